// What one end of a step is, as the catalogue has it: its roles and its ways in.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/catalog/catalog.hpp"
#include "compiler/sema/design.hpp"

namespace stoa::sema {

bool names(const std::vector<catalog::Reference>& all, std::string_view name);

bool is(const catalog::Kind& kind, std::string_view role);

bool is_service(const catalog::Kind& kind);

// The same of a part; one of an unknown kind is nothing.
bool is(const Node& node, std::string_view role, const catalog::Catalog& catalog);
bool is_service(const Node& node, const catalog::Catalog& catalog);

/// The port called `name`, if the kind has it; every service has some.
const catalog::Port* port_of(const catalog::Kind& kind, std::string_view name,
                             const catalog::Catalog& catalog);

/// Whether a port that it offers itself is there for this kind of step.
bool takes(const catalog::Kind& kind, catalog::EdgeKind step, const catalog::Catalog& catalog);

/// What it is there for: the first kind of step that the first of its own ports takes, such as `readwrite`
/// for what keeps data and `invoke` for what answers.
std::optional<catalog::EdgeKind> chief_kind(const catalog::Kind& kind, const catalog::Catalog& catalog);

/// Whether packets pass through it.
bool is_network(const catalog::Kind& kind);

/// The names in backticks, cut short where there are many.
std::string list_of(const std::vector<catalog::Reference>& ends);

}  // namespace stoa::sema
