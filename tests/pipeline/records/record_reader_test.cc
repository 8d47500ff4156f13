#include "pipeline/records/record_reader.h"

#include <catch2/catch.hpp>

#include <algorithm>

#include "pipeline/io/io_error.h"
#include "pipeline/io/output_file.h"
#include "pipeline/records/file_kind.h"

using namespace jernih;

namespace {

// Breaks after its bytes, as a disk does.
class BrokenSource : public MemorySource {
 public:
  using MemorySource::MemorySource;
  std::size_t read(char* to, std::size_t size) override {
    const std::size_t n = MemorySource::read(to, size);
    if (n == 0) throw IoError("disk", "Input/output error");
    return n;
  }
};

struct Row {
  std::uint64_t line;
  std::uint64_t offset;
  std::string text;  // or "! " and the problem
};

template <class Source = MemorySource>
std::vector<Row> rows(const std::string& bytes, InputFormat format = InputFormat::jsonl,
                      std::uint64_t most = 1 << 20, std::size_t block_bytes = 1 << 18) {
  RecordReader reader(std::make_unique<Source>(bytes), format, most, block_bytes);
  std::vector<Row> out;
  Block block;
  for (bool more = true; more;) {
    more = reader.read(block);
    CHECK(block.ends_file == !more);
    for (const RawRecord& r : block.records) {
      const std::string raw(block.raw(r));
      if (raw.size() == r.size) CHECK(bytes.substr(r.offset, r.size) == raw);
      out.push_back({r.line, r.offset, r.problem.empty() ? raw : "! " + r.problem});
    }
  }
  return out;
}

std::string shown(const std::vector<Row>& rows) {
  std::string out;
  for (const Row& r : rows)
    out += std::to_string(r.line) + "@" + std::to_string(r.offset) + "[" + r.text + "]";
  return out;
}

const std::string kMark = "\xEF\xBB\xBF";

}  // namespace

TEST_CASE("JSONL is split at line ends, blank lines are nothing", "[io][record_reader]") {
  const auto [bytes, wanted] = GENERATE(table<std::string, std::string>({
      {"", ""},
      {"\n\n", ""},
      {" \t\r\n", ""},
      {"{}", "1@0[{}]"},
      {"{}\n", "1@0[{}]"},
      {"{}\r\n{1}\r\n", "1@0[{}]2@4[{1}]"},
      {"\n\r\n{}\n\n{1}", "3@3[{}]5@7[{1}]"},
      {kMark + "{}\n{1}", "1@3[{}]2@6[{1}]"},
      {"{}\n" + kMark + "{1}\n" + kMark, "1@0[{}]2@6[{1}]"},
      {kMark, ""},
      {"a\rb\n", "1@0[a\rb]"},
  }));
  CAPTURE(bytes);
  CHECK(shown(rows(bytes)) == wanted);
}

TEST_CASE("lines are records, blank ones too", "[io][record_reader]") {
  CHECK(shown(rows("a\n\nb\r\nc", InputFormat::lines)) == "1@0[a]2@2[]3@3[b]4@6[c]");
  CHECK(shown(rows("a\n", InputFormat::lines)) == "1@0[a]");
  CHECK(shown(rows("", InputFormat::lines)).empty());
  CHECK(shown(rows(kMark + "a", InputFormat::lines)) == "1@3[a]");
}

TEST_CASE("a text is one record, an empty one too", "[io][record_reader]") {
  CHECK(shown(rows("a\r\n\nb\n", InputFormat::text)) == "1@0[a\r\n\nb\n]");
  CHECK(shown(rows("", InputFormat::text)) == "1@0[]");
  CHECK(shown(rows(kMark, InputFormat::text)) == "1@3[]");
  const std::string big(300'000, 'x');
  CHECK(rows(big, InputFormat::text).at(0).text == big);
}

TEST_CASE("the first byte decides when the name does not", "[io][record_reader]") {
  CHECK(rows(" \n{\"a\":1}\n{}", InputFormat::automatic).size() == 2);
  CHECK(rows("5 jam lalu\n{}", InputFormat::automatic).size() == 1);
  CHECK(rows(kMark + "{}\n{}", InputFormat::automatic).size() == 2);
  CHECK(rows("", InputFormat::automatic).empty());
  CHECK(format_of_name("a/b.jsonl") == InputFormat::jsonl);
  CHECK(format_of_name("b.ndjson.gz") == InputFormat::jsonl);
  CHECK(format_of_name("b.json.zst") == InputFormat::jsonl);
  CHECK(format_of_name("B.JSON.ZST") == InputFormat::jsonl);
  CHECK(format_of_name("page.txt") == InputFormat::page);
  CHECK(format_of_name("page.Html") == InputFormat::page);
  CHECK(format_of_name("rows.csv.gz") == InputFormat::delimited);
  CHECK(format_of_name("page.gz") == InputFormat::automatic);
  CHECK(format_of_name("-") == InputFormat::automatic);
}

TEST_CASE("a file of another kind is one record that says what would read it",
          "[io][record_reader]") {
  using namespace std::string_literals;
  const auto [bytes, format, wanted] = GENERATE(table<std::string, InputFormat, std::string>({
      {"BZh91AY&SY....", InputFormat::automatic, "1@0[! bzip2 data; `bzcat"},
      {"BZh91AY&SY....\n\n", InputFormat::jsonl, "1@0[! bzip2 data; `bzcat"},
      {"BZh is a word", InputFormat::automatic, "1@0[BZh is"},
      {"PK\x03\x04....", InputFormat::page, "1@0[! a zip archive"},
      {"\xFF\xFEx\0y\0"s, InputFormat::page, "1@0[! UTF-16"},
      {"\xFF\xFEx\0y\0"s, InputFormat::text, "1@0[\xFF\xFEx"},
      {"x\0y\0z\0"s, InputFormat::automatic, "1@0[! binary"},
      {std::string(200, 'x') + '\0', InputFormat::automatic, "1@0[xxx"},
      {std::string(257, 'x') + "ustar  rest", InputFormat::automatic, "1@0[! a tar"},
      {"a,b\n1,2\n", InputFormat::delimited, "1@0[a,b"},
      {"[{\"text\":\"a\"},", InputFormat::automatic, "1@0[! a JSON list"},
      {"[\n{\"text\":\"a\"}\n,{}]", InputFormat::jsonl, "1@0[! a JSON list"},
      {kMark + "\n[\n\n  {\n", InputFormat::jsonl, "1@3[! a JSON list"},
      {"[{\"text\":\"a\"}]\n", InputFormat::automatic, "1@0[[{\"text\""},
      {"[\n{}\n", InputFormat::automatic, "1@0[[\n{}"},
      {"{\0\"\0a\0"s, InputFormat::automatic, "1@0[! binary data, or UTF-16"},
      {"[Foto] {a}", InputFormat::automatic, "1@0[[Foto"},
      {"[1]\n{}\n", InputFormat::jsonl, "1@0[[1]]2@4[{}]"},
      {"[{}]\n{}\n", InputFormat::jsonl, "1@0[[{}]]2@5[{}]"},
      {"{\n  \"id\": 1,\n", InputFormat::jsonl, "1@0[! a JSON object over several lines"},
      {"{\"id\": 1,\n \"b\": {}}\n", InputFormat::automatic, "1@0[! a JSON object over"},
      {"{\n{}\n", InputFormat::jsonl, "1@0[{]2@2[{}]"},
      {"{\"a\":1,\n\"b\"\n{}\n", InputFormat::jsonl, "1@0[{\"a\":1,]2@8[\"b\"]3@12[{}]"},
      {"{\"a\":1},\n{\"b\":1}\n", InputFormat::jsonl, "1@0[{\"a\":1},]2@9[{\"b\":1}]"},
      {"{\n", InputFormat::jsonl, "1@0[{]"},
  }));
  CAPTURE(bytes);
  for (const std::size_t block : {1u, 7u, 1u << 18}) {
    CAPTURE(block);
    const std::vector<Row> got = rows(bytes, format, 1 << 20, block);
    CHECK_THAT(shown(got), Catch::StartsWith(wanted));
    if (wanted.find('!') != std::string::npos) CHECK(got.size() == 1);
  }
}

TEST_CASE("what is taken as text though it is markup is noted once", "[io][record_reader]") {
  const std::string page = "\n<!DOCTYPE html>" + std::string(5000, 'x');
  RecordReader reader(std::make_unique<MemorySource>(page), InputFormat::page, 1 << 20, 1000);
  Block block;
  std::string notes;
  for (bool more = true; more;) {
    more = reader.read(block);
    notes += std::string(block.note) + "|";
  }
  CHECK_THAT(notes, Catch::StartsWith("markup was taken as text"));
  CHECK(std::count(notes.begin(), notes.end(), '`') == 2);  // one command
}

TEST_CASE("records are the same however blocks are cut", "[io][record_reader]") {
  std::string bytes;
  for (int i = 0; i < 20'000; ++i)
    bytes += std::string(static_cast<std::size_t>(i * 31 % 97), 'x') + (i % 3 == 0 ? "\r\n" : "\n");
  const std::string whole = shown(rows(bytes));
  for (const std::size_t block : {1u, 1000u, 65'536u, 1u << 20})
    CHECK(shown(rows(bytes, InputFormat::jsonl, 1 << 20, block)) == whole);
}

TEST_CASE("over-long records are skipped with their size", "[io][record_reader]") {
  const std::string longer(1 << 20, 'x');
  const std::string problem = "! longer than limits.record_bytes (4096 bytes): ";
  CHECK(shown(rows("{}\n" + longer + "\r\n{1}\n", InputFormat::jsonl, 4096)) ==
        "1@0[{}]2@3[" + problem + "1048577 bytes]3@1048581[{1}]");
  CHECK(shown(rows(longer, InputFormat::lines, 4096)) == "1@0[" + problem + "1048576 bytes]");
  CHECK(shown(rows(longer, InputFormat::text, 4096)) == "1@0[" + problem + "1048576 bytes]");
  const std::string fits(4096, 'y');
  CHECK(shown(rows(fits + "\n" + fits + "y\n" + fits, InputFormat::jsonl, 4096)) ==
        "1@0[" + fits + "]2@4097[" + problem + "4097 bytes]3@8195[" + fits + "]");
}

TEST_CASE("a damaged file keeps the records before the damage", "[io][record_reader]") {
  std::string packed;
  make_packer(Packing::gzip)->pack("{}\n{1}\n{2}\n{3", true, packed);
  packed.resize(packed.size() - 3);
  RecordReader reader(std::make_unique<MemorySource>(packed), InputFormat::jsonl, 1 << 20, 1 << 18);
  Block block;
  CHECK_FALSE(reader.read(block));
  REQUIRE(block.records.size() == 4);
  CHECK(block.records[2].problem.empty());
  CHECK(block.raw(block.records[3]) == "{3");
  CHECK(block.records[3].line == 4);
  CHECK(block.records[3].offset == 11);
  CHECK_THAT(block.records[3].problem,
             Catch::Contains("gzip: the file ends in the middle") &&
                 Catch::Contains("from byte 0 of the decompressed data on is unverified"));
  CHECK(block.read_error.empty());
}

TEST_CASE("a file that cannot be read further says so", "[io][record_reader]") {
  CHECK(shown(rows<BrokenSource>("{}\n{1}\n{2")) ==
        "1@0[{}]2@3[{1}]3@7[! disk: Input/output error]");
  RecordReader reader(std::make_unique<FileSource>("/nowhere/x.jsonl"), InputFormat::jsonl, 1 << 20,
                      1 << 18);
  Block block;
  CHECK_FALSE(reader.read(block));
  CHECK(block.read_error == "/nowhere/x.jsonl: No such file or directory");
  CHECK(block.records.size() == 1);
}
