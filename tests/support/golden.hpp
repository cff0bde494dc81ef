// Expectations that stand in files of their own, and are rewritten when STOA_BLESS=1 is set.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace stoa::testing {

/// Whether this run rewrites expectations.
bool is_blessing();

/// Empty if the file at `path` says `actual`, or now does because this run blesses. Otherwise what differs,
/// and how to bless it.
std::string golden_difference(const std::filesystem::path& path, const std::string& actual);

/// The first lines that differ, with one line of context before them; long lines are cut.
std::string short_diff(std::string_view expected, std::string_view actual);

/// A file's name as the name of a test: `flow-view.order.svg` -> `flow_view_order_svg`.
std::string test_name(std::string_view file_name);

}  // namespace stoa::testing
