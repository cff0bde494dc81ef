#include "compiler/base/source.hpp"

#include <algorithm>

#include "compiler/base/assert.hpp"

namespace stoa {

Span join(Span a, Span b) {
  STOA_ASSERT(a.source == b.source, "joined spans are of one source");
  return {a.source, std::min(a.begin, b.begin), std::max(a.end, b.end)};
}

SourceFile::SourceFile(SourceId id, std::string path, std::string_view static_text)
    : id_(id), path_(std::move(path)), text_(static_text) {}

SourceFile::SourceFile(SourceId id, std::string path, std::string owned_text)
    : id_(id), path_(std::move(path)), owned_(std::move(owned_text)), text_(owned_) {}

const std::vector<std::uint32_t>& SourceFile::line_ends_before() const {
  if (line_ends_before_.empty()) {
    std::uint32_t n_ends = 0;
    for (std::size_t begin = 0; begin <= text_.size(); begin += kBlock) {
      line_ends_before_.push_back(n_ends);
      n_ends += count_line_ends(begin, begin + kBlock);
    }
    line_ends_before_.push_back(n_ends);
  }
  return line_ends_before_;
}

// In counts of one byte each, so that many are made at a time.
std::uint32_t SourceFile::count_line_ends(std::size_t begin, std::size_t end) const {
  constexpr std::size_t kMost = 255;
  std::uint32_t n_ends = 0;
  for (std::string_view part = text_.substr(begin, end - begin); !part.empty();
       part.remove_prefix(std::min(kMost, part.size()))) {
    std::uint8_t n_few = 0;
    for (const char c : part.substr(0, kMost))
      n_few = static_cast<std::uint8_t>(n_few + (c == '\n' ? 1 : 0));
    n_ends += n_few;
  }
  return n_ends;
}

LineColumn SourceFile::line_column(std::uint32_t offset) const {
  const std::size_t before = std::min<std::size_t>(offset, text_.size());
  const std::size_t block = before / kBlock;
  const std::uint32_t line = line_ends_before()[block] + count_line_ends(block * kBlock, before) + 1;
  const std::size_t end_before = text_.substr(0, before).rfind('\n');
  std::uint32_t column = 1;
  for (std::size_t at = end_before == std::string_view::npos ? 0 : end_before + 1; at < before; ++at) {
    const bool is_continuation = (static_cast<unsigned char>(text_[at]) & 0xC0U) == 0x80U;
    if (!is_continuation)
      ++column;
  }
  return {line, column};
}

std::uint32_t SourceFile::line_begin(std::uint32_t line) const {
  const std::vector<std::uint32_t>& before = line_ends_before();
  // The last block with fewer line ends before it than there are lines before this one.
  const auto behind = std::lower_bound(before.begin(), before.end(), line - 1);
  std::size_t at =
      behind == before.begin() ? 0 : static_cast<std::size_t>(behind - before.begin() - 1) * kBlock;
  for (std::uint32_t n_ends = before[at / kBlock]; n_ends + 1 < line; ++n_ends)
    at = text_.find('\n', at) + 1;
  return static_cast<std::uint32_t>(at);
}

std::uint32_t SourceFile::line_count() const {
  return line_ends_before().back() + 1;
}

std::string_view SourceFile::line_text(std::uint32_t line) const {
  const std::uint32_t begin = line_begin(line);
  std::string_view text = text_.substr(begin);
  text = text.substr(0, text.find('\n'));
  if (text.ends_with('\r'))
    text.remove_suffix(1);
  return text;
}

const SourceFile& SourceSet::add(std::string path, std::string text) {
  const SourceId id{static_cast<std::uint32_t>(files_.size())};
  return files_.emplace_back(id, std::move(path), std::move(text));
}

const SourceFile& SourceSet::add_static(std::string path, std::string_view text) {
  const SourceId id{static_cast<std::uint32_t>(files_.size())};
  return files_.emplace_back(id, std::move(path), text);
}

}  // namespace stoa
