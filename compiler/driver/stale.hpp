// Whether files are what their sources give.
#pragma once

#include <cstddef>
#include <span>

#include "compiler/driver/target.hpp"

namespace stoa::driver {

/// Reports every output that is not there or holds other bytes. Writes nothing.
void report_stale(std::span<const Output> outputs, const FileReader& reader, diag::Sink& sink);

}  // namespace stoa::driver
