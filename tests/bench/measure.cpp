// Runs a command some times and prints the medians of its wall and CPU time in milliseconds, and its peak
// memory in MB. Usage: stoa-measure COUNT COMMAND [ARGUMENT…]. What it prints and finds is passed over; exit
// codes over 1 are not.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

#include <fmt/format.h>

namespace {

double milliseconds(const timeval& time) {
  return 1000.0 * static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1000.0;
}

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

}  // namespace

int main(int argc, char** argv) {
  const int count = argc > 2 ? std::atoi(argv[1]) : 0;
  if (count < 1) {
    std::fputs("usage: stoa-measure COUNT COMMAND [ARGUMENT...]\n", stderr);
    return 2;
  }
  // The first runs only warm the caches, unless one run is all there is.
  const int n_warm = count > 1 ? 2 : 0;
  std::vector<double> wall, cpu;
  long memory = 0;
  for (int i = 0; i < count + n_warm; ++i) {
    const auto begin = std::chrono::steady_clock::now();
    const pid_t child = ::fork();
    if (child == 0) {
      const int null = ::open("/dev/null", O_RDWR);
      for (int stream = 0; stream < 3; ++stream)
        ::dup2(null, stream);
      ::execvp(argv[2], argv + 2);
      ::_exit(127);
    }
    int status = 0;
    rusage usage{};
    if (child < 0 || ::wait4(child, &status, 0, &usage) < 0 || !WIFEXITED(status) ||
        WEXITSTATUS(status) > 1) {
      std::fputs(fmt::format("stoa-measure: `{}` failed\n", argv[2]).c_str(), stderr);
      return 1;
    }
    const std::chrono::duration<double, std::milli> taken = std::chrono::steady_clock::now() - begin;
    if (i >= n_warm) {
      wall.push_back(taken.count());
      cpu.push_back(milliseconds(usage.ru_utime) + milliseconds(usage.ru_stime));
    }
    memory = std::max(memory, usage.ru_maxrss);
  }
  std::puts(fmt::format("{:.2f} {:.2f} {:.1f}", median(wall), median(cpu), static_cast<double>(memory) / 1024)
                .c_str());
  return 0;
}
