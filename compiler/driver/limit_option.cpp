#include "compiler/driver/limit_option.hpp"

#include <array>
#include <charconv>
#include <limits>
#include <vector>

#include <fmt/format.h>

namespace stoa::driver {

namespace {

struct Unit {
  std::string_view name;
  std::string_view of;  ///< the unit of the limits that take it
  std::uint64_t factor;
};

constexpr std::array kUnits = {
    Unit{"GiB", "bytes", 1ULL << 30},
    Unit{"MiB", "bytes", 1ULL << 20},
    Unit{"KiB", "bytes", 1ULL << 10},
    Unit{"GB", "bytes", 1000000000},
    Unit{"MB", "bytes", 1000000},
    Unit{"KB", "bytes", 1000},
    Unit{"B", "bytes", 1},
    Unit{"m", "seconds", 60},
    Unit{"s", "seconds", 1},
    Unit{"px", "px", 1},
};

/// Above these stoa itself would give in: positions have 32 bits, and bodies are read by recursion.
struct Ceiling {
  std::string_view name;
  std::uint64_t most;
};
constexpr std::array kCeilings = {
    Ceiling{"file-size", (1ULL << 32) - (1ULL << 20)},
    Ceiling{"nesting", 1000},
    Ceiling{"layout-seconds", 86400},
    Ceiling{"picture-side", 10000000},
};

std::uint64_t most_of(std::string_view name) {
  for (const Ceiling& ceiling : kCeilings)
    if (ceiling.name == name)
      return ceiling.most;
  return std::numeric_limits<std::int64_t>::max();
}

std::optional<std::uint64_t> read_value(std::string_view text, const LimitInfo& limit) {
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc())
    return std::nullopt;
  const std::string_view suffix(end, static_cast<std::size_t>(text.data() + text.size() - end));
  if (suffix.empty())
    return number;
  for (const Unit& unit : kUnits)
    if (unit.name == suffix && unit.of == limit.unit)
      return number <= std::numeric_limits<std::uint64_t>::max() / unit.factor
                 ? std::optional(number * unit.factor)
                 : std::nullopt;
  return std::nullopt;
}

}  // namespace

std::optional<UsageError> set_limit(std::string_view option, Limits& limits) {
  const std::size_t equals = option.find('=');
  if (equals == std::string_view::npos)
    return UsageError{fmt::format("`--limit` takes a name and a value, not `{}`", option),
                      "for example `--limit file-size=200MiB`; `stoa limits` lists all names"};
  const std::string_view name = option.substr(0, equals);
  const std::string_view value_text = option.substr(equals + 1);
  std::vector<std::string_view> names;
  for (const LimitInfo& limit : limit_table()) {
    names.push_back(limit.name);
    if (limit.name != name)
      continue;
    const auto value = read_value(value_text, limit);
    if (!value)
      return UsageError{fmt::format("`{}` is no value for the limit `{}`", value_text, name),
                        fmt::format("it counts {}: `{}={}` is what holds otherwise", limit.unit, name,
                                    limits.*(limit.value))};
    if (*value > most_of(name))
      return UsageError{fmt::format("the limit `{}` cannot be raised to {}", name, value_text),
                        fmt::format("it can be at most {}", limit_text(limit, most_of(name)))};
    limits.*(limit.value) = *value;
    return std::nullopt;
  }
  return unknown_word(fmt::format("there is no limit `{}`", name), name, names);
}

std::string limit_text(const LimitInfo& limit, std::uint64_t value) {
  for (const Unit& unit : kUnits)
    if (unit.of == limit.unit && unit.name != "m" && value != 0 && value % unit.factor == 0)
      return fmt::format("{} {}", value / unit.factor, unit.name);
  return fmt::format("{}", value);
}

}  // namespace stoa::driver
