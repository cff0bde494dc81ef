// Prints what reading the catalogue costs a run, in milliseconds of processor time: the median of many times.
// Usage: stoa-load FILE…   (each a design; what it needs of the library is what a run on it reads)
#include <algorithm>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "compiler/driver/library.hpp"
#include "compiler/syntax/parse.hpp"

namespace {

using namespace stoa;

constexpr int kTimes = 200;

double milliseconds_of_processor() {
  timespec now{};
  ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return 1e3 * static_cast<double>(now.tv_sec) + 1e-6 * static_cast<double>(now.tv_nsec);
}

double median_of_loading(const driver::Wanted& wanted) {
  std::vector<double> times;
  for (int i = 0; i < kTimes; ++i) {
    SourceSet sources;
    diag::Sink sink;
    const double begin = milliseconds_of_processor();
    const driver::Library library = driver::load_library({}, {}, MemoryReader(), sources, sink, wanted);
    times.push_back(milliseconds_of_processor() - begin);
  }
  std::ranges::sort(times);
  return times[times.size() / 2];
}

}  // namespace

int main(int argc, char** argv) {
  fmt::print("| the catalogue for | ms of CPU time |\n|---|---|\n");
  for (int i = 1; i < argc; ++i) {
    std::ifstream in(argv[i], std::ios::binary);
    SourceSet sources;
    diag::Sink sink;
    const ast::Document document =
        syntax::parse(sources.add(argv[i], std::string(std::istreambuf_iterator<char>(in), {})), {}, sink);
    const ast::Document* const documents[] = {&document};
    std::string name(argv[i]);
    name = name.substr(name.rfind('/') + 1);
    fmt::print("| {} | {:.2f} |\n", name, median_of_loading(driver::wanted_by(documents, false)));
  }
  fmt::print("| all of it | {:.2f} |\n", median_of_loading({.everything = true}));
}
