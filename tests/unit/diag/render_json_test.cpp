#include <gtest/gtest.h>

#include "compiler/diag/code.hpp"
#include "compiler/diag/render.hpp"

namespace stoa::diag {
namespace {

TEST(RenderJson, gives_every_part_of_a_diagnostic) {
  SourceSet sources;
  const SourceId shop = sources.add("shop.stoa", "é docs\nx\n").id();
  const Diagnostic diagnostic = Diagnostic(Code::duplicate_name, {shop, 3, 7}, "`docs` is \"declared\" twice")
                                    .here("again")
                                    .label({shop, 8, 9}, "first")
                                    .note("a fact")
                                    .help("a way out")
                                    .fix({"rename it", {{{shop, 3, 7}, "docs-2"}}, false});
  EXPECT_EQ(render_json({{&diagnostic, 1}, sources, ""}), R"([
  {
    "code": "E0203",
    "name": "duplicate_name",
    "rule": null,
    "severity": "error",
    "message": "`docs` is \"declared\" twice",
    "path": "shop.stoa",
    "range": {
      "start": {
        "line": 1,
        "column": 3,
        "offset": 3
      },
      "end": {
        "line": 1,
        "column": 7,
        "offset": 7
      }
    },
    "here": "again",
    "labels": [
      {
        "path": "shop.stoa",
        "range": {
          "start": {
            "line": 2,
            "column": 1,
            "offset": 8
          },
          "end": {
            "line": 2,
            "column": 2,
            "offset": 9
          }
        },
        "text": "first"
      }
    ],
    "notes": [
      "a fact"
    ],
    "help": [
      "a way out"
    ],
    "fix": {
      "title": "rename it",
      "safe": false,
      "edits": [
        {
          "path": "shop.stoa",
          "range": {
            "start": {
              "line": 1,
              "column": 3,
              "offset": 3
            },
            "end": {
              "line": 1,
              "column": 7,
              "offset": 7
            }
          },
          "text": "docs-2"
        }
      ]
    },
    "docs": "stoa explain E0203"
  }
]
)");
}

TEST(RenderJson, has_no_place_where_there_is_no_source) {
  const SourceSet sources;
  const Diagnostic diagnostic(Code::nothing_to_draw, {}, "nothing");
  const std::string json = render_json({{&diagnostic, 1}, sources, ""});
  EXPECT_NE(json.find("\"path\": null,\n    \"range\": null,"), std::string::npos) << json;
  EXPECT_EQ(render_json({{}, sources, ""}), "[]\n");
}

}  // namespace
}  // namespace stoa::diag
