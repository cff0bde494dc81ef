// Scenario -> Markdown to study from.
#include "compiler/backends/backend.hpp"
#include "compiler/backends/prose_markdown.hpp"
#include "compiler/backends/story_prose.hpp"

namespace stoa::backends {

std::string emit_notes(const Story& story) {
  return markdown_of(tell_story(story), story.pictures);
}

}  // namespace stoa::backends
