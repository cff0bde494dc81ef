#include "tests/support/markdown_blocks.hpp"

#include <algorithm>
#include <optional>
#include <sstream>
#include <utility>

namespace stoa::testing {

std::vector<std::string> Block::words() const {
  std::istringstream in(info);
  std::vector<std::string> words;
  for (std::string word; in >> word;)
    words.push_back(word);
  return words;
}

std::vector<Block> blocks_of(std::string_view markdown) {
  std::vector<Block> blocks;
  std::optional<Block> open;
  std::size_t fence = 0;
  std::size_t number = 0;
  while (!markdown.empty()) {
    ++number;
    const std::size_t end = std::min(markdown.find('\n'), markdown.size());
    const std::string_view line = markdown.substr(0, end);
    markdown.remove_prefix(std::min(end + 1, markdown.size()));
    const std::size_t ticks = std::min(line.find_first_not_of('`'), line.size());
    if (!open && ticks >= 3) {
      fence = ticks;
      open = Block{std::string(line.substr(ticks)), {}, number + 1};
    } else if (open && ticks >= fence && ticks == line.size()) {
      blocks.push_back(*std::exchange(open, std::nullopt));
    } else if (open) {
      open->text.append(line).push_back('\n');
    }
  }
  return blocks;
}

}  // namespace stoa::testing
