// The whole compiler: what is named on the command line becomes checked designs, and outputs in memory.
#pragma once

#include <cstddef>
#include <deque>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "compiler/backends/backend.hpp"
#include "compiler/backends/paint.hpp"
#include "compiler/base/file_reader.hpp"
#include "compiler/base/source.hpp"
#include "compiler/catalog/catalog.hpp"
#include "compiler/driver/baseline.hpp"
#include "compiler/driver/library.hpp"
#include "compiler/driver/progress.hpp"
#include "compiler/driver/read.hpp"
#include "compiler/driver/session.hpp"
#include "compiler/driver/stage_dump.hpp"
#include "compiler/driver/target.hpp"
#include "compiler/driver/views.hpp"
#include "compiler/layout/layout.hpp"
#include "compiler/sema/knowledge.hpp"
#include "compiler/sema/levels.hpp"

namespace stoa::driver {

/// A form to write a design in: a backend's, or a stage of the pipeline as text.
using Emit = std::variant<const backends::Backend*, const StageDump*>;

struct Request {
  std::vector<Argument> inputs;
  ReadOptions reading;
  std::optional<Argument> stdlib_folder;
  std::vector<Argument> rule_folders;  ///< of the project: what stands in them is known everywhere
  std::vector<Argument> packs;         ///< that every design has to keep
  std::vector<sema::LevelChoice> levels;
  std::optional<Baseline> baseline;
  std::vector<Emit> emits;
  std::vector<Argument> views;
  Destination destination;
  std::optional<layout::Direction> direction;  ///< otherwise whichever makes the better picture
  layout::LineStyle lines = layout::LineStyle::orthogonal;
  backends::Theme theme = backends::Theme::adaptive;  ///< of pictures
  std::optional<Argument> icons;                      ///< the folder of a set of them
  double scale = 1;                                   ///< of what is painted
  bool hides_answers = false;                         ///< in notes
  bool has_index = false;                             ///< a page that leads to all scenarios, in a folder
  bool judges = true;                                 ///< false: designs are only read and resolved
  bool keeps_designs = true;  ///< false: a scenario is let go of as soon as it is checked
};

/// What one thread of the front end works with, and makes.
struct Workplace {
  explicit Workplace(const catalog::Catalog& library) : knowledge(library) {}

  sema::Knowledge knowledge;              ///< of the library's catalogue
  std::deque<catalog::Catalog> catalogs;  ///< of inputs that declare kinds of their own
  sema::Pool pool;
};

/// What the front end makes of a run. Its parts point into each other, so it stays where it is.
struct Program {
  Program() = default;
  Program(const Program&) = delete;
  Program& operator=(const Program&) = delete;

  Library library;
  Reading reading;
  std::deque<Workplace> workplaces;
  sema::Pool pool;          ///< of views
  std::vector<Unit> units;  ///< one for each input; without scenarios where the request keeps no designs
  sema::FindingNames names;
};

/// Reads, resolves and checks all inputs. All that is wrong is in the session's sink.
void analyze(const Request& request, const FileReader& reader, Session& session, Progress& progress,
             Program& program);

/// Analyzes and writes into memory what was asked for; nothing if there is an error anywhere in the run.
std::vector<Output> compile(const Request& request, const FileReader& reader, Session& session,
                            Progress& progress);

}  // namespace stoa::driver
