#include "compiler/driver/compile.hpp"

#include "compiler/diag/code.hpp"
#include "compiler/driver/draw.hpp"

namespace stoa::driver {

std::vector<Output> compile(const Request& request, const FileReader& reader, Session& session,
                            Progress& progress) {
  Program& program = session.make<Program>();
  analyze(request, reader, session, progress, program);
  if (session.sink.has_errors())
    return {};
  std::deque<sema::Design> made;
  const std::vector<View> views =
      choose_views(program.units, request.views, made, program.pool, session.sink);
  if (program.units.empty() || (views.empty() && !session.sink.has_errors()))
    session.sink.report({diag::Code::nothing_to_draw, request.inputs.front().span,
                         "no scenario and no component in what was read"});
  std::vector<Output> outputs = draw(request, views, program.reading, reader, session, progress);
  sema::apply_levels(request.levels, program.names, session.sink);  // Of what drawing found.
  return outputs;
}

}  // namespace stoa::driver
