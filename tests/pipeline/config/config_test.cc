#include <catch2/catch.hpp>

#include "pipeline/config/config.h"
#include "pipeline/config/effective.h"
#include "tests/support/walk.h"

using namespace jernih;

namespace {

// Every problem of a configuration, a line each.
std::string problems_of(const std::string& yaml) {
  try {
    Plan(read_config(yaml, "t.yaml", test::registry()));
  } catch (const ConfigError& e) {
    return e.what();
  }
  return {};
}

}  // namespace

TEST_CASE("mistakes are told with place and remedy", "[pipeline][config]") {
  const auto [yaml, message] = GENERATE(table<std::string, std::string>({
      {"", "t.yaml: a configuration cannot be nothing"},
      {"stages: [split_segments]", "t.yaml:1:1: the version is missing; begin with 'version: 1'"},
      {"version: 2\nstages: [split_segments]", "t.yaml:1:10: version cannot be '2'; write 1"},
      {"version: 1\nstages: [splitsegments]",
       "t.yaml:2:10: there is no stage 'splitsegments'; did you mean 'split_segments'?"},
      {"version: 1\nstages:\n  - tokenise",
       "t.yaml:3:5: stage 'tokenise' needs 'segments', which no earlier stage gives"},
      {"version: 1\nstages:\n  - tokenise\n  - split_segments", "move it behind 'split_segments'"},
      {"version: 1\nstages:\n  - split_segments\n  - repair_text",
       "t.yaml:4:5: stage 'repair_text' changes the text, which is frozen since 'split_segments'"},
      {"version: 1\nstage: [split_segments]",
       "t.yaml:2:1: there is no section 'stage'; did you mean 'stages'?"},
      {"version: 1\nstages: [split_segments]\noutput: {offsets: chars}",
       "t.yaml:3:19: 'output': 'offsets' cannot be 'chars'"},
      {"version: 1\nstages: [split_segments]\noutput: {tokens: yes}",
       "cannot be 'yes'; write true"},
      {"version: 1\nversion: 1\nstages: [split_segments]",
       "t.yaml:2:1: 'version' stands here a second time (first in line 1)"},
      {"version: 1\nstages: [split_segments\n", "t.yaml:"},
      {"version: 1\nstages: [split_segments]\n---\nversion: 1", "a second document begins here"},
      {"version: 1\nstages: [split_segments]\nlimits: {record_bytes: 5}",
       "'record_bytes' cannot be '5'; write a size such as 65536, 64KiB or 10MB, from 1024 to "
       "2147483647"},
      {"version: 1\nstages: [split_segments]\nrun: {threads: 0}",
       "t.yaml:3:16: 'run': 'threads' cannot be '0'; write auto or a whole number from 1 to 1024"},
      {"version: 1\nstages: [split_segments]\nrun: {max_rejected: -1}",
       "'max_rejected' cannot be '-1'; write a whole number from 0 to"},
      {"version: 1\nstages: [split_segments]\ntests:\n  - {text: a, role: heding}",
       "t.yaml:4:21: there is no role 'heding'; did you mean 'heading'?"},
      {"version: 1\nstages: [split_segments]\ntests:\n  - {text: a}",
       "a test that expects nothing"},
      {"version: 1\nstages: &a [*a]", "inside the thing it names"},
      {"version: 1\nstages: [split_segments]\ninput: {fields: {id: \"url}}\n", "t.yaml:3"},
      {"version: 1\nst\xC3ges: 1", "t.yaml:2:3: this byte is not UTF-8"},
  }));
  CAPTURE(yaml);
  CHECK_THAT(problems_of(yaml), Catch::Contains(message));
}

TEST_CASE("what preparing shows is told with the rest", "[pipeline][config]") {
  const std::string all =
      problems_of("version: 1\nstages: [repair_text: {encoding: klingon}]\noutput: {tokens: 2}\n");
  CHECK_THAT(all, Catch::Contains("klingon") && Catch::Contains("'tokens' cannot be '2'"));
}

TEST_CASE("an override through a plain value is no silence", "[pipeline][config]") {
  CHECK_THROWS_WITH(
      read_config("version: 1\nstages: [split_segments]\n", "t.yaml", test::registry(),
                  {{"output.tokens", "true"}, {"output.tokens.x", "1"}}),
      Catch::Contains("'tokens' cannot be a map; write true or false"));
}

TEST_CASE("all mistakes of a file are told at once", "[pipeline][config]") {
  const std::string all =
      problems_of("version: 3\nstages: [tokenis, foo]\noutput: {a: 1, tokens: 2}\nrum: {}\n");
  for (const char* told : {"version cannot be '3'", "no stage 'tokenis'", "no stage 'foo'",
                           "no option 'a'", "'tokens' cannot be '2'", "no section 'rum'"})
    CHECK_THAT(all, Catch::Contains(told));
}

TEST_CASE("--set works like writing it into the file", "[pipeline][config]") {
  const std::string yaml = "version: 1\nstages: [split_segments]\n";
  const PipelineConfig c = read_config(yaml, "t.yaml", test::registry(),
                                       {{"output.tokens", "true"}, {"input.fields.id", "url"}});
  CHECK(c.output.boolean("tokens"));
  CHECK(c.input.text("fields.id") == "url");
  CHECK_THROWS_WITH(read_config(yaml, "t.yaml", test::registry(), {{"tokenise.x", "1"}}),
                    Catch::Contains("the configuration has no stage 'tokenise'"));
}

TEST_CASE("a configuration without split_datelines has it in front of classify_segments",
          "[pipeline][config]") {
  const auto ids = [](const std::string& stages, const std::vector<Override>& overrides = {}) {
    std::string out;
    for (const StageConfig& s : read_config("version: 1\nstages: [" + stages + "]\n", "t.yaml",
                                            test::registry(), overrides)
                                    .stages)
      out += s.id + (s.is_put_in ? "+ " : " ");
    return out;
  };
  const std::string before = "split_segments, tokenise, detect_language, ";
  const std::string wanted = "split_segments tokenise detect_language ";
  CHECK(ids(before + "classify_segments") == wanted + "split_datelines+ classify_segments ");
  CHECK(ids(before + "split_datelines, classify_segments") ==
        wanted + "split_datelines classify_segments ");
  CHECK(ids(before + "classify_segments, classify_segments: {id: again}") ==
        wanted + "split_datelines+ classify_segments again ");
  CHECK(ids(before + "classify_segments, split_datelines") ==
        wanted + "classify_segments split_datelines ");
  CHECK(ids("split_segments, tokenise") == "split_segments tokenise ");
  CHECK_THROWS_WITH(ids(before + "classify_segments", {{"split_datelines.when", "{kind: prose}"}}),
                    Catch::Contains("stage 'split_datelines' cannot have 'when'"));
}

TEST_CASE("what is put in front of a stage tells no mistakes of its own", "[pipeline][config]") {
  const std::string all = problems_of("version: 1\nstages: [split_segments, classify_segments]\n");
  CHECK_THAT(all, Catch::Contains("stage 'classify_segments' needs 'tokens'"));
  CHECK_THAT(all, !Catch::Contains("split_datelines"));
  CHECK_THAT(problems_of("version: 1\nstages: [classify_segments, repair_text]\n"),
             Catch::Contains("move it before 'classify_segments'"));
}

TEST_CASE("the effective configuration shows what was put in and reads the same",
          "[pipeline][config]") {
  const PipelineConfig config = read_config(
      "version: 1\nstages: [split_segments, tokenise, detect_language, "
      "classify_segments]\n",
      "t.yaml", test::registry());
  const std::string yaml = effective_yaml(config);
  CHECK_THAT(
      yaml, Catch::Contains("- split_datelines ") && Catch::Contains("# put in front of the next"));
  const PipelineConfig again = read_config(yaml, "t.yaml", test::registry());
  REQUIRE(again.stages.size() == config.stages.size());
  for (std::size_t i = 0; i < again.stages.size(); ++i)
    CHECK(again.stages[i].info == config.stages[i].info);
}
