#include "compiler/backends/difference.hpp"
#include "compiler/base/json_writer.hpp"

namespace stoa::backends {

namespace {

using sema::Change;
using Subject = sema::Difference::Subject;

constexpr std::uint32_t kSchema = 1;

std::string_view to_string(Subject subject) {
  switch (subject) {
    case Subject::design:
      return "scenario";
    case Subject::question:
      return "question";
    case Subject::place:
      return "group";
    case Subject::part:
      return "component";
    case Subject::flow:
      return "flow";
    case Subject::step:
      return "step";
    case Subject::choice:
      return "choice";
    case Subject::tradeoff:
      return "tradeoff";
  }
  return "";
}

void write_side(std::string_view name, std::string_view text, JsonWriter& json) {
  json.key(name);
  if (text.empty())
    json.null();
  else
    json.value(text);
}

void write(const sema::Difference& difference, JsonWriter& json) {
  json.begin_object();
  json.member("subject", to_string(difference.subject));
  json.member("change", to_string(difference.change));
  json.member(difference.subject == Subject::step ? "flow" : "name", std::string_view(difference.name));
  json.member("text", std::string_view(difference.text));
  json.key("details").begin_array();
  for (const sema::Detail& detail : difference.details) {
    json.begin_object();
    json.member("what", std::string_view(detail.what));
    write_side("before", detail.before, json);
    write_side("after", detail.after, json);
    json.end();
  }
  json.end();
  json.end();
}

}  // namespace

std::string difference_json(std::span<const StateDifference> states) {
  JsonWriter json;
  json.begin_object();
  json.member("schema", kSchema);
  json.key("states").begin_array();
  for (const StateDifference& state : states) {
    json.begin_object();
    json.member("scenario", state.scenario);
    write_side("stage", state.stage, json);
    json.member("change", state.change == Change::none ? "same" : to_string(state.change));
    json.key("differences").begin_array();
    for (const sema::Difference& difference : state.differences)
      write(difference, json);
    json.end();
    json.end();
  }
  json.end();
  json.end();
  return json.take();
}

}  // namespace stoa::backends
