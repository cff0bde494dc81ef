#include "compiler/backends/page.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <sha256.h>

#include <fmt/format.h>

#include "compiler/backends/base64.hpp"
#include "compiler/base/assert.hpp"
#include "compiler/base/embedded_file.hpp"
#include "compiler/base/escape.hpp"

namespace stoa::backends {

// Defined in a file made at build, of all files in page/.
std::span<const EmbeddedFile> embedded_page();

namespace {

std::string joined_files(std::span<const std::string_view> names) {
  std::string text;
  for (const std::string_view name : names) {
    const auto files = embedded_page();
    const auto* const found = std::to_address(std::ranges::find(files, name, &EmbeddedFile::path));
    STOA_ASSERT(found != files.data() + files.size(), "pages are made of files that are part of the program");
    text += found->text;
  }
  return text;
}

/// As a policy names it: 'sha256-…'.
std::string hash_source(std::string_view text) {
  SHA2_CTX context;
  SHA256Init(&context);
  SHA256Update(&context, reinterpret_cast<const std::uint8_t*>(text.data()), text.size());
  std::array<std::uint8_t, SHA256_DIGEST_LENGTH> digest{};
  SHA256Final(digest.data(), &context);
  return fmt::format(" 'sha256-{}'", base64({reinterpret_cast<const char*>(digest.data()), digest.size()}));
}

/// Of the style sheets of pictures in a body. They hold colors and names of ours, so nothing in them is
/// escaped.
std::string hashes_of_styles(std::string_view body) {
  constexpr std::string_view kBegin = "<style>";
  std::string hashes;
  for (std::size_t at = body.find(kBegin); at != body.npos; at = body.find(kBegin, at)) {
    at += kBegin.size();
    hashes += hash_source(body.substr(at, body.find("</style>", at) - at));
  }
  return hashes;
}

}  // namespace

std::string write_page(const Page& page) {
  const std::string style = joined_files(page.styles);
  const std::string script = joined_files(page.scripts);
  return fmt::format(
      "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:; "
      "style-src{}{}; script-src{}; base-uri 'none'; form-action 'none'\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<meta name=\"color-scheme\" content=\"light dark\">\n<link rel=\"icon\" href=\"data:,\">\n"
      "<title>{}</title>\n<style>{}</style>\n</head>\n<body>\n{}{}</body>\n</html>\n",
      hash_source(style), hashes_of_styles(page.body), script.empty() ? " 'none'" : hash_source(script),
      xml_text(page.title), style, page.body,
      script.empty() ? std::string() : fmt::format("<script>{}</script>\n", script));
}

}  // namespace stoa::backends
