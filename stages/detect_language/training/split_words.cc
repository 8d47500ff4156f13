// Splits by ICU's letter property.
#include "stages/detect_language/training/split_words.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include "lexicons/tables/fold.h"
#include "pipeline/model/utf8.h"

namespace jernih::detect_language {
namespace {

bool joins(UChar32 c) { return c == '-' || c == '\'' || c == 0x2019; }

}  // namespace

bool split_words(std::string_view line, std::vector<std::string>& words) {
  words.clear();
  std::size_t begin = std::string_view::npos;
  std::size_t end = 0;
  int latin = 0;
  int others = 0;
  const auto finish = [&] {
    if (begin != std::string_view::npos) {
      words.emplace_back();
      fold(line.substr(begin, end - begin), words.back());
    }
    begin = std::string_view::npos;
  };
  for (std::size_t i = 0; i < line.size();) {
    const std::size_t at = i;
    const auto c = static_cast<UChar32>(next_char(line, i));
    if (u_isalpha(c)) {
      UErrorCode error = U_ZERO_ERROR;
      ++(uscript_getScript(c, &error) == USCRIPT_LATIN ? latin : others);
      if (begin == std::string_view::npos) begin = at;
      end = i;
    } else if (!joins(c) || begin == std::string_view::npos || end != at) {
      finish();
    }
  }
  finish();
  return latin > others;
}

std::string chat_spelling(const std::string& word, std::uint64_t chance) {
  constexpr std::size_t kShortest = 4;
  if (word.size() < kShortest) return word;
  if (chance % 4 == 0) return word + word.back();
  std::size_t drops = 1 + chance / 4 % 2;
  std::string out(1, word.front());
  for (std::size_t i = 1; i < word.size(); ++i) {
    const bool is_vowel = std::string_view("aeiou").find(word[i]) != std::string_view::npos;
    if (is_vowel && drops > 0 && i + 1 < word.size())
      --drops;
    else
      out += word[i];
  }
  return out;
}

}  // namespace jernih::detect_language
