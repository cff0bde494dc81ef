#include <string>

#include "compiler/base/assert.hpp"
#include "compiler/base/file_reader.hpp"
#include "compiler/driver/baseline.hpp"
#include "compiler/driver/limit_option.hpp"
#include "compiler/driver/project_file.hpp"
#include "tests/fuzz/properties.hpp"
#include "tests/fuzz/reading.hpp"

namespace stoa::testing {

namespace {

const std::string kProject = "project/stoa.toml";
const std::string kBaseline = "project/stoa-baseline.json";

/// One file of a project, and a command line that names it.
struct Project {
  Project(const std::string& path, std::string_view text) {
    reader.add(path, std::string(text));
    const SourceFile& line = sources.add("<command line>", path);
    file = {path, Span{line.id(), 0, static_cast<std::uint32_t>(path.size())}};
  }

  MemoryReader reader;
  SourceSet sources;
  diag::Sink sink;
  driver::Argument file;
};

void check_project_file(std::string_view text) {
  Project project(kProject, text);
  const driver::ProjectFile settings =
      driver::read_project_file(kProject, project.file.span, project.reader, project.sources, project.sink);
  Limits limits;
  for (const driver::Argument& limit : settings.limits)
    STOA_ASSERT(!driver::set_limit(limit.text, limits), "a limit that is taken over is one");
  for (const LimitInfo& limit : limit_table())
    STOA_ASSERT(limits.*limit.value <= Limits{}.*limit.value, "a project raises no limit");
  check_rendering(project.sink, project.sources);
}

void check_baseline(std::string_view text) {
  Project project(kBaseline, text);
  const auto known = driver::read_baseline(project.file, project.reader, project.sources, project.sink);
  STOA_ASSERT(known || project.sink.has_errors(), "what cannot be read is said");
  check_rendering(project.sink, project.sources);
  if (!known)
    return;
  const std::string written = driver::baseline_text(known->findings);
  Project again(kBaseline, written);
  const auto read = driver::read_baseline(again.file, again.reader, again.sources, again.sink);
  STOA_ASSERT(read && driver::baseline_text(read->findings) == written,
              "a baseline is read as it was written");
}

}  // namespace

void check_config(std::string_view text) {
  check_project_file(text);
  check_baseline(text);
}

}  // namespace stoa::testing
