// The codes of all diagnostics. Apart from diagnostic.hpp, because every new code changes this header: only
// who names a code or asks about one includes it.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "compiler/diag/diagnostic.hpp"

namespace stoa::diag {

enum class Code : std::uint16_t {
#define STOA_DIAG(id, name, severity, title) name,
#include "compiler/diag/codes.def"
#undef STOA_DIAG
};

struct CodeInfo {
  std::string_view id;    ///< "E0201": what `stoa explain` and `allow` take
  std::string_view name;  ///< "unknown_kind": the enumerator
  Severity severity;
  std::string_view title;  ///< one line, lower case, for lists
};

/// All codes, in the order of codes.def.
std::span<const CodeInfo> codes();
const CodeInfo& info(Code code);
/// By id, in any case; nothing if there is no such code.
std::optional<Code> find_code(std::string_view id);

}  // namespace stoa::diag
