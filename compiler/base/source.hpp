// Source texts, and spans of bytes in them. Lines and columns are computed only when text is shown.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/base/assert.hpp"
#include "compiler/base/index.hpp"

namespace stoa {

using SourceId = Id<struct SourceTag>;

/// Bytes [begin, end) of one source.
struct Span {
  SourceId source;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  std::uint32_t size() const { return end - begin; }
  /// Whether `inner` lies wholly in this span.
  bool contains(Span inner) const {
    return source == inner.source && begin <= inner.begin && inner.end <= end;
  }
  friend auto operator<=>(const Span&, const Span&) = default;
};

/// The smallest span that holds both; they must be of one source.
Span join(Span a, Span b);

/// Both count from 1; a column is a count of code points, not of bytes.
struct LineColumn {
  std::uint32_t line = 1;
  std::uint32_t column = 1;
};

/// One text and its name. Never moves: every string_view of the front end points into `text()`.
class SourceFile {
 public:
  /// A text that stays where it is for the life of the program, such as an embedded file.
  SourceFile(SourceId id, std::string path, std::string_view static_text);
  SourceFile(SourceId id, std::string path, std::string owned_text);
  SourceFile(const SourceFile&) = delete;
  SourceFile& operator=(const SourceFile&) = delete;

  SourceId id() const { return id_; }
  /// As shown to people: relative to where stoa was started, or `<stdlib>/…`, or `<stdin>`.
  const std::string& path() const { return path_; }
  std::string_view text() const { return text_; }

  /// The span of `part`, which must be a view into `text()`.
  Span span_of(std::string_view part) const {
    STOA_ASSERT(part.data() >= text_.data() && part.data() + part.size() <= text_.data() + text_.size(),
                "the part lies in this source");
    const auto begin = static_cast<std::uint32_t>(part.data() - text_.data());
    return {id_, begin, begin + static_cast<std::uint32_t>(part.size())};
  }
  std::string_view text_of(Span span) const { return text_.substr(span.begin, span.size()); }
  LineColumn line_column(std::uint32_t offset) const;
  /// Line `line` (from 1) without its line ending.
  std::string_view line_text(std::uint32_t line) const;
  /// The offset of the first byte of line `line` (from 1).
  std::uint32_t line_begin(std::uint32_t line) const;
  std::uint32_t line_count() const;

 private:
  static constexpr std::size_t kBlock = 4096;

  /// The number of line ends before each block of the text, and before its end. Made when the first position
  /// is asked for: of a large text few positions are, so that only counting has to be quick.
  const std::vector<std::uint32_t>& line_ends_before() const;
  std::uint32_t count_line_ends(std::size_t begin, std::size_t end) const;

  SourceId id_;
  std::string path_;
  std::string owned_;
  std::string_view text_;
  mutable std::vector<std::uint32_t> line_ends_before_;
};

/// All sources of a run, by id. Growing moves no file.
class SourceSet {
 public:
  const SourceFile& add(std::string path, std::string text);
  const SourceFile& add_static(std::string path, std::string_view text);

  const SourceFile& operator[](SourceId id) const { return files_[id.value]; }
  std::size_t size() const { return files_.size(); }

 private:
  std::deque<SourceFile> files_;
};

/// Owns texts that were made rather than found in a source; views of them stay valid as long as the pool.
class StringPool {
 public:
  std::string_view keep(std::string text) { return strings_.emplace_back(std::move(text)); }

 private:
  std::deque<std::string> strings_;
};

}  // namespace stoa
