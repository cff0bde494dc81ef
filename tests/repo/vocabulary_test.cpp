// The compiler knows no service by name: what the catalogue calls its kinds stands in no string of the C++
// sources.
#include <algorithm>
#include <cctype>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "compiler/driver/library.hpp"
#include "tests/support/repository.hpp"

namespace stoa::testing {
namespace {

/// Names of kinds and aliases that are ordinary words as well. Each string with one of these was read: it
/// speaks of an API, a cache or a user as anybody does, or it is an example that works with any catalogue
/// that has actors.
const std::set<std::string, std::less<>> kOrdinaryWords = {
    "amp",     "api",    "backup",  "batch",       "bucket",       "build",    "cache",     "ci",
    "clients", "config", "crawler", "credentials", "cur",          "database", "external",  "function",
    "git",     "group",  "kb",      "location",    "orchestrator", "partner",  "pipe",      "queue",
    "region",  "role",   "subnet",  "tags",        "thing",        "traces",   "transform", "translate",
    "user",    "users",  "volume",  "zone",
};

std::string lower(std::string_view text) {
  std::string out(text);
  std::ranges::transform(out, out.begin(),
                         [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return out;
}

/// The texts between quotes, raw ones too; comments and characters are passed over.
std::vector<std::string> strings_of(std::string_view source) {
  std::vector<std::string> strings;
  for (std::size_t at = 0; at < source.size();) {
    const std::string_view rest = source.substr(at);
    if (rest.starts_with("//")) {
      at += std::min(rest.find('\n'), rest.size());
    } else if (rest.starts_with("#include")) {
      at += std::min(rest.find('\n'), rest.size());
    } else if (rest.starts_with("R\"")) {
      const std::string end = ")" + std::string(rest.substr(2, rest.find('(') - 2)) + "\"";
      const std::size_t begin = rest.find('(') + 1;
      const std::size_t stop = rest.find(end, begin);
      strings.emplace_back(rest.substr(begin, stop - begin));
      at += stop + end.size();
    } else if (rest.front() == '"' || rest.front() == '\'') {
      std::size_t stop = 1;
      while (stop < rest.size() && rest[stop] != rest.front())
        stop += rest[stop] == '\\' ? 2 : 1;
      // A quote between digits only groups them.
      if (rest.front() == '"')
        strings.emplace_back(rest.substr(1, stop - 1));
      else if (stop > 5)
        stop = 0;
      at += stop + 1;
    } else {
      ++at;
    }
  }
  return strings;
}

bool is_word_char(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '-';
}

bool has_word(std::string_view text, std::string_view word) {
  for (std::size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
    const bool starts = at == 0 || !is_word_char(text[at - 1]);
    const bool ends = at + word.size() == text.size() || !is_word_char(text[at + word.size()]);
    if (starts && ends)
      return true;
  }
  return false;
}

std::set<std::string> names_of_the_catalogue() {
  SourceSet sources;
  diag::Sink sink;
  const driver::Library library = driver::load_library({}, {}, MemoryReader(), sources, sink);
  std::set<std::string> names = {"aws", "amazon"};
  for (const catalog::Kind& kind : library.catalog.kinds) {
    names.insert(lower(kind.name));
    names.insert(lower(kind.title));
    for (const std::string_view alias : kind.aliases)
      names.insert(lower(alias));
  }
  return names;
}

TEST(Vocabulary, no_kind_of_the_catalogue_is_named_in_the_sources) {
  const std::set<std::string> names = names_of_the_catalogue();
  ASSERT_GT(names.size(), 200U) << "the catalogue was not found";
  std::set<std::string> used;
  for (const char* const folder : {"compiler", "grammar"})
    for (const char* const ending : {".cpp", ".hpp", ".def"})
      for (const auto& path : files_below(folder, ending))
        for (const std::string& string : strings_of(read_file(path)))
          for (const std::string& name : names)
            if (has_word(lower(string), name)) {
              used.insert(name);
              EXPECT_TRUE(kOrdinaryWords.contains(name)) << shown(path) << ": \"" << string << "\" names `"
                                                         << name << "`, which is the catalogue's to know";
            }
  for (const std::string& word : kOrdinaryWords)
    EXPECT_TRUE(used.contains(word)) << "`" << word << "` needs no exception any more";
}

TEST(Vocabulary, strings_are_found_in_sources) {
  EXPECT_EQ(strings_of(R"cpp(f("a\"b");  // "no"
                             g('"', R"(raw "x")", 1'000'000, "c");)cpp"),
            (std::vector<std::string>{"a\\\"b", "raw \"x\"", "c"}));
  EXPECT_TRUE(has_word("an aws thing", "aws"));
  EXPECT_FALSE(has_word("laws", "aws"));
  EXPECT_FALSE(has_word("aws-like", "aws"));
}

}  // namespace
}  // namespace stoa::testing
