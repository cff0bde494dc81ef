// Files as they would be after a change, on top of those that are there.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "compiler/base/file_reader.hpp"

namespace stoa::driver {

class OverlayReader final : public FileReader {
 public:
  explicit OverlayReader(const FileReader& below) : below_(below) {}

  /// From now on the file at this canonical path, or standard input if that is empty, says `text`.
  void put(const std::string& canonical, std::string text) { texts_[canonical] = std::move(text); }

  PathKind kind(const std::string& path) const override { return below_.kind(path); }
  std::optional<std::string> canonical(const std::string& path) const override {
    return below_.canonical(path);
  }
  std::optional<FileId> identity(const std::string& path) const override { return below_.identity(path); }
  ReadResult<std::string> read(const std::string& path, std::uint64_t most) const override {
    const auto found = texts_.find(below_.canonical(path).value_or(path));
    return found == texts_.end() ? below_.read(path, most) : ReadResult<std::string>(found->second);
  }
  /// It can be read only once, so the first text is kept.
  ReadResult<std::string> read_standard_input(std::uint64_t most) const override {
    if (const auto found = texts_.find(""); found != texts_.end())
      return found->second;
    if (!standard_input_)
      standard_input_ = below_.read_standard_input(most);
    return *standard_input_;
  }
  ReadResult<std::vector<std::string>> list(const std::string& folder, std::string_view ending,
                                            std::size_t most) const override {
    return below_.list(folder, ending, most);
  }

 private:
  const FileReader& below_;
  std::map<std::string, std::string> texts_;
  mutable std::optional<ReadResult<std::string>> standard_input_;
};

}  // namespace stoa::driver
