#include "compiler/driver/library.hpp"

#include <array>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "compiler/syntax/parse.hpp"

namespace stoa::testing {
namespace {

driver::Wanted wanted_by(std::string_view text) {
  SourceSet sources;
  diag::Sink sink;
  const ast::Document document = syntax::parse(sources.add("a.stoa", std::string(text)), {}, sink);
  const std::array documents = {&document};
  driver::Wanted wanted = driver::wanted_by(documents, false);
  wanted.names.clear();  // They point into the document.
  return wanted;
}

TEST(Library, is_read_in_part_for_kinds_that_it_knows) {
  EXPECT_FALSE(wanted_by("lambda\ns3 docs\nlambda -> docs\n").everything);
  EXPECT_FALSE(wanted_by("region r { s3 docs }\n").everything);
}

TEST(Library, is_read_whole_where_near_names_are_looked_for) {
  EXPECT_TRUE(wanted_by("lamda\n").everything);
  EXPECT_TRUE(wanted_by("service oven \"Oven\" { category compute }\novn\n").everything);
}

TEST(Library, is_read_in_part_for_entries_that_name_only_what_is_always_read) {
  EXPECT_FALSE(wanted_by("service oven \"Oven\" {\n  category compute\n  is active\n  offers api\n"
                         "  property heat: percent { max 90% }\n}\noven\n")
                   .everything);
  EXPECT_FALSE(wanted_by("category heat \"Heat\" { color \"#112233\" }\n"
                         "service oven \"Oven\" { category heat }\noven\n")
                   .everything);
}

TEST(Library, is_read_whole_for_entries_that_may_meet_others) {
  EXPECT_TRUE(wanted_by("service oven \"Oven\" { category comptue }\n").everything);
  EXPECT_TRUE(wanted_by("service oven \"Oven\" {\n  category compute\n  offers no-port\n}\n").everything);
  EXPECT_TRUE(wanted_by("service oven \"Oven\" {\n  category compute\n  is api\n}\n").everything);
  EXPECT_TRUE(wanted_by("service oven \"Oven\" {\n  category compute\n  alias function\n}\n").everything);
  EXPECT_TRUE(wanted_by("router bakes from oven { kinds invoke }\n").everything);
  EXPECT_TRUE(wanted_by("service oven \"Oven\" {\n  category compute\n").everything);
}

/// A service that the library has too is read, so that it is seen that there are two.
TEST(Library, is_read_where_an_entry_has_the_name_of_one_of_its_own) {
  SourceSet sources;
  diag::Sink sink;
  const ast::Document document =
      syntax::parse(sources.add("a.stoa", "service lambda \"Mine\" { category compute }\n"), {}, sink);
  const std::array documents = {&document};
  const driver::Wanted wanted = driver::wanted_by(documents, false);
  EXPECT_FALSE(wanted.everything);
  const driver::Library library = driver::load_library({}, {}, MemoryReader(), sources, sink, wanted);
  EXPECT_NE(library.catalog.find_kind("lambda"), nullptr);
  EXPECT_EQ(library.catalog.find_kind("s3"), nullptr);
  EXPECT_TRUE(sink.empty());
}

driver::Library library_for(const ast::Document& document, bool is_drawn, SourceSet& sources,
                            diag::Sink& sink) {
  const std::array documents = {&document};
  return driver::load_library({}, {}, MemoryReader(), sources, sink, driver::wanted_by(documents, is_drawn));
}

TEST(Library, leaves_rules_unread_that_can_find_nothing) {
  SourceSet sources;
  diag::Sink sink;
  const ast::Document document =
      syntax::parse(sources.add("a.stoa", "s3 docs\nlambda f\nf -> docs\n"), {}, sink);
  const driver::Library library = library_for(document, false, sources, sink);
  EXPECT_FALSE(library.unread_rules.empty());
  for (const std::string_view rule : library.unread_rules)
    EXPECT_FALSE(library.catalog.rule_index.contains(rule)) << rule;
  EXPECT_TRUE(sink.empty());
}

TEST(Library, reads_each_rule_for_what_it_finds) {
  SourceSet sources;
  diag::Sink sink;
  const driver::Library whole = driver::load_library({}, {}, MemoryReader(), sources, sink);
  ASSERT_FALSE(whole.catalog.rules.empty());
  for (const catalog::Rule& rule : whole.catalog.rules) {
    const ast::Document document =
        syntax::parse(sources.add("bad.stoa", std::string(rule.bad) + '\n'), {}, sink);
    const driver::Library part = library_for(document, false, sources, sink);
    EXPECT_TRUE(part.catalog.rule_index.contains(rule.name)) << rule.name;
  }
}

TEST(Library, reads_the_pictograms_of_what_is_drawn) {
  SourceSet sources;
  diag::Sink sink;
  const ast::Document document =
      syntax::parse(sources.add("a.stoa", "mobile c\nregion r { lambda f }\nc -> f\n"), {}, sink);
  const driver::Library library = library_for(document, true, sources, sink);
  const driver::Library whole = driver::load_library({}, {}, MemoryReader(), sources, sink);
  EXPECT_LT(library.catalog.glyphs.size(), whole.catalog.glyphs.size());
  for (const catalog::Kind& kind : library.catalog.kinds) {
    const catalog::Glyph* const drawn = library.catalog.glyph_of(kind);
    const catalog::Glyph* const known = whole.catalog.glyph_of(*whole.catalog.find_kind(kind.name));
    ASSERT_EQ(drawn == nullptr, known == nullptr) << kind.name;
    if (drawn != nullptr) {
      EXPECT_EQ(drawn->path, known->path) << kind.name;
    }
  }
  EXPECT_TRUE(sink.empty());
}

}  // namespace
}  // namespace stoa::testing
