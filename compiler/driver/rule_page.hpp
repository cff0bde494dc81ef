// What is told of a rule: the page of `stoa explain`, and docs/rules.md.
#pragma once

#include <string>

#include "compiler/base/source.hpp"
#include "compiler/catalog/catalog.hpp"

namespace stoa::driver {

/// Why it matters, what it looks for, both examples and where it is known from, as Markdown.
std::string rule_page(const catalog::Rule& rule, const SourceSet& sources);

/// All rules of a catalogue on one page.
std::string rules_document(const catalog::Catalog& catalog, const SourceSet& sources);

}  // namespace stoa::driver
