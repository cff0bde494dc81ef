#include <nlohmann/json.hpp>
#include <string>

#include <gtest/gtest.h>

#include "compiler/diag/code.hpp"
#include "compiler/diag/render.hpp"

namespace stoa::diag {
namespace {

using nlohmann::json;

TEST(RenderJson, gives_every_part_of_a_diagnostic) {
  SourceSet sources;
  const SourceId shop = sources.add("shop.stoa", "é docs\nx\n").id();
  const Diagnostic diagnostic = Diagnostic(Code::duplicate_name, {shop, 3, 7}, "`docs` is \"declared\" twice")
                                    .here("again")
                                    .label({shop, 8, 9}, "first")
                                    .note("a fact")
                                    .help("a way out")
                                    .fix({"rename it", {{{shop, 3, 7}, "docs-2"}}, false});
  json report = json::parse(render_json({{&diagnostic, 1}, sources, "1.2"}));
  EXPECT_EQ(report.at("schema"), 1);
  EXPECT_EQ(report.at("stoa"), "1.2");
  EXPECT_EQ(report.at("summary"), json({{"errors", 1}, {"warnings", 0}, {"notes", 0}}));
  json& finding = report.at("findings").at(0);
  EXPECT_EQ(finding.at("fingerprint").get<std::string>().size(), 16U);
  finding["fingerprint"] = "@";
  EXPECT_EQ(finding, json::parse(R"({
    "code": "E0203",
    "name": "duplicate_name",
    "rule": null,
    "severity": "error",
    "by-itself": "error",
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
    "suppression": null,
    "fingerprint": "@",
    "docs": "stoa explain E0203"
  }
)"));
}

TEST(RenderJson, has_no_place_where_there_is_no_source) {
  const SourceSet sources;
  const Diagnostic diagnostic(Code::nothing_to_draw, {}, "nothing");
  const json report = json::parse(render_json({{&diagnostic, 1}, sources, ""}));
  EXPECT_TRUE(report.at("findings").at(0).at("path").is_null());
  EXPECT_TRUE(report.at("findings").at(0).at("range").is_null());
  EXPECT_TRUE(json::parse(render_json({{}, sources, ""})).at("findings").empty());
}

TEST(RenderJson, tells_who_answered_a_finding_and_who_raised_one) {
  SourceSet sources;
  const SourceId shop = sources.add("shop.stoa", "docs\n").id();
  Diagnostic raised(Code::untouched_component, {shop, 0, 4}, "m");
  raised.set_severity(Severity::error, "somebody wants that");
  Diagnostic answered(Code::untouched_component, {shop, 0, 4}, "m");
  answered.set_suppression({true, "drawn elsewhere"});
  const json report = json::parse(render_json({{&raised, 1}, sources, "", {&answered, 1}}));
  EXPECT_EQ(report.at("findings").at(0).at("severity"), "error");
  EXPECT_EQ(report.at("findings").at(0).at("by-itself"), "warning");
  EXPECT_EQ(report.at("summary").at("errors"), 1);
  EXPECT_EQ(report.at("suppressed").at(0).at("suppression"),
            json({{"in-source", true}, {"reason", "drawn elsewhere"}}));
  const json sarif = json::parse(render_sarif({{&raised, 1}, sources, "", {&answered, 1}}));
  const json& results = sarif.at("runs").at(0).at("results");
  EXPECT_EQ(results.at(0).at("level"), "error");
  EXPECT_TRUE(results.at(0).at("suppressions").empty());
  EXPECT_EQ(results.at(1).at("suppressions").at(0).at("kind"), "inSource");
  EXPECT_EQ(results.at(1).at("suppressions").at(0).at("justification"), "drawn elsewhere");
}

}  // namespace
}  // namespace stoa::diag
