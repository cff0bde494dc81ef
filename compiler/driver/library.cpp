#include "compiler/driver/library.hpp"

#include <array>

#include <fmt/format.h>

#include "compiler/catalog/load.hpp"
#include "compiler/driver/embedded.hpp"
#include "compiler/driver/read.hpp"
#include "compiler/syntax/parse.hpp"

namespace stoa::driver {

Library load_library(const std::optional<Argument>& folder, const Limits& limits, const FileReader& reader,
                     SourceSet& sources, diag::Sink& sink) {
  Library library;
  // What people set applies to what they wrote, not to what comes with stoa.
  const Limits own_limits;
  if (!folder) {
    for (const EmbeddedFile& file : embedded_stdlib()) {
      const SourceFile& source = sources.add_static(fmt::format("<stdlib>/{}", file.path), file.text);
      library.documents.push_back(syntax::parse(source, own_limits, sink));
    }
  } else {
    for (const FoundFile& file : find_files(std::array{*folder}, limits, reader, sink))
      if (auto text = read_text(file, limits, reader, sink))
        library.documents.push_back(syntax::parse(sources.add(file.path, std::move(*text)), limits, sink));
  }
  for (const ast::Document& document : library.documents)
    catalog::add(library.catalog, document, sink);
  catalog::link(library.catalog, sink);
  return library;
}

}  // namespace stoa::driver
