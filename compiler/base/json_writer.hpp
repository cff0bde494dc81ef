// Writes JSON with two blanks of indentation, in the order it is told.
//
// Our own 60 lines rather than a JSON library: the outputs only ever write, keep their key order, must not
// throw on bad UTF-8, and no document tree is needed in between.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace stoa {

/// Calls nest as the document does: `begin_object`, then `key` and one value by turns, then `end`.
class JsonWriter {
 public:
  void begin_object() { begin('{'); }
  void begin_array() { begin('['); }
  /// Closes the object or array begun last. Empty ones take one line.
  void end();

  /// The key of the value that follows.
  JsonWriter& key(std::string_view name);

  void value(std::string_view text);
  void value(const char* text) { value(std::string_view(text)); }
  void value(std::uint64_t number);
  void value(std::uint32_t number) { value(std::uint64_t{number}); }
  /// The shortest digits that read back as the same number; `null` for what JSON has no digits for.
  void value(double number);
  void value(bool flag);
  void null();

  void member(std::string_view name, const auto& of) {
    key(name);
    value(of);
  }

  /// The document with its final line end; the writer is empty afterwards.
  std::string take();

 private:
  struct Level {
    char closing;
    bool is_empty;
  };

  void begin(char opening);
  void before_value();
  void new_line();

  std::string out_;
  std::vector<Level> levels_;
  bool after_key_ = false;
};

}  // namespace stoa
