// The language of a whole record, by the words of its segments.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "pipeline/model/language.h"

namespace jernih::detect_language {

class RecordLanguage {
 public:
  void clear() { words_by_language_.clear(); }

  void add(Language language, std::uint32_t words) {
    for (auto& [known, n] : words_by_language_) {
      if (known != language) continue;
      n += words;
      return;
    }
    words_by_language_.emplace_back(language, words);
  }

  // One language has three quarters of the words, else two share them; `und` without words.
  Language language() const {
    std::uint64_t total = 0;
    std::uint64_t most = 0;
    Language out = kUndetermined;
    for (const auto& [language, n] : words_by_language_) {
      total += n;
      if (n <= most) continue;
      most = n;
      out = language;
    }
    return most * 4 < total * 3 ? kMixed : out;
  }

 private:
  std::vector<std::pair<Language, std::uint64_t>> words_by_language_;
};

}  // namespace jernih::detect_language
