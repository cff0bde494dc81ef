// Repairs in memory: to a fixpoint, in canonical form, and never over what somebody else wrote.
#include "compiler/driver/mend.hpp"

#include <string>

#include <gtest/gtest.h>

#include "compiler/diag/code.hpp"

namespace stoa::driver {
namespace {

struct Mended {
  explicit Mended(const std::string& text, bool is_unsafe = false) {
    disk.add("shop.stoa", text);
    const Session start;
    Request request;
    request.inputs.push_back({"shop.stoa", {}});
    request.keeps_designs = false;
    OverlayReader reader(disk);
    mending = mend(request, is_unsafe, reader, start);
  }
  std::string text() const { return mending.files.empty() ? "" : mending.files.front().after; }

  MemoryReader disk;
  Mending mending;
};

TEST(Mend, goes_on_until_there_is_nothing_left) {
  const Mended mended("user fan\nlamda api { timeuot: 3s }\nfan -> apii \"asks\"\n");
  EXPECT_EQ(mended.text(), "user fan\nlambda api { timeout: 3s }\nfan -> api \"asks\"\n");
  EXPECT_EQ(mended.mending.n_fixes, 3U);
}

TEST(Mend, keeps_a_canonical_file_canonical_and_another_as_it_is) {
  EXPECT_EQ(Mended("user  fan\nlamda api\nfan -> api \"asks\"\n").text(),
            "user   fan\nlambda api\nfan -> api \"asks\"\n");
  EXPECT_EQ(Mended("user fan\nlamda     api  # here\nfan  ->  api \"asks\"\n").text(),
            "user fan\nlambda     api  # here\nfan  ->  api \"asks\"\n");
}

TEST(Mend, takes_the_only_sentence_away_if_it_says_nothing) {
  const Mended mended("allow W0401 \"drawn elsewhere\"\n");
  EXPECT_EQ(mended.mending.n_fixes, 1U);
  EXPECT_EQ(mended.text(), "");
}

TEST(Mend, leaves_a_sound_file_alone) {
  EXPECT_TRUE(Mended("user fan\nlambda api\nfan -> api \"asks\"\n", true).mending.files.empty());
}

TEST(Mend, tells_if_a_file_changed_meanwhile) {
  Mended mended("user fan\nlamda api\nfan -> api \"asks\"\n");
  diag::Sink sink;
  check_unchanged(mended.mending, mended.disk, {}, sink);
  EXPECT_TRUE(sink.empty());
  mended.disk.add("shop.stoa", "somebody else's\n");
  check_unchanged(mended.mending, mended.disk, {}, sink);
  ASSERT_EQ(sink.sorted().size(), 1U);
  EXPECT_EQ(sink.sorted().front().code(), diag::Code::changed_meanwhile);
}

}  // namespace
}  // namespace stoa::driver
