// Documents + Catalog -> scenarios: names, kinds, types, stages.
//
// Never fails: what is unknown is reported and left unknown, so that checks can skip it.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "compiler/base/limits.hpp"
#include "compiler/catalog/catalog.hpp"
#include "compiler/diag/diagnostic.hpp"
#include "compiler/sema/design.hpp"
#include "compiler/syntax/ast.hpp"

namespace stoa::sema {

class SharedParts;

/// What scenarios a file has, and what they have in common. Points into the documents and the catalogue.
/// Scenarios do not depend on each other, so several threads may resolve some each, into pools and sinks of
/// their own.
class Outline {
 public:
  /// `documents` are the files it imports, each once and before those that import it, and last the file
  /// itself. `name` is what the design of a file without `scenario` is called.
  Outline(std::span<const ast::Document* const> documents, std::string_view name,
          const catalog::Catalog& catalog, const Limits& limits);
  ~Outline();
  Outline(const Outline&) = delete;
  Outline& operator=(const Outline&) = delete;

  /// How many scenarios there are.
  std::size_t size() const { return heads_.size(); }

  /// What is shared is checked where it stands, also when no scenario names it.
  void resolve_shared(Pool& pool, diag::Sink& sink) const;
  /// Hands scenarios from `first` to before `last` to `take`, each as soon as it is made. Texts that are made
  /// go into `pool`; the designs point into it, into the documents and into the catalogue.
  void resolve(std::size_t first, std::size_t last, Pool& pool, diag::Sink& sink,
               const std::function<void(Scenario&&)>& take) const;

 private:
  struct Head {
    const ast::Statement* statement = nullptr;  ///< null for a file that is a design by itself
    std::string_view name;
    Span span;                    ///< of its name
    std::optional<Span> earlier;  ///< of the scenario that has this name already
  };

  std::span<const ast::Document* const> documents_;
  const catalog::Catalog& catalog_;
  const Limits& limits_;
  std::unique_ptr<SharedParts> shared_;
  std::unordered_set<std::string_view> poisoned_;
  std::vector<Head> heads_;
  bool has_scenario_ = false;
  bool is_design_ = false;
  bool is_complete_ = true;
  bool is_truncated_ = false;
};

}  // namespace stoa::sema
