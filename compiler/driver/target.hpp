// Where outputs go.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/base/file_reader.hpp"
#include "compiler/diag/diagnostic.hpp"
#include "compiler/driver/read.hpp"
#include "compiler/driver/session.hpp"

namespace stoa::driver {

/// A file that was made, or one that is going to be: then `bytes` is still empty.
struct Output {
  std::string path;  ///< `-` for standard output
  std::string bytes;
  Span argument;  ///< what on the command line asked for it
};

/// What `-o` says.
struct Destination {
  enum class Form : std::uint8_t {
    beside_input,  ///< nothing; what comes from standard input goes to standard output
    folder,
    file,
    standard_output,
  };
  Form form = Form::beside_input;
  std::string path;  ///< of the folder or the file
  std::optional<Span> argument;
};

/// `-` is standard output, what ends in `/` or is a folder is a folder, anything else is a file.
Destination destination_of(const std::optional<Argument>& output, const FileReader& reader);

/// The output called `name`, extension included, that `input` gives.
Output planned_output(const Destination& destination, const Input& input, std::string_view name);

/// Reports outputs that share a path, that would overwrite a file that was read, or whose path is a folder.
void check_outputs(std::span<const Output> outputs, const Reading& reading, const FileReader& reader,
                   diag::Sink& sink);

}  // namespace stoa::driver
