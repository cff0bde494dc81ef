// The fuzzers' properties over every text of the repository, each with some mutations: the same ones on every
// machine.
#include <csignal>
#include <cstdint>
#include <cstdio>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "tests/fuzz/properties.hpp"
#include "tests/support/annotations.hpp"
#include "tests/support/generator.hpp"
#include "tests/support/repository.hpp"

namespace stoa::testing {
namespace {

constexpr std::uint64_t kMutations = 12;

/// Every design, catalogue file and annotated case, and what fuzzers found in the past.
std::vector<std::string> corpus() {
  std::vector<std::string> texts;
  for (const char* const folder : {"stdlib", "examples", "docs", "tests"})
    for (const auto& path : files_below(folder, ".stoa")) {
      texts.push_back(read_file(path));
      if (shown(path).starts_with("tests/diagnostics/"))
        for (const Case& one : read_cases(texts.back()).cases)
          texts.push_back(one.text);
    }
  for (const auto& path : files_below("tests/fuzz/found", ""))
    texts.push_back(read_file(path));
  for (std::uint64_t seed = 0; seed < 20; ++seed)
    texts.push_back(generate_design(seed));
  return texts;
}

/// What is being read, for whoever has to find out why the process ended.
std::string current;

void show_current(int signal) {
  std::fprintf(stderr, "--- the text ---\n%s\n--- its end ---\n", current.c_str());
  std::signal(signal, SIG_DFL);
  std::raise(signal);
}

void replay(void (*property)(std::string_view)) {
  std::signal(SIGABRT, show_current);
  std::uint64_t seed = 0;
  const auto run = [&](std::string text) {
    current = std::move(text);
    property(current);
  };
  for (const std::string& text : corpus()) {
    run(text);
    for (std::uint64_t i = 0; i < kMutations; ++i)
      run(mutate(text, ++seed));
  }
  EXPECT_GT(seed, 2000U) << "the corpora were not found";
}

TEST(Replay, parses_every_text_and_its_mutations) {
  replay(check_parsing);
}
TEST(Replay, formats_every_text_and_its_mutations) {
  replay(check_formatting);
}
TEST(Replay, compiles_every_text_and_its_mutations) {
  replay(check_compiling);
}

}  // namespace
}  // namespace stoa::testing
