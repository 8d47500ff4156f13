// Reads a run's records back with the scanner of our own JSON reader.
#include <charconv>
#include <map>

#include "interfaces/cli/lexicon/lexicon_missing.h"
#include "pipeline/records/json_scan.h"
#include "pipeline/records/json_text.h"

namespace jernih::cli {
namespace {

using Members = std::map<std::string, JsonValue>;

// The members of an object; false when it is none.
bool members_of(std::string_view raw, Members& out) {
  JsonScanner scanner;
  scanner.reset(raw);
  out.clear();
  JsonMember member;
  if (scanner.open_object())
    while (scanner.next(member)) {
      std::string key;
      decode_json_string(member.key.raw, key);
      out[key] = member.value;
    }
  return !scanner.is_broken();
}

std::string text_of(const Members& members, const std::string& key) {
  const auto found = members.find(key);
  std::string out;
  if (found != members.end() && found->second.kind == JsonKind::string)
    decode_json_string(found->second.raw, out);
  return out;
}

std::uint32_t number_of(const Members& members, const std::string& key) {
  const auto found = members.find(key);
  std::uint32_t out = 0;
  if (found != members.end())
    std::from_chars(found->second.raw.data(), found->second.raw.data() + found->second.raw.size(),
                    out);
  return out;
}

bool is_true(const Members& members, const std::string& key) {
  const auto found = members.find(key);
  return found != members.end() && found->second.raw == "true";
}

// The objects of an array, one after the other. Valid JSON wanted.
template <class Call>
void each_object(std::string_view array, Call call) {
  int depth = 0;
  std::size_t begin = 0;
  for (std::size_t i = 0; i < array.size(); ++i) {
    if (array[i] == '"') {
      for (++i; i < array.size() && array[i] != '"'; ++i)
        if (array[i] == '\\') ++i;
    } else if (array[i] == '{' && depth++ == 0) {
      begin = i;
    } else if (array[i] == '}' && --depth == 0) {
      Members members;
      if (members_of(array.substr(begin, i + 1 - begin), members)) call(members);
    }
  }
}

// Byte offsets of the text's units.
std::vector<std::uint32_t> borders(std::string_view text, const std::string& unit) {
  std::vector<std::uint32_t> out;
  for (std::uint32_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    const bool is_trail = (byte & 0xC0) == 0x80;
    if (unit == "bytes" || !is_trail) out.push_back(i);
    if (unit == "utf16" && byte >= 0xF0) out.push_back(i);
  }
  out.push_back(static_cast<std::uint32_t>(text.size()));
  return out;
}

std::string source_of(const Members& record) {
  Members source;
  const auto found = record.find("source");
  if (found != record.end() && found->second.kind == JsonKind::object)
    members_of(found->second.raw, source);
  std::string url = text_of(source, "url");
  if (url.empty()) url = text_of(record, "id");
  const std::size_t scheme = url.find("://");
  if (scheme != std::string::npos)
    return url.substr(scheme + 3, url.find('/', scheme + 3) - scheme - 3);
  const std::string name = text_of(source, "source");
  return name.empty() ? url : name;
}

struct Range {
  std::uint32_t start = 0, end = 0;
};

std::vector<Range> rewritten(const Members& record) {
  std::vector<Range> out;
  const auto found = record.find("annotations");
  if (found != record.end())
    each_object(found->second.raw, [&](const Members& a) {
      if (is_true(a, "rewritten")) out.push_back({number_of(a, "start"), number_of(a, "end")});
    });
  return out;
}

bool has_letter(std::string_view text) {
  for (const char c : text)
    if ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') return true;
  return false;
}

}  // namespace

std::string read_untranslated(std::string_view line, const std::string& offsets,
                              UntranslatedRecord& out) {
  Members record;
  if (!members_of(line, record)) return "no JSON object";
  if (record.count("text") == 0 || record.count("segments") == 0)
    return "a record without text or segments";
  const std::string text = text_of(record, "text");
  const std::vector<std::uint32_t> at = borders(text, offsets);
  const std::vector<Range> done = rewritten(record);
  out.source = source_of(record);
  each_object(record.at("segments").raw, [&](const Members& s) {
    const std::string language = text_of(s, "language");
    if (text_of(s, "kind") != "interface" || (language != "id" && language != "mixed")) return;
    const Range r{number_of(s, "start"), number_of(s, "end")};
    if (r.end >= at.size() || r.start > r.end) return;
    for (const Range& d : done)
      if (d.start < r.end && d.end > r.start) return;
    const std::string piece = text.substr(at[r.start], at[r.end] - at[r.start]);
    if (has_letter(piece) && piece.find('\n') == std::string::npos &&
        piece.find('\t') == std::string::npos)
      out.segments.push_back({piece, text_of(s, "role")});
  });
  return {};
}

}  // namespace jernih::cli
