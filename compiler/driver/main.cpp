#include <cstdio>
#include <exception>
#include <new>
#include <string>
#include <vector>

#include "compiler/base/file_reader.hpp"
#include "compiler/driver/console.hpp"
#include "compiler/driver/exit_code.hpp"
#include "compiler/driver/run.hpp"
#include "compiler/driver/session.hpp"

int main(int argc, char** argv) {
  using namespace stoa;
  driver::prepare_streams();
  try {
    const std::vector<std::string> words(argv + (argc > 0 ? 1 : 0), argv + argc);
    driver::Console console;
    // Left to the system when the run ends: given back piece by piece, it costs a small run a fiftieth.
    static auto* const session = new driver::Session;
    return driver::run(words, DiskReader(), console, *session);
  } catch (const std::bad_alloc&) {
    std::fputs("stoa: there is not enough memory\n", stderr);
    return driver::kExitLimit;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "stoa: this is a bug in stoa: %s\n", error.what());
    return driver::kExitBug;
  }
}
