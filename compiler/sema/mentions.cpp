#include "compiler/sema/mentions.hpp"

namespace stoa::sema {

namespace {

// Shorter words join sentences and say little.
constexpr std::size_t kLeastLetters = 4;
constexpr std::size_t kKeyLetters = 5;

bool is_digit(char c) {
  return '0' <= c && c <= '9';
}

bool is_letter(char c) {
  // Bytes of other alphabets count as letters: what they spell is not looked into.
  return ('a' <= c && c <= 'z') || ('A' <= c && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}

char lower(char c) {
  return 'A' <= c && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

/// Calls `use` with the key of each number and of each word that says something, until it returns true.
template <class Use>
bool for_each_key(std::string_view text, Use use) {
  for (std::size_t at = 0; at < text.size();) {
    std::string key;
    std::size_t end = at;
    if (is_digit(text[at])) {
      for (; end < text.size() &&
             (is_digit(text[end]) || (text[end] == ',' && end + 1 < text.size() && is_digit(text[end + 1])));
           ++end)
        if (text[end] != ',')
          key += text[end];
    } else if (is_letter(text[at])) {
      for (; end < text.size() && is_letter(text[end]); ++end)
        if (key.size() < kKeyLetters)
          key += lower(text[end]);
      if (end - at < kLeastLetters)
        key.clear();
    } else {
      ++end;
    }
    at = end;
    if (!key.empty() && use(std::move(key)))
      return true;
  }
  return false;
}

}  // namespace

void Mentions::add(std::string_view text) {
  for_each_key(text, [&](std::string key) {
    keys_.insert(std::move(key));
    return false;
  });
}

bool Mentions::shares_with(std::string_view text) const {
  return for_each_key(text, [&](const std::string& key) { return keys_.contains(key); });
}

}  // namespace stoa::sema
