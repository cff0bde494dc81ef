#include "tests/support/browser.hpp"

#include <array>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <filesystem>
#include <poll.h>
#include <stdexcept>
#include <sys/wait.h>
#include <unistd.h>

namespace stoa::testing {

namespace {

using nlohmann::json;

constexpr int kMostMilliseconds = 60000;  // Until an answer: a start on a busy machine takes several seconds.

/// In the browser, commands come in through descriptor 3, and answers go out through 4.
[[noreturn]] void become_browser(const char* program, const std::string& folder, int commands, int answers) {
  ::setpgid(0, 0);  // It starts processes of its own, and all end together.
  // Out of the way of 3 and 4 first.
  const int in = ::fcntl(commands, F_DUPFD, 10);
  const int out = ::fcntl(answers, F_DUPFD, 10);
  ::dup2(in, 3);
  ::dup2(out, 4);
  for (int other = 5; other < 64; ++other)
    ::close(other);
  const int nowhere = ::open("/dev/null", O_RDWR);
  for (const int standard : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
    ::dup2(nowhere, standard);
  const std::string profile = "--user-data-dir=" + folder;
  // Of a page that we made ourselves, nothing has to be kept apart; in a container there often is no sandbox.
  ::execlp(program, program, "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
           "--no-first-run", "--disable-background-networking", "--disable-component-update",
           "--disable-extensions", "--remote-debugging-pipe", profile.c_str(), "about:blank", nullptr);
  ::_exit(127);
}

}  // namespace

Browser::Browser() {
  std::signal(SIGPIPE, SIG_IGN);
  std::string folder = (std::filesystem::temp_directory_path() / "stoa-browser-XXXXXX").string();
  if (::mkdtemp(folder.data()) == nullptr)
    throw std::runtime_error("no folder for a browser can be made");
  folder_ = folder;
  // On Ubuntu, `chromium` is a package that only leads to a snap; a snap or Chrome itself serves as well.
  for (const char* const program :
       {"chromium", "chromium-browser", "google-chrome", "google-chrome-stable"}) {
    std::array<int, 2> commands{};
    std::array<int, 2> answers{};
    if (::pipe2(commands.data(), O_CLOEXEC) != 0 || ::pipe2(answers.data(), O_CLOEXEC) != 0)
      throw std::runtime_error("no pipe can be made");
    process_ = ::fork();
    if (process_ == 0)
      become_browser(program, folder_, commands[0], answers[1]);
    ::close(commands[0]);
    ::close(answers[1]);
    to_ = commands[1];
    from_ = answers[0];
    try {
      const json target = call("Target.createTarget", {{"url", "about:blank"}});
      session_ =
          call("Target.attachToTarget", {{"targetId", target["targetId"]}, {"flatten", true}})["sessionId"];
      for (const char* const domain : {"Page", "Runtime", "Log", "Network"})
        call(std::string(domain) + ".enable", json::object());
      return;
    } catch (const std::runtime_error&) {
      ::kill(-process_, SIGKILL);
      ::waitpid(process_, nullptr, 0);
      process_ = -1;
      ::close(to_);
      ::close(from_);
      buffer_.clear();
    }
  }
  std::filesystem::remove_all(folder_);
  throw std::runtime_error("this test needs a browser: install chromium or google-chrome");
}

Browser::~Browser() {
  ::close(to_);
  ::close(from_);
  ::kill(-process_, SIGKILL);
  ::waitpid(process_, nullptr, 0);
  std::error_code ignored;
  std::filesystem::remove_all(folder_, ignored);
}

void Browser::open(const std::string& path) {
  complaints_.clear();
  requests_.clear();
  is_loaded_ = false;
  page_ = "file://" + path;
  call("Page.navigate", {{"url", page_}});
  while (!is_loaded_)
    note(receive());
}

json Browser::evaluate(const std::string& expression) {
  const json answer =
      call("Runtime.evaluate", {{"expression", expression}, {"returnByValue", true}, {"awaitPromise", true}});
  if (answer.contains("exceptionDetails"))
    throw std::runtime_error(answer["exceptionDetails"].dump());
  return answer["result"].value("value", json());
}

void Browser::press(const std::string& key, bool with_shift) {
  const json named = {{"ArrowRight", 39}, {"ArrowLeft", 37}, {"Home", 36},  {"End", 35},
                      {"Escape", 27},     {"Tab", 9},        {"Enter", 13}, {" ", 32}};
  json event = {{"key", key}, {"modifiers", with_shift ? 8 : 0}};
  if (named.contains(key))
    event["windowsVirtualKeyCode"] = named[key];
  if (key.size() == 1 || key == "Enter")
    event["text"] = key == "Enter" ? "\r" : key;
  event["type"] = event.contains("text") ? "keyDown" : "rawKeyDown";
  call("Input.dispatchKeyEvent", event);
  event["type"] = "keyUp";
  call("Input.dispatchKeyEvent", event);
}

void Browser::prefer(const std::string& feature, const std::string& value) {
  call("Emulation.setEmulatedMedia", {{"features", {{{"name", feature}, {"value", value}}}}});
}

std::string Browser::spoken(const std::string& role) {
  const auto value = [](const json& node, const char* property) {
    return node.contains(property) ? node[property].value("value", "") : std::string();
  };
  const json tree = call("Accessibility.getFullAXTree", json::object());
  for (const json& node : tree["nodes"])
    if (value(node, "role") == role)
      return value(node, "name") + ": " + value(node, "description");
  return {};
}

std::string Browser::print() {
  return call("Page.printToPDF", {{"preferCSSPageSize", true}, {"printBackground", true}})["data"];
}

json Browser::call(std::string_view method, const json& parameters) {
  const int id = ++last_id_;
  json message = {{"id", id}, {"method", method}, {"params", parameters}};
  if (!session_.empty())
    message["sessionId"] = session_;
  std::string text = message.dump();
  text += '\0';
  for (std::size_t done = 0; done < text.size();) {
    const ssize_t n = ::write(to_, text.data() + done, text.size() - done);
    if (n <= 0)
      throw std::runtime_error("the browser does not listen");
    done += static_cast<std::size_t>(n);
  }
  while (true) {
    const json answer = receive();
    if (answer.value("id", 0) != id) {
      note(answer);
      continue;
    }
    if (answer.contains("error"))
      throw std::runtime_error(std::string(method) + ": " + answer["error"].dump());
    return answer["result"];
  }
}

json Browser::receive() {
  for (std::size_t end = buffer_.find('\0'); true; end = buffer_.find('\0')) {
    if (end != std::string::npos) {
      json message = json::parse(buffer_.substr(0, end));
      buffer_.erase(0, end + 1);
      return message;
    }
    pollfd waiting = {from_, POLLIN, 0};
    if (::poll(&waiting, 1, kMostMilliseconds) <= 0)
      throw std::runtime_error("the browser does not answer");
    std::array<char, 65536> piece;
    const ssize_t n = ::read(from_, piece.data(), piece.size());
    if (n <= 0)
      throw std::runtime_error("the browser has ended");
    buffer_.append(piece.data(), static_cast<std::size_t>(n));
  }
}

void Browser::note(const json& event) {
  const std::string method = event.value("method", "");
  if (method == "Page.loadEventFired")
    is_loaded_ = true;
  else if (method == "Runtime.exceptionThrown")
    complaints_.push_back(event["params"]["exceptionDetails"].dump());
  else if (method == "Log.entryAdded")
    complaints_.push_back(event["params"]["entry"].dump());
  else if (method == "Runtime.consoleAPICalled")
    complaints_.push_back(event["params"]["args"].dump());
  else if (method == "Network.requestWillBeSent") {
    const std::string address = event["params"]["request"]["url"];
    if (address != page_ && address.rfind("data:", 0) != 0)
      requests_.push_back(address);
  }
}

}  // namespace stoa::testing
