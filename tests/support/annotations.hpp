// Expectations beside the line they are about.
//
//   api -> databse   #~ E0202 8-14 "nothing is called" help "did you mean"
//
// Columns count code points from 1 and include both ends; `8` alone is a place between two characters, and
// `8-+2:3` ends two lines further down. `#~^` speaks of the line above, `#~^^` of the one above that. After
// the columns stand pieces of the message, or of its `help`, `note`, `label` or `here`. An annotation is
// taken out of the text before that is read, with the blanks before it. `⟨E2 80 8B⟩` stands for those bytes.
//
// A file holds several cases, each after a line `--- what it shows ---`. What stands before the first is the
// catalogue that the cases are checked against, instead of stdlib/.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "tests/support/front_end.hpp"

namespace stoa::testing {

struct Expectation {
  std::string code;
  std::size_t line = 0;  ///< of the text, from 1
  std::string columns;   ///< as written: `8-14`
  struct Piece {
    std::string of;  ///< `message`, `help`, `note`, `label` or `here`
    std::string text;
  };
  std::vector<Piece> pieces;
};

struct Case {
  std::string title;
  std::size_t line = 0;  ///< of its first line in the file, from 1
  std::string text;      ///< without annotations
  std::vector<Expectation> expectations;
};

struct CaseFile {
  Library library;
  std::vector<Case> cases;
  std::vector<std::string> faults;  ///< annotations that cannot be read
};

CaseFile read_cases(std::string_view text);

/// `⟨E2 80 8B⟩` -> three bytes.
std::string expand_bytes(std::string_view text);

/// The columns of a finding as an annotation writes them.
std::string columns_of(const diag::Diagnostic& finding, const SourceFile& source);

/// What differs between what was expected and what was found, ready to read; empty if nothing.
std::string difference(const Case& expected, const Analysis& analysis);

}  // namespace stoa::testing
