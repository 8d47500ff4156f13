#include "pipeline/records/file_kind.h"

#include <algorithm>
#include <array>
#include <utility>

namespace jernih {
namespace {

constexpr std::string_view kSpaces = " \t\r\n";

struct Magic {
  std::string_view bytes;
  std::string_view problem;
};

// Of files that are never JSONL nor text, whatever follows.
constexpr std::array kMagics = {
    Magic{"BZh", "bzip2 data; `bzcat FILE | jernih run` reads it"},
    Magic{{"\xFD"
           "7zXZ\0",
           6},
          "xz data; `xzcat FILE | jernih run` reads it"},
    Magic{{"\x5D\0\0", 3}, "lzma data; `xzcat FILE | jernih run` reads it"},
    Magic{"LZIP", "lzip data; `lzip -dc FILE | jernih run` reads it"},
    Magic{"\x04\x22\x4D\x18", "lz4 data; `lz4cat FILE | jernih run` reads it"},
    Magic{"\x1F\x9D", "data of compress; `zcat FILE | jernih run` reads it"},
    Magic{"PK\x03\x04", "a zip archive; `unzip -p FILE | jernih run` reads it"},
    Magic{"7z\xBC\xAF\x27\x1C", "a 7z archive; `7z x -so FILE | jernih run` reads it"},
    Magic{"%PDF-", "a PDF; `pdftotext FILE - | jernih run` reads it"},
    Magic{"WARC/", "a WARC archive; take the text out of its pages first, as JSONL"},
    Magic{"PAR1", "a Parquet table; write its rows as JSONL first"},
    Magic{"SQLite f", "a SQLite database; write its rows as JSONL first"},
};

constexpr std::string_view kUtf16 =
    "UTF-16; `iconv -f UTF-16 -t UTF-8 FILE | jernih run` reads it, and a page of it also "
    "--set input.format=text --set repair_text.encoding=utf-16";
constexpr std::string_view kUtf32 = "UTF-32; `iconv -f UTF-32 -t UTF-8 FILE | jernih run` reads it";
constexpr std::string_view kTar = "a tar archive; `tar -xOf FILE | jernih run` reads it";
constexpr std::string_view kBinary =
    "binary data, or UTF-16 without a mark (`iconv -f UTF-16LE -t UTF-8 FILE | jernih run` reads "
    "that)";
constexpr std::string_view kDelimited =
    "CSV or TSV was taken as one text; `mlr --icsv --ojsonl cat FILE | jernih run` (--itsv) makes "
    "records of its rows";
constexpr std::string_view kMarkup =
    "markup was taken as text, tags and all; `w3m -dump -T text/html FILE` shows it without";
constexpr std::string_view kList =
    "a JSON list, not an object a line; `jq -c '.[]' FILE | jernih run` reads it";
constexpr std::string_view kPrinted =
    "a JSON object over several lines, not an object a line; `jq -c . FILE | jernih run` reads it";

std::string lower(std::string text) {
  for (char& c : text)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return text;
}

std::string_view magic_problem(std::string_view head) {
  for (const Magic& m : kMagics)
    if (head.starts_with(m.bytes)) {
      // "BZh" is a word too: a block or the end follows the level.
      constexpr std::size_t kBlock = 4;
      const bool is_bzip2 = m.bytes.size() == 3 && head.front() == 'B';
      if (is_bzip2 && head.size() > kBlock && head[kBlock] != '1' && head[kBlock] != '\x17')
        continue;
      return m.problem;
    }
  constexpr std::size_t kTarAt = 257;
  if (head.size() > kTarAt && head.substr(kTarAt).starts_with("ustar")) return kTar;
  return {};
}

std::string_view utf16_problem(std::string_view head) {
  using namespace std::string_view_literals;
  if (head.starts_with("\xFF\xFE\0\0"sv) || head.starts_with("\0\0\xFE\xFF"sv)) return kUtf32;
  if (head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF")) return kUtf16;
  return {};
}

// A page may hold a stray NUL; of machine code and pictures a tenth and more is.
bool is_binary(std::string_view head) {
  constexpr std::size_t kShare = 20;
  constexpr std::string_view kPictures[] = {"\x89PNG", "GIF8", "\xFF\xD8\xFF",
                                            "\x7F"
                                            "ELF"};
  for (const std::string_view magic : kPictures)
    if (head.starts_with(magic)) return true;
  const auto zeros = static_cast<std::size_t>(std::count(head.begin(), head.end(), '\0'));
  return zeros * kShare > head.size();
}

bool is_markup(std::string_view head) {
  const std::size_t begin = std::min(head.find_first_not_of(kSpaces), head.size());
  constexpr std::size_t kLongest = 16;
  const std::string word = lower(std::string(head.substr(begin, kLongest)));
  return word.starts_with("<!doctype ") || word.starts_with("<html") || word.starts_with("<?xml");
}

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(kSpaces);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kSpaces) + 1 - begin);
}

// The first two lines that are not blank, and whether any line is an object of its own.
struct FirstLines {
  std::string_view first;
  std::string_view second;
  bool has_object = false;
};

FirstLines first_lines(std::string_view head) {
  FirstLines out;
  while (!head.empty()) {
    const std::size_t end = head.find('\n');
    if (end == std::string_view::npos) break;  // it may be cut
    const std::string_view line = trimmed(head.substr(0, end));
    if (head.front() == '{' && line.ends_with('}')) out.has_object = true;
    if (!line.empty() && out.first.empty())
      out.first = line;
    else if (!line.empty() && out.second.empty())
      out.second = line;
    head.remove_prefix(end + 1);
  }
  return out;
}

// No line of JSONL ends so.
bool is_unfinished(std::string_view line) {
  return line.ends_with('{') || line.ends_with('[') || line.ends_with(',');
}

}  // namespace

InputFormat format_of_name(const std::string& file) {
  if (file == "-") return InputFormat::automatic;
  const std::string low = lower(file);
  std::string_view name = low;
  for (const std::string_view packed : {".gz", ".zst", ".zstd"})
    if (name.ends_with(packed)) {
      name.remove_suffix(packed.size());
      break;
    }
  constexpr std::pair<std::string_view, InputFormat> kNames[] = {
      {".jsonl", InputFormat::jsonl},   {".ndjson", InputFormat::jsonl},
      {".json", InputFormat::jsonl},    {".csv", InputFormat::delimited},
      {".tsv", InputFormat::delimited}, {".txt", InputFormat::page},
      {".text", InputFormat::page},     {".md", InputFormat::page},
      {".htm", InputFormat::page},      {".html", InputFormat::page},
      {".xml", InputFormat::page}};
  for (const auto& [ending, format] : kNames)
    if (name.ends_with(ending)) return format;
  return InputFormat::automatic;
}

FileKind kind_of_file(std::string_view head, InputFormat format, bool is_utf8) {
  if (format == InputFormat::text || format == InputFormat::lines) return {};
  if (const std::string_view problem = magic_problem(head); !problem.empty()) return {problem, {}};
  const bool is_json = format == InputFormat::jsonl;
  if (is_utf8 || is_json)
    if (const std::string_view problem = utf16_problem(head); !problem.empty())
      return {problem, {}};
  using namespace std::string_view_literals;
  if (is_json && (head.starts_with("{\0"sv) || head.starts_with("\0{"sv))) return {kBinary, {}};
  if (is_json) return {};
  if (is_utf8 && is_binary(head)) return {kBinary, {}};
  if (format == InputFormat::delimited) return {{}, kDelimited};
  return {{}, is_markup(head) ? kMarkup : std::string_view()};
}

bool begins_json_list(std::string_view head) {
  std::size_t at = 0;
  for (const char wanted : {'[', '{', '"'}) {
    at = head.find_first_not_of(kSpaces, at);
    if (at == std::string_view::npos || head[at] != wanted) return false;
    ++at;
  }
  return true;
}

bool may_be_spread(std::string_view head) {
  const std::size_t begin = head.find_first_not_of(kSpaces);
  if (begin == std::string_view::npos) return false;
  const FirstLines lines = first_lines(head.substr(begin));
  return lines.first.empty() || (is_unfinished(lines.first) && lines.second.empty());
}

std::string_view spread_json(std::string_view head) {
  const std::size_t begin = head.find_first_not_of(kSpaces);
  if (begin == std::string_view::npos) return {};
  const FirstLines lines = first_lines(head.substr(begin));
  if (head[begin] == '[') {
    const std::size_t next = head.find_first_not_of(kSpaces, begin + 1);
    const bool is_list = next != std::string_view::npos && head[next] == '{';
    return is_list && !lines.first.ends_with(']') ? kList : std::string_view();
  }
  const bool is_open = head[begin] == '{' && !lines.has_object && is_unfinished(lines.first);
  return is_open && lines.second.starts_with('"') ? kPrinted : std::string_view();
}

}  // namespace jernih
