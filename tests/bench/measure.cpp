// Runs commands in turn, some times each, and prints a line for each: the medians of its wall and CPU time in
// milliseconds, and its peak memory in MB. In turn, because machines change their pace: so they change it for
// all. Usage: stoa-measure COUNT COMMAND [ARGUMENT…] [-- COMMAND [ARGUMENT…]]… What the commands print and
// find is passed over; exit codes over 1 are not.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <string_view>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

#include <fmt/format.h>

namespace {

struct Command {
  std::vector<char*> words;  ///< the last is null, as for execvp
  std::vector<double> wall{}, cpu{};
  long memory = 0;
};

double milliseconds(const timeval& time) {
  return 1000.0 * static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1000.0;
}

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

std::vector<Command> commands_of(int argc, char** argv) {
  std::vector<Command> commands;
  for (int i = 2; i < argc; ++i) {
    if (i == 2 || std::string_view(argv[i]) == "--")
      commands.emplace_back();
    if (std::string_view(argv[i]) != "--")
      commands.back().words.push_back(argv[i]);
  }
  for (Command& command : commands)
    command.words.push_back(nullptr);
  return commands;
}

bool run(Command& command, bool counts) {
  const auto begin = std::chrono::steady_clock::now();
  const pid_t child = ::fork();
  if (child == 0) {
    const int null = ::open("/dev/null", O_RDWR);
    for (int stream = 0; stream < 3; ++stream)
      ::dup2(null, stream);
    ::execvp(command.words[0], command.words.data());
    ::_exit(127);
  }
  int status = 0;
  rusage usage{};
  if (child < 0 || ::wait4(child, &status, 0, &usage) < 0 || !WIFEXITED(status) || WEXITSTATUS(status) > 1)
    return false;
  const std::chrono::duration<double, std::milli> taken = std::chrono::steady_clock::now() - begin;
  if (counts) {
    command.wall.push_back(taken.count());
    command.cpu.push_back(milliseconds(usage.ru_utime) + milliseconds(usage.ru_stime));
  }
  command.memory = std::max(command.memory, usage.ru_maxrss);
  return true;
}

}  // namespace

int main(int argc, char** argv) {
  const int count = argc > 2 ? std::atoi(argv[1]) : 0;
  std::vector<Command> commands = commands_of(argc, argv);
  const auto is_empty = [](const Command& command) { return command.words.size() < 2; };
  if (count < 1 || std::any_of(commands.begin(), commands.end(), is_empty)) {
    std::fputs("usage: stoa-measure COUNT COMMAND [ARGUMENT...] [-- COMMAND [ARGUMENT...]]...\n", stderr);
    return 2;
  }
  // Each runs twice in a row, and the second time counts: the others' data are gone from the caches by then.
  // Where one run is all that is asked for, it takes long.
  for (int i = 0; i < count; ++i) {
    for (Command& command : commands) {
      if ((count == 1 || run(command, false)) && run(command, true))
        continue;
      std::fputs(fmt::format("stoa-measure: `{}` failed\n", command.words[0]).c_str(), stderr);
      return 1;
    }
  }
  for (const Command& command : commands)
    std::puts(fmt::format("{:.2f} {:.2f} {:.1f}", median(command.wall), median(command.cpu),
                          static_cast<double>(command.memory) / 1024)
                  .c_str());
  return 0;
}
