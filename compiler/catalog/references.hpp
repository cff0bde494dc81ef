// What to say where one entry refers to another that does not exist.
#pragma once

#include <string_view>
#include <vector>

#include "compiler/catalog/catalog.hpp"
#include "compiler/diag/diagnostic.hpp"

namespace stoa::catalog {

/// Reports that there is no `what` of that name, with the near ones among `names`.
void report_unknown(const Reference& reference, std::string_view what, std::vector<std::string_view> names,
                    diag::Sink& sink);

/// The names of an index, in no order.
template <class Index>
void append_names(std::vector<std::string_view>& names, const Index& index) {
  for (const auto& [name, id] : index)
    names.push_back(name);
}

}  // namespace stoa::catalog
