// What a file holds, by its name and its first bytes, when it is not what was wanted.
#pragma once

#include <string>
#include <string_view>

#include "pipeline/io/block.h"

namespace jernih {

// By a file's name, in any case: .jsonl, .ndjson, .json (.gz, .zst behind them): jsonl; .csv, .tsv:
// delimited; .txt, .html and their like: page; else, and for "-": automatic.
InputFormat format_of_name(const std::string& file);

// Both are one of few fixed texts; empty: none.
struct FileKind {
  std::string_view problem;  // the file is neither JSONL nor text: why, and what would read it
  std::string_view note;     // it is read, but perhaps not as it was meant
};

// `head`: the first bytes behind a byte order mark of UTF-8. `format` as wanted: for lines and
// text, which somebody asked for, everything is right; for jsonl only what can hold no line of it
// is not. `is_utf8` false: the bytes may be of another encoding.
FileKind kind_of_file(std::string_view head, InputFormat format, bool is_utf8);

// Whether a JSON list of objects begins there; of a text that begins with a bracket, not.
bool begins_json_list(std::string_view head);

// Whether JSON begins there that is spread over lines, so that none of them is a record: a list, or
// an object printed for people. Empty: no; else why, and what would read it.
std::string_view spread_json(std::string_view head);
// Whether more bytes could still make it so.
bool may_be_spread(std::string_view head);

}  // namespace jernih
