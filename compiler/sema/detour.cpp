#include "compiler/sema/detour.hpp"

#include <algorithm>
#include <string>

#include <fmt/format.h>

namespace stoa::sema {

namespace {

using catalog::Kind;

/// Whether a part can be written into the step between its two ends without touching another arrow.
bool stands_alone(const Design& design, const Link& link) {
  std::size_t n_beside = 0;
  for (const LinkId id : design.steps[link.step].links)
    if (design.links[id].from == link.from || design.links[id].to == link.to)
      ++n_beside;
  return link.arrow != ast::Arrow::both && n_beside == 1;
}

/// Looks for a place of the wanted kind near the caller, and writes lines into the text around it.
class Declaration {
 public:
  Declaration(const Design& design, const Node& caller, const Detour& detour, const catalog::Catalog& catalog)
      : design_(design),
        caller_(caller),
        detour_(detour),
        catalog_(catalog),
        // A name is a view into the text of its file.
        text_(caller.name.data() - caller.span.begin, std::max(caller.span.end, caller.statement.end)) {}

  std::optional<diag::Edit> write(std::string_view sentence) {
    if (detour_.place.empty())
      return before_caller(sentence);
    for (auto around = caller_.group; around; around = design_.groups[*around].parent) {
      if (const auto home = home_within(*around))
        return into(design_.groups[*home], std::string(sentence));
      if (may_hold_home(*around))
        return into(design_.groups[*around], fmt::format("{} {{ {} }}", detour_.place, sentence));
    }
    return std::nullopt;
  }

 private:
  bool is_a(GroupId group, std::string_view kind) const {
    const auto own = design_.groups[group].kind;
    return own && (catalog_.kinds[*own].name == kind || catalog_.kinds[*own].counts_as.name == kind);
  }

  bool is_inside(std::optional<GroupId> group, GroupId place) const {
    while (group && *group != place)
      group = design_.groups[*group].parent;
    return group.has_value();
  }

  std::optional<GroupId> home_within(GroupId place) const {
    for (std::size_t i = 0; i < design_.groups.size(); ++i)
      if (const GroupId id = design_.groups.id(i); is_a(id, detour_.place) && is_inside(id, place))
        return id;
    return std::nullopt;
  }

  bool may_hold_home(GroupId place) const {
    const Kind* home = catalog_.find_kind(detour_.place);
    return home != nullptr && std::ranges::any_of(home->within, [&](const catalog::Reference& holder) {
             return is_a(place, holder.name);
           });
  }

  std::string indent_at(std::uint32_t offset) const {
    const std::size_t begin = offset == 0 ? 0 : text_.rfind('\n', offset - 1) + 1;
    return std::string(text_.substr(begin, text_.find_first_not_of(" \t", begin) - begin));
  }

  diag::Edit before_caller(std::string_view sentence) const {
    const Span at{caller_.statement.source, caller_.statement.begin, caller_.statement.begin};
    return {at, fmt::format("{}\n{}", sentence, indent_at(at.begin))};
  }

  /// As the last line of a body.
  std::optional<diag::Edit> into(const Group& group, const std::string& sentence) {
    if (group.statement.source != caller_.span.source)
      return std::nullopt;
    text_ = {text_.data(), group.statement.end};
    if (!text_.ends_with('}'))
      return std::nullopt;
    const std::uint32_t brace = group.statement.end - 1;
    const auto begin = static_cast<std::uint32_t>(text_.find_last_not_of(" \t\r\n", brace - 1) + 1);
    const std::string indent = indent_at(group.statement.begin);
    return diag::Edit{{group.statement.source, begin, brace},
                      fmt::format("\n{0}  {1}\n{0}", indent, sentence)};
  }

  const Design& design_;
  const Node& caller_;
  const Detour& detour_;
  const catalog::Catalog& catalog_;
  std::string_view text_;  ///< of the caller's file, as far as it is known to go
};

}  // namespace

std::optional<diag::Fix> lead_through(const Design& design, const Link& link, const Detour& detour,
                                      const catalog::Catalog& catalog) {
  const Node& caller = design.nodes[link.from];
  if (!stands_alone(design, link))
    return std::nullopt;
  const Node* middle = nullptr;
  bool is_taken = false;
  for (const Node& node : design.nodes) {
    const bool is_fitting =
        detour.place.empty() && node.kind && catalog.kinds[*node.kind].name == detour.kind;
    if (middle == nullptr && is_fitting)
      middle = &node;
    is_taken = is_taken || node.name == detour.kind;
  }
  const std::string name = middle != nullptr ? std::string(middle->name)
                                             : fmt::format("{}{}", detour.kind, is_taken ? "-between" : "");
  const std::uint32_t at = link.span.end - static_cast<std::uint32_t>(design.nodes[link.to].name.size());
  diag::Fix fix{fmt::format("lead it through `{}`", name),
                {{{link.span.source, at, at}, fmt::format("{} {} ", name, ast::to_string(link.arrow))}},
                false};
  if (middle != nullptr)
    return fix;
  const std::string sentence = is_taken ? fmt::format("{} {}", detour.kind, name) : name;
  auto declaration = Declaration(design, caller, detour, catalog).write(sentence);
  if (!declaration)
    return std::nullopt;
  fix.edits.push_back(std::move(*declaration));
  return fix;
}

}  // namespace stoa::sema
