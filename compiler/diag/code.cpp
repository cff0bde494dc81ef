#include "compiler/diag/code.hpp"

#include <algorithm>
#include <array>

namespace stoa::diag {

namespace {

constexpr std::array kCodes = {
#define STOA_DIAG(id, name, severity, title) CodeInfo{#id, #name, Severity::severity, title},
#include "compiler/diag/codes.def"
#undef STOA_DIAG
};

char upper(char c) {
  return 'a' <= c && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}

}  // namespace

std::span<const CodeInfo> codes() {
  return kCodes;
}

const CodeInfo& info(Code code) {
  return kCodes[static_cast<std::size_t>(code)];
}

std::optional<Code> find_code(std::string_view id) {
  const auto same = [&](const CodeInfo& row) {
    return std::ranges::equal(row.id, id, [](char a, char b) { return a == upper(b); });
  };
  const auto found = std::ranges::find_if(kCodes, same);
  if (found == kCodes.end())
    return std::nullopt;
  return static_cast<Code>(found - kCodes.begin());
}

}  // namespace stoa::diag
