#include "tests/support/compilation.hpp"

#include <stdexcept>
#include <utility>

#include "compiler/diag/render.hpp"

namespace stoa::testing {

namespace {

const std::string kFolder = "out";

driver::Emit form_of(std::string_view name) {
  if (const backends::Backend* backend = backends::find(name))
    return backend;
  for (const driver::StageDump& dump : driver::stage_dumps())
    if (dump.name == name)
      return &dump;
  throw std::runtime_error("there is no form " + std::string(name));
}

/// Words of a command line that nobody typed still need a place in a source.
driver::Argument argument(const std::string& text, SourceSet& sources) {
  const SourceFile& line = sources.add("<command line>", text);
  return {text, Span{line.id(), 0, static_cast<std::uint32_t>(text.size())}};
}

driver::Request request_for(const Sources& sources, const Limits& limits, MemoryReader& reader,
                            driver::Session& session) {
  for (const auto& [path, text] : sources.texts)
    reader.add(path, text);
  driver::Request request;
  for (const std::string& input : sources.inputs)
    request.inputs.push_back(argument(input, session.sources));
  if (!sources.icons.empty())
    request.icons = argument(sources.icons, session.sources);
  request.reading.limits = limits;
  request.destination.form = driver::Destination::Form::folder;
  request.destination.path = kFolder;
  return request;
}

}  // namespace

Sources only(std::string name, std::string text) {
  return {{{name, std::move(text)}}, {name}, {}};
}

Compiled compile(const Sources& sources, const std::vector<std::string>& forms,
                 const std::vector<std::string>& views, const Limits& limits) {
  MemoryReader reader;
  driver::Session session;
  driver::Progress progress(false);
  driver::Request request = request_for(sources, limits, reader, session);
  for (const std::string& form : forms)
    request.emits.push_back(form_of(form));
  for (const std::string& view : views)
    request.views.push_back(argument(view, session.sources));
  Compiled compiled;
  for (driver::Output& output : driver::compile(request, reader, session, progress)) {
    const std::size_t slash = output.path.rfind('/');
    const std::string name = slash == std::string::npos ? output.path : output.path.substr(slash + 1);
    if (!compiled.outputs.emplace(name, std::move(output.bytes)).second)
      throw std::runtime_error("two outputs are called " + name);
  }
  compiled.has_errors = session.sink.has_errors();
  compiled.findings = diag::render_concise(session.sink.sorted(), session.sources, {});
  return compiled;
}

std::unique_ptr<Checked> check(const Sources& sources, const Limits& limits) {
  auto checked = std::make_unique<Checked>();
  driver::Progress progress(false);
  driver::Request request = request_for(sources, limits, checked->reader, checked->session);
  request.emits.push_back(form_of("svg"));  // So that the places and pictograms of pictures are read too.
  driver::analyze(request, checked->reader, checked->session, progress, checked->program);
  if (checked->session.sink.has_errors())
    return checked;
  const std::vector<driver::Argument> wanted = {argument("all", checked->session.sources)};
  checked->views = driver::choose_views(checked->program.units, wanted, checked->made, checked->program.pool,
                                        checked->session.sink);
  return checked;
}

}  // namespace stoa::testing
