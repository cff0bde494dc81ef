#include <gtest/gtest.h>

#include "compiler/backends/backend.hpp"
#include "tests/unit/backends/sample_design.hpp"

namespace stoa::backends {
namespace {

TEST(Json, says_its_format_and_version_first) {
  const SampleDesign sample;
  const std::string json = emit_json(sample.design, sample.catalog);
  EXPECT_TRUE(json.starts_with(R"({
  "format": "stoa-design",
  "version": 1,
  "scenario": {
    "name": "my-shop",
    "title": "A \"small\" shop"
  },
  "stage": null,
)")) << json;
  EXPECT_TRUE(json.ends_with("\n}\n"));
}

TEST(Json, gives_a_component_with_its_kind_category_group_and_properties) {
  const SampleDesign sample;
  EXPECT_NE(emit_json(sample.design, sample.catalog).find(R"(
    {
      "name": "docs",
      "title": "Documents",
      "kind": {
        "name": "bucket",
        "title": "Bucket Service"
      },
      "class": "service",
      "category": {
        "name": "storage",
        "title": "Storage"
      },
      "group": "net",
      "pillars": [
        "security"
      ],
      "properties": [
        {
          "name": "keep",
          "value": "15m",
          "type": "duration",
          "number": 900
        }
      ],
      "link": null,
      "change": "none"
    },)"),
            std::string::npos);
}

TEST(Json, gives_a_step_with_its_links) {
  const SampleDesign sample;
  EXPECT_NE(emit_json(sample.design, sample.catalog).find(R"(
          "number": 3,
          "text": "answers",
          "links": [
            {
              "from": "client",
              "to": "docs",
              "arrow": "answer",
              "kind": null,
              "mechanism": null
            }
          ],)"),
            std::string::npos);
}

}  // namespace
}  // namespace stoa::backends
