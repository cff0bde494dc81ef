// A Chromium without a window, spoken to over two pipes: what a page does, and what it says when something is
// wrong.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <sys/types.h>
#include <vector>

namespace stoa::testing {

class Browser {
 public:
  /// Starts whichever of Chromium and Chrome works here; throws if none does.
  Browser();
  ~Browser();
  Browser(const Browser&) = delete;
  Browser& operator=(const Browser&) = delete;

  /// Shows a file and waits until it is loaded. What the page before it said is forgotten.
  void open(const std::string& path);
  /// The value of a JavaScript expression, or what it promises. An exception in it is thrown here.
  nlohmann::json evaluate(const std::string& expression);
  /// Presses and releases a key: `ArrowRight`, `Tab`, `a`.
  void press(const std::string& key, bool with_shift = false);
  /// What the page is to take for the wish of its reader: `prefers-color-scheme`, `dark`.
  void prefer(const std::string& feature, const std::string& value);
  /// What a screen reader says of the first element in a role: its name, and how it is described.
  std::string spoken(const std::string& role);
  /// The page printed, as PDF.
  std::string print();

  /// Errors and warnings on the console, and exceptions, since the page was opened.
  const std::vector<std::string>& complaints() const { return complaints_; }
  /// What was asked of network or disk since then, but for the page itself and what stands in it.
  const std::vector<std::string>& requests() const { return requests_; }

 private:
  nlohmann::json call(std::string_view method, const nlohmann::json& parameters);
  nlohmann::json receive();
  void note(const nlohmann::json& event);

  pid_t process_ = -1;
  int to_ = -1;
  int from_ = -1;
  int last_id_ = 0;
  std::string buffer_;
  std::string session_;
  std::string folder_;  // Of its profile, removed at the end.
  std::string page_;
  bool is_loaded_ = false;
  std::vector<std::string> complaints_;
  std::vector<std::string> requests_;
};

}  // namespace stoa::testing
