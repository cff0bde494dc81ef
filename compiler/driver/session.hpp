// The sources and the findings of a run. Only the driver sees it: stages get what they read, and the sink.
#pragma once

#include "compiler/base/source.hpp"
#include "compiler/diag/diagnostic.hpp"

namespace stoa::driver {

struct Session {
  SourceSet sources;
  diag::Sink sink;
};

/// A word of the command line, and where it stands there: a finding about it has a place like any other.
struct Argument {
  std::string text;
  Span span;
};

}  // namespace stoa::driver
