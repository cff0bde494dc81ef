// Bytes by table: what one byte may be is looked up, and runs of such bytes are read in a loop of a few
// instructions a byte.
#pragma once

#include <array>
#include <cstddef>

#include <tao/pegtl.hpp>
#include <tao/pegtl/contrib/analyze_traits.hpp>

namespace stoa::grammar {

/// By byte: whether Byte, a rule of PEGTL for one byte, matches it.
template <typename Byte>
inline constexpr auto kMatches = [] {
  std::array<bool, 256> matches{};
  for (std::size_t i = 0; i < matches.size(); ++i)
    matches[i] = Byte::test(static_cast<char>(i));
  return matches;
}();

/// The same as Byte.
template <typename Byte>
struct one_by_table {
  using rule_t = one_by_table;
  using subs_t = tao::pegtl::empty_list;

  template <typename Input>
  static bool match(Input& in) {
    if (in.empty() || !kMatches<Byte>[static_cast<unsigned char>(in.peek_char())])
      return false;
    in.bump(1);
    return true;
  }
};

/// The same as tao::pegtl::star<tao::pegtl::sor<Byte, Other>>, where First is what Other may begin with, and
/// nothing that Byte matches.
template <typename Byte, typename First, typename Other>
struct star_by_table {
  using rule_t = star_by_table;
  using subs_t = tao::pegtl::type_list<Other>;

  template <tao::pegtl::apply_mode A, tao::pegtl::rewind_mode, template <typename...> class Action,
            template <typename...> class Control, typename Input, typename... States>
  static bool match(Input& in, States&&... states) {
    using tao::pegtl::rewind_mode;
    do {
      const char* at = in.current();
      while (at != in.end() && kMatches<Byte>[static_cast<unsigned char>(*at)])
        ++at;
      in.bump(static_cast<std::size_t>(at - in.current()));
    } while (!in.empty() && kMatches<First>[static_cast<unsigned char>(in.peek_char())] &&
             tao::pegtl::match<Other, A, rewind_mode::required, Action, Control>(in, states...));
    return true;
  }
};

}  // namespace stoa::grammar

namespace tao::pegtl {

template <typename Name, typename Byte>
struct analyze_traits<Name, stoa::grammar::one_by_table<Byte>> : analyze_any_traits<> {};
template <typename Name, typename Byte, typename First, typename Other>
struct analyze_traits<Name, stoa::grammar::star_by_table<Byte, First, Other>>
    : analyze_traits<Name, typename star<sor<Byte, Other>>::rule_t> {};

}  // namespace tao::pegtl
