#include <map>
#include <string>
#include <utility>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "compiler/base/parallel.hpp"
#include "compiler/diag/render.hpp"
#include "compiler/driver/compile.hpp"
#include "compiler/sema/dump.hpp"
#include "tests/support/generator.hpp"

namespace stoa::testing {
namespace {

constexpr std::size_t kLarge = kWorthThreads + 50000;

/// Findings and designs of a run, as one text.
std::string result_of(const std::map<std::string, std::string>& files, std::size_t n_threads) {
  MemoryReader reader;
  driver::Session session;
  driver::Request request;
  request.reading.threads = n_threads;
  for (const auto& [path, text] : files) {
    reader.add(path, text);
    const SourceFile& word = session.sources.add("<command line>", path);
    request.inputs.push_back({path, Span{word.id(), 0, static_cast<std::uint32_t>(path.size())}});
  }
  driver::Program program;
  driver::Progress progress(false);
  driver::analyze(request, reader, session, progress, program);
  std::string out = diag::render_concise(session.sink.sorted(), session.sources, {false, 10000});
  for (const driver::Unit& unit : program.units)
    for (const sema::Scenario& scenario : unit.scenarios) {
      out += sema::dump(scenario.base, *unit.catalog);
      for (const sema::Design& stage : scenario.stages)
        out += sema::dump(stage, *unit.catalog);
    }
  return out;
}

/// Every so many lines, one that names what is not there.
std::string with_mistakes(const std::string& text) {
  std::string out;
  std::size_t n_lines = 0;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = text.find('\n', begin) + 1;
    const std::string line = text.substr(begin, end - begin);
    out += line;
    if (line.find(" -> ") != std::string::npos && ++n_lines % 50 == 0)
      out += fmt::format("    c1 -> nothing{}\n", n_lines);
    begin = end;
  }
  return out;
}

TEST(Threads, give_the_same_findings_and_designs_however_many_there_are) {
  const std::map<std::string, std::string> one = {{"a.stoa", with_mistakes(generate_text(3, kLarge))}};
  const std::string alone = result_of(one, 1);
  EXPECT_NE(alone.find("nothing50"), std::string::npos);
  EXPECT_EQ(alone, result_of(one, 2));
  EXPECT_EQ(alone, result_of(one, 8));
}

TEST(Threads, check_files_side_by_side_in_their_order) {
  std::map<std::string, std::string> files;
  for (int i = 0; i < 5; ++i)
    files[fmt::format("{}.stoa", i)] =
        with_mistakes(generate_text(static_cast<std::uint64_t>(i), kLarge / 5));
  const std::string alone = result_of(files, 1);
  EXPECT_EQ(alone, result_of(files, 4));
}

}  // namespace
}  // namespace stoa::testing
