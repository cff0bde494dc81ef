// One line that says how far a long run is: on a terminal only, after half a second, gone at the end.
#pragma once

#include <cstddef>

namespace stoa::driver {

class Progress {
 public:
  /// A line is shown only if `is_shown`. There is one Progress at a time: a timer drives it, because a
  /// layout may keep the run waiting for long.
  explicit Progress(bool is_shown);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  /// `verb` must be static text: "drawing".
  void begin(const char* verb, std::size_t n_steps);
  void step();
  /// Removes the line and shows none from now on.
  void finish();

 private:
  bool is_shown_;
};

}  // namespace stoa::driver
