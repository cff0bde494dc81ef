#include "compiler/syntax/sentence.hpp"

#include <array>

namespace stoa::syntax {

namespace {

using enum Context;

constexpr Contexts kDesign = in_contexts(file, scenario);
constexpr Contexts kStory = in_contexts(file, scenario, stage);
constexpr Contexts kFacts = in_contexts(service, entry);
constexpr Contexts kConditions = in_contexts(search, condition);
constexpr Contexts kPartFacts = in_contexts(service, search, condition);
constexpr Count kNone{0, 0};
constexpr Count kOne{1, 1};
constexpr Count kMaybe{0, 1};
constexpr Count kOneOrTwo{1, 2};
constexpr Count kSome{1, kMany};
constexpr Count kAny{0, kMany};
constexpr auto kNoBody = std::nullopt;

// Columns: keyword, where, names, texts, tags, values, type, body, needs body, alignment, needs, example.
constexpr std::array kSentences = {
    // The brief.
    Sentence{"import", in_context(file), kNone, kOne, false, false, false, kNoBody, false, Align::brief,
             "a path in quotes", R"(import "shared/actors.stoa")"},
    Sentence{"scenario", in_context(file), kOne, kMaybe, false, false, false, scenario, true, Align::none,
             "a name and a body", R"(scenario shop "Web shop" { … })"},
    Sentence{"like", kDesign, kNone, kOne, false, false, false, kNoBody, false, Align::brief,
             "a name in quotes", R"(like "A search engine that cites")"},
    Sentence{"prompt", kDesign, kNone, kOne, false, false, false, kNoBody, false, Align::brief,
             "a text in quotes", R"(prompt "A startup builds a search platform.")"},
    Sentence{"requires", kDesign, kSome, kNone, false, false, false, kNoBody, false, Align::brief,
             "the name of a pack", "requires hipaa"},
    // Part 1.
    Sentence{"ask", kDesign, kOne, kOne, false, false, false, ask, false, Align::ask,
             "a category and a question in quotes", R"(ask scale "How many users?")"},
    Sentence{"assume", in_context(ask), kNone, kOne, false, false, false, kNoBody, false, Align::reason,
             "an answer in quotes", R"(assume "200 clients, 50 queries/s at peak")"},
    // Part 2.
    Sentence{"flow", kStory, kMaybe, kMaybe, false, false, false, flow, true, Align::none,
             "a name or a title, and a body", R"(flow checkout "Checkout" { … })"},
    Sentence{"in", kStory, kOne, kNone, false, false, false, in, true, Align::in,
             "the name of a place or a flow, and a body",
             R"(in workers { crawler -> pages "reuses fresh pages" })"},
    Sentence{"spans", in_contexts(part, in), kSome, kNone, false, false, false, kNoBody, false, Align::none,
             "the names of components that stand elsewhere", "spans web-a, web-b"},
    // Part 3.
    Sentence{"choose",
             kStory,
             kSome,
             {0, 3},
             true,
             false,
             false,
             choose,
             false,
             Align::none,
             "the names of what was chosen",
             R"(choose index @performance-efficiency "A managed vector store.")"},
    Sentence{"because", in_context(choose), kNone, kOne, false, false, false, kNoBody, false, Align::reason,
             "a reason in quotes", R"(because "It reads tables and scans.")"},
    Sentence{"over",
             in_context(choose),
             kMaybe,
             {0, 2},
             false,
             false,
             false,
             kNoBody,
             false,
             Align::reason,
             "what was passed over, and why",
             R"(over "an open-source parser" "loses tables")"},
    // Part 4.
    Sentence{"tradeoff", kStory, kNone, kOne, true, false, false, tradeoff, true, Align::none,
             "a title in quotes and a body", R"(tradeoff "External search API" { … })"},
    Sentence{"gain", in_context(tradeoff), kNone, kOne, false, false, false, kNoBody, false, Align::weight,
             "a text in quotes", R"(gain "no web index to build")"},
    Sentence{"cost", in_context(tradeoff), kNone, kOne, false, false, false, kNoBody, false, Align::weight,
             "a text in quotes", R"(cost "a price per query")"},
    Sentence{"mitigate", in_context(tradeoff), kNone, kOne, false, false, false, kNoBody, false,
             Align::weight, "a text in quotes", R"(mitigate "a second provider behind one interface")"},
    Sentence{"stage", kDesign, kOne, kMaybe, false, false, false, stage, true, Align::none,
             "a name and a body", R"(stage target "Re-architected" { … })"},
    Sentence{"when", in_context(stage), kNone, kOne, false, false, false, kNoBody, false, Align::none,
             "an occasion in quotes", R"(when "crawling becomes the bottleneck")"},
    Sentence{"remove", in_context(stage), kSome, kNone, false, false, false, kNoBody, false, Align::none,
             "the names of what goes", "remove box"},
    Sentence{"reference", in_context(stage), kNone, kNone, false, false, false, kNoBody, false, Align::none,
             "nothing more", "reference"},
    // Everywhere.
    Sentence{"allow",
             in_contexts(file, scenario, part, step, ask, flow, choose, tradeoff, stage, in, service,
                         property, entry),
             kOne, kOne, false, false, false, kNoBody, false, Align::none, "a code and a reason in quotes",
             R"(allow W0401 "encrypts every store; drawn in the security view")"},
    // The catalogue.
    Sentence{"service", in_context(file), kOne, kMaybe, false, false, false, service, true, Align::none,
             "a name, a title and a body", R"(service search-api "Search API" { category general })"},
    Sentence{"actor", in_context(file), kOne, kMaybe, false, false, false, service, false, Align::none,
             "a name and a title", R"(actor partner "Partner" { glyph building })"},
    Sentence{"place", in_context(file), kOne, kMaybe, false, false, false, service, false, Align::none,
             "a name and a title", R"(place rack "Rack" { stroke "#7D8998" "#98A4B3" })"},
    Sentence{"category", in_contexts(file, service), kOne, kMaybe, false, false, false, entry, false,
             Align::fact, "the name of a category", "category compute"},
    Sentence{"pillar", in_context(file), kOne, kMaybe, false, false, false, entry, false, Align::none,
             "a name and a title", R"(pillar security "Security" { … })"},
    Sentence{"question", in_context(file), kOne, kMaybe, false, false, false, entry, false, Align::none,
             "a name and a title", R"(question scale "Users and scale")"},
    Sentence{"pack", in_context(file), kOne, kMaybe, false, false, false, entry, false, Align::none,
             "a name and a title", R"(pack hipaa "HIPAA" { … })"},
    Sentence{"glyph", in_contexts(file, service, entry), kOne, kMaybe, false, false, false, kNoBody, false,
             Align::fact, "the name of a pictogram", "glyph bucket"},
    Sentence{"alias", kFacts, kAny, kAny, false, false, false, kNoBody, false, Align::fact, "other names",
             R"(alias till, "cash desk")"},
    Sentence{"within", in_contexts(service, entry, search, condition), kSome, kNone, false, false, false,
             kNoBody, false, Align::fact, "the places it may stand in", "within campus, hall"},
    Sentence{"home", kPartFacts, kSome, kNone, false, false, false, kNoBody, false, Align::fact,
             "where it lives", "home region"},
    Sentence{"reaches", in_context(service), kSome, kNone, false, false, false, kNoBody, false, Align::fact,
             "where it may be attached to", "reaches subnet"},
    Sentence{"is", kPartFacts, kSome, kNone, false, false, false, kNoBody, false, Align::fact, "what it is",
             "is active"},
    Sentence{"offers", kPartFacts, kSome, kNone, false, false, false, kNoBody, false, Align::fact,
             "the ports it has", "offers api, http"},
    Sentence{"feeds", in_context(service), kSome, kNone, false, false, false, kNoBody, false, Align::fact,
             "the feeds it has", "feeds queue-feed"},
    Sentence{"polls", in_context(service), kSome, kNone, false, false, false, kNoBody, false, Align::fact,
             "the feeds it reads", "polls queue-feed, stream-feed"},
    Sentence{"emits", in_context(service), kSome, kNone, false, false, false, kNoBody, false, Align::fact,
             "the ports it sends to by itself", "emits events, traces"},
    Sentence{"eligible", kPartFacts, kOne, kNone, false, false, false, source, false, Align::fact,
             "the name of a pack", "eligible hipaa { as-of: 2026-11-22 }"},
    Sentence{"supports", in_context(service), kNone, kOne, true, false, false, kNoBody, false, Align::fact,
             "pillars and a reason in quotes", R"(supports @cost "costs nothing while nobody asks")"},
    Sentence{"counts-as", in_context(service), kOne, kNone, false, false, false, kNoBody, false, Align::fact,
             "a place", "counts-as subnet"},
    Sentence{"color", in_context(entry), kNone, kOne, false, false, false, kNoBody, false, Align::fact,
             "a colour in quotes", R"(color "#ED7100")"},
    Sentence{"stroke",
             kFacts,
             kNone,
             {1, 2},
             false,
             false,
             false,
             kNoBody,
             false,
             Align::fact,
             "a colour for light and one for dark",
             R"(stroke "#8C4FFF" "#A97BFF")"},
    Sentence{"fill",
             kFacts,
             kNone,
             {1, 2},
             false,
             false,
             false,
             kNoBody,
             false,
             Align::fact,
             "a colour for light and one for dark",
             R"(fill "#F2F6E8" "#1E2618")"},
    Sentence{"dash", kFacts, kNone, kOne, false, false, false, kNoBody, false, Align::fact,
             "a dash pattern in quotes", R"(dash "6 4")"},
    Sentence{"source", in_contexts(service, entry, property, rule, support), kNone, kOne, false, false, false,
             source, false, Align::fact, "an address in quotes",
             R"(source "https://example.com/manual" { read: 2026-11-22 })"},
    // Who may call, feed or reach whom.
    Sentence{"capability", in_context(file), kOne, kMaybe, false, false, false, entry, false, Align::none,
             "a name", "capability active"},
    Sentence{"port", in_context(file), kOne, kMaybe, false, false, false, entry, true, Align::none,
             "a name and a body", "port api { kinds invoke }"},
    Sentence{"feed", in_context(file), kOne, kMaybe, false, false, false, entry, false, Align::none, "a name",
             R"(feed queue-feed { hop bus "a pipe" })"},
    Sentence{"router",
             in_context(file),
             {3, 3},
             kNone,
             false,
             false,
             false,
             entry,
             true,
             Align::none,
             "a name, `from` or `into`, a kind and a body",
             "router uploads from store { kinds trigger }"},
    Sentence{"pairing",
             in_context(file),
             {2, 2},
             kNone,
             false,
             false,
             false,
             entry,
             true,
             Align::none,
             "two kinds and a body",
             R"(pairing disk hall { warn deploy-in "A disk stands in a rack." })"},
    Sentence{"kinds", in_contexts(entry, search), kSome, kNone, false, false, false, kNoBody, false,
             Align::fact, "kinds of steps", "kinds trigger, invoke"},
    Sentence{"to", in_context(entry), kSome, kNone, false, false, false, kNoBody, false, Align::fact,
             "kinds or ports", "to worker, queue"},
    Sentence{"from", in_context(entry), kSome, kNone, false, false, false, kNoBody, false, Align::fact,
             "kinds, ports or capabilities", "from active"},
    Sentence{"of", in_context(entry), kOne, kNone, false, false, false, kNoBody, false, Align::fact,
             "who has it", "of any"},
    Sentence{"says", in_contexts(entry, rule), kNone, kOne, false, false, false, kNoBody, false, Align::fact,
             "a text in quotes", R"(says "upload notification: at least once")"},
    Sentence{"hop", in_context(entry), kSome, kOne, false, false, false, source, false, Align::fact,
             "kinds or ports, and what is missing between",
             R"(hop runs "a bus, which starts it" { by: bus })"},
    Sentence{"ok", in_context(entry), kSome, kOne, false, false, false, kNoBody, false, Align::fact,
             "kinds of steps and a reason", R"(ok mount "Files of the bucket appear as a file system.")"},
    Sentence{"warn", in_context(entry), kSome, kOne, false, false, false, kNoBody, false, Align::fact,
             "kinds of steps and a reason", R"(warn deploy-in "A volume stands in a zone.")"},
    Sentence{"error", in_context(entry), kSome, kOne, false, false, false, kNoBody, false, Align::fact,
             "kinds of steps and a reason", R"(error route "A table has no address of its own.")"},
    Sentence{"icon",
             in_contexts(service, entry),
             kNone,
             {1, kMany},
             false,
             false,
             false,
             kNoBody,
             false,
             Align::fact,
             "names in quotes",
             R"(icon "Acme Search")"},
    Sentence{"property", in_context(service), kOne, kNone, false, false, true, property, false, Align::none,
             "a name and a type", "property timeout: duration { max 15m }"},
    Sentence{"min", in_context(property), kNone, kNone, false, true, false, kNoBody, false, Align::bound,
             "a value", "min 128MB"},
    Sentence{"max", in_context(property), kNone, kNone, false, true, false, kNoBody, false, Align::bound,
             "a value", "max 15m"},
    Sentence{"one-of", in_context(property), kSome, kNone, false, false, false, kNoBody, false, Align::bound,
             "the values it may have", "one-of sse-s3, sse-kms"},
    Sentence{"help", in_contexts(property, rule, support), kNone, kOne, false, false, false, kNoBody, false,
             Align::bound, "a text in quotes", R"(help "longer work belongs elsewhere")"},
    Sentence{"usually", in_context(property), kNone, kNone, false, true, false, kNoBody, false, Align::bound,
             "a value", "usually 29s"},
    // Rules of a reviewer.
    Sentence{"rule", in_context(file), kOne, kMaybe, true, false, false, rule, true, Align::none,
             "a name, a title, tags and a body", R"(rule lone-till "A till alone" @cost { … })"},
    Sentence{"level", in_context(rule), kOne, kNone, false, false, false, kNoBody, false, Align::fact,
             "`error`, `warning` or `note`", "level warning"},
    Sentence{"under", in_context(rule), kSome, kNone, false, false, false, kNoBody, false, Align::fact,
             "the packs that call it in", "under hipaa"},
    Sentence{"mend", in_context(rule), kOne, kNone, false, false, false, source, false, Align::fact,
             "the kind of the part that is missing", "mend door { in: hall }"},
    Sentence{"find", in_contexts(rule, support), kOne, kNone, false, false, false, search, true, Align::none,
             "`part`, `step`, `overrun` or `design`, and a body", "find part { is store }"},
    Sentence{"bad", in_contexts(rule, support), kNone, kOne, false, false, false, kNoBody, false, Align::fact,
             "a design in quotes that the rule finds", R"(bad "till one")"},
    Sentence{"good", in_contexts(rule, support), kNone, kOne, false, false, false, kNoBody, false,
             Align::fact, "a design in quotes that the rule passes", R"(good "till one { lid: true }")"},
    Sentence{"evidence", in_context(file), kOne, kOne, true, false, false, support, true, Align::none,
             "a name, a phrase in quotes, pillars and a body",
             R"(evidence spare-till "a second till" @reliability { … })"},
    Sentence{"caller", in_context(search), kNone, kNone, false, false, false, condition, true, Align::none,
             "a body", "caller { is active }"},
    Sentence{"target", in_context(search), kNone, kNone, false, false, false, condition, true, Align::none,
             "a body", "target { offers database }"},
    Sentence{"with", in_context(search), kNone, kNone, false, false, false, condition, true, Align::none,
             "a body", "with { is store }"},
    Sentence{"without", in_context(search), kNone, kNone, false, false, false, condition, true, Align::none,
             "a body", "without { offers audit }"},
    Sentence{"apart", in_context(search), kOne, kNone, false, false, false, kNoBody, false, Align::fact,
             "a place", "apart hall"},
    Sentence{"beyond",
             in_context(search),
             {2, kMany},
             kNone,
             false,
             false,
             false,
             kNoBody,
             false,
             Align::fact,
             "a property of the step, and those of its target",
             "beyond size, message, record"},
    Sentence{"waits", in_context(search), kOne, kNone, false, false, false, kNoBody, false, Align::fact,
             "a property of the caller", "waits timeout"},
    Sentence{"takes", in_context(search), kSome, kNone, false, false, false, kNoBody, false, Align::fact,
             "properties of the target", "takes timeout, duration"},
    Sentence{"has", kConditions, kSome, kNone, false, false, false, kNoBody, false, Align::fact,
             "a property, and the values it may have", "has scheme internal"},
    Sentence{"above", kConditions, kOneOrTwo, kNone, false, true, false, kNoBody, false, Align::fact,
             "a property and a value", "above timeout 29s"},
    Sentence{"below", kConditions, kOneOrTwo, kNone, false, true, false, kNoBody, false, Align::fact,
             "a property and a value", "below zones 2"},
    Sentence{"calls", kConditions, kAny, kNone, false, false, false, condition, true, Align::none,
             "kinds of steps if it matters, and a body", "calls read { is store }"},
    Sentence{"called-by", kConditions, kAny, kNone, false, false, false, condition, true, Align::none,
             "kinds of steps if it matters, and a body", "called-by { is outsider }"},
    Sentence{"several", kConditions, kAny, kNone, false, false, false, condition, true, Align::none,
             "kinds of steps if it matters, and a body", "several invoke { is active }"},
    Sentence{"beside", kConditions, kMaybe, kNone, false, false, false, condition, true, Align::none,
             "a place if it matters, and a body", "beside hall { is door }"},
    Sentence{"not", kConditions, kNone, kNone, false, false, false, condition, true, Align::none, "a body",
             "not { within hall }"},
    Sentence{"any", kConditions, kNone, kNone, false, false, false, condition, true, Align::none, "a body",
             "any { is store, has tls }"},
};

constexpr Sentence kDeclaration{
    "",
    in_contexts(file, scenario, part, stage, in),
    kMaybe,
    kMaybe,
    true,
    false,
    false,
    part,
    false,
    Align::part,
    "at most a name, a title, tags and a body",
    R"(external bank "Payment provider" @security { link: "https://bank.example" })"};

/// Rows by a hash of what tells most keywords apart, in a table so large that nearly all stand alone. It is
/// asked for every line.
class KeywordIndex {
 public:
  constexpr KeywordIndex() {
    for (std::size_t row = 0; row < kSentences.size(); ++row) {
      std::size_t slot = slot_of(kSentences[row].keyword);
      while (rows_[slot] != 0)
        slot = next(slot);
      rows_[slot] = static_cast<std::uint8_t>(row + 1);
    }
  }

  const Sentence* find(std::string_view keyword) const {
    if (keyword.empty())
      return nullptr;
    for (std::size_t slot = slot_of(keyword); rows_[slot] != 0; slot = next(slot))
      if (const Sentence& sentence = kSentences[rows_[slot] - 1U]; sentence.keyword == keyword)
        return &sentence;
    return nullptr;
  }

 private:
  static constexpr std::size_t kSlots = 512;
  static_assert(kSentences.size() < 255);

  static constexpr std::size_t slot_of(std::string_view keyword) {
    const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(keyword[at]); };
    return (keyword.size() * 71U + byte(0) * 37U + byte(keyword.size() / 2) * 13U +
            byte(keyword.size() - 1) * 5U) %
           kSlots;
  }
  static constexpr std::size_t next(std::size_t slot) { return (slot + 1) % kSlots; }

  std::array<std::uint8_t, kSlots> rows_{};  // Counts from 1; 0 is free.
};

constexpr KeywordIndex kIndex;

}  // namespace

std::span<const Sentence> sentences() {
  return kSentences;
}

const Sentence* find_sentence(std::string_view keyword) {
  return kIndex.find(keyword);
}

const Sentence& declaration() {
  return kDeclaration;
}

}  // namespace stoa::syntax
