// A Design as short readable text, for `--emit design` and goldens.
#pragma once

#include <string>

#include "compiler/sema/design.hpp"

namespace stoa::sema {

std::string dump(const Design& design, const catalog::Catalog& catalog);

}  // namespace stoa::sema
