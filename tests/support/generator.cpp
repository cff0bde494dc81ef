#include "tests/support/generator.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <string_view>
#include <utility>

#include "compiler/base/format.hpp"

namespace stoa::testing {

namespace {

constexpr std::size_t kMostChosen = 200;  // By one choice, which takes 255.

/// splitmix64: the engines of the standard library are portable, its distributions are not.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_(seed) {}

  std::uint64_t next() {
    state_ += 0x9E3779B97F4A7C15ULL;
    std::uint64_t z = state_;
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBULL;
    return z ^ (z >> 31U);
  }
  std::size_t below(std::size_t n) { return static_cast<std::size_t>(next() % n); }
  bool one_in(std::size_t n) { return below(n) == 0; }
  template <class T, std::size_t N>
  const T& pick(const std::array<T, N>& from) {
    return from[below(N)];
  }

 private:
  std::uint64_t state_;
};

constexpr std::array<std::string_view, 3> kServices = {"gen-worker", "gen-vault", "gen-relay"};
constexpr std::array<std::string_view, 12> kWords = {"orders",     "images",      "reports", "größe",
                                                     "注文",       "платежи",     "مخزن",    "a & b <",
                                                     "100 % \\\\", "\\\"say\\\"", "events",  "🛰 feed"};
constexpr std::array<std::string_view, 5> kArrows = {"->", "~>", "=>", "<-", "<->"};
constexpr std::array<std::string_view, 6> kPillars = {"security",    "reliability", "operations",
                                                      "performance", "cost",        "sustainability"};

constexpr std::string_view kKinds = R"(service gen-worker "Worker" {
  category general
  supports @security, @reliability, @operations, @performance, @cost, @sustainability "it is made so"
  property timeout: duration { max 15m }
}
service gen-vault "Vault" {
  category general
  supports @security, @reliability, @operations, @performance, @cost, @sustainability "it is made so"
}
service gen-relay "Relay" {
  category general
  supports @security, @reliability, @operations, @performance, @cost, @sustainability "it is made so"
}
place gen-hall "Hall" { stroke "#7D8998" "#98A4B3" }
place gen-room "Room" { dash "4 3" }
)";

struct Generator {
  Dice dice;
  Shape shape;
  std::string name;
  std::string out;
  std::size_t depth = 1;
  std::size_t n_declared = 0;
  std::size_t n_places = 0;

  template <class... Args>
  void line(fmt::format_string<Args...> format, Args&&... args) {
    out.append(depth * 2, ' ');
    fmt::format_to(std::back_inserter(out), format, std::forward<Args>(args)...);
    out += '\n';
  }

  void component() {
    line("{} c{}{}{}{}", dice.pick(kServices), n_declared,
         dice.one_in(3) ? "" : fmt::format(" \"{} no-{}\"", dice.pick(kWords), n_declared),
         dice.one_in(8) ? fmt::format(" @{}", dice.pick(kPillars)) : "",
         dice.one_in(6) ? "  # beside it" : "");
    ++n_declared;
  }

  void declarations() {
    while (n_declared < shape.n_components) {
      if (depth < 6 && dice.one_in(6)) {
        line("{} p{} \"{}\" {{", dice.one_in(2) ? "gen-hall" : "gen-room", n_places++, dice.pick(kWords));
        ++depth;
        component();
      } else if (depth > 1 && dice.one_in(4)) {
        --depth;
        line("}}");
      } else {
        component();
      }
      if (dice.one_in(12))
        out += '\n';
    }
    while (depth > 1) {
      --depth;
      line("}}");
    }
  }

  std::string part() { return fmt::format("c{}", dice.below(n_declared)); }

  void step(std::size_t from) {
    std::string text = fmt::format("c{}", from);
    const std::size_t n_hops = 1 + (dice.one_in(5) ? dice.below(3) : 0);
    for (std::size_t i = 0; i < n_hops; ++i) {
      text += fmt::format(" {} {}", dice.pick(kArrows), part());
      if (dice.one_in(8))
        text += ", " + part();
    }
    if (!dice.one_in(6))
      text += fmt::format(" \"hands over {}\"", dice.pick(kWords));
    line("{}", text);
  }

  void flows() {
    std::size_t n_done = 0;
    for (std::size_t flow = 0; n_done < std::max(shape.n_steps, shape.n_components); ++flow) {
      line("flow f{} \"Flow {}\" {{", flow, flow + 1);
      ++depth;
      for (std::size_t i = 0; i < 8 && n_done < std::max(shape.n_steps, shape.n_components); ++i, ++n_done)
        step(n_done % n_declared);
      --depth;
      line("}}");
    }
  }

  /// Nothing is left to be said of it: what a large text costs is then not what its findings cost.
  void story() {
    const std::size_t number = dice.below(1000);
    line("ask scale \"How many {} a second?\" {{ assume \"{}\" }}", dice.pick(kWords), number);
    for (std::size_t begin = 0; begin < n_declared; begin += kMostChosen) {
      std::string parts;
      for (std::size_t i = begin; i < std::min(begin + kMostChosen, n_declared); ++i)
        parts += fmt::format("{}c{}", i == begin ? "" : ", ", i);
      line("choose {} @{} {{", parts, dice.pick(kPillars));
      line("  because \"there are {} {}\"", number, dice.pick(kWords));
      line("  over    \"less\" \"it would not do\"");
      line("}}");
    }
    line("tradeoff \"One {}\" {{", dice.pick(kWords));
    line("  gain \"less to run\"");
    line("  cost \"a dependency\"");
    line("}}");
  }

  void stages() {
    for (std::size_t i = 0; i < shape.n_stages; ++i) {
      line("stage s{} \"Stage {}\" {{", i, i + 1);
      ++depth;
      line("when \"there are more {}\"", dice.pick(kWords));
      if (i == 0 && n_declared > 4)
        line("remove c{}", n_declared - 1);
      line("gen-vault n{} \"New {}\"", i, dice.pick(kWords));
      line("c0 -> n{} \"keeps {}\"", i, dice.pick(kWords));
      line("choose n{} \"it keeps what comes\" {{ over \"more of c1\" \"it is full\" }}", i);
      --depth;
      line("}}");
    }
  }

  void scenario() {
    fmt::format_to(std::back_inserter(out), "# Made from a number.\nscenario {} \"Design {}\" {{\n", name,
                   name);
    declarations();
    out += '\n';
    flows();
    story();
    stages();
    out += "}\n";
  }
};

void add_scenario(std::string& out, std::uint64_t seed, const Shape& shape, std::string name) {
  Generator generator{Dice(seed), shape, std::move(name), {}};
  generator.scenario();
  out += generator.out;
}

}  // namespace

std::string generate_design(std::uint64_t seed, const Shape& shape) {
  std::string out(kKinds);
  add_scenario(out, seed, shape, "made");
  return out;
}

std::string generate_text(std::uint64_t seed, std::size_t n_bytes) {
  std::string out(kKinds);
  out.reserve(n_bytes + 8192);
  for (std::size_t i = 0; out.size() < n_bytes; ++i)
    add_scenario(out, seed + i, {}, fmt::format("made{}", i));
  return out;
}

std::string mutate(std::string text, std::uint64_t seed) {
  constexpr std::array<std::string_view, 14> kPieces = {
      "{", "}", "\"", "\"\"\"", "[", "]", "->", "\n", "\xff", ":", ",", "##", "\xe2\x80\x8b", "\\"};
  Dice dice(seed);
  const std::size_t n_changes = 1 + dice.below(4);
  for (std::size_t i = 0; i < n_changes; ++i) {
    const std::size_t at = dice.below(text.size() + 1);
    const std::size_t length = std::min(text.size() - at, dice.below(40));
    switch (dice.below(5)) {
      case 0:
        text.erase(at, length);
        break;
      case 1:
        text.insert(at, dice.pick(kPieces));
        break;
      case 2:
        text.insert(dice.below(text.size() + 1), text.substr(at, length));
        break;
      case 3:
        if (at < text.size())
          text[at] = static_cast<char>(dice.below(256));
        break;
      default:
        text.resize(at);
    }
  }
  return text;
}

}  // namespace stoa::testing
