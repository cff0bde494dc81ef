// Tables as text, fields between commas, as RFC 4180 has them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace stoa::driver {

using CsvRow = std::vector<std::string>;

/// Reads all rows; empty lines are none. Quotes that never close end at the end of the text.
std::vector<CsvRow> read_csv(std::string_view text);

/// One row with its line end; fields are quoted where they must be.
std::string csv_line(const CsvRow& row);

}  // namespace stoa::driver
