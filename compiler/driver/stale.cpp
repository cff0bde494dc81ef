#include "compiler/driver/stale.hpp"

#include <variant>

#include <fmt/format.h>

#include "compiler/diag/code.hpp"

namespace stoa::driver {

using diag::Code;
using diag::Diagnostic;

void report_stale(std::span<const Output> outputs, const FileReader& reader, diag::Sink& sink) {
  for (const Output& output : outputs) {
    const auto now = reader.read(output.path, output.bytes.size() + 1);
    const std::string* bytes = std::get_if<std::string>(&now);
    if (bytes != nullptr && *bytes == output.bytes)
      continue;
    const ReadError* error = std::get_if<ReadError>(&now);
    const bool is_missing = error != nullptr && error->reason == ReadError::Reason::missing;
    sink.report(Diagnostic(Code::stale_output, output.argument,
                           is_missing ? fmt::format("`{}` is not there, and its sources give it", output.path)
                                      : fmt::format("`{}` is not what its sources give", output.path))
                    .help("the same command without `--check` writes it"));
  }
}

}  // namespace stoa::driver
