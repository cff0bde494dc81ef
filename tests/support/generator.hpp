// Designs made from a number: the same text for the same number, on every machine.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

namespace stoa::testing {

/// How large a generated design is to be, about.
struct Shape {
  std::size_t n_components = 20;
  std::size_t n_steps = 28;
  std::size_t n_stages = 1;
};

/// A design without errors: groups in groups, chains, fan-outs, every arrow, texts in several
/// scripts, questions, choices, trade-offs, stages and comments.
std::string generate_design(std::uint64_t seed, const Shape& shape = {});

/// Scenarios one after the other, of realistic size each, until the text has this many bytes.
std::string generate_text(std::uint64_t seed, std::size_t n_bytes);

/// Some bytes changed, moved, doubled or taken out.
std::string mutate(std::string text, std::uint64_t seed);

}  // namespace stoa::testing
