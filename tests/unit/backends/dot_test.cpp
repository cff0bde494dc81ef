#include <gtest/gtest.h>

#include "compiler/backends/backend.hpp"
#include "tests/unit/backends/sample_design.hpp"

namespace stoa::backends {
namespace {

TEST(Dot, writes_nodes_clusters_and_edges_one_a_line_in_the_order_of_the_design) {
  const SampleDesign sample;
  const std::string dot = emit_dot(sample.design, sample.catalog);
  EXPECT_TRUE(
      dot.starts_with("// A \"small\" shop\n"
                      "digraph \"my-shop\" {\n"
                      "  graph [label=\"A \\\"small\\\" shop\", "))
      << dot;
  EXPECT_NE(dot.find(R"(
  client [label="Shopper"];
  subgraph cluster_cloud {
    label="Cloud";
    fontsize=13;
    color="#7D8998";
    style=solid;
    "node" [label="Bucket Service", color="#7AA116"];
    subgraph cluster_net {
      label="Inner net";
      fontsize=13;
      color="#8C4FFF";
      style=dashed;
      docs [label="Bucket Service\nDocuments", color="#7AA116"];
    }
  }

  // Buying things
  client -> docs [label="1", tooltip="puts a file"];
  docs -> "node" [label="2", penwidth=2.5];
  client -> docs [label="3", dir=back, tooltip="answers"];
}
)"),
            std::string::npos)
      << dot;
}

TEST(Dot, lets_no_text_of_the_author_become_syntax) {
  SampleDesign sample;
  sample.design.title = "a\n}; digraph x {";
  sample.design.nodes.items()[0].title = "<b>\\N \"];\n x -> y &lt; \x1b";
  const std::string dot = emit_dot(sample.design, sample.catalog);
  EXPECT_TRUE(dot.starts_with("// a }; digraph x {\n")) << dot;
  EXPECT_NE(dot.find(R"(client [label="<b>\\N \"];\n x -> y &amp;lt; )"
                     "\uFFFD\"];\n"),
            std::string::npos)
      << dot;
}

}  // namespace
}  // namespace stoa::backends
