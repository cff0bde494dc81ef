// Many mistakes in one file are all found in one run, at their lines, with little else; and a slip of the
// finger leads back to the name that was meant. Everything is drawn from a fixed seed.
#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "compiler/diag/code.hpp"
#include "tests/support/front_end.hpp"
#include "tests/support/repository.hpp"

namespace stoa::testing {
namespace {

/// Numbers that are the same on every machine.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_(seed) {}
  std::size_t below(std::size_t most) {
    state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<std::size_t>((state_ >> 33U) % most);
  }

 private:
  std::uint64_t state_;
};

constexpr std::size_t kUnits = 20;

struct Unit {
  std::string worker, store, step;
};

struct Mistake {
  std::string_view code;
  void (*make)(Unit& unit);
  int line;  ///< 0: of the worker, 1: of the store, 2: of the step
};

void replace(std::string& text, std::string_view old, std::string_view now) {
  const std::size_t at = text.find(old);
  ASSERT_NE(at, std::string::npos) << text;
  text.replace(at, old.size(), now);
}

const std::array kMistakes = {
    Mistake{"E0201", [](Unit& unit) { replace(unit.worker, "lambda", "lamdba"); }, 0},
    Mistake{"E0202", [](Unit& unit) { replace(unit.step, "-> store", "-> stroe"); }, 2},
    Mistake{"E0208", [](Unit& unit) { replace(unit.worker, "30s", "40m"); }, 0},
    Mistake{"W0201", [](Unit& unit) { replace(unit.worker, "timeout", "tiemout"); }, 0},
    Mistake{"E0204", [](Unit& unit) { replace(unit.store, "@reliability", "@secrecy"); }, 1},
    Mistake{"E0207", [](Unit& unit) { replace(unit.worker, "30s", "30MB"); }, 0},
    Mistake{"E0106", [](Unit& unit) { replace(unit.step, "keeps it", "keeps \\q it"); }, 2},
    Mistake{"E0107", [](Unit& unit) { replace(unit.worker, "30s", "3.0.0s"); }, 0},
    Mistake{"W0203", [](Unit& unit) { replace(unit.worker, "30s", "30s, timeout: 31s"); }, 0},
    Mistake{"E0701", [](Unit& unit) { unit.store += " { link: \"javascript:x\" }"; }, 1},
    Mistake{"E0102", [](Unit& unit) { replace(unit.step, "it\"", "it"); }, 2},
};

struct Seeded {
  std::string text;
  std::vector<std::pair<std::string, std::size_t>> expected;  ///< codes and lines
};

Seeded seeded(std::size_t n_mistakes, Dice& dice) {
  std::vector<Unit> units;
  for (std::size_t i = 0; i < kUnits; ++i)
    units.push_back({fmt::format("lambda worker-{} \"Worker\" {{ timeout: 30s }}", i),
                     fmt::format("s3 store-{} \"Store\" @reliability", i),
                     fmt::format("fan -> worker-{0} -> store-{0} \"keeps it\"", i)});
  std::vector<const Mistake*> made(kUnits);
  for (std::size_t left = n_mistakes; left > 0;)
    if (const std::size_t at = dice.below(kUnits); made[at] == nullptr) {
      made[at] = &kMistakes[dice.below(kMistakes.size())];
      made[at]->make(units[at]);
      --left;
    }
  Seeded out{"user fan\n", {}};
  std::size_t line = 2;
  const auto put = [&](const std::string& text, const Mistake* mistake, int which) {
    if (mistake != nullptr && mistake->line == which)
      out.expected.emplace_back(mistake->code, line);
    out.text += text + '\n';
    line += 1 + static_cast<std::size_t>(std::ranges::count(text, '\n'));
  };
  for (std::size_t i = 0; i < kUnits; ++i) {
    put(units[i].worker, made[i], 0);
    put(units[i].store, made[i], 1);
  }
  for (std::size_t i = 0; i < kUnits; ++i)
    put(units[i].step, made[i], 2);
  return out;
}

TEST(Mistakes, are_all_found_in_one_run_at_their_lines_with_little_else) {
  Dice dice(20261126);
  std::size_t n_expected = 0, n_extra = 0;
  for (std::size_t n = 1; n <= kUnits; ++n) {
    const Seeded file = seeded(n, dice);
    const auto analysis = analyze(file.text);
    std::vector<std::pair<std::string, std::size_t>> found;
    for (const diag::Diagnostic& finding : analysis->findings())
      found.emplace_back(diag::info(finding.code()).id,
                         analysis->sources[analysis->source].line_column(finding.span().begin).line);
    n_expected += file.expected.size();
    for (const auto& [code, line] : file.expected) {
      const auto hit = std::ranges::find_if(found, [&, wanted = code, at = line](const auto& one) {
        return one.first == wanted && one.second + 1 >= at && one.second <= at + 1;
      });
      EXPECT_NE(hit, found.end()) << "file " << n << ": no " << code << " at line " << line << "\n"
                                  << file.text << analysis->codes();
      if (hit != found.end())
        found.erase(hit);
    }
    n_extra += found.size();
    for (const auto& [code, line] : found)
      std::cout << "file " << n << ": " << code << " at line " << line << " follows from another\n";
  }
  std::cout << n_expected << " mistakes in " << kUnits << " files, " << n_extra << " findings besides\n";
  EXPECT_EQ(n_expected, kUnits * (kUnits + 1) / 2);
  EXPECT_LE(n_extra * 50, n_expected) << "more than 2 % follow from others";
}

/// One letter dropped, added, changed or swapped with its neighbour, at any place.
std::string slip(std::string_view name, Dice& dice) {
  std::string out(name);
  const std::size_t at = dice.below(name.size());
  const char letter = static_cast<char>('a' + dice.below(26));
  switch (dice.below(4)) {
    case 0:
      out.erase(at, 1);
      break;
    case 1:
      out.insert(at, 1, letter);
      break;
    case 2:
      out[at] = letter;
      break;
    default:
      std::swap(out[at], out[at > 0 ? at - 1 : 1]);
  }
  return out;
}

TEST(Slips, lead_back_to_the_name_that_was_meant) {
  Dice dice(4711);
  const auto known = analyze("user fan\n");
  std::set<std::string, std::less<>> names;
  for (const catalog::Kind& kind : known->catalog.kinds)
    names.insert(std::string(kind.name));
  std::string text = "user fan\n";
  std::vector<std::string> meant = {"fan"};
  for (const std::string& name : names)
    for (int i = 0; i < 3 && name.size() > 2; ++i)
      if (const std::string slipped = slip(name, dice); slipped != name) {
        text += fmt::format("{} part-{}\n", slipped, meant.size());
        meant.push_back(name);
      }
  Limits limits;
  limits.diagnostics = meant.size();
  const auto analysis = analyze(text, {}, limits);
  std::size_t n_asked = 0, n_right = 0;
  for (const diag::Diagnostic& finding : analysis->findings()) {
    if (finding.code() != diag::Code::unknown_kind)
      continue;  // Some slips are other names.
    ++n_asked;
    const SourceFile& source = analysis->sources[analysis->source];
    const std::string& wanted = meant[source.line_column(finding.span().begin).line - 1];
    n_right += finding.fix() && finding.fix()->edits.front().text == wanted ? 1 : 0;
  }
  std::cout << n_right << " of " << n_asked << " slips lead to the right name first\n";
  EXPECT_GE(n_asked, 500U);
  EXPECT_GE(n_right * 100, n_asked * 95);
}

/// Slips in the names of parts, among the parts of the same design.
TEST(Slips, in_names_of_parts_lead_back_to_the_part) {
  Dice dice(815);
  std::size_t n_asked = 0, n_right = 0, n_designs = 0;
  for (const auto& path : files_below("examples", ".stoa")) {
    const auto example = analyze(read_file(path));
    for (const sema::Scenario& scenario : example->scenarios) {
      ++n_designs;
      std::string text = "user zz-reader\n";
      std::vector<std::string> meant = {""};
      std::set<std::string, std::less<>> names;
      for (const sema::Node& node : scenario.base.nodes)
        if (node.name.size() > 2 && names.emplace(node.name).second) {
          text += fmt::format("external {}\n", node.name);
          meant.emplace_back();
        }
      for (const std::string& name : names)
        for (int i = 0; i < 3; ++i)
          if (const std::string slipped = slip(name, dice); !names.contains(slipped)) {
            text += fmt::format("zz-reader -> {} \"asks\"\n", slipped);
            meant.push_back(name);
          }
      Limits limits;
      limits.diagnostics = meant.size();
      const auto analysis = analyze(text, {}, limits);
      for (const diag::Diagnostic& finding : analysis->findings()) {
        if (finding.code() != diag::Code::unknown_name)
          continue;
        ++n_asked;
        const SourceFile& source = analysis->sources[analysis->source];
        const std::string& wanted = meant[source.line_column(finding.span().begin).line - 1];
        n_right += finding.fix() && finding.fix()->edits.front().text == wanted ? 1 : 0;
      }
    }
  }
  std::cout << n_right << " of " << n_asked << " slips in names of parts of " << n_designs
            << " designs lead to the right name first\n";
  EXPECT_GE(n_asked, 200U);
  EXPECT_GE(n_right * 100, n_asked * 95);
}

}  // namespace
}  // namespace stoa::testing
