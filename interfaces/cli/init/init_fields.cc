// input_section_for(): what the fields of a JSONL file are, by their values and not by their names.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "interfaces/cli/init/init.h"
#include "interfaces/cli/shared/terminal.h"
#include "pipeline/config/config.h"
#include "pipeline/io/io_error.h"
#include "pipeline/model/utf8.h"
#include "pipeline/options/yaml_text.h"
#include "pipeline/records/json_scan.h"
#include "pipeline/records/json_text.h"
#include "pipeline/records/record_reader.h"
#include "stages/find_times.h"

namespace jernih::cli {
namespace {

constexpr std::size_t kLookedAt = 200;  // records
constexpr std::size_t kTimesTried = 20;
constexpr std::size_t kLongestTime = 60;
constexpr std::size_t kLongestId = 300;

struct Field {
  std::string name;
  std::size_t count = 0;
  std::size_t texts = 0;    // values that are strings
  std::size_t scalars = 0;  // strings and numbers
  std::size_t characters = 0;
  std::size_t tried = 0;
  std::size_t times = 0;  // of those tried
  bool has_spaces = false;
  std::set<std::string> values;
  std::string example;

  double average() const {
    return texts == 0 ? 0 : static_cast<double>(characters) / static_cast<double>(texts);
  }
  bool is_time() const { return tried > 0 && times * 10 >= tried * 8; }
  bool is_unique(std::size_t records) const {
    return count == records && scalars == records && values.size() == records;
  }
};

class FieldReader {
 public:
  void read(std::string_view line) {
    scanner_.reset(line);
    if (!scanner_.open_object()) return;
    JsonMember member;
    while (scanner_.next(member)) take(member);
    if (!scanner_.is_broken()) ++records_;
  }

  std::size_t records() const { return records_; }
  const std::vector<Field>& fields() const { return fields_; }

 private:
  void take(const JsonMember& member) {
    std::string name;
    decode_json_string(member.key.raw, name);
    auto it = std::find_if(fields_.begin(), fields_.end(),
                           [&](const Field& f) { return f.name == name; });
    if (it == fields_.end()) {
      fields_.emplace_back().name = name;
      it = fields_.end() - 1;
    }
    Field& f = *it;
    ++f.count;
    const bool is_text = member.value.kind == JsonKind::string;
    if (!is_text && member.value.kind != JsonKind::number) return;
    std::string value;
    if (is_text)
      decode_json_string(member.value.raw, value);
    else
      value = member.value.raw;
    ++f.scalars;
    if (is_text) {
      ++f.texts;
      f.characters += count_chars(value);
    }
    if (f.example.empty()) f.example = value;
    f.has_spaces = f.has_spaces || value.find(' ') != std::string::npos;
    // A small number is a count, not seconds since 1970.
    constexpr std::size_t kEpochDigits = 10;
    const bool may_be_time = is_text || value.size() >= kEpochDigits;
    if (f.tried < kTimesTried && !value.empty()) {
      ++f.tried;
      if (may_be_time && value.size() <= kLongestTime && is_reference_time(value)) ++f.times;
    }
    f.values.insert(value.substr(0, kLongestId));
  }

  JsonScanner scanner_;
  std::vector<Field> fields_;
  std::size_t records_ = 0;
};

const Field* text_field(const FieldReader& reader) {
  const Field* best = nullptr;
  for (const Field& f : reader.fields())
    if (f.texts * 2 >= reader.records() && !f.is_time() &&
        (best == nullptr || f.average() > best->average()))
      best = &f;
  return best;
}

const Field* id_field(const FieldReader& reader, const Field* text) {
  const std::string& usual = input_options()[1].initial;
  const Field* best = nullptr;
  for (const Field& f : reader.fields()) {
    const bool can_be = &f != text && f.is_unique(reader.records()) && !f.is_time() &&
                        !f.has_spaces && f.average() <= static_cast<double>(kLongestId);
    if (!can_be) continue;
    if (f.name == usual) return &f;
    // Of several, a text says more than a number: an address more than a row's number.
    if (best == nullptr || (best->texts == 0 && f.texts > 0)) best = &f;
  }
  return best;
}

std::string line(const std::string& key, const std::string& value, const std::string& comment) {
  constexpr std::size_t kCommentColumn = 36;
  std::string out = key + value;
  out.resize(std::max(out.size() + 2, kCommentColumn), ' ');
  return out + "# " + comment + "\n";
}

std::string section_of(const FieldReader& reader, const Field& text) {
  constexpr std::size_t kShown = 40;
  std::string out = "input:\n  format: jsonl\n  fields:\n";
  const Field* id = id_field(reader, &text);
  if (id != nullptr)
    out += line("    id: ", yaml_scalar(id->name, true),
                fmt::format("different in all {} records looked at: {}", reader.records(),
                            one_line(id->example, kShown)));
  else
    out += "    # id: none of the fields is different in every record\n";
  out += line("    text: ", yaml_scalar(text.name, true),
              fmt::format("the longest, {:.0f} characters on average", text.average()));
  std::string times;
  std::string others;
  for (const Field& f : reader.fields()) {
    if (f.is_time())
      times += (times.empty() ? "" : ", ") + yaml_scalar(f.name, true);
    else if (&f != &text && &f != id)
      others += (others.empty() ? "" : ", ") + one_line(f.name, kShown);
  }
  if (!times.empty())
    out += line("  reference_time: ", "{fields: [" + times + "]}",
                "what '5 hours ago' counts from: the first that is there");
  else
    out += "  # reference_time: {default: \"2025-08-22T10:00:00+07:00\"}   no field holds a time\n";
  if (!others.empty()) out += "  # passed through under source: " + others + "\n";
  return out;
}

}  // namespace

std::string input_section_for(const std::string& file) {
  constexpr std::size_t kBlockBytes = 256 * 1024;
  constexpr std::uint64_t kMostBytes = 64 * 1024 * 1024;
  RecordReader lines(std::make_unique<FileSource>(file), InputFormat::jsonl, kMostBytes,
                     kBlockBytes);
  FieldReader fields;
  Block block;
  std::uint64_t bytes = 0;
  for (bool more = true; more && fields.records() < kLookedAt && bytes < kMostBytes;) {
    more = lines.read(block);
    bytes += block.bytes_read;
    for (const RawRecord& raw : block.records)
      if (raw.problem.empty() && fields.records() < kLookedAt) fields.read(block.raw(raw));
    if (!block.read_error.empty()) throw IoError(block.read_error);  // it names the file
  }
  if (fields.records() == 0)
    throw ConfigError({file, 0, 0},
                      "no line of it is a JSON object; --from wants JSONL, and text files need no "
                      "fields");
  const Field* text = text_field(fields);
  if (text == nullptr)
    throw ConfigError({file, 0, 0}, "no field of it holds text in at least every second record");
  return section_of(fields, *text);
}

}  // namespace jernih::cli
