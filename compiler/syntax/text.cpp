#include "compiler/syntax/text.hpp"

#include <algorithm>
#include <charconv>
#include <vector>

#include <fmt/format.h>

#include "compiler/base/utf8.hpp"
#include "compiler/diag/code.hpp"

namespace stoa::syntax {

namespace {

constexpr std::string_view kBlanks = " \t";

/// Appends what `\u{…}` at the beginning of `escape` stands for; the bytes read, or 0 if it is malformed.
std::size_t append_unicode(std::string& out, std::string_view escape) {
  const std::size_t close = escape.find('}');
  if (!escape.starts_with("\\u{") || close == std::string_view::npos || close == 3 || close > 9)
    return 0;
  std::uint32_t code = 0;
  const char* const begin = escape.data() + 3;
  const char* const end = escape.data() + close;
  const auto [stop, error] = std::from_chars(begin, end, code, 16);
  const bool is_scalar = code <= 0x10FFFF && (code < 0xD800 || code > 0xDFFF) && code != 0;
  if (error != std::errc{} || stop != end || !is_scalar)
    return 0;
  append_utf8(out, static_cast<char32_t>(code));
  return close + 1;
}

std::vector<std::string_view> split_lines(std::string_view text) {
  std::vector<std::string_view> lines;
  while (true) {
    const std::size_t end = text.find('\n');
    std::string_view line = text.substr(0, end);
    if (line.ends_with('\r'))
      line.remove_suffix(1);
    lines.push_back(line);
    if (end == std::string_view::npos)
      return lines;
    text.remove_prefix(end + 1);
  }
}

bool is_blank(std::string_view line) {
  return line.find_first_not_of(kBlanks) == std::string_view::npos;
}

}  // namespace

std::string_view unescape(std::string_view inner, const SourceFile& source, StringPool& pool,
                          diag::Sink& sink) {
  std::size_t at = inner.find('\\');
  if (at == std::string_view::npos)
    return inner;
  std::string out;
  std::size_t done = 0;
  for (; at != std::string_view::npos; at = inner.find('\\', done)) {
    out += inner.substr(done, at - done);
    const std::string_view rest = inner.substr(at);
    const char c = rest.size() > 1 ? rest[1] : '\0';
    std::size_t length = 2;
    if (c == '"' || c == '\\') {
      out += c;
    } else if (c == 'n') {
      out += '\n';
    } else if (const std::size_t read = c == 'u' ? append_unicode(out, rest) : 0; read > 0) {
      length = read;
    } else {
      out += rest.substr(0, 2);
      sink.report(
          diag::Diagnostic(diag::Code::bad_escape, source.span_of(rest.substr(0, 2)),
                           "this backslash starts no known escape")
              .help("a text knows `\\\"`, `\\\\`, `\\n` and `\\u{1F600}`; write `\\\\` for a backslash"));
    }
    done = at + length;
  }
  out += inner.substr(done);
  return pool.keep(std::move(out));
}

std::string_view unindent(std::string_view inner, StringPool& pool) {
  if (inner.find('\n') == std::string_view::npos)
    return inner;
  std::vector<std::string_view> lines = split_lines(inner);
  std::size_t indent = std::string_view::npos;
  for (std::size_t i = 1; i < lines.size(); ++i)
    if (!is_blank(lines[i]))
      indent = std::min(indent, lines[i].find_first_not_of(kBlanks));
  for (std::size_t i = 1; i < lines.size(); ++i)
    lines[i].remove_prefix(is_blank(lines[i]) ? lines[i].size() : indent);
  if (is_blank(lines.back()))
    lines.pop_back();
  if (!lines.empty() && is_blank(lines.front()))
    lines.erase(lines.begin());
  return pool.keep(fmt::format("{}", fmt::join(lines, "\n")));
}

std::string escape(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '"' || c == '\\')
      out += '\\';
    if (c == '\n')
      out += "\\n";
    else
      out += c;
  }
  return out;
}

}  // namespace stoa::syntax
