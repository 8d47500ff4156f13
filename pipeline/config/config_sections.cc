// The option tables of the sections of a configuration.
#include "pipeline/config/config.h"

namespace jernih {

const std::vector<std::string>& section_names() {
  static const std::vector<std::string> kNames = {"version", "include", "presets", "set", "input",
                                                  "stages",  "output",  "limits",  "run", "tests"};
  return kNames;
}

const std::vector<ConfigSection>& option_sections() {
  static const std::vector<ConfigSection> kSections = {{"input", input_options()},
                                                       {"output", output_options()},
                                                       {"limits", limit_options()},
                                                       {"run", run_options()}};
  return kSections;
}

const OptionTable& input_options() {
  static const OptionTable kTable = {
      {"format",
       OptionType::choice,
       "auto",
       "what a file holds; auto goes by its name (.jsonl, .ndjson, .json: jsonl; .txt, .html: "
       "text) "
       "and, where that says nothing, by its first byte",
       0,
       0,
       {"auto", "jsonl", "text", "lines"}},
      {"fields.id", OptionType::text, "id", "the field that names the record"},
      {"fields.text", OptionType::text, "text", "the field that holds the text"},
      {"reference_time.fields", OptionType::texts, "reference_time",
       "fields to try in order for the time that '5 hours ago' counts from, in any date form"},
      {"reference_time.default", OptionType::text, "",
       "the reference time of records that have none"},
  };
  return kTable;
}

const OptionTable& output_options() {
  static const OptionTable kTable = {
      {"format",
       OptionType::choice,
       "jsonl",
       "jsonl: records by the schema; text: only the English of each record",
       0,
       0,
       {"jsonl", "text"}},
      {"offsets",
       OptionType::choice,
       "code_points",
       "the unit of start and end in records",
       0,
       0,
       {"code_points", "bytes", "utf16"}},
      {"tokens", OptionType::boolean, "false", "write the tokens too"},
      {"token_kinds", OptionType::boolean, "false", "write each token's kind as a fourth element"},
      {"raw_offsets", OptionType::boolean, "false",
       "write raw_start and raw_end, offsets into the input as it came"},
      {"rules", OptionType::boolean, "false", "write which table row or rule made each annotation"},
      {"source", OptionType::boolean, "true", "write the input's other fields under 'source'"},
      {"compression",
       OptionType::choice,
       "none",
       "pack the output: files get .gz or .zst",
       0,
       0,
       {"none", "gzip", "zstd"}},
  };
  return kTable;
}

const OptionTable& limit_options() {
  static const OptionTable kTable = {
      {"record_bytes", OptionType::size, "64MiB",
       "a longer record goes to the rejected file, unread", 1024, 2147483647.0},
  };
  return kTable;
}

const OptionTable& run_options() {
  static const OptionTable kTable = {
      {"threads", OptionType::text, "auto", "number of workers, or auto for one per core"},
      {"rejected", OptionType::text, "",
       "file for rejected records; with -o DIR it is DIR/rejected.jsonl, else "
       "jernih-rejected.jsonl (-2, -3 … when there is one)"},
      {"max_rejected", OptionType::integer, "0", "exit with 1 when more records are rejected", 0,
       9e15},
  };
  return kTable;
}

const OptionTable& test_options() {
  static const OptionTable kTable = {
      {"text", OptionType::text, "", "the input"},
      {"reference_time", OptionType::text, "", "the record's reference time"},
      {"source", OptionType::map, "", "other fields of the record, for 'when'"},
      {"english", OptionType::text, "", "the English wanted"},
      {"value", OptionType::text, "", "the value wanted of the first time, number or money"},
      {"language", OptionType::text, "", "the record's language wanted"},
      {"role", OptionType::text, "", "the role wanted of the longest segment"},
  };
  return kTable;
}

}  // namespace jernih
