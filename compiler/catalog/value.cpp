// Value types and their units.
#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "compiler/catalog/catalog.hpp"

namespace stoa::catalog {

namespace {

struct TypeName {
  ValueType type;
  std::string_view name;
  std::string_view units;
};

constexpr std::array kTypes = {
    TypeName{ValueType::duration, "duration", "`ms`, `s`, `m`, `h`, `d`"},
    TypeName{ValueType::size, "size", "`B`, `KB`, `MB`, `GB`, `TB` or `KiB` to `TiB`"},
    TypeName{ValueType::rate, "rate", "`/s`, `/m`, `/h`, `/d`"},
    TypeName{ValueType::percent, "percent", "`%`"},
    TypeName{ValueType::count, "count", "no unit"},
    TypeName{ValueType::date, "date", "year, month and day, as in `2026-11-22`"},
    TypeName{ValueType::text, "text", "quotes"},
    TypeName{ValueType::name, "name", "no quotes"},
    TypeName{ValueType::flag, "flag", "`true` or `false`"},
};

struct Unit {
  std::string_view name;
  ValueType type;
  double factor;
};

constexpr double kKibi = 1024;
constexpr std::array kUnits = {
    Unit{"", ValueType::count, 1},
    Unit{"k", ValueType::count, 1e3},
    Unit{"M", ValueType::count, 1e6},
    Unit{"%", ValueType::percent, 1},
    Unit{"ms", ValueType::duration, 0.001},
    Unit{"s", ValueType::duration, 1},
    Unit{"m", ValueType::duration, 60},
    Unit{"h", ValueType::duration, 3600},
    Unit{"d", ValueType::duration, 86400},
    Unit{"B", ValueType::size, 1},
    Unit{"KB", ValueType::size, 1e3},
    Unit{"MB", ValueType::size, 1e6},
    Unit{"GB", ValueType::size, 1e9},
    Unit{"TB", ValueType::size, 1e12},
    Unit{"PB", ValueType::size, 1e15},
    Unit{"KiB", ValueType::size, kKibi},
    Unit{"MiB", ValueType::size, kKibi* kKibi},
    Unit{"GiB", ValueType::size, kKibi* kKibi* kKibi},
    Unit{"TiB", ValueType::size, kKibi* kKibi* kKibi* kKibi},
    Unit{"/s", ValueType::rate, 1},
    Unit{"/m", ValueType::rate, 1.0 / 60},
    Unit{"/h", ValueType::rate, 1.0 / 3600},
    Unit{"/d", ValueType::rate, 1.0 / 86400},
};

}  // namespace

std::string_view to_string(ValueType type) {
  return std::ranges::find(kTypes, type, &TypeName::type)->name;
}

std::string_view units_of(ValueType type) {
  return std::ranges::find(kTypes, type, &TypeName::type)->units;
}

std::optional<ValueType> find_value_type(std::string_view name) {
  const auto found = std::ranges::find(kTypes, name, &TypeName::name);
  if (found == kTypes.end())
    return std::nullopt;
  return found->type;
}

std::optional<Quantity> read_quantity(std::string_view literal) {
  double value = 0;
  const char* const end = literal.data() + literal.size();
  const auto [stop, error] = std::from_chars(literal.data(), end, value, std::chars_format::fixed);
  if (error != std::errc{} || !std::isfinite(value))
    return std::nullopt;
  std::string_view unit(stop, static_cast<std::size_t>(end - stop));
  // `30k/s` counts in thousands as `30k` does.
  if (unit.size() > 2 && unit[1] == '/' && (unit[0] == 'k' || unit[0] == 'M')) {
    value *= unit[0] == 'k' ? 1e3 : 1e6;
    unit.remove_prefix(1);
  }
  const auto found = std::ranges::find(kUnits, unit, &Unit::name);
  if (found == kUnits.end())
    return std::nullopt;
  return Quantity{found->type, value * found->factor};
}

}  // namespace stoa::catalog
