#include "pipeline/run/config_settings.h"

#include "pipeline/io/byte_source.h"
#include "pipeline/records/file_kind.h"
#include "pipeline/stage.h"

namespace jernih {
namespace {

InputFormat input_format(const Options& input, const std::string& file) {
  const std::string& format = input.text("format");
  if (format == "jsonl") return InputFormat::jsonl;
  if (format == "text") return InputFormat::text;
  if (format == "lines") return InputFormat::lines;
  return format_of_name(file);
}

// Whether no stage is told that the bytes are of another encoding, so that UTF-16 is a mistake.
bool is_utf8(const PipelineConfig& config) {
  for (const StageConfig& stage : config.stages)
    for (const Option& option : stage.info->options)
      if (option.meaning == OptionMeaning::encoding &&
          stage.options.text(option.name) != option.initial)
        return false;
  return true;
}

}  // namespace

RecordFields record_fields(const Options& input) {
  return {input.text("fields.id"), input.text("fields.text"), input.texts("reference_time.fields")};
}

RecordFormat record_format(const Options& output) {
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

std::unique_ptr<RecordReader> open_reader(const PipelineConfig& config, const std::string& file,
                                          std::size_t block_bytes, const StopSignal* stop) {
  return std::make_unique<RecordReader>(
      std::make_unique<FileSource>(file, stop), input_format(config.input, file),
      static_cast<std::uint64_t>(config.limits.integer("record_bytes")), block_bytes,
      is_utf8(config));
}

}  // namespace jernih
