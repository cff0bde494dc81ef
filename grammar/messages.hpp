// What an author reads when a rule fails under `must`. A rule without a row here does not compile.
#pragma once

#include "grammar/stoa.hpp"

namespace stoa::grammar {

/// `expected` goes on after the word "expected"; `example` is a valid line. Both empty: the rule cannot fail.
struct Message {
  const char* expected = nullptr;
  const char* example = nullptr;
};

template <typename Rule>
inline constexpr Message message = {};

/// Rules that match anything, even nothing, and so never need words.
template <typename Rule>
inline constexpr bool cannot_fail = false;

// clang-format off
template <> inline constexpr bool cannot_fail<blanks>           = true;
template <> inline constexpr bool cannot_fail<gap>              = true;
template <> inline constexpr bool cannot_fail<text_body>        = true;
template <> inline constexpr bool cannot_fail<list_items>       = true;
template <> inline constexpr bool cannot_fail<step_or_sentence> = true;

template <> inline constexpr Message message<kind>             = {"a sentence, a step or a property", R"(external bank "Payment provider")"};
template <> inline constexpr Message message<head_end>         = {"the end of the line or a body in braces", R"(external bank "Payment provider" { link: "https://bank.example" })"};
template <> inline constexpr Message message<separator>        = {"the end of the line", R"(external bank "Payment provider" { link: "https://bank.example" })"};
template <> inline constexpr Message message<word_after_comma> = {"another word after the comma", R"(choose docs, loader "They scale on their own.")"};
template <> inline constexpr Message message<tag_name>         = {"a pillar after `@`", R"(choose index @performance-efficiency "A managed vector store.")"};
template <> inline constexpr Message message<text_end>         = {"a closing `\"`", R"(client -> api "asks a question")"};
template <> inline constexpr Message message<block_rest>       = {"a closing `\"\"\"`", R"(prompt """A startup builds a search platform.""")"};
template <> inline constexpr Message message<list_end>         = {"a comma or a closing `]`", "zones: [a, b]"};
template <> inline constexpr Message message<value>            = {"a value after the colon", "timeout: 5m"};
template <> inline constexpr Message message<first_arrow>      = {"an arrow after the names", R"(orders, carts -> cache "read what is hot")"};
template <> inline constexpr Message message<ends>             = {"a name after the arrow", R"(client -> api "asks a question")"};
template <> inline constexpr Message message<end_name>         = {"a name after the comma", R"(orders -> cache, index "keeps both current")"};
// clang-format on

}  // namespace stoa::grammar
