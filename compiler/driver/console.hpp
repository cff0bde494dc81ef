// Standard output and standard error. The only place that writes to them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace stoa::driver {

class Console {
 public:
  /// Data: what was asked for. After a failure nothing more is written.
  void out(std::string_view text);
  /// What people read.
  void err(std::string_view text);

  /// The error number of the first write to standard output that failed; 0 if none did.
  int out_error() const { return out_error_; }
  bool is_out_terminal() const;
  bool is_err_terminal() const;

 private:
  int out_error_ = 0;
};

/// Whether what goes to a stream is colored. `mode` is `auto`, `always` or `never`; the environment counts
/// for `auto` alone.
bool use_color(std::string_view mode, bool is_terminal);

/// Opens what the caller left closed of the three standard streams, so that no file takes its number, and
/// makes writing to a closed pipe an error instead of a sudden end.
void prepare_streams();

/// Writes all of `text` and returns 0, or the number of the error that kept it from doing so.
int write_all(int descriptor, std::string_view text);

}  // namespace stoa::driver
