// Catalogues of strings as programs and sites keep them: what each format gives.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pipeline/options/error.h"

namespace jernih::cli {

// One string in both languages; `english_one` is its singular, when a format tells both.
struct CataloguePair {
  std::string indonesian, english, english_one;
  Where where;
};

// One string of a format that keeps a file per language.
struct CatalogueString {
  std::string key, text;
  Where where;
};

// Formats that hold both languages. `file` is for messages; ConfigError with file:line when the
// text is not of that format.
std::vector<CataloguePair> read_po(std::string_view text, const std::string& file);
std::vector<CataloguePair> read_mo(std::string_view bytes, const std::string& file);
std::vector<CataloguePair> read_tmx(std::string_view text, const std::string& file);
std::vector<CataloguePair> read_xliff(std::string_view text, const std::string& file);
// With a header; columns indonesian, id or target, and english, en or source. `separator` is a tab
// or a comma; with a comma, cells may be quoted.
std::vector<CataloguePair> read_delimited(std::string_view text, const std::string& file,
                                          char separator);

// Formats of one language a file; keys of nested values are joined by dots.
std::vector<CatalogueString> read_android(std::string_view text, const std::string& file);
std::vector<CatalogueString> read_json_catalogue(std::string_view text, const std::string& file);
std::vector<CatalogueString> read_rails(std::string_view text, const std::string& file);

// Strings of equal key, in the order of the Indonesian ones.
std::vector<CataloguePair> join_by_key(const std::vector<CatalogueString>& indonesian,
                                       const std::vector<CatalogueString>& english);

// "id", "id-ID", "id_ID", "in" (Android's name of Indonesian).
bool is_indonesian_code(std::string_view code);
bool is_english_code(std::string_view code);

}  // namespace jernih::cli
