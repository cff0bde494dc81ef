#include "compiler/driver/exit_code.hpp"

#include <algorithm>

#include "compiler/diag/code.hpp"

namespace stoa::driver {

namespace {

int exit_code(const diag::Diagnostic& finding, bool do_warnings_count) {
  const diag::CodeInfo& code = diag::info(finding.code());
  if (finding.severity() == diag::Severity::note)
    return kExitClean;
  if (finding.severity() == diag::Severity::warning)
    return do_warnings_count ? kExitFindings : kExitClean;
  if (code.id.starts_with("E09"))
    return kExitLimit;
  switch (finding.code()) {
    case diag::Code::cannot_read:
    case diag::Code::cannot_write:
    case diag::Code::changed_meanwhile:
      return kExitIo;
    case diag::Code::bad_project_file:
    case diag::Code::unknown_setting:
    case diag::Code::wrong_setting:
    case diag::Code::bad_baseline:
    case diag::Code::same_output:
    case diag::Code::output_is_input:
    case diag::Code::unknown_view:
      return kExitUsage;
    default:
      return kExitFindings;
  }
}

}  // namespace

int exit_code(const diag::Sink& sink, bool do_warnings_count) {
  int highest = kExitClean;
  for (const diag::Diagnostic& finding : sink.sorted())
    highest = std::max(highest, exit_code(finding, do_warnings_count));
  return highest;
}

}  // namespace stoa::driver
