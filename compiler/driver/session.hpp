// The sources and the findings of a run. Only the driver sees it: stages get what they read, and the sink.
#pragma once

#include <memory>
#include <utility>
#include <vector>

#include "compiler/base/source.hpp"
#include "compiler/diag/diagnostic.hpp"

namespace stoa::driver {

struct Session {
  SourceSet sources;
  diag::Sink sink;

  /// Makes something that lasts as long as the session, and may refer to its sources.
  template <class T>
  T& make() {
    auto made = std::make_shared<T>();
    T& reference = *made;
    held.push_back(std::move(made));
    return reference;
  }

  std::vector<std::shared_ptr<void>> held;
};

/// A word of the command line, and where it stands there: a finding about it has a place like any other.
struct Argument {
  std::string text;
  Span span;
};

}  // namespace stoa::driver
