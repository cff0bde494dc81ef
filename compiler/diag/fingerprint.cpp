#include "compiler/diag/fingerprint.hpp"

#include <cstdint>
#include <map>

#include <fmt/format.h>

#include "compiler/diag/render.hpp"

namespace stoa::diag {

namespace {

/// FNV-1a, 64 bits: the same on every machine. https://datatracker.ietf.org/doc/draft-eastlake-fnv/
std::uint64_t hash(std::string_view text, std::uint64_t state) {
  constexpr std::uint64_t kPrime = 0x100000001B3;
  for (const char c : text)
    state = (state ^ static_cast<unsigned char>(c)) * kPrime;
  return (state ^ 0xFFU) * kPrime;  // An end that no UTF-8 text holds: "ab" and "c" are not "a" and "bc".
}

std::string_view trimmed(std::string_view line) {
  constexpr std::string_view kBlanks = " \t\r";
  const std::size_t begin = line.find_first_not_of(kBlanks);
  return begin == line.npos ? std::string_view()
                            : line.substr(begin, line.find_last_not_of(kBlanks) - begin + 1);
}

}  // namespace

const SourceFile* file_of(const SourceSet& sources, Span span) {
  if (span.source.value >= sources.size() || sources[span.source].path() == kCommandLinePath)
    return nullptr;
  return &sources[span.source];
}

std::vector<std::string> fingerprints(std::span<const Diagnostic> diagnostics, const SourceSet& sources,
                                      const PathOf& path_of) {
  constexpr std::uint64_t kBasis = 0xCBF29CE484222325;
  std::vector<std::string> prints;
  std::map<std::uint64_t, std::uint64_t> n_seen;
  for (const Diagnostic& diagnostic : diagnostics) {
    std::uint64_t state = hash(diagnostic.id(), kBasis);
    if (const SourceFile* file = file_of(sources, diagnostic.span())) {
      state = hash(path_of(*file), state);
      state = hash(trimmed(file->line_text(file->line_column(diagnostic.span().begin).line)), state);
    } else {
      state = hash(diagnostic.message(), state);
    }
    prints.push_back(fmt::format("{:016x}", hash(fmt::format("{}", n_seen[state]++), state)));
  }
  return prints;
}

}  // namespace stoa::diag
