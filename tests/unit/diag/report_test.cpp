// Reports for other programs.
#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "compiler/diag/code.hpp"
#include "compiler/diag/render.hpp"

namespace stoa::diag {
namespace {

using nlohmann::json;

/// Two findings in a file with a name that needs escapes, one about the command line, one about nothing.
struct Findings {
  Findings() {
    const SourceId words = sources.add(std::string(kCommandLinePath), "stoa check").id();
    const SourceId shop = sources.add("my shop,1.stoa", "é docs\n  docs\n").id();
    all.push_back(Diagnostic(Code::untouched_component, {shop, 3, 7}, "no flow touches `docs`, 100 %")
                      .help("remove it\n::error::forged"));
    all.push_back(Diagnostic(Code::duplicate_name, {shop, 10, 14}, "`docs` is declared \x1b[31mtwice <b>")
                      .label({shop, 3, 7}, "first")
                      .fix({"rename it", {{{shop, 10, 14}, "docs-2"}}}));
    all.push_back(Diagnostic(Code::cannot_read, {words, 5, 10}, "no such file"));
    all.push_back(Diagnostic(Code::nothing_to_draw, {}, "nothing"));
  }
  std::string as(std::string_view form) const {
    return find_report_form(form)->render({all, sources, "1.2.3"});
  }

  SourceSet sources;
  std::vector<Diagnostic> all;
};

TEST(Sarif, tells_the_tool_its_rules_and_each_result_with_its_place) {
  const json log = json::parse(Findings().as("sarif"));
  EXPECT_EQ(log.at("version"), "2.1.0");
  const json& run = log.at("runs").at(0);
  EXPECT_EQ(run.at("tool").at("driver").at("version"), "1.2.3");
  const json& results = run.at("results");
  ASSERT_EQ(results.size(), 4U);
  for (const json& result : results)
    EXPECT_EQ(run.at("tool").at("driver").at("rules").at(result.at("ruleIndex").get<std::size_t>()).at("id"),
              result.at("ruleId"));
  const json& twice = results.at(1);
  EXPECT_EQ(twice.at("level"), "error");
  const json& place = twice.at("locations").at(0).at("physicalLocation");
  EXPECT_EQ(place.at("artifactLocation").at("uri"), "my%20shop%2C1.stoa");
  EXPECT_EQ(place.at("region"),
            json({{"startLine", 2}, {"startColumn", 3}, {"endLine", 2}, {"endColumn", 7}}));
  EXPECT_EQ(twice.at("relatedLocations").at(0).at("message").at("text"), "first");
  const json& replacement = twice.at("fixes").at(0).at("artifactChanges").at(0).at("replacements").at(0);
  EXPECT_EQ(replacement.at("insertedContent").at("text"), "docs-2");
  EXPECT_EQ(replacement.at("deletedRegion"), place.at("region"));
  EXPECT_TRUE(results.at(2).at("locations").empty());
  EXPECT_TRUE(results.at(3).at("locations").empty());
}

TEST(Sarif, names_the_rule_that_found_it) {
  SourceSet sources;
  const SourceId id = sources.add("a.stoa", "x\n").id();
  const std::vector<Diagnostic> all = {Diagnostic(Code::unknown_name, {id, 0, 1}, "m").rule("no-way-out"),
                                       Diagnostic(Code::unknown_name, {id, 0, 1}, "m")};
  const json run = json::parse(find_report_form("sarif")->render({all, sources, ""})).at("runs").at(0);
  EXPECT_EQ(run.at("results").at(0).at("ruleId"), "no-way-out");
  EXPECT_EQ(run.at("results").at(0).at("ruleIndex"), 1);
  EXPECT_EQ(run.at("results").at(1).at("ruleId"), "E0202");
  EXPECT_EQ(run.at("tool").at("driver").at("rules").at(1).at("help").at("text"), "stoa explain no-way-out");
}

TEST(Sarif, gives_a_fingerprint_that_outlives_lines_above) {
  const auto prints = [](const std::string& text, std::uint32_t at) {
    SourceSet sources;
    const SourceId id = sources.add("a.stoa", text).id();
    const std::vector<Diagnostic> twice(2, Diagnostic(Code::unknown_name, {id, at, at + 1}, "m"));
    const json log = json::parse(find_report_form("sarif")->render({twice, sources, ""}));
    std::vector<std::string> all;
    for (const json& result : log.at("runs").at(0).at("results"))
      all.push_back(result.at("partialFingerprints").at("stoaLine/v1"));
    return all;
  };
  const auto before = prints("x -> y\n", 0);
  EXPECT_NE(before.at(0), before.at(1)) << "two findings on one line are two";
  EXPECT_EQ(prints("# new\n\n  x -> y\n", 9), before);
  EXPECT_NE(prints("x -> z\n", 0), before);
}

TEST(Github, writes_one_command_a_finding_that_no_text_can_forge) {
  EXPECT_EQ(Findings().as("github"),
            "::warning file=my shop%2C1.stoa,line=1,endLine=1,col=3,endColumn=7,title=W0401::"
            "no flow touches `docs`, 100 %25%0Ahelp: remove it\\u{A}::error::forged\n"
            "::error file=my shop%2C1.stoa,line=2,endLine=2,col=3,endColumn=7,title=E0203::"
            "`docs` is declared \\u{1B}[31mtwice <b>%0Ahelp: rename it\n"
            "::error title=E0801::no such file\n"
            "::error title=E0806::nothing\n");
}

TEST(Gitlab, gives_each_finding_a_place_and_a_fingerprint_of_its_own) {
  const json report = json::parse(Findings().as("gitlab"));
  ASSERT_EQ(report.size(), 4U);
  EXPECT_EQ(report.at(0).at("severity"), "major");
  EXPECT_EQ(report.at(1).at("location"), json({{"path", "my shop,1.stoa"}, {"lines", {{"begin", 2}}}}));
  std::vector<std::string> prints;
  for (const json& row : report)
    prints.push_back(row.at("fingerprint"));
  std::ranges::sort(prints);
  EXPECT_EQ(std::ranges::adjacent_find(prints), prints.end());
}

TEST(Junit, counts_failures_by_file_and_escapes_what_it_tells) {
  const std::string xml = Findings().as("junit");
  EXPECT_NE(xml.find("<testsuite name=\"my shop,1.stoa\" tests=\"2\" failures=\"2\">"), xml.npos) << xml;
  EXPECT_NE(xml.find("<testsuite name=\"stoa\" tests=\"2\" failures=\"2\">"), xml.npos) << xml;
  EXPECT_NE(xml.find("twice &lt;b&gt;"), xml.npos) << xml;
  EXPECT_EQ(xml.find('\x1b'), xml.npos);
}

TEST(ReportForms, of_no_findings_are_empty_and_whole) {
  const SourceSet sources;
  for (const ReportForm& form : report_forms()) {
    const std::string text = form.render({{}, sources, "1"});
    if (form.name == "github")
      EXPECT_EQ(text, "");
    else if (form.name == "junit")
      EXPECT_NE(text.find("</testsuites>"), text.npos);
    else
      EXPECT_TRUE(json::accept(text)) << form.name;
  }
  EXPECT_EQ(find_report_form("full"), nullptr);
}

}  // namespace
}  // namespace stoa::diag
