#include "compiler/base/json_writer.hpp"

#include <cmath>
#include <iterator>
#include <utility>

#include "compiler/base/assert.hpp"
#include "compiler/base/escape.hpp"
#include "compiler/base/format.hpp"

namespace stoa {

void JsonWriter::end() {
  STOA_ASSERT(!levels_.empty() && !after_key_, "an object or array is open");
  const Level level = levels_.back();
  levels_.pop_back();
  if (!level.is_empty)
    new_line();
  out_.push_back(level.closing);
}

JsonWriter& JsonWriter::key(std::string_view name) {
  before_value();
  out_ += json_string(name);
  out_ += ": ";
  after_key_ = true;
  return *this;
}

void JsonWriter::value(std::string_view text) {
  before_value();
  out_ += json_string(text);
}

void JsonWriter::value(std::uint64_t number) {
  before_value();
  fmt::format_to(std::back_inserter(out_), "{}", number);
}

void JsonWriter::value(double number) {
  if (!std::isfinite(number)) {
    null();
    return;
  }
  before_value();
  fmt::format_to(std::back_inserter(out_), "{}", number);
}

void JsonWriter::value(bool flag) {
  before_value();
  out_ += flag ? "true" : "false";
}

void JsonWriter::null() {
  before_value();
  out_ += "null";
}

std::string JsonWriter::take() {
  STOA_ASSERT(levels_.empty(), "every object and array is closed");
  out_.push_back('\n');
  return std::exchange(out_, {});
}

void JsonWriter::begin(char opening) {
  before_value();
  out_.push_back(opening);
  levels_.push_back({opening == '{' ? '}' : ']', true});
}

void JsonWriter::before_value() {
  if (std::exchange(after_key_, false) || levels_.empty())
    return;
  if (!std::exchange(levels_.back().is_empty, false))
    out_.push_back(',');
  new_line();
}

void JsonWriter::new_line() {
  out_.push_back('\n');
  out_.append(2 * levels_.size(), ' ');
}

}  // namespace stoa
