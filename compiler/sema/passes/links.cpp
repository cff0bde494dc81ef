#include <array>
#include <string_view>

#include <fmt/format.h>

#include "compiler/base/escape.hpp"
#include "compiler/base/utf8.hpp"
#include "compiler/diag/code.hpp"
#include "compiler/sema/passes/passes.hpp"

namespace stoa::sema {

namespace {

constexpr std::array<std::string_view, 3> kSchemes = {"https", "http", "mailto"};

char lower(char c) {
  return 'A' <= c && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool same_scheme(std::string_view a, std::string_view b) {
  if (a.size() != b.size())
    return false;
  for (std::size_t i = 0; i < a.size(); ++i)
    if (lower(a[i]) != lower(b[i]))
      return false;
  return true;
}

/// What is wrong with an address, or nothing. Relative ones are fine; what a browser would quietly repair is
/// not.
std::string_view fault_of(std::string_view address) {
  if (address.empty())
    return "it is empty";
  constexpr std::string_view kImpossible =
      "it holds a blank, a quote or another character that addresses cannot have";
  for (const char c : address)
    if (static_cast<unsigned char>(c) <= 0x20 || c == '"' || c == '\'' || c == '<' || c == '>' || c == '\\' ||
        c == '`' || c == 0x7F)
      return kImpossible;
  for (std::size_t at = 0; at < address.size();) {
    const CodePoint point = decode_utf8(address, at);
    if (!is_xml(point.value))  // An output would hold another in its place, and so another address.
      return kImpossible;
    if (is_invisible(point.value))
      return "it holds a character that shows nothing or turns around what is shown";
    at += point.size;
  }
  if (address.starts_with("//"))
    return "it names a host without a scheme";
  const std::size_t end = address.find_first_of(":/?#");
  if (end == std::string_view::npos || address[end] != ':')
    return {};
  const std::string_view scheme = address.substr(0, end);
  bool is_known = false;
  for (const std::string_view known : kSchemes)
    is_known = is_known || same_scheme(scheme, known);
  if (!is_known)
    return "its scheme is not allowed";
  if (same_scheme(scheme, "mailto"))
    return {};
  std::string_view rest = address.substr(end + 1);
  if (!rest.starts_with("//"))
    return "it has no host";
  rest.remove_prefix(2);
  const std::string_view host = rest.substr(0, rest.find_first_of("/?#"));
  if (host.empty())  // Browsers would take the next part for it.
    return "it has no host";
  if (host.find('@') != std::string_view::npos)
    return "it carries a user name";
  return {};
}

void check_property(const Property& property, diag::Sink& sink) {
  if (property.name != "link" || property.value.form != ast::Word::Form::text)
    return;
  const std::string_view fault = fault_of(property.value.text);
  if (!fault.empty())
    sink.report(diag::Diagnostic(diag::Code::unsafe_link, property.value.span,
                                 fmt::format("this link is refused: {}", fault))
                    .help("write an `https:`, `http:` or `mailto:` address, or a relative one"));
}

}  // namespace

void check_links(const Design& design, Knowledge&, diag::Sink& sink) {
  for (const Node& node : design.nodes)
    for (const Property& property : node.properties)
      check_property(property, sink);
  for (const Group& group : design.groups)
    for (const Property& property : group.properties)
      check_property(property, sink);
  for (const Step& step : design.steps)
    for (const Property& property : step.properties)
      check_property(property, sink);
}

}  // namespace stoa::sema
