#include "pipeline/run/executor.h"

#include <unistd.h>
#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <stdexcept>

#include "pipeline/io/io_error.h"
#include "pipeline/registry.h"
#include "pipeline/run/sinks.h"
#include "tests/support/temporary_folder.h"

using namespace jernih;
namespace fs = std::filesystem;

namespace {

// A stage with the manners that documents of the tests ask for.
class OddStage : public Stage {
 public:
  void run(Document& doc) override {
    if (doc.text().starts_with("throw")) throw std::runtime_error("as asked");
    if (doc.text().starts_with("refuse")) doc.reject_reason = "as the stage says";
    doc.dropped = doc.text().starts_with("drop");
    doc.drop_reason = doc.dropped ? "as asked" : "";
    Segment s;
    s.at = {0, static_cast<std::uint32_t>(doc.text().size())};
    doc.segments.assign(doc.text().starts_with("split") ? s.at.end : 1, s);
    doc.language = kIndonesian;
  }
};

const Registry& odd_registry() {
  static const Registry kRegistry = [] {
    Registry r;
    r.add({.name = "odd_stage",
           .summary = "For tests",
           .needs = {},
           .gives = {Layer::segments, Layer::kinds, Layer::language},
           .options = {},
           .prepare = [](const Options&) -> StageFactory {
             return [] { return std::make_unique<OddStage>(); };
           }});
    return r;
  }();
  return kRegistry;
}

Plan odd_plan(const std::vector<Override>& overrides = {}) {
  return Plan(
      read_config("version: 1\nstages: [odd_stage]\n", "t.yaml", odd_registry(), overrides));
}

struct Collected : RunSink {
  void records(std::size_t file, std::string_view bytes) override {
    out[file] += bytes;
    longest_piece = std::max(longest_piece, bytes.size());
  }
  void rejected(std::string_view rows) override { bad += rows; }
  void end_of_file(std::size_t file) override { ended.push_back(file); }
  std::string all() const {
    std::string text;
    for (const auto& [file, bytes] : out) text += bytes;
    return text;
  }
  std::map<std::size_t, std::string> out;
  std::string bad;
  std::vector<std::size_t> ended;
  std::size_t longest_piece = 0;
};

std::string many_lines(int n) {
  std::string out;
  for (int i = 0; i < n; ++i) {
    const std::string text = i % 101 == 0   ? "drop"
                             : i % 103 == 0 ? "throw"
                                            : std::string(static_cast<std::size_t>(i % 331), 'x');
    out += i % 107 == 0 ? "{\"text\":\n"
                        : "{\"id\":" + std::to_string(i) + ",\"text\":\"" + text + "\"}\n";
  }
  return out;
}

}  // namespace

TEST_CASE("the same bytes come out in order for any number of threads", "[pipeline][executor]") {
  const TemporaryFolder folder;
  const std::string first = folder.write("a.jsonl", many_lines(20'000));
  const std::string second = folder.write("b.jsonl", many_lines(50));
  const std::string empty = folder.write("c.jsonl", "");
  const Plan plan = odd_plan();
  RunSettings settings;
  settings.block_bytes = 4096;
  Collected one;
  const RunResult result = run_documents(plan, {first, empty, second}, settings, nullptr, one);
  const Statistics& s = result.statistics;
  CHECK(s.in == 20'050);
  CHECK(s.adds_up());
  CHECK(s.dropped > 0);
  CHECK(s.rejected > 0);
  CHECK(s.out == s.segments);
  CHECK(s.bytes_in == fs::file_size(first) + fs::file_size(second));
  CHECK(s.bytes_out == one.all().size());
  CHECK(s.reject_reasons.at("a stage broke off") > 0);
  CHECK(s.drop_reasons.at("as asked") == s.dropped);
  CHECK(one.ended == std::vector<std::size_t>{0, 1, 2});
  for (const unsigned threads : {2u, 4u, 7u}) {
    settings.threads = threads;
    Collected many;
    run_documents(plan, {first, empty, second}, settings, nullptr, many);
    CHECK((many.all() == one.all()));
    CHECK((many.bad == one.bad));
    CHECK(many.ended == one.ended);
  }
}

TEST_CASE("the same bytes come out however the input is cut into blocks", "[pipeline][executor]") {
  const TemporaryFolder folder;
  const std::string lines = folder.write("a.jsonl", many_lines(2'000));
  const std::string plain = folder.write("b.txt", std::string(300'000, 't') + "\nend");
  const Plan plan = odd_plan();
  RunSettings settings;
  Collected whole;
  run_documents(plan, {lines, plain}, settings, nullptr, whole);
  REQUIRE(whole.all().size() > 300'000);
  for (const std::size_t block_bytes : {1u, 100u, 4096u, 1u << 20}) {
    CAPTURE(block_bytes);
    settings.block_bytes = block_bytes;
    settings.threads = block_bytes == 100 ? 3 : 1;
    Collected cut;
    run_documents(plan, {lines, plain}, settings, nullptr, cut);
    CHECK((cut.all() == whole.all()));
    CHECK((cut.bad == whole.bad));
  }
}

TEST_CASE("giants among small records keep their place", "[pipeline][executor]") {
  const TemporaryFolder folder;
  std::string bytes;
  for (int i = 0; i < 6; ++i)
    bytes += many_lines(400) + "{\"text\":\"" + std::string(3'000'000, 'g') + "\"}\n";
  const std::string file = folder.write("a.jsonl", bytes);
  const std::string giant = folder.write("b.txt", std::string(3'000'000, 't'));
  RunSettings settings;
  Collected one;
  run_documents(odd_plan(), {file, giant, file, giant}, settings, nullptr, one);
  settings.threads = GENERATE(2u, 5u);
  Collected many;
  run_documents(odd_plan(), {file, giant, file, giant}, settings, nullptr, many);
  CHECK((many.all() == one.all()));
  CHECK((many.bad == one.bad));
  CHECK(many.ended == one.ended);
}

TEST_CASE("a record far bigger than its text leaves in pieces", "[pipeline][executor]") {
  const TemporaryFolder folder;
  const std::string giant = folder.write("a.txt", "split" + std::string(600'000, 's'));
  for (const unsigned threads : {1u, 3u}) {
    CAPTURE(threads);
    RunSettings settings;
    settings.threads = threads;
    Collected sink;
    const RunResult result = run_documents(odd_plan(), {giant}, settings, nullptr, sink);
    CHECK(sink.all().size() > 20'000'000);
    CHECK(sink.longest_piece < 3'000'000);
    CHECK(sink.all().ends_with("}\n"));
    CHECK(result.statistics.bytes_out == sink.all().size());
  }
}

TEST_CASE("a stage that throws loses its record and no other", "[pipeline][executor]") {
  const TemporaryFolder folder;
  const std::string file =
      folder.write("a.jsonl", "{\"text\":\"a\"}\n{\"text\":\"throw\"}\n{\"text\":\"b\"}\n");
  Collected sink;
  run_documents(odd_plan(), {file}, {}, nullptr, sink);
  CHECK(std::count(sink.out[0].begin(), sink.out[0].end(), '\n') == 2);
  CHECK(sink.bad ==
        "{\"file\":\"" + file +
            "\",\"line\":2,\"offset\":13,\"bytes\":16,\"reason\":\"a stage broke off: as asked\"," +
            R"("raw":"{\"text\":\"throw\"}"})" + "\n");
}

TEST_CASE("a stage can refuse a record", "[pipeline][executor]") {
  const TemporaryFolder folder;
  const std::string file = folder.write("a.jsonl", "{\"text\":\"a\"}\n{\"text\":\"refuse\"}\n");
  Collected sink;
  const RunResult result = run_documents(odd_plan(), {file}, {}, nullptr, sink);
  CHECK(result.statistics.rejected == 1);
  CHECK(result.statistics.reject_reasons.at("as the stage says") == 1);
  CHECK_THAT(sink.bad, Catch::Contains("\"reason\":\"as the stage says\",\"raw\":\"{"));
  CHECK(std::count(sink.out[0].begin(), sink.out[0].end(), '\n') == 1);
}

TEST_CASE("causes of rejection are few, whatever was read", "[pipeline][executor]") {
  const TemporaryFolder folder;
  std::string bytes;
  for (std::size_t i = 0; i < 50; ++i)
    bytes += std::string(i, ' ') + "{\"a\" 1}\n" + std::string(2000 + i, 'x') + "\n" +
             "{\"text\":\"throw\"}\n";
  RunSettings settings;
  Collected sink;
  const RunResult result = run_documents(
      odd_plan({{"limits.record_bytes", "1024"}}),
      {folder.write("a.jsonl", bytes), folder / "gone", folder / "away"}, settings, nullptr, sink);
  CHECK(result.statistics.rejected == 152);
  CHECK(result.statistics.reject_reasons.size() == 4);
  CHECK(result.statistics.reject_reasons.at("longer than limits.record_bytes") == 50);
}

TEST_CASE("rejected bytes that are not UTF-8 come as base64", "[pipeline][executor]") {
  const TemporaryFolder folder;
  Collected sink;
  run_documents(odd_plan(), {folder.write("a.jsonl", "{\xFF\n{a\xFE\xFF\n")}, {}, nullptr, sink);
  CHECK_THAT(sink.bad, Catch::Contains(R"("raw_base64":"e/8="})") &&
                           Catch::Contains(R"("raw_base64":"e2H+/w=="})"));
}

TEST_CASE("a limit ends the run after so many records", "[pipeline][executor]") {
  const TemporaryFolder folder;
  const std::string file = folder.write("a.jsonl", many_lines(500));
  RunSettings settings;
  settings.limit = 17;
  settings.threads = GENERATE(1u, 3u);
  Collected sink;
  const RunResult result = run_documents(odd_plan(), {file, file}, settings, nullptr, sink);
  CHECK(result.statistics.in == 17);
  CHECK(result.statistics.adds_up());
  CHECK(sink.ended == std::vector<std::size_t>{0});
}

TEST_CASE("stop ends the run between blocks and leaves the file open", "[pipeline][executor]") {
  const TemporaryFolder folder;
  const std::string file = folder.write("a.jsonl", many_lines(500));
  StopSignal stop;
  stop.request();
  stop.request();
  Collected sink;
  RunSettings settings;
  settings.threads = GENERATE(1u, 3u);
  const RunResult result = run_documents(odd_plan(), {file}, settings, &stop, sink);
  CHECK(result.was_stopped);
  CHECK(result.statistics.in == 0);
  CHECK(sink.ended.empty());
}

TEST_CASE("a file that vanished is told and the others go on", "[pipeline][executor]") {
  const TemporaryFolder folder;
  const std::string file = folder.write("a.jsonl", "{\"text\":\"a\"}\n");
  Collected sink;
  const RunResult result =
      run_documents(odd_plan(), {folder / "gone.jsonl", file}, {}, nullptr, sink);
  CHECK(result.read_errors ==
        std::vector<std::string>{folder / "gone.jsonl" + ": No such file or directory"});
  CHECK(result.statistics.out == 1);
  CHECK(result.statistics.rejected == 1);
  CHECK(result.statistics.adds_up());
}

TEST_CASE("a sink that fails ends the run", "[pipeline][executor]") {
  struct Full : Collected {
    void records(std::size_t, std::string_view) override { throw IoError("disk", "full"); }
  };
  const TemporaryFolder folder;
  const std::string file = folder.write("a.jsonl", many_lines(3000));
  RunSettings settings;
  settings.block_bytes = 4096;
  settings.threads = GENERATE(1u, 4u);
  Full sink;
  CHECK_THROWS_AS(run_documents(odd_plan(), {file}, settings, nullptr, sink), IoError);
}

TEST_CASE("texts and lines are named by their file", "[pipeline][executor]") {
  const TemporaryFolder folder;
  const std::string page = folder.write("page.txt", "a\nb\n");
  Collected sink;
  run_documents(odd_plan(), {page}, {}, nullptr, sink);
  CHECK_THAT(sink.all(),
             Catch::StartsWith("{\"schema\":2,\"id\":\"" + page + "\",\"text\":\"a\\nb\\n\""));
  Collected lines;
  run_documents(odd_plan({{"input.format", "lines"}}), {page}, {}, nullptr, lines);
  CHECK_THAT(lines.all(), Catch::Contains("\"id\":\"" + page + ":1\",\"text\":\"a\"") &&
                              Catch::Contains(":2\",\"text\":\"b\""));
}

TEST_CASE("a folder holds whole files and the account of the run", "[pipeline][executor]") {
  const TemporaryFolder folder;
  const std::string a = folder.write("a.jsonl", "{\"text\":\"a\"}\nbad\n");
  const std::string c = folder.write("c.jsonl", "");
  const FolderLayout layout{folder / "out", {a, c}, ".jsonl"};
  {
    FolderSink sink(layout);
    run_documents(odd_plan(), layout.inputs, {}, nullptr, sink);
    CHECK(folder.has("out/run.json.part"));
    CHECK_FALSE(folder.has("out/rejected.jsonl"));
    sink.finish("{}\n");
  }
  CHECK(folder.read("out/c.jsonl").empty());
  CHECK(folder.has("out/c.jsonl"));
  CHECK_THAT(folder.read("out/a.jsonl"), Catch::Contains("\"text\":\"a\""));
  CHECK_THAT(folder.read("out/rejected.jsonl"), Catch::Contains("\"raw\":\"bad\""));
  CHECK(folder.read("out/run.json") == "{}\n");
  CHECK_FALSE(folder.has("out/run.json.part"));
  CHECK_THROWS_WITH(FolderSink(layout), Catch::Contains("exists already"));
  FolderLayout again = layout;
  again.overwrite = true;
  CHECK_NOTHROW(FolderSink(again));  // and breaks off:
  CHECK_FALSE(folder.has("out/run.json"));
  CHECK_NOTHROW(FolderSink(layout));  // an unfinished run may be done again
}

TEST_CASE("what breaks off leaves nothing under a final name", "[pipeline][executor]") {
  const TemporaryFolder folder;
  {
    FolderSink sink({folder / "out", {folder.write("a.jsonl", "")}, ".jsonl"});
    sink.records(0, "x\n");
    sink.rejected("y\n");
    CHECK(folder.has("out/a.jsonl.part"));
  }
  CHECK_FALSE(folder.has("out/a.jsonl"));
  CHECK_FALSE(folder.has("out/a.jsonl.part"));
  CHECK_FALSE(folder.has("out/rejected.jsonl"));
}

TEST_CASE("an output never replaces its input", "[pipeline][executor]") {
  const TemporaryFolder folder;
  const std::string a = folder.write("a.jsonl", "{}");
  CHECK_THROWS_WITH(FolderSink({folder / "", {a}, ".jsonl", Packing::none, true}),
                    Catch::Contains("which would be lost"));
  const std::string packed = folder.write("a.jsonl.gz", "");
  fs::create_symlink(a, folder / "run.json");
  // a.jsonl.gz gives a.jsonl; a.jsonl.part is its temporary name
  for (const std::string& mine : {a, folder.write("rejected.jsonl", ""), folder / "run.json",
                                  folder.write("a.jsonl.part", "")})
    CHECK_THROWS_WITH(FolderSink({folder / "", {packed, mine}, ".jsonl", Packing::none, true}),
                      Catch::Contains("which would be lost"));
  CHECK(folder.read("a.jsonl") == "{}");
}

TEST_CASE("a rejected file never replaces an input", "[pipeline][executor]") {
  const TemporaryFolder folder;
  const std::string row =
      R"({"file":"a","line":1,"offset":0,"bytes":1,"reason":"x"})" + std::string("\n");
  const std::string a = folder.write("a.jsonl", "{}");
  CHECK_THROWS_WITH(StreamSink({.inputs = {a}, .rejected = a}),
                    Catch::Contains("which would be lost"));
  CHECK_THROWS_AS(StreamSink({.inputs = {folder.write("a.part", "")}, .rejected = folder / "a"}),
                  IoError);
  {
    StreamSink sink({.inputs = {a}, .rejected = folder / "bad.jsonl"});
    sink.rejected(row);
    CHECK_FALSE(folder.has("bad.jsonl"));
    sink.finish();
    CHECK_FALSE(sink.rejected_file().has_replaced());
  }
  CHECK(folder.read("bad.jsonl") == row);
  StreamSink again({.inputs = {a}, .rejected = folder / "bad.jsonl"});
  again.rejected("new\n");
  CHECK(again.rejected_file().has_replaced());
  CHECK(folder.read("bad.jsonl") == row);
  StreamSink beside({.inputs = {a}, .rejected = folder / "bad.jsonl"});
  CHECK_THROWS_WITH(beside.rejected("late\n"), Catch::Contains("another run is writing here"));
  again.finish();
  CHECK(folder.read("bad.jsonl") == "new\n");
}
