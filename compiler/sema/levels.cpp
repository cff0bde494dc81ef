#include "compiler/sema/levels.hpp"

#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "compiler/base/suggest.hpp"
#include "compiler/diag/code.hpp"
#include "compiler/diag/family.hpp"

namespace stoa::sema {

namespace {

using diag::Code;
using diag::Diagnostic;
using diag::Severity;

/// How exactly a choice says which findings it means; more is more exactly.
enum class Scope : std::uint8_t { severity, pillar, family, beginning, code, rule };

/// A choice whose name has been understood.
struct Meaning {
  const LevelChoice* choice = nullptr;
  Scope scope = Scope::severity;
  std::string_view text;  ///< digits, a pillar, a rule, the beginning of a code
  std::optional<Code> code;
  Severity severity = Severity::warning;
};

std::string upper(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    c = 'a' <= c && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  return out;
}

/// `W03`: the beginning of the codes of a family.
std::optional<std::string_view> beginning_of(std::string_view name) {
  if (name.size() != 3)
    return std::nullopt;
  const std::string wanted = upper(name);
  for (const diag::CodeInfo& code : diag::codes())
    if (code.id.starts_with(wanted))
      return code.id.substr(0, 3);
  return std::nullopt;
}

std::optional<Meaning> meaning_of(const LevelChoice& choice, const FindingNames& names) {
  const std::string_view name = choice.name;
  if (const auto rule = names.rules.find(name); rule != names.rules.end())
    return Meaning{&choice, Scope::rule, rule->first, {}, {}};
  if (const auto code = diag::find_code(name))
    return Meaning{&choice, Scope::code, {}, code, {}};
  if (const auto beginning = beginning_of(name))
    return Meaning{&choice, Scope::beginning, *beginning, {}, {}};
  for (const diag::Family& family : diag::families())
    if (name == family.name || name == family.digits)
      return Meaning{&choice, Scope::family, family.digits, {}, {}};
  if (const auto pillar = names.pillars.find(name); pillar != names.pillars.end())
    return Meaning{&choice, Scope::pillar, pillar->second, {}, {}};
  if (name == "warnings" || name == "notes")
    return Meaning{&choice, Scope::severity, {}, {}, name == "notes" ? Severity::note : Severity::warning};
  return std::nullopt;
}

bool has_pillar(const Diagnostic& finding, std::string_view pillar, const FindingNames& names) {
  const auto rule = names.rules.find(finding.rule());
  return rule != names.rules.end() && std::ranges::find(rule->second, pillar) != rule->second.end();
}

bool is_about(const Meaning& meaning, const Diagnostic& finding, const FindingNames& names) {
  const Severity own = diag::info(finding.code()).severity;
  const bool takes_notes = meaning.choice->level == Level::allow;
  switch (meaning.scope) {
    case Scope::severity:
      return own == meaning.severity;
    case Scope::pillar:
      return (takes_notes || own != Severity::note) && has_pillar(finding, meaning.text, names);
    case Scope::family:
      return (takes_notes || own != Severity::note) && diag::family_of(finding.code()) == meaning.text;
    case Scope::beginning:
      return diag::info(finding.code()).id.starts_with(meaning.text);
    case Scope::code:
      return finding.code() == *meaning.code;
    case Scope::rule:
      return finding.rule() == meaning.text;
  }
  return false;
}

/// The choice that counts for a finding; null if none speaks of it.
const Meaning* choice_for(std::span<const Meaning> meanings, const Diagnostic& finding,
                          const FindingNames& names) {
  const Meaning* best = nullptr;
  if (!diag::can_be_silenced(finding.code()))
    return best;
  for (const Meaning& meaning : meanings)
    if (is_about(meaning, finding, names) && (best == nullptr || best->scope <= meaning.scope))
      best = &meaning;
  return best;
}

void set_level(Diagnostic& finding, const Meaning& meaning) {
  const Severity own = diag::info(finding.code()).severity;
  const Severity wanted = meaning.choice->level == Level::deny ? Severity::error : Severity::warning;
  if (wanted != own)
    finding.set_severity(
        wanted, fmt::format("{} {} by itself; {} makes it {} {}", own == Severity::error ? "an" : "a",
                            diag::to_string(own), meaning.choice->origin,
                            wanted == Severity::error ? "an" : "a", diag::to_string(wanted)));
}

void report_unknown(std::string_view name, Span place, const FindingNames& names, diag::Sink& sink) {
  std::vector<Candidate> candidates;
  for (const auto& rule : names.rules)
    candidates.push_back({rule.first, rule.first});
  for (const auto& pillar : names.pillars)
    candidates.push_back({pillar.first, pillar.first});
  for (const diag::Family& family : diag::families())
    candidates.push_back({family.name, family.name});
  const auto near = suggest(name, candidates);
  auto finding = Diagnostic(Code::unknown_code, place,
                            fmt::format("no diagnostic, rule, family or pillar is called `{}`", name));
  if (near.empty())
    finding.help("`stoa explain` lists all codes and rules");
  else
    finding.help(did_you_mean(near));
  sink.report(std::move(finding));
}

void report_stubborn(const LevelChoice& choice, diag::Sink& sink) {
  sink.report(Diagnostic(Code::unused_allow, choice.place,
                         choice.level == Level::allow
                             ? fmt::format("`{}` cannot be silenced", choice.name)
                             : fmt::format("`{}` cannot be less than an error", choice.name))
                  .note("an error that leaves nothing to draw has to be mended")
                  .help("leave it out"));
}

}  // namespace

void FindingNames::add(const catalog::Catalog& catalog) {
  for (const auto& [name, id] : catalog.pillar_index)
    pillars.emplace(name, catalog.pillars[id].name);
  for (const catalog::Rule& rule : catalog.rules) {
    std::vector<std::string_view>& own = rules[rule.name];
    for (const catalog::Reference& pillar : rule.pillars)
      if (const auto found = pillars.find(pillar.name); found != pillars.end())
        own.push_back(found->second);
  }
}

void apply_levels(std::span<const LevelChoice> choices, const FindingNames& names, diag::Sink& sink) {
  std::vector<Meaning> meanings;
  for (const LevelChoice& choice : choices) {
    const auto meaning = meaning_of(choice, names);
    if (!meaning)
      report_unknown(choice.name, choice.place, names, sink);
    else if (meaning->code && choice.level != Level::deny && !diag::can_be_silenced(*meaning->code))
      report_stubborn(choice, sink);
    else
      meanings.push_back(*meaning);
  }
  if (meanings.empty())
    return;
  sink.suppress_if([&](const Diagnostic& finding) -> std::optional<diag::Suppression> {
    const Meaning* const meaning = choice_for(meanings, finding, names);
    if (meaning == nullptr || meaning->choice->level != Level::allow)
      return std::nullopt;
    return diag::Suppression{false, fmt::format("silenced by {}", meaning->choice->origin)};
  });
  sink.adjust([&](Diagnostic& finding) {
    if (const Meaning* const meaning = choice_for(meanings, finding, names))
      set_level(finding, *meaning);
  });
}

}  // namespace stoa::sema
