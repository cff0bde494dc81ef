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

constexpr std::uint64_t kMutations = STOA_MUTATIONS;

/// What fuzzers found in the past: any property may fail on it again.
void add_found(std::vector<std::string>& texts) {
  for (const auto& path : files_below("tests/fuzz/found", ""))
    texts.push_back(read_file(path));
}

/// Every design, catalogue file and annotated case.
std::vector<std::string> corpus() {
  std::vector<std::string> texts;
  for (const char* const folder : {"stdlib", "examples", "docs", "tests"})
    for (const auto& path : files_below(folder, ".stoa")) {
      texts.push_back(read_file(path));
      if (shown(path).starts_with("tests/diagnostics/"))
        for (const Case& one : read_cases(texts.back()).cases)
          texts.push_back(one.text);
    }
  add_found(texts);
  for (std::uint64_t seed = 0; seed < 20; ++seed)
    texts.push_back(generate_design(seed));
  return texts;
}

/// Texts with mistakes: short ones, because each of their repairs is a reading of its own.
std::vector<std::string> mistakes() {
  std::vector<std::string> texts;
  for (const auto& path : files_below("tests/diagnostics", ".stoa"))
    for (const Case& one : read_cases(read_file(path)).cases)
      texts.push_back(one.text);
  add_found(texts);
  return texts;
}

std::vector<std::string> seeds(const std::string& folder) {
  std::vector<std::string> texts;
  for (const auto& path : files_below("tests/fuzz/seeds/" + folder, ""))
    texts.push_back(read_file(path));
  add_found(texts);
  return texts;
}

/// What is being read, for whoever has to find out why the process ended.
std::string current;

void show_current(int signal) {
  std::fprintf(stderr, "--- the text ---\n%s\n--- its end ---\n", current.c_str());
  std::signal(signal, SIG_DFL);
  std::raise(signal);
}

void replay(void (*property)(std::string_view), const std::vector<std::string>& texts,
            std::uint64_t n_mutations = kMutations) {
  std::signal(SIGABRT, show_current);
  std::uint64_t seed = 0;
  const auto run = [&](std::string text) {
    current = std::move(text);
    property(current);
  };
  for (const std::string& text : texts) {
    run(text);
    for (std::uint64_t i = 0; i < n_mutations; ++i)
      run(mutate(text, ++seed));
  }
  EXPECT_GT(texts.size(), 5U) << "the corpora were not found";
}

TEST(Replay, parses_every_text_and_its_mutations) {
  replay(check_parsing, corpus());
}
TEST(Replay, formats_every_text_and_its_mutations) {
  replay(check_formatting, corpus());
}
TEST(Replay, compiles_every_text_and_its_mutations) {
  replay(check_compiling, corpus(), kMutations / 3);  // Each reads a part of the catalogue too.
}
TEST(Replay, mends_every_mistake_and_its_mutations) {
  replay(check_mending, mistakes(), kMutations / 4);
}
TEST(Replay, lets_no_address_or_text_out_of_its_place) {
  replay(check_links, seeds("links"));
}
TEST(Replay, reads_every_project_file_and_baseline_and_their_mutations) {
  replay(check_config, seeds("config"));
}
TEST(Replay, lets_only_shapes_out_of_every_icon_and_its_mutations) {
  replay(check_icons, seeds("icons"), 40);
}

}  // namespace
}  // namespace stoa::testing
