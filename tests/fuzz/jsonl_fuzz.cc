// The JSONL door: any bytes to lines, records, and back to JSON. Two roads must agree: what
// simdjson takes we take, and what we take simdjson takes.
#include <simdjson.h>

#include <cstdint>

#include "pipeline/model/utf8.h"
#include "pipeline/records/json_record.h"
#include "pipeline/records/record_reader.h"
#include "pipeline/records/record_writer.h"
#include "pipeline/records/rejected_record.h"
#include "tests/fuzz/claim.h"

using namespace jernih;
using jernih::test::claim;

namespace {

bool is_json(std::string_view text) {
  static simdjson::dom::parser parser;
  return parser.parse(text.data(), text.size()).error() == simdjson::SUCCESS;
}

// Our verdict on a line against simdjson's, where both have the same rules: not on broken UTF-8,
// lone surrogates (its STRING_ERROR), numbers that fit no double, and depth.
void check_verdict(std::string_view line) {
  JsonScanner scanner;
  scanner.reset(line);
  JsonMember member;
  if (scanner.open_object())
    while (scanner.next(member)) {
    }
  if (first_invalid_byte(line) != std::string_view::npos) return;
  static simdjson::dom::parser parser;
  simdjson::dom::object object;
  const auto error = parser.parse(line.data(), line.size()).get(object);
  if (!scanner.is_broken())
    claim(error == simdjson::SUCCESS || error == simdjson::NUMBER_ERROR ||
              (error == simdjson::STRING_ERROR && line.find("\\u") != std::string_view::npos),
          "what we take is JSON");
  else if (scanner.error().kind != JsonError::Kind::depth)
    claim(error != simdjson::SUCCESS, "what we refuse is no JSON object");
}

void check_record(const Block& block, const RawRecord& raw, JsonRecordReader& reader) {
  InputRecord record;
  RecordError error;
  std::string out;
  const std::string_view line = block.raw(raw);
  if (raw.problem.empty() && reader.read(line, record, error)) {
    Document doc;
    doc.reset(record.text);
    RecordWriter({}).write(doc, record, out);
    // Numbers of the source may be beyond simdjson; the text never is.
    record.source.clear();
    std::string plain;
    RecordWriter({}).write(doc, record, plain);
    claim(is_json(plain), "a written record is JSON");
  } else {
    append_rejected("file", raw, line, error.message(), out);
    claim(is_json(out), "a rejected row is JSON");
  }
  claim(first_invalid_byte(out) == std::string_view::npos, "what is written is UTF-8");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  constexpr std::uint64_t kMaxRecord = 4096;
  RecordReader lines(std::make_unique<MemorySource>(bytes), InputFormat::jsonl, kMaxRecord, 512);
  JsonRecordReader reader{RecordFields{}};
  Block block;
  std::uint64_t end = 0;
  for (bool more = true; more;) {
    more = lines.read(block);
    for (const RawRecord& raw : block.records) {
      claim(raw.offset >= end, "records do not overlap");
      end = raw.offset + raw.size;
      check_verdict(block.raw(raw));
      check_record(block, raw, reader);
    }
  }
  return 0;
}
