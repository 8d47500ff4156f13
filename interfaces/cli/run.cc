// `jernih run`: see the header.
#include "interfaces/cli/run.h"

#include <fstream>
#include <iostream>
#include <iterator>
#include <stdexcept>

#include "interfaces/cli/setup.h"
#include "pipeline/io/json_record.h"
#include "pipeline/io/record_writer.h"
#include "pipeline/plan.h"

namespace jernih::cli {
namespace {

RecordFormat format_of(const Options& output) {
  RecordFormat format;
  if (output.text("format") == "text") format.kind = RecordFormat::Kind::text;
  if (output.text("offsets") == "bytes") format.offsets = OffsetUnit::bytes;
  if (output.text("offsets") == "utf16") format.offsets = OffsetUnit::utf16;
  format.tokens = output.boolean("tokens");
  format.token_kinds = output.boolean("token_kinds");
  format.raw_offsets = output.boolean("raw_offsets");
  format.rules = output.boolean("rules");
  format.source = output.boolean("source");
  return format;
}

RecordFields fields_of(const Options& input) {
  return {input.text("fields.id"), input.text("fields.text"), input.texts("reference_time.fields")};
}

}  // namespace

int run_command(const RunArguments& arguments) {
  const Plan plan = load_plan(arguments.config, arguments.sets);
  const auto pipeline = plan.make_pipeline();
  const Options& input = plan.config().input;
  JsonRecordReader reader(fields_of(input));
  RecordWriter writer(format_of(plan.config().output));
  Document doc;
  InputRecord record;
  std::string reason;
  std::string out;
  int rejected = 0;
  const auto read_all = [&](std::istream& in) {
    std::string line;
    while (std::getline(in, line)) {
      if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
      if (!reader.read(line, record, reason)) {
        std::cerr << "rejected: " << reason << "\n";
        ++rejected;
        continue;
      }
      doc.reset(record.text);
      for (const std::string& time : record.reference_times)
        doc.reference_candidates.push_back({time, ReferenceTime::From::record});
      if (!input.text("reference_time.default").empty())
        doc.reference_candidates.push_back(
            {input.text("reference_time.default"), ReferenceTime::From::option});
      pipeline->run(doc);
      if (doc.dropped) continue;
      out.clear();
      writer.write(doc, record, out);
      std::cout << out;
    }
  };
  if (arguments.inputs.empty()) read_all(std::cin);
  for (const std::string& file : arguments.inputs) {
    std::ifstream in(file, std::ios::binary);
    if (!in) {
      std::cerr << "jernih: " << file << ": cannot be read\n";
      return 74;
    }
    read_all(in);
  }
  std::cout.flush();
  return rejected > 0 ? 1 : 0;
}

}  // namespace jernih::cli
