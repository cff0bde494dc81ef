// What all entries of the catalogue have, and how they refer to each other and state values.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "compiler/base/source.hpp"

namespace stoa::catalog {

/// Where a fact comes from.
struct Source {
  std::string_view address;
  std::string_view read;  ///< the date it was read, as written; may be empty
};

/// What every entry of the catalogue has.
struct Entry {
  std::string_view name;
  std::string_view title;
  std::string_view doc;
  Span span;  ///< of its name
  std::vector<std::string_view> aliases;
  std::vector<Source> sources;
};

/// The type of a property's value. Durations are in seconds, sizes in bytes, rates per second, percents 0 to
/// 100.
enum class ValueType : std::uint8_t { duration, size, rate, percent, count, date, text, name, flag };

std::string_view to_string(ValueType type);
std::optional<ValueType> find_value_type(std::string_view name);

/// A number as its unit says it, in the unit of its type.
struct Quantity {
  ValueType type = ValueType::count;
  double value = 0;
};

/// Reads `15m`, `256KB`, `50/s`, `99.9%` or `12`; nothing if the unit is unknown.
std::optional<Quantity> read_quantity(std::string_view literal);
/// The units a type takes, for messages: "`ms`, `s`, `m`, `h`, `d`".
std::string_view units_of(ValueType type);

/// A name by which one entry refers to another, before `link` has found it.
struct Reference {
  std::string_view name;  ///< empty if there is none
  Span span;
};

}  // namespace stoa::catalog
