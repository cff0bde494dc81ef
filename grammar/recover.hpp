// Recovery: run a rule, and if it raises, note it and skip what is broken. Both skips run in linear time.
#pragma once

#include <tao/pegtl.hpp>
#include <tao/pegtl/contrib/analyze_traits.hpp>

namespace stoa::grammar {

/// Matches Rule; when Rule raises, which Control has reported by then, goes on from there with Skip.
/// Always succeeds, and what actions did up to the point of failure stays done.
template <typename Rule, typename Skip>
struct recover {
  using rule_t = recover;
  using subs_t = tao::pegtl::type_list<Rule, Skip>;

  template <tao::pegtl::apply_mode A, tao::pegtl::rewind_mode, template <typename...> class Action,
            template <typename...> class Control, typename Input, typename... States>
  static bool match(Input& in, States&&... states) {
    using tao::pegtl::rewind_mode;
    try {
      if (tao::pegtl::match<Rule, A, rewind_mode::dontcare, Action, Control>(in, states...))
        return true;
    } catch (const tao::pegtl::parse_error&) {
    }
    return tao::pegtl::match<Skip, A, rewind_mode::dontcare, Action, Control>(in, states...);
  }
};

/// Skips the rest of a line, texts in quotes as a whole, but stops before a `}` that closes what was open
/// before.
struct skip_to_line_end {
  using rule_t = skip_to_line_end;
  using subs_t = tao::pegtl::empty_list;

  template <typename Input, typename... States>
  static bool match(Input& in, States&&...) {
    skip(in, false);
    return true;
  }

 protected:
  /// With `to_body` also stops before a `{` that ends its line.
  template <typename Input>
  static void skip(Input& in, bool to_body) {
    std::size_t depth = 0;
    bool in_text = false;
    while (!in.empty()) {
      const char c = in.peek_char();
      if (c == '\n')
        return;
      if (c == '"') {
        in_text = !in_text;
      } else if (!in_text && c == '#') {
        skip_comment(in);
        return;
      } else if (!in_text && c == '{') {
        if (to_body && depth == 0 && ends_line(in))
          return;
        ++depth;
      } else if (!in_text && c == '}') {
        if (depth == 0)
          return;
        --depth;
      }
      in.bump(1);
    }
  }

 private:
  /// Whether nothing but blanks and a comment follows the character at hand on its line. Asked for a brace
  /// that opens a body only, so a line is read at most twice where its braces are followed by blanks alone.
  template <typename Input>
  static bool ends_line(Input& in) {
    for (std::size_t at = 1; at < in.size(at + 1); ++at) {
      const char c = in.peek_char(at);
      if (c == '\n' || c == '#')
        return true;
      if (c != ' ' && c != '\t' && c != '\r')
        return false;
    }
    return true;
  }

  template <typename Input>
  static void skip_comment(Input& in) {
    while (!in.empty() && in.peek_char() != '\n')
      in.bump(1);
  }
};

/// Skips a broken head: to the `{` of its body if it has one on this line, else to the end of the line. Head
/// and skip together take at least one character, since a head is tried only where a line has something to
/// say.
struct skip_broken_head : skip_to_line_end {
  using rule_t = skip_broken_head;
  using subs_t = tao::pegtl::empty_list;

  template <typename Input, typename... States>
  static bool match(Input& in, States&&...) {
    skip(in, true);
    return true;
  }
};

}  // namespace stoa::grammar

namespace tao::pegtl {

template <typename Name, typename Rule, typename Skip>
struct analyze_traits<Name, stoa::grammar::recover<Rule, Skip>> : analyze_sor_traits<Rule, Skip> {};
template <typename Name>
struct analyze_traits<Name, stoa::grammar::skip_to_line_end> : analyze_opt_traits<> {};
template <typename Name>
struct analyze_traits<Name, stoa::grammar::skip_broken_head> : analyze_any_traits<> {};

}  // namespace tao::pegtl
