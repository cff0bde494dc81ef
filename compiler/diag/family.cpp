#include "compiler/diag/family.hpp"

#include <algorithm>
#include <array>

#include "compiler/diag/code.hpp"

namespace stoa::diag {

namespace {

constexpr std::array kFamilies = {
    Family{"00", "bytes", "Bytes"},
    Family{"01", "syntax", "Syntax"},
    Family{"02", "names", "Names and values"},
    Family{"03", "placement", "Placement"},
    Family{"04", "story", "The story"},
    Family{"05", "packs", "Packs"},
    Family{"06", "catalogue", "The catalogue"},
    Family{"07", "links", "Links"},
    Family{"08", "files", "Files and outputs"},
    Family{"09", "limits", "Limits and layout"},
};

}  // namespace

std::span<const Family> families() {
  return kFamilies;
}

std::string_view family_of(Code code) {
  return info(code).id.substr(1, 2);
}

std::string_view name_of_family(Code code) {
  return std::ranges::find(kFamilies, family_of(code), &Family::digits)->name;
}

bool can_be_silenced(Code code) {
  const std::string_view family = family_of(code);
  return info(code).severity != Severity::error || family == "03" || family == "04" || family == "05";
}

bool is_unreadable(const Diagnostic& finding) {
  const std::string_view family = family_of(finding.code());
  return finding.severity() == Severity::error && (family == "00" || family == "01");
}

}  // namespace stoa::diag
