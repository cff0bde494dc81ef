// What each kind of body takes besides sentences, and what it is called.
#include "compiler/syntax/sentence.hpp"

namespace stoa::syntax {

using enum Context;

bool takes_steps(Context context) {
  return (in_context(context) & in_contexts(file, scenario, flow, stage, in)) != 0;
}

bool takes_properties(Context context) {
  return (in_context(context) & in_contexts(part, step, in, source)) != 0;
}

std::string_view describe(Context context) {
  switch (context) {
    case file:
      return "the file itself";
    case scenario:
      return "a `scenario`";
    case part:
      return "a part of the design";
    case step:
      return "a step";
    case ask:
      return "an `ask`";
    case flow:
      return "a `flow`";
    case choose:
      return "a `choose`";
    case tradeoff:
      return "a `tradeoff`";
    case stage:
      return "a `stage`";
    case in:
      return "an `in`";
    case service:
      return "a declaration of the catalogue";
    case property:
      return "a `property`";
    case entry:
      return "a declaration of the catalogue";
    case source:
      return "a `source`";
    case rule:
      return "a `rule`";
    case support:
      return "an `evidence`";
    case search:
      return "a `find`";
    case condition:
      return "a condition";
    case leaf:
      return "this sentence";
  }
  return "";
}

}  // namespace stoa::syntax
