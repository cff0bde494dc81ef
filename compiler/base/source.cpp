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

const std::vector<std::uint32_t>& SourceFile::line_starts() const {
  if (line_starts_.empty()) {
    line_starts_.push_back(0);
    for (std::size_t at = text_.find('\n'); at != std::string_view::npos; at = text_.find('\n', at + 1))
      line_starts_.push_back(static_cast<std::uint32_t>(at + 1));
  }
  return line_starts_;
}

LineColumn SourceFile::line_column(std::uint32_t offset) const {
  const auto& starts = line_starts();
  const auto next = std::upper_bound(starts.begin(), starts.end(), offset);
  const std::uint32_t begin = *(next - 1);
  std::uint32_t column = 1;
  for (std::uint32_t at = begin; at < offset && at < text_.size(); ++at) {
    const bool is_continuation = (static_cast<unsigned char>(text_[at]) & 0xC0U) == 0x80U;
    if (!is_continuation)
      ++column;
  }
  return {static_cast<std::uint32_t>(next - starts.begin()), column};
}

std::uint32_t SourceFile::line_begin(std::uint32_t line) const {
  return line_starts()[line - 1];
}

std::uint32_t SourceFile::line_count() const {
  return static_cast<std::uint32_t>(line_starts().size());
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
