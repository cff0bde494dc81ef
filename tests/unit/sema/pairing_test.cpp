// The rules of pairings, over a small catalogue that says what each rule needs.
#include "compiler/sema/pairing.hpp"

#include <string>

#include <gtest/gtest.h>

#include "tests/support/front_end.hpp"

namespace stoa::sema {
namespace {

constexpr std::string_view kCatalogue = R"(
category general "General" { color "#7AA116" }
## Runs code.
capability active
## Keeps data.
capability store
## Takes requests from outside.
capability front-door
## Fetches credentials.
capability client
## Says where something is.
capability location
place globe "Globe" { is location }
place net "Network" { is location; within globe }
place room "Room" { is location; within net }
place public-room "Public room" {
  is location
  counts-as room
  within net
}
## Calls.
port api {
  kinds invoke, publish
  from active
}
## Control.
port control {
  kinds manage
  from active
  of any
}
## Rows.
port rows {
  kinds readwrite, read, write
  from active
  within net
}
## Credentials.
port secrets {
  kinds read
  from active, client
}
## Log lines.
port logs {
  kinds observe
  from any
}
## News.
port news { kinds trigger }
## Tasks to start.
port tasks {
  kinds trigger, invoke
  from active
}
## Messages that wait.
feed waiting { hop tasks "through a forwarder" }
service code "Code" {
  category general
  is active
  home net
  offers api
  polls waiting
}
service edge-code "Edge code" {
  category general
  is active
  home globe
  offers api
}
service workflow "Workflow" {
  category general
  is active
  offers tasks, api
  home net
}
service rows-store "Rows" {
  category general
  is store
  home room
  offers rows
}
service queue "Queue" {
  category general
  is store
  home net
  offers api
  feeds waiting
}
service door "Door" {
  category general
  is front-door
  home net
}
router door-targets from door {
  kinds invoke, route
  to api
  says "the door waits for the answer"
  hop rows-store "through code that speaks to it"
  source "https://example.com/door" { read: 2026-11-22 }
}
service bus "Bus" {
  category general
  offers news
}
service watcher "Watcher" {
  category general
  is store
  emits news
}
service log "Log" {
  category general
  offers logs
}
service vault "Vault" {
  category general
  offers secrets
}
service pipe "Pipe" {
  category general
  polls waiting
}
service recorder "Recorder" {
  category general
  is client
}
router recordings from recorder {
  kinds deliver, read
  to rows-store
  says "what it has seen"
  source "https://example.com/recorder" { read: 2026-11-22 }
}
service stranger "Stranger" { category general }
pairing watcher log {
  error observe "The watcher is never watched."
  source "https://example.com/watcher" { read: 2026-11-22 }
}
actor user "User"
)";

class Pairings : public ::testing::Test {
 protected:
  static std::string compact(std::string_view text) {
    std::string out(text);
    for (std::size_t at = out.find("; "); at != std::string::npos; at = out.find("; "))
      out.replace(at, 2, "\n");
    return out;
  }

  std::string ask(std::string_view from, std::string_view to, std::string_view kind = "") const {
    const catalog::Kind* source = analysis_->catalog.find_kind(from);
    const catalog::Kind* target = analysis_->catalog.find_kind(to);
    EXPECT_NE(source, nullptr) << from;
    EXPECT_NE(target, nullptr) << to;
    const Verdict verdict = kind.empty()
                                ? infer(*source, *target, analysis_->catalog)
                                : judge(*source, *target, *catalog::find_edge_kind(kind), analysis_->catalog);
    std::string answer(to_string(verdict.level));
    if (kind.empty() && verdict.kind && verdict.level == Verdict::Level::ok)
      answer += " " + std::string(catalog::to_string(*verdict.kind));
    return answer;
  }

  std::unique_ptr<testing::Analysis> analysis_ =
      testing::analyze("user a", {.is_standard = false, .text = compact(kCatalogue)});
};

TEST_F(Pairings, come_from_a_catalogue_without_mistakes) {
  for (const diag::Diagnostic& finding : analysis_->sink.sorted())
    EXPECT_NE(finding.severity(), diag::Severity::error) << finding.message();
}

TEST_F(Pairings, let_active_parts_use_a_port_that_is_open_to_them) {
  EXPECT_EQ(ask("code", "queue", "publish"), "ok");
  EXPECT_EQ(ask("code", "rows-store", "readwrite"), "ok");
}

TEST_F(Pairings, keep_stores_inside_a_network_from_what_cannot_be_there) {
  EXPECT_EQ(ask("edge-code", "rows-store", "read"), "error");
}

TEST_F(Pairings, follow_closed_lists_and_name_the_missing_part) {
  EXPECT_EQ(ask("door", "code", "invoke"), "ok");
  EXPECT_EQ(ask("door", "rows-store", "invoke"), "warn");
  EXPECT_EQ(ask("door", "log", "invoke"), "error");
}

TEST_F(Pairings, start_whoever_polls_a_feed_and_nobody_else) {
  EXPECT_EQ(ask("queue", "code", "trigger"), "ok");
  EXPECT_EQ(ask("queue", "workflow", "trigger"), "warn");
  EXPECT_EQ(ask("queue", "rows-store", "trigger"), "error");
}

TEST_F(Pairings, let_whoever_polls_a_feed_read_it) {
  EXPECT_EQ(ask("pipe", "queue", "read"), "ok");
  EXPECT_EQ(ask("pipe", "rows-store", "read"), "error");
}

TEST_F(Pairings, close_by_a_list_only_what_the_list_is_about) {
  EXPECT_EQ(ask("recorder", "rows-store", "read"), "ok");
  EXPECT_EQ(ask("recorder", "vault", "read"), "ok");
  EXPECT_EQ(ask("recorder", "queue", "read"), "error");
}

TEST_F(Pairings, start_nothing_that_only_keeps_data) {
  EXPECT_EQ(ask("recorder", "rows-store", "deliver"), "ok");
  EXPECT_EQ(ask("recorder", "rows-store", "trigger"), "error");
}

TEST_F(Pairings, let_stores_send_only_what_they_emit) {
  EXPECT_EQ(ask("watcher", "bus", "trigger"), "ok");
  EXPECT_EQ(ask("rows-store", "code", "invoke"), "error");
}

TEST_F(Pairings, let_what_runs_no_code_act_on_nothing_that_no_list_names) {
  EXPECT_EQ(ask("watcher", "queue", "protect"), "error");
  EXPECT_EQ(ask("watcher", "queue", "manage"), "error");
  EXPECT_EQ(ask("code", "queue", "manage"), "ok");
  EXPECT_EQ(ask("code", "queue", "protect"), "unknown");
  EXPECT_EQ(ask("code", "queue", "attach"), "error");
  EXPECT_EQ(ask("stranger", "queue", "attach"), "unknown");
}

TEST_F(Pairings, open_sinks_to_all_unless_a_fact_says_otherwise) {
  EXPECT_EQ(ask("rows-store", "log", "observe"), "ok");
  EXPECT_EQ(ask("watcher", "log", "observe"), "error");
}

TEST_F(Pairings, know_what_may_stand_where) {
  EXPECT_EQ(ask("rows-store", "room", "deploy-in"), "ok");
  EXPECT_EQ(ask("rows-store", "public-room", "deploy-in"), "ok");
  EXPECT_EQ(ask("rows-store", "net", "deploy-in"), "ok");
  EXPECT_EQ(ask("edge-code", "net", "deploy-in"), "error");
  EXPECT_EQ(ask("net", "room", "deploy-in"), "error");
  EXPECT_EQ(ask("stranger", "net", "deploy-in"), "unknown");
}

TEST_F(Pairings, infer_the_kind_that_fits_best) {
  EXPECT_EQ(ask("code", "rows-store"), "ok readwrite");
  EXPECT_EQ(ask("queue", "code"), "ok trigger");
  EXPECT_EQ(ask("rows-store", "room"), "ok deploy-in");
}

TEST_F(Pairings, take_no_management_of_a_store_for_the_use_of_what_it_keeps) {
  EXPECT_EQ(ask("edge-code", "rows-store", "manage"), "ok");
  EXPECT_EQ(ask("edge-code", "rows-store"), "error");
  EXPECT_EQ(ask("edge-code", "watcher"), "ok manage");  // Nobody says how that is used.
}

TEST_F(Pairings, warn_of_a_step_that_is_drawn_against_control) {
  const Verdict verdict = infer(*analysis_->catalog.find_kind("rows-store"),
                                *analysis_->catalog.find_kind("workflow"), analysis_->catalog);
  EXPECT_EQ(verdict.level, Verdict::Level::warn);
  EXPECT_TRUE(verdict.is_reversed);
}

TEST_F(Pairings, never_blame_what_nobody_described) {
  EXPECT_EQ(ask("stranger", "rows-store", "read"), "unknown");
  EXPECT_EQ(ask("user", "rows-store", "read"), "unknown");
}

TEST_F(Pairings, give_their_source) {
  const Verdict verdict = judge(*analysis_->catalog.find_kind("door"), *analysis_->catalog.find_kind("log"),
                                catalog::EdgeKind::invoke, analysis_->catalog);
  ASSERT_TRUE(verdict.source);
  EXPECT_EQ(verdict.source->address, "https://example.com/door");
}

}  // namespace
}  // namespace stoa::sema
