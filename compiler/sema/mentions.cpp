#include "compiler/sema/mentions.hpp"

#include <algorithm>
#include <array>

namespace stoa::sema {

namespace {

// Shorter words join sentences and say little.
constexpr std::size_t kLeastLetters = 4;
constexpr std::size_t kKeyLetters = 5;

enum class Class : std::uint8_t { other, digit, letter };

/// Bytes of other alphabets count as letters: what they spell is not looked into.
constexpr auto kClasses = [] {
  std::array<Class, 256> classes{};
  for (std::size_t i = 0; i < classes.size(); ++i)
    classes[i] = '0' <= i && i <= '9'                                            ? Class::digit
                 : ('a' <= i && i <= 'z') || ('A' <= i && i <= 'Z') || i >= 0x80 ? Class::letter
                                                                                 : Class::other;
  return classes;
}();

bool is_digit(char c) {
  return kClasses[static_cast<unsigned char>(c)] == Class::digit;
}

bool is_letter(char c) {
  return kClasses[static_cast<unsigned char>(c)] == Class::letter;
}

char lower(char c) {
  return 'A' <= c && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

/// Of a word its first letters, as they are; of a number all its digits, mixed.
class Key {
 public:
  void add_letter(char c) { value_ = value_ << 8U | static_cast<unsigned char>(c); }
  void add_digit(char c) {
    constexpr std::uint64_t kFactor = 0x100000001B3;
    value_ = (value_ ^ static_cast<unsigned char>(c) ^ kNumber) * kFactor;
  }
  std::uint64_t value() const { return value_; }

 private:
  static constexpr std::uint64_t kNumber = 0xCBF29CE484222325;  // Larger than any word.
  std::uint64_t value_ = 0;
};

/// Calls `use` with the key of each number and of each word that says something.
template <class Use>
void for_each_key(std::string_view text, Use use) {
  for (std::size_t at = 0; at < text.size();) {
    Key key;
    bool says_something = false;
    std::size_t end = at;
    if (is_digit(text[at])) {
      for (; end < text.size() &&
             (is_digit(text[end]) || (text[end] == ',' && end + 1 < text.size() && is_digit(text[end + 1])));
           ++end)
        if (text[end] != ',')
          key.add_digit(text[end]);
      says_something = true;
    } else if (is_letter(text[at])) {
      for (; end < text.size() && is_letter(text[end]); ++end)
        if (end - at < kKeyLetters)
          key.add_letter(lower(text[end]));
      says_something = end - at >= kLeastLetters;
    } else {
      ++end;
    }
    at = end;
    if (says_something)
      use(key.value());
  }
}

std::uint64_t bit_of(std::uint64_t key) {
  return std::uint64_t{1} << (key ^ key >> 6U ^ key >> 12U) % 64;
}

}  // namespace

Mentions::Mentions(std::span<const std::string_view> texts) : is_taken_up_(texts.size()) {
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const std::size_t n_before = entries_.size();
    for_each_key(texts[i], [&](std::uint64_t key) {
      entries_.push_back({key, i});
      sieve_ |= bit_of(key);
    });
    n_open_ += entries_.size() > n_before;  // What says nothing is never taken up.
  }
  std::ranges::sort(entries_, {}, &Entry::key);
}

void Mentions::add(std::string_view said) {
  if (!has_all())
    for_each_key(said, [&](std::uint64_t key) { look_up(key); });
}

void Mentions::look_up(std::uint64_t key) {
  if ((sieve_ & bit_of(key)) == 0)
    return;
  for (auto entry = std::ranges::lower_bound(entries_, key, {}, &Entry::key);
       entry != entries_.end() && entry->key == key; ++entry) {
    n_open_ -= !is_taken_up_[entry->text];
    is_taken_up_[entry->text] = true;
  }
}

}  // namespace stoa::sema
