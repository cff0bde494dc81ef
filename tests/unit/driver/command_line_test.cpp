#include "compiler/driver/command_line.hpp"

#include <gtest/gtest.h>

#include "compiler/driver/completions.hpp"
#include "compiler/driver/help.hpp"
#include "compiler/driver/manual.hpp"

namespace stoa::driver {
namespace {

using Words = std::vector<std::string>;

ParsedCommand parse(const Words& words) {
  return parse_command_line(words);
}

TEST(CommandLine, takes_options_of_a_command_and_of_all_in_any_order) {
  const ParsedCommand parsed =
      parse({"--color", "never", "build", "a.stoa", "--emit", "svg,dot", "b.stoa", "--emit=json", "-o", "-",
             "--limit", "files=2", "-", "--format", "json"});
  ASSERT_FALSE(parsed.error) << parsed.error->message;
  EXPECT_EQ(parsed.command, &build_command);
  EXPECT_EQ(parsed.settings.operands, (Words{"a.stoa", "b.stoa", "-"}));
  EXPECT_EQ(parsed.settings.emits, (Words{"svg", "dot", "json"}));
  EXPECT_EQ(parsed.settings.output, "-");
  EXPECT_EQ(parsed.settings.limits, Words{"files=2"});
  EXPECT_EQ(parsed.settings.color, "never");
  EXPECT_EQ(parsed.settings.format, "json");
}

TEST(CommandLine, takes_everything_after_two_dashes_as_files) {
  EXPECT_EQ(parse({"check", "--", "--odd.stoa"}).settings.operands, Words{"--odd.stoa"});
}

TEST(CommandLine, names_near_commands_options_and_values) {
  const auto help = [](const Words& words) { return parse(words).error.value_or(UsageError{}).help; };
  EXPECT_EQ(help({"chekc"}), "did you mean `check`?");
  EXPECT_EQ(help({"build", "a", "--veiw", "all"}), "did you mean `--view`?");
  EXPECT_EQ(help({"build", "a", "--emit", "svgg"}), "did you mean `svg`?");
  EXPECT_NE(help({"shop.stoa"}).find("stoa build shop.stoa"), std::string::npos);
}

TEST(CommandLine, wants_as_many_files_as_a_command_needs) {
  EXPECT_TRUE(parse({"check"}).error);
  EXPECT_TRUE(parse({"limits", "x"}).error);
  EXPECT_TRUE(parse({"build", "a", "-o"}).error);
  EXPECT_FALSE(parse({"check", "--stdlib", "stdlib"}).error);
}

TEST(CommandLine, lets_every_command_that_checks_choose_what_counts) {
  for (const char* command : {"check", "build", "notes", "cards", "baseline"}) {
    const ParsedCommand parsed = parse({command, "--allow", "W0401,story", "--warn", "placement", "--deny",
                                        "public-store", "--max-warnings", "3", "--baseline", "b.json", "x"});
    ASSERT_FALSE(parsed.error) << command << ": " << parsed.error->message;
    EXPECT_EQ(parsed.settings.allows, (Words{"W0401", "story"})) << command;
    EXPECT_EQ(parsed.settings.warns, Words{"placement"}) << command;
    EXPECT_EQ(parsed.settings.denies, Words{"public-store"}) << command;
    EXPECT_EQ(parsed.settings.max_warnings, "3") << command;
    EXPECT_EQ(parsed.settings.baseline, "b.json") << command;
  }
}

TEST(CommandLine, is_a_source_that_findings_can_point_into) {
  SourceSet sources;
  const Words words = {"build", "my shop.stoa", "--view=answer,all", "-o", "x\x1b[31m"};
  const CommandLine line(words, sources);
  const SourceFile& source = sources[line.span_of("build").source];
  EXPECT_EQ(source.text(), "stoa build 'my shop.stoa' --view=answer,all -o 'x?[31m'");
  EXPECT_EQ(source.text_of(line.span_of("my shop.stoa")), "'my shop.stoa'");
  EXPECT_EQ(source.text_of(line.span_of("answer")), "answer");
  EXPECT_EQ(source.text_of(line.span_of("all")), "all");
  EXPECT_EQ(line.span_of("nowhere").size(), source.text().size());
}

/// Everything that is made from the table names all of it.
class Documents : public testing::TestWithParam<std::pair<const char*, std::string>> {};

TEST_P(Documents, name_every_command_and_option) {
  std::string text = GetParam().second;
  std::erase(text, '\\');  // troff writes `\-`.
  const bool is_fish = std::string_view(GetParam().first) == "fish";
  const auto has_option = [&](const Option& option) {
    const std::string name(option.name);
    return text.find(is_fish ? " -l " + name : "--" + name) != std::string::npos;
  };
  for (const Option& option : global_options())
    EXPECT_TRUE(has_option(option)) << option.name;
  for (const Command* command : commands()) {
    EXPECT_NE(text.find(command->name), std::string::npos) << command->name;
    for (const Option& option : command->options)
      EXPECT_TRUE(has_option(option)) << option.name;
  }
  for (const std::string_view emit : emit_names())
    EXPECT_NE(text.find(emit), std::string::npos) << emit;
}

std::string all_help() {
  std::string text = help_text();
  for (const Command* command : commands())
    text += help_text(*command);
  return text;
}

INSTANTIATE_TEST_SUITE_P(CommandLine, Documents,
                         testing::Values(std::pair("help", all_help()), std::pair("man", manual_text()),
                                         std::pair("bash", bash_completion()),
                                         std::pair("zsh", zsh_completion()),
                                         std::pair("fish", fish_completion())),
                         [](const auto& document) { return std::string(document.param.first); });

}  // namespace
}  // namespace stoa::driver
