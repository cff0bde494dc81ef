#include "tests/support/process.hpp"

#include <array>
#include <cerrno>
#include <cstdlib>
#include <fstream>
#include <stdexcept>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

namespace stoa::testing {

namespace {

/// A file in memory: three of them need no threads and cannot fill up as pipes do.
int memory_file(const char* name) {
  const int file = ::memfd_create(name, MFD_CLOEXEC);
  if (file < 0)
    throw std::runtime_error("no file in memory can be made");
  return file;
}

void write_whole(int file, const std::string& text) {
  for (std::size_t done = 0; done < text.size();) {
    const ssize_t n = ::write(file, text.data() + done, text.size() - done);
    if (n < 0)
      throw std::runtime_error("a file in memory cannot be written");
    done += static_cast<std::size_t>(n);
  }
  ::lseek(file, 0, SEEK_SET);
}

std::string read_whole(int file) {
  ::lseek(file, 0, SEEK_SET);
  std::string text;
  std::array<char, 65536> piece;
  for (ssize_t n = ::read(file, piece.data(), piece.size()); n > 0;
       n = ::read(file, piece.data(), piece.size()))
    text.append(piece.data(), static_cast<std::size_t>(n));
  return text;
}

[[noreturn]] void become(const Process& process, int in, int out, int err) {
  ::dup2(in, STDIN_FILENO);
  ::dup2(out, STDOUT_FILENO);
  ::dup2(err, STDERR_FILENO);
  if (!process.folder.empty() && ::chdir(process.folder.c_str()) != 0)
    ::_exit(126);
  for (const auto& [name, value] : process.environment)
    ::setenv(name.c_str(), value.c_str(), 1);
  std::vector<char*> words;
  for (const std::string& word : process.words)
    words.push_back(const_cast<char*>(word.c_str()));
  words.push_back(nullptr);
  ::execvp(words.front(), words.data());
  ::_exit(127);
}

}  // namespace

Outcome run(const Process& process) {
  const int in = memory_file("in");
  const int out = memory_file("out");
  const int err = memory_file("err");
  write_whole(in, process.input);
  const pid_t child = ::fork();
  if (child < 0)
    throw std::runtime_error("no process can be made");
  if (child == 0)
    become(process, in, out, err);
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  Outcome outcome{WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status), read_whole(out),
                  read_whole(err)};
  ::close(in);
  ::close(out);
  ::close(err);
  return outcome;
}

std::string stoa_binary() {
  return STOA_BINARY;
}

TemporaryFolder::TemporaryFolder() {
  std::string name = (std::filesystem::temp_directory_path() / "stoa-test-XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr)
    throw std::runtime_error("no temporary folder can be made");
  path_ = name;
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

void write_file(const std::filesystem::path& path, const std::string& text) {
  if (path.has_parent_path())
    std::filesystem::create_directories(path.parent_path());
  std::ofstream out(path, std::ios::binary);
  out << text;
  if (!out.flush())
    throw std::runtime_error("cannot write " + path.string());
}

}  // namespace stoa::testing
