// Where outputs go, and what is refused before anything is written.
#include "compiler/driver/target.hpp"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "compiler/diag/code.hpp"
#include "compiler/driver/stale.hpp"

namespace stoa::driver {
namespace {

using diag::Code;
using Form = Destination::Form;

Argument word(std::string text) {
  return {std::move(text), Span{SourceId{0}, 3, 5}};
}

TEST(Target, is_a_folder_if_it_ends_so_or_is_one) {
  MemoryReader reader;
  reader.add("made/a.svg", "");
  const auto form = [&](const char* text) { return destination_of(word(text), reader).form; };
  EXPECT_EQ(destination_of(std::nullopt, reader).form, Form::beside_input);
  EXPECT_EQ(form("-"), Form::standard_output);
  EXPECT_EQ(form("new/"), Form::folder);
  EXPECT_EQ(form("made"), Form::folder);
  EXPECT_EQ(form("made/a.svg"), Form::file);
  EXPECT_EQ(form("new"), Form::file);
}

TEST(Target, is_named_by_the_destination_or_stands_beside_the_input) {
  const Input file{0, "designs/shop.stoa", "shop", Span{SourceId{0}, 7, 9}};
  const Input standard_input{0, "-", "stdin", Span{SourceId{0}, 7, 9}};
  const Span said{SourceId{0}, 1, 2};
  const auto path = [](const Destination& to, const Input& input) {
    return planned_output(to, input, "shop.svg").path;
  };
  EXPECT_EQ(path({}, file), "designs/shop.svg");
  EXPECT_EQ(path({}, standard_input), "-");
  EXPECT_EQ(path({Form::standard_output, "", said}, file), "-");
  EXPECT_EQ(path({Form::file, "x.svg", said}, file), "x.svg");
  EXPECT_EQ(path({Form::folder, "out/", said}, standard_input), "out/shop.svg");
  EXPECT_EQ(planned_output({}, file, "shop.svg").argument, file.argument);
  EXPECT_EQ(planned_output({Form::folder, "out", said}, file, "shop.svg").argument, said);
}

/// The codes of what is refused, with the messages.
std::string refused(const std::vector<std::string>& paths, const MemoryReader& reader,
                    const Reading& reading = {}) {
  std::vector<Output> outputs;
  for (const std::string& path : paths)
    outputs.push_back({path, "", Span{SourceId{0}, 0, static_cast<std::uint32_t>(outputs.size() + 1)}});
  diag::Sink sink;
  check_outputs(outputs, reading, reader, sink);
  std::string out;
  for (const diag::Diagnostic& finding : sink.sorted())
    out += std::string(diag::info(finding.code()).id) + " " + finding.message() + "\n";
  return out;
}

TEST(Outputs, that_would_replace_each_other_are_refused) {
  MemoryReader reader;
  reader.add("out/old.svg", "");
  EXPECT_EQ(refused({"a.svg", "b.svg", "out/a.svg"}, reader), "");
  EXPECT_EQ(refused({"a.svg", "b.svg", "./a.svg"}, reader), "E0803 2 outputs would be written as `a.svg`\n");
  EXPECT_EQ(refused({"new/../a.svg", "a.svg"}, reader),
            "E0803 2 outputs would be written as `new/../a.svg`\n");
  EXPECT_EQ(refused({"-", "a.svg"}, reader), "");
  EXPECT_EQ(refused({"-", "a.svg", "-", "-"}, reader), "E0803 3 outputs would go to standard output\n");
}

TEST(Outputs, that_are_folders_or_inputs_are_refused) {
  MemoryReader reader;
  reader.add("out/old.svg", "");
  reader.add("shop.stoa", "user fan\n");
  reader.add_link("also.svg", "shop.stoa");
  EXPECT_EQ(refused({"out"}, reader), "E0802 `out` cannot be written: it is a folder\n");
  Reading reading;
  File& file = reading.files.emplace_back();
  file.canonical = "/shop.stoa";
  file.identity = *reader.identity("shop.stoa");
  EXPECT_EQ(refused({"shop.stoa"}, reader, reading), "E0804 `shop.stoa` is one of the files that are read\n");
  EXPECT_EQ(refused({"also.svg"}, reader, reading), "E0804 `also.svg` is one of the files that are read\n");
  EXPECT_EQ(refused({"out/old.svg", "new.svg"}, reader, reading), "");
  file.canonical = "";  // Standard input is nobody's output.
  EXPECT_EQ(refused({"shop.stoa"}, reader, reading), "");
}

TEST(StaleOutputs, are_those_that_differ_or_are_missing) {
  MemoryReader reader;
  reader.add("same.svg", "bytes");
  reader.add("longer.svg", "bytes and more");
  reader.add("other.svg", "bites");
  reader.add("folder/x", "");
  std::vector<Output> outputs;
  for (const char* path : {"same.svg", "longer.svg", "other.svg", "gone.svg", "folder"})
    outputs.push_back({path, "bytes", Span{SourceId{0}, 0, static_cast<std::uint32_t>(outputs.size() + 1)}});
  diag::Sink sink;
  report_stale(outputs, reader, sink);
  std::string said;
  for (const diag::Diagnostic& finding : sink.sorted())
    said += finding.message() + "\n";
  EXPECT_EQ(said,
            "`longer.svg` is not what its sources give\n"
            "`other.svg` is not what its sources give\n"
            "`gone.svg` is not there, and its sources give it\n"
            "`folder` is not what its sources give\n");
}

}  // namespace
}  // namespace stoa::driver
