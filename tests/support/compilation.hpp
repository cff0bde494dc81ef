// The whole compiler over texts in memory, as the command runs it.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/base/file_reader.hpp"
#include "compiler/base/limits.hpp"
#include "compiler/driver/compile.hpp"
#include "compiler/driver/session.hpp"

namespace stoa::testing {

/// What a run reads, by path, and what it compiles of that.
struct Sources {
  std::map<std::string, std::string> texts;
  std::vector<std::string> inputs;
  std::string icons = {};  ///< the folder of a set of icons; empty: none is asked for
};

/// A text alone, as the file `name`.
Sources only(std::string name, std::string text);

struct Compiled {
  std::map<std::string, std::string> outputs;  ///< bytes by file name: `shop.order.dot`
  std::string findings;                        ///< one line each
  bool has_errors = false;
};

/// Compiles to the forms named (`svg`, `dot`, `ast`, …) and the views named.
Compiled compile(const Sources& sources, const std::vector<std::string>& forms,
                 const std::vector<std::string>& views = {"all"}, const Limits& limits = {});

/// The checked designs of a text. Its parts point into each other, so it stays where it is.
struct Checked {
  Checked() = default;
  Checked(const Checked&) = delete;
  Checked& operator=(const Checked&) = delete;

  MemoryReader reader;
  driver::Session session;
  driver::Program program;
  std::deque<sema::Design> made;
  std::vector<driver::View> views;  ///< all of them; none if there are errors
};
std::unique_ptr<Checked> check(const Sources& sources, const Limits& limits = {});

}  // namespace stoa::testing
