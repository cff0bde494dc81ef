#include "compiler/base/edit_script.hpp"

#include <algorithm>

namespace stoa {

namespace {

constexpr int kMostEdits = 2000;  // Beyond that the search, quadratic in them, is given up.

using Elements = std::span<const std::string_view>;

/// Appends one removed or added element to the last change, or to a new one.
void add_element(std::vector<Edit>& changes, std::size_t before, std::size_t after, bool is_removed) {
  const bool is_next = !changes.empty() && changes.back().before + changes.back().n_removed == before &&
                       changes.back().after + changes.back().n_added == after;
  if (!is_next)
    changes.push_back({before, 0, after, 0});
  ++(is_removed ? changes.back().n_removed : changes.back().n_added);
}

/// Myers' algorithm: `furthest[k]` is how far in `a` the diagonal k = x - y reaches with d edits, and the
/// rows of all d together lead back to the start.
std::vector<Edit> find_changes(Elements a, Elements b) {
  const int n = static_cast<int>(a.size());
  const int m = static_cast<int>(b.size());
  const int most = std::min(n + m, kMostEdits);
  const auto at = [](int place) { return static_cast<std::size_t>(place); };
  std::vector<std::vector<int>> rows;
  std::vector<int> furthest(at(2 * most + 3), 0);
  const auto goes_down = [&](const std::vector<int>& row, int middle, int k, int d) {
    return k == -d || (k != d && row[at(middle + k - 1)] < row[at(middle + k + 1)]);
  };
  const int middle = most + 1;
  bool is_found = false;
  for (int d = 0; d <= most && !is_found; ++d) {
    // Only the diagonals that this row reads are kept of the row before.
    rows.emplace_back(furthest.begin() + middle - d - 1, furthest.begin() + middle + d + 2);
    for (int k = -d; k <= d && !is_found; k += 2) {
      int x =
          goes_down(furthest, middle, k, d) ? furthest[at(middle + k + 1)] : furthest[at(middle + k - 1)] + 1;
      int y = x - k;
      while (x < n && y < m && a[at(x)] == b[at(y)])
        ++x, ++y;
      furthest[at(middle + k)] = x;
      is_found = x >= n && y >= m;
    }
  }
  if (!is_found)
    return {{0, a.size(), 0, b.size()}};

  int x = n;
  int y = m;
  struct Move {
    int x, y;
    bool is_removed;
  };
  std::vector<Move> moves;
  for (int d = static_cast<int>(rows.size()) - 1; d > 0; --d) {
    const std::vector<int>& row = rows[at(d)];
    const int own_middle = d + 1;
    const int k = x - y;
    const bool is_down = goes_down(row, own_middle, k, d);
    const int from_k = is_down ? k + 1 : k - 1;
    x = row[at(own_middle + from_k)];
    y = x - from_k;
    moves.push_back({x, y, !is_down});
  }
  std::vector<Edit> changes;
  for (auto move = moves.rbegin(); move != moves.rend(); ++move)
    add_element(changes, at(move->x), at(move->y), move->is_removed);
  return changes;
}

}  // namespace

std::vector<Edit> edit_script(Elements a, Elements b) {
  // What is the same at both ends needs no search.
  std::size_t n_same = 0;
  while (n_same < a.size() && n_same < b.size() && a[n_same] == b[n_same])
    ++n_same;
  std::size_t n_tail = 0;
  while (n_tail < a.size() - n_same && n_tail < b.size() - n_same &&
         a[a.size() - 1 - n_tail] == b[b.size() - 1 - n_tail])
    ++n_tail;
  if (n_same == a.size() && n_same == b.size())
    return {};
  std::vector<Edit> changes = find_changes(a.subspan(n_same, a.size() - n_same - n_tail),
                                           b.subspan(n_same, b.size() - n_same - n_tail));
  for (Edit& change : changes) {
    change.before += n_same;
    change.after += n_same;
  }
  return changes;
}

}  // namespace stoa
