#include "compiler/base/edit_script.hpp"

#include <random>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace stoa {
namespace {

using Elements = std::vector<std::string_view>;

std::string told(const Elements& a, const Elements& b) {
  std::string out;
  for (const Edit& edit : edit_script(a, b))
    out += fmt::format("{}{}-{} {}+{}", out.empty() ? "" : ", ", edit.before, edit.n_removed, edit.after,
                       edit.n_added);
  return out;
}

Elements applied(const Elements& a, const Elements& b) {
  Elements out;
  std::size_t next = 0;
  for (const Edit& edit : edit_script(a, b)) {
    out.insert(out.end(), a.begin() + static_cast<std::ptrdiff_t>(next),
               a.begin() + static_cast<std::ptrdiff_t>(edit.before));
    for (std::size_t i = 0; i < edit.n_added; ++i)
      out.push_back(b[edit.after + i]);
    next = edit.before + edit.n_removed;
  }
  out.insert(out.end(), a.begin() + static_cast<std::ptrdiff_t>(next), a.end());
  return out;
}

TEST(EditScript, finds_nothing_between_the_same) {
  EXPECT_EQ(told({}, {}), "");
  EXPECT_EQ(told({"a", "b"}, {"a", "b"}), "");
}

TEST(EditScript, finds_what_is_new_gone_and_replaced) {
  EXPECT_EQ(told({"a", "c"}, {"a", "b", "c"}), "1-0 1+1");
  EXPECT_EQ(told({"a", "b", "c"}, {"a", "c"}), "1-1 1+0");
  EXPECT_EQ(told({"a", "b", "c", "d"}, {"a", "x", "c", "y", "d"}), "1-1 1+1, 3-0 3+1");
  EXPECT_EQ(told({}, {"a"}), "0-0 0+1");
  EXPECT_EQ(told({"a"}, {}), "0-1 0+0");
}

TEST(EditScript, makes_one_sequence_of_the_other) {
  std::mt19937 random(7);
  constexpr std::string_view kLetters = "abcd";
  for (int round = 0; round < 500; ++round) {
    const auto make = [&] {
      Elements elements(random() % 12);
      for (std::string_view& element : elements)
        element = kLetters.substr(random() % kLetters.size(), 1);
      return elements;
    };
    const Elements a = make(), b = make();
    EXPECT_EQ(applied(a, b), b);
  }
}

TEST(EditScript, gives_up_on_thousands_of_edits_and_replaces_all) {
  const Elements a(3000, "x"), b(3000, "y");
  EXPECT_EQ(told(a, b), "0-3000 0+3000");
}

}  // namespace
}  // namespace stoa
