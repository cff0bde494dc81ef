// Pages in a browser: they ask for nothing, complain about nothing, are read in both looks, and do what they
// are for.
#include <cstdlib>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/support/browser.hpp"
#include "tests/support/compilation.hpp"
#include "tests/support/process.hpp"
#include "tests/support/repository.hpp"

namespace stoa::testing {
namespace {

using nlohmann::json;

/// The lowest contrast of any text, and which text that is. What a text stands on is the background around
/// it; in the picture it is the ground, a panel or the disc of a number, and texts in frames are measured
/// against their tint.
constexpr const char* kLowestContrast = R"js((() => {
  const parse = (color) => (color.match(/[\d.]+/g) ?? []).map(Number);
  const light = (color) => {
    const [r, g, b] = parse(color).map((v) => (v / 255 <= 0.04045 ? v / 3294.6 : ((v / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (a, b) => {
    const [low, high] = [light(a), light(b)].sort((x, y) => x - y);
    return (high + 0.05) / (low + 0.05);
  };
  const ground = (element) => {
    for (let at = element; at !== null; at = at.parentElement) {
      const color = getComputedStyle(at).backgroundColor;
      if (parse(color)[3] !== 0) return color;
    }
    return "rgb(255, 255, 255)";
  };
  const fillOf = (element) => getComputedStyle(element).fill;
  let lowest = { contrast: 21, text: "" };
  let count = 0;
  const note = (value, text) => {
    ++count;
    if (value < lowest.contrast) lowest = { contrast: value, text };
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    const text = walker.currentNode.textContent.trim();
    if (text === "" || element.closest("svg, script, style, [hidden], :disabled") !== null) continue;
    note(contrast(getComputedStyle(element).color, ground(element)), text);
  }
  for (const element of document.querySelectorAll("svg text")) {
    const number = element.classList.contains("bt");
    const panel = element.closest(".legend");
    const frame = element.closest(".group");
    const on = number ? element.parentElement.querySelector("circle") ?? element.previousElementSibling
      : panel !== null ? panel.querySelector(".pn") : frame !== null ? frame.querySelector("rect") : null;
    const tint = on === null || fillOf(on) === "none" ? fillOf(document.querySelector("svg .bg")) : fillOf(on);
    note(contrast(fillOf(element), tint), element.textContent);
  }
  return { ...lowest, count };
})())js";

class Chromium : public ::testing::Test {
 protected:
  void SetUp() override {
    try {
      browser_ = std::make_unique<Browser>();
    } catch (const std::runtime_error& error) {
      // Where the distribution has it as a package, a run without it has not tested the pages.
      if (std::getenv("STOA_NEEDS_BROWSER") != nullptr)
        FAIL() << error.what();
      GTEST_SKIP() << error.what();
    }
  }

  /// The example in one form, opened.
  void open(const std::string& form, const std::string& output) {
    std::vector<std::string> forms{"svg"};
    if (form != "svg")
      forms.push_back(form);
    const Compiled compiled =
        compile(only("ai-search.stoa", read_file(repository_root() / "examples/ai-search.stoa")), forms);
    ASSERT_FALSE(compiled.has_errors) << compiled.findings;
    write_file(folder_.path() / output, compiled.outputs.at(output));
    browser_->open((folder_.path() / output).string());
  }

  json evaluate(const std::string& expression) { return browser_->evaluate(expression); }
  std::string current() { return evaluate("document.getElementById('current').textContent"); }

  /// Until what was asked for is drawn: looks change with the next picture.
  void settle() { evaluate("new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0)))"); }

  void expect_quiet() {
    for (const std::string& complaint : browser_->complaints())
      ADD_FAILURE() << complaint;
    for (const std::string& request : browser_->requests())
      ADD_FAILURE() << "asked for " << request;
  }

  void expect_contrast(const char* look) {
    const json lowest = evaluate(kLowestContrast);
    EXPECT_GE(lowest["contrast"], 4.5) << look << ": " << lowest["text"];
    EXPECT_GE(lowest["count"], 40) << look;
  }

  /// In what the system wishes, and in the other look by the switch of the page.
  void expect_contrast_in_both_looks() {
    const auto ground = [&] {
      settle();
      return evaluate("getComputedStyle(document.body).backgroundColor");
    };
    std::set<json> grounds;
    for (const char* const wish : {"light", "dark"}) {
      browser_->prefer("prefers-color-scheme", wish);
      // The page is told of it some time later.
      for (int i = 0; i < 100 && evaluate("document.getElementById('theme').ariaPressed") !=
                                     (wish == std::string("dark") ? "true" : "false");
           ++i)
        settle();
      const json own = ground();
      expect_contrast(wish);
      evaluate("document.getElementById('theme').click()");
      EXPECT_NE(ground(), own) << "the switch does nothing";
      expect_contrast("the switch");
      evaluate("document.getElementById('theme').click()");
      EXPECT_EQ(ground(), own);
      grounds.insert(own);
    }
    EXPECT_EQ(grounds.size(), 2U) << "the wish of the system does nothing";
  }

  TemporaryFolder folder_;
  std::unique_ptr<Browser> browser_;
};

TEST_F(Chromium, steps_through_flows_and_zooms_by_keyboard_alone) {
  open("html", "ai-search.html");
  const auto lit = [&](const std::string& what) {
    return evaluate("document.querySelectorAll('#diagram.lit " + what + ".on').length");
  };
  EXPECT_EQ(lit(".node"), 0);
  browser_->press("ArrowRight");
  EXPECT_EQ(current(), "1. Enterprise users → Documentsupload documents");
  EXPECT_EQ(lit(".node"), 2);
  EXPECT_EQ(lit(".edge"), 1);
  EXPECT_EQ(lit(".badge"), 1);
  EXPECT_EQ(evaluate("location.hash"), "#step=1");
  browser_->press("End");
  EXPECT_EQ(current().substr(0, 4), "16. ");
  EXPECT_EQ(evaluate("document.getElementById('next').disabled"), true);
  browser_->press("ArrowLeft");
  EXPECT_EQ(current().substr(0, 4), "15. ");
  browser_->press("Escape");
  EXPECT_EQ(lit(".node"), 0);

  const auto width = [&] {
    return evaluate("document.querySelector('#diagram svg').viewBox.baseVal.width").get<double>();
  };
  const auto left = [&] {
    return evaluate("document.querySelector('#diagram svg').viewBox.baseVal.x").get<double>();
  };
  const double full = width();
  browser_->press("+");
  EXPECT_LT(width(), full);
  const double before = left();
  browser_->press("ArrowRight", true);
  EXPECT_GT(left(), before);
  browser_->press("0");
  EXPECT_EQ(width(), full);

  // The order of focus is that of the page, each control has a name, and what changes is announced.
  std::vector<std::string> order;
  for (int i = 0; i < 8; ++i) {
    browser_->press("Tab");
    order.push_back(evaluate("document.activeElement.id || document.activeElement.className"));
  }
  EXPECT_EQ(order,
            (std::vector<std::string>{"zoom-in", "fit", "theme", "diagram", "flow", "next", "step", "step"}));
  browser_->press("Enter");
  EXPECT_EQ(current().substr(0, 3), "2. ");
  EXPECT_EQ(evaluate("[...document.querySelectorAll('button, select, [tabindex]')].every((one) => "
                     "(one.ariaLabel ?? one.textContent).trim() !== '')"),
            true);
  EXPECT_EQ(evaluate("document.getElementById('current').ariaLive"), "polite");

  // A flow alone.
  evaluate(
      "document.getElementById('flow').selectedIndex = 2;"
      "document.getElementById('flow').dispatchEvent(new Event('change'))");
  EXPECT_EQ(current(), "Real-time web search");
  EXPECT_EQ(lit(".step"), 6);
  evaluate("document.getElementById('diagram').focus()");
  browser_->press("Home");
  EXPECT_EQ(current().substr(0, 3), "6. ");
  expect_quiet();
}

TEST_F(Chromium, tells_a_picture_by_its_legend) {
  open("svg", "ai-search.svg");
  const std::string told = browser_->spoken("image");
  EXPECT_EQ(
      told.substr(0, told.find(" 2 ")),
      "AI-Powered Search: Like Perplexity. Internal document ingestion 1 Upload documents Enterprise users → "
      "Documents");
  EXPECT_NE(
      told.find(" 2 Object created Documents → Loader 3 Extracts text from PDF files and images Loader → "),
      std::string::npos)
      << told;
  expect_quiet();
}

TEST_F(Chromium, reads_pages_in_both_looks_and_needs_nothing_else) {
  open("html", "ai-search.html");
  expect_contrast_in_both_looks();
  browser_->prefer("prefers-reduced-motion", "reduce");
  EXPECT_EQ(evaluate("getComputedStyle(document.querySelector('#diagram .edge')).transitionProperty"),
            "none");
  expect_quiet();
  open("notes-page", "ai-search-notes.html");
  expect_contrast_in_both_looks();
  EXPECT_EQ(evaluate("[...document.images].every((one) => one.naturalWidth > 0)"), true);
  EXPECT_EQ(evaluate("document.images.length"), 6);
  EXPECT_EQ(evaluate("document.querySelectorAll('h1').length"), 1);
  EXPECT_EQ(evaluate("[...document.querySelectorAll('nav a')].every((one) => "
                     "document.querySelector(one.getAttribute('href')) !== null)"),
            true);
  const std::string printed = browser_->print();
  EXPECT_GT(printed.size(), 50000U);
  expect_quiet();
}

TEST_F(Chromium, takes_hostile_texts_for_texts) {
  const std::string text = R"stoa(scenario hostile "</title><script>alert(1)</script>" {
  prompt "<img src=x onerror=alert(2)> ' onload='alert(3)"
  user one "\"><script>alert(4)</script>"
  user two "</style><style>*{display:none}</style>"
  flow f "</svg><script>alert(5)</script>" { one -> two "</button><iframe src='http://127.0.0.1:9/'></iframe>" }
}
)stoa";
  const Compiled compiled = compile(only("hostile.stoa", text), {"svg", "html", "notes-page"});
  ASSERT_FALSE(compiled.has_errors) << compiled.findings;
  for (const char* const output : {"hostile.html", "hostile-notes.html"}) {
    write_file(folder_.path() / output, compiled.outputs.at(output));
    browser_->open((folder_.path() / output).string());
    EXPECT_EQ(evaluate("document.querySelectorAll('script').length"), 1) << output;
    EXPECT_EQ(evaluate("document.querySelectorAll('iframe, img:not([src^=\"data:\"])').length"), 0) << output;
    EXPECT_EQ(evaluate("document.title"), "</title><script>alert(1)</script>");
    expect_quiet();
  }
}

}  // namespace
}  // namespace stoa::testing
