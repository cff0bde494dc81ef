// What to remove and what to add to make one sequence out of another.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

namespace stoa {

/// Elements [before, before + n_removed) of the first sequence are replaced by [after, after + n_added) of
/// the second.
struct Edit {
  std::size_t before = 0, n_removed = 0;
  std::size_t after = 0, n_added = 0;
};

/// The edits that turn `a` into `b`, in order, with as few elements removed and added as there can be; if
/// that were thousands, one edit that replaces all that differs.
/// Source: E. W. Myers, An O(ND) Difference Algorithm and Its Variations, Algorithmica 1 (1986).
std::vector<Edit> edit_script(std::span<const std::string_view> a, std::span<const std::string_view> b);

}  // namespace stoa
