// What all formats of catalogues share.
#include "interfaces/cli/lexicon/catalogues/catalogue.h"

#include <unordered_map>

namespace jernih::cli {
namespace {

// The code itself or with a region behind - or _.
bool is_code(std::string_view code, std::string_view language) {
  if (code.size() < language.size()) return false;
  for (std::size_t i = 0; i < language.size(); ++i)
    if ((code[i] | 0x20) != language[i]) return false;
  return code.size() == language.size() || code[language.size()] == '-' ||
         code[language.size()] == '_';
}

}  // namespace

bool is_indonesian_code(std::string_view code) {
  return is_code(code, "id") || is_code(code, "in");
}
bool is_english_code(std::string_view code) { return is_code(code, "en"); }

std::vector<CataloguePair> join_by_key(const std::vector<CatalogueString>& indonesian,
                                       const std::vector<CatalogueString>& english) {
  std::unordered_map<std::string_view, const CatalogueString*> by_key;
  for (const CatalogueString& s : english) by_key.emplace(s.key, &s);
  std::vector<CataloguePair> out;
  for (const CatalogueString& s : indonesian)
    if (const auto found = by_key.find(s.key); found != by_key.end())
      out.push_back({s.text, found->second->text, {}, s.where});
  return out;
}

}  // namespace jernih::cli
