// The fenced blocks of a Markdown page, so that tests can run what a page shows.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace stoa::testing {

struct Block {
  std::string info;      ///< after the opening fence: `stoa fails E0202`
  std::string text;      ///< each line with its line end
  std::size_t line = 0;  ///< of its first line of text, from 1

  /// The words of `info`.
  std::vector<std::string> words() const;
};

/// Fences are three or more backticks; a block ends at a fence as long as its own.
std::vector<Block> blocks_of(std::string_view markdown);

}  // namespace stoa::testing
