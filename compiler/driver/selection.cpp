#include "compiler/driver/selection.hpp"

#include <algorithm>
#include <span>

#include "compiler/catalog/load.hpp"
#include "compiler/syntax/sentence.hpp"

namespace stoa::driver {

namespace {

std::string_view name_of(const EmbeddedEntry& entry) {
  return embedded_entries().names.substr(entry.name, entry.name_size);
}

std::string_view keyword_of(const EmbeddedEntry& entry) {
  return syntax::sentences()[entry.sentence].keyword;
}

/// Places of all that the library declares under a name.
std::span<const std::uint16_t> places_called(std::string_view name) {
  const EmbeddedEntries all = embedded_entries();
  const auto name_at = [&](std::uint16_t place) { return name_of(all.entries[place]); };
  const auto first = std::ranges::lower_bound(all.by_name, name, {}, name_at);
  return {first, std::ranges::upper_bound(first, all.by_name.end(), name, {}, name_at)};
}

void add(const EmbeddedReach::Rules& more, EmbeddedReach::Rules& rules) {
  for (std::size_t i = 0; i < rules.size(); ++i)
    rules[i] |= more[i];
}

/// Whether a rule, by its place among all, may find something where there are the kinds that `reach` sums up.
bool may_find(const EmbeddedReach& reach, std::size_t rule) {
  const std::size_t word = rule / 64;
  return ((reach.subject[word] & reach.target[word] & reach.place[word]) >> rule % 64 & 1U) != 0;
}

/// Which files services of these names stand in goes into `files`.
EmbeddedReach look_up(const Wanted& wanted, std::vector<bool>& files) {
  const EmbeddedEntries all = embedded_entries();
  EmbeddedReach reach;
  for (const std::string_view name : wanted.names)
    for (const std::uint16_t place : places_called(name)) {
      const EmbeddedEntry& entry = all.entries[place];
      if (!catalog::is_kind(keyword_of(entry)))
        continue;
      files[entry.file] = true;
      add(all.reach[place].subject, reach.subject);
      add(all.reach[place].target, reach.target);
      add(all.reach[place].place, reach.place);
    }
  return reach;
}

}  // namespace

Head head_of(const EmbeddedEntry& entry) {
  return {keyword_of(entry), name_of(entry)};
}

bool is_embedded(std::string_view keyword, std::string_view name) {
  return std::ranges::any_of(places_called(name), [&](std::uint16_t place) {
    return keyword_of(embedded_entries().entries[place]) == keyword;
  });
}

bool is_embedded_kind(std::string_view name) {
  return std::ranges::any_of(places_called(name), [&](std::uint16_t place) {
    return catalog::is_kind(keyword_of(embedded_entries().entries[place]));
  });
}

Selection select(const Wanted& wanted) {
  Selection selection{std::vector<bool>(embedded_stdlib().size(), wanted.everything), {}};
  const EmbeddedReach reach = look_up(wanted, selection.files);
  const std::span<const EmbeddedEntry> entries = embedded_entries().entries;
  std::size_t n_rules = 0;
  for (const EmbeddedEntry& entry : entries) {
    const std::string_view keyword = keyword_of(entry);
    bool is_wanted = true;
    if (keyword == "service" || keyword == "router")
      is_wanted = false;
    else if (keyword == "glyph")
      is_wanted = wanted.pictograms && wanted.all_rules;
    else if (keyword == "rule")
      is_wanted = may_find(reach, n_rules++) || wanted.all_rules;
    if (is_wanted)
      selection.files[entry.file] = true;
  }
  for (const EmbeddedEntry& entry : entries)
    if (keyword_of(entry) == "rule" && !selection.files[entry.file])
      selection.unread_rules.push_back(name_of(entry));
  return selection;
}

}  // namespace stoa::driver
