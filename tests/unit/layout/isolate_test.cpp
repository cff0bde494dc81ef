#include "compiler/layout/isolate.hpp"

#include <cstdlib>
#include <fcntl.h>
#include <memory>
#include <signal.h>
#include <stdexcept>
#include <string>
#include <sys/wait.h>
#include <unistd.h>

#include <gtest/gtest.h>

namespace stoa::layout {
namespace {

Worker::Answer run(const std::function<std::string()>& work, Budget budget = {}) {
  Worker worker(work, budget);
  return worker.wait();
}

TEST(Worker, brings_back_what_the_work_returns) {
  const Worker::Answer answer = run([] { return std::string("a\0b", 3); });
  EXPECT_EQ(answer.ending, Worker::Ending::answered);
  EXPECT_EQ(answer.bytes, std::string("a\0b", 3));
}

TEST(Worker, brings_back_more_than_a_pipe_holds) {
  const std::string much(5'000'000, 'x');
  EXPECT_EQ(run([&] { return much; }).bytes, much);
}

TEST(Worker, an_empty_answer_is_an_answer) {
  EXPECT_EQ(run([] { return std::string(); }).ending, Worker::Ending::answered);
}

TEST(Worker, survives_a_child_that_aborts) {
  const Worker::Answer answer = run([]() -> std::string { std::abort(); });
  EXPECT_EQ(answer.ending, Worker::Ending::failed);
  EXPECT_FALSE(answer.reason.empty());
}

TEST(Worker, survives_a_child_that_a_signal_kills_and_names_it) {
  const Worker::Answer answer = run([]() -> std::string {
    raise(SIGKILL);
    return {};
  });
  EXPECT_EQ(answer.ending, Worker::Ending::failed);
  EXPECT_EQ(answer.reason, "it ended by signal 9");
}

TEST(Worker, survives_a_child_that_exits_as_if_all_were_well) {
  const Worker::Answer answer = run([]() -> std::string { _exit(0); });
  EXPECT_EQ(answer.ending, Worker::Ending::failed);
  EXPECT_EQ(answer.reason, "it ended without an answer");
}

TEST(Worker, survives_a_child_that_throws) {
  const Worker::Answer answer = run([]() -> std::string { throw std::runtime_error("no"); });
  EXPECT_EQ(answer.ending, Worker::Ending::failed);
}

TEST(Worker, stops_a_child_that_never_ends) {
  const Worker::Answer answer = run(
      []() -> std::string {
        while (true)
          pause();
      },
      {.seconds = 0.1});
  EXPECT_EQ(answer.ending, Worker::Ending::timed_out);
  EXPECT_EQ(answer.reason, "it took more than 0.1 s");
}

TEST(Worker, stops_a_child_that_closes_its_end_and_lives_on) {
  const Worker::Answer answer = run([]() -> std::string {
    close(3);
    while (true)
      pause();
  });
  EXPECT_EQ(answer.ending, Worker::Ending::failed);
}

TEST(Worker, takes_nothing_that_is_not_a_whole_answer) {
  const Worker::Answer garbage = run([]() -> std::string {
    EXPECT_GT(write(3, "stoa-layhello", 13), 0);
    _exit(0);
  });
  EXPECT_EQ(garbage.ending, Worker::Ending::failed);
  const Worker::Answer more = run([]() -> std::string {
    EXPECT_GT(write(3, "x", 1), 0);
    return "an answer behind something else";
  });
  EXPECT_EQ(more.ending, Worker::Ending::failed);
}

TEST(Worker, has_no_other_file_of_its_parent) {
  int ends[2];
  ASSERT_EQ(pipe(ends), 0);
  const int other = fcntl(ends[1], F_DUPFD, 50);
  const Worker::Answer answer =
      run([=] { return std::string(fcntl(other, F_GETFD) == -1 ? "closed" : "open"); });
  EXPECT_EQ(answer.bytes, "closed");
  for (const int file : {ends[0], ends[1], other})
    close(file);
}

TEST(Worker, runs_beside_another_one) {
  Worker first([] { return std::string("first"); }, {});
  Worker second([] { return std::string("second"); }, {});
  EXPECT_EQ(second.wait().bytes, "second");
  EXPECT_EQ(first.wait().bytes, "first");
}

TEST(Worker, leaves_no_process_behind_when_nobody_waits) {
  {
    const Worker worker(
        []() -> std::string {
          while (true)
            pause();
        },
        {});
  }
  EXPECT_EQ(waitpid(-1, nullptr, WNOHANG), -1);
}

TEST(Worker, does_not_run_the_parents_signal_handlers) {
  const auto before = signal(SIGUSR1, [](int) { _exit(7); });
  const Worker::Answer answer = run([]() -> std::string {
    raise(SIGUSR1);
    return "still here";
  });
  signal(SIGUSR1, before);
  EXPECT_EQ(answer.reason, "it ended by signal 10");
}

}  // namespace
}  // namespace stoa::layout
