#include "stages/split_segments/missing_borders.h"

#include <algorithm>

#include "lexicons/matching/characters.h"
#include "lexicons/tables/fold.h"
#include "pipeline/model/bytes16.h"

namespace jernih::split {
namespace {

constexpr std::uint32_t kLongestPhrase = 48;  // bytes
constexpr std::uint32_t kLongestWord = 32;
constexpr std::size_t kLongSingleWord = 9;  // "Selengkapnya" alone is evidence, "Buka" is not

std::string_view word_before(std::string_view text, std::uint32_t least, std::uint32_t end) {
  std::uint32_t begin = end;
  while (begin > least && end - begin < kLongestWord && is_ascii_letter(text[begin - 1])) --begin;
  return text.substr(begin, end - begin);
}

std::string_view word_at(std::string_view text, std::uint32_t begin, std::uint32_t end) {
  std::uint32_t i = begin;
  while (i < end && i - begin < kLongestWord && is_ascii_letter(text[i])) ++i;
  return text.substr(begin, i - begin);
}

// A capital behind a small letter or a stop, from `i` (> 0) on.
std::uint32_t next_candidate(std::string_view text, std::uint32_t i, std::uint32_t end) {
  const auto marked = [&](const Bytes16& bytes, std::size_t at) {
    const Bytes16 left = Bytes16::load(text, at - 1);
    return bytes.between('A', 'Z') &
           (left.between('a', 'z') | left.is('.') | left.is('!') | left.is('?'));
  };
  return static_cast<std::uint32_t>(find_marked(text, i, end, marked));
}

}  // namespace

MissingBorders::MissingBorders(const Lexicon& lexicon)
    : lexicon_(lexicon),
      interface_(lexicon.table("interface")),
      parts_(lexicon.table("token_parts")),
      use_(parts_.column("use")),
      flags_(interface_.column("flags")) {}

bool MissingBorders::is_word(std::string_view word) const {
  const WordTable& words = lexicon_.words();
  return (words.info(words.find(word_hash(word))).flags & (kIndonesianWord | kEnglishWord)) != 0;
}

// An interface string that is no ordinary phrase of prose.
bool MissingBorders::is_label(const Table::Match& match) const {
  for (std::uint32_t row = match.row; row < match.row + match.rows; ++row)
    if (interface_.cell(row, flags_).find("ordinary") == std::string_view::npos) return true;
  return false;
}

// False when no known string begins with the word of ASCII letters that `text` begins with.
bool MissingBorders::may_begin_label(std::string_view text) const {
  const std::string_view word = word_at(text, 0, static_cast<std::uint32_t>(text.size()));
  if (word.size() < text.size() && text[word.size()] != ' ') return true;
  return lexicon_.starts(interface_, lexicon_.words().find(word_hash(word)));
}

// text[at] is a capital behind a stop: "selesai.Baca", never "Kompas.Com" or "Ph.D".
bool MissingBorders::stop_parts(std::string_view text, Span sentence, std::uint32_t at) const {
  const std::string_view right = word_at(text, at, sentence.end);
  if (right.size() < 2 || is_ascii_upper(right[1])) return false;
  const std::uint32_t stop = at - 1;
  if (stop <= sentence.begin) return false;
  const std::string_view left = word_before(text, sentence.begin, stop);
  const bool closes = left.empty() && (is_ascii_digit(text[stop - 1]) || text[stop - 1] == '"' ||
                                       text[stop - 1] == ')');
  if (!closes && (left.size() < 2 || !is_ascii_lower(left[0]) || !is_word(left))) return false;
  const std::uint32_t known = lexicon_.words().find(word_hash(right));
  const Table::Match match = lexicon_.rows_of(parts_, known);
  for (std::uint32_t row = match.row; row < match.row + match.rows; ++row)
    if (parts_.cell(row, use_).starts_with("ends_")) return false;
  return true;
}

// A known string stands between `begin` and the capital at `at`: "Baca Juga|Tertimbun".
bool MissingBorders::phrase_ends(std::string_view text, std::uint32_t begin,
                                 std::uint32_t at) const {
  if (at - begin > kLongestPhrase) return false;
  const std::string_view phrase = text.substr(begin, at - begin);
  if (!may_begin_label(phrase)) return false;
  const bool is_long =
      phrase.find(' ') != std::string_view::npos || phrase.size() >= kLongSingleWord;
  return is_long && is_label(interface_.exact(phrase));
}

// A known string of two words or more begins at the capital at `at`: "warga|Baca Juga: …".
bool MissingBorders::phrase_begins(std::string_view text, Span sentence, std::uint32_t at) const {
  if (!may_begin_label(text.substr(at, sentence.end - at))) return false;
  std::uint32_t end = at;
  for (int words = 1; words <= 3 && end < sentence.end; ++words) {
    const std::string_view word = word_at(text, end, sentence.end);
    if (word.empty()) return false;
    end += static_cast<std::uint32_t>(word.size());
    std::uint32_t last = end;  // "JugaTertimbun": the string may end inside this word
    for (std::uint32_t i = end - static_cast<std::uint32_t>(word.size()) + 1; i < end; ++i)
      if (is_ascii_upper(text[i]) && is_ascii_lower(text[i - 1])) last = std::min(last, i);
    if (words > 1 && is_label(interface_.exact(text.substr(at, last - at)))) return true;
    if (end >= sentence.end || text[end] != ' ') return false;
    ++end;
  }
  return false;
}

void MissingBorders::split(std::string_view text, Span sentence,
                           std::vector<SentencePart>& out) const {
  std::uint32_t begin = sentence.begin;
  bool phrase_open = false;  // text[begin] begins a known string
  for (std::uint32_t i = sentence.begin;;) {
    i = next_candidate(text, i + 1, sentence.end);
    if (i >= sentence.end) break;
    const char left = text[i - 1];
    if (left == '.' || left == '!' || left == '?') {
      if (!stop_parts(text, sentence, i)) continue;
      out.push_back({{begin, i}, false});
      phrase_open = false;
    } else {
      const bool ends = phrase_ends(text, begin, i);
      const bool begins = !ends && phrase_begins(text, sentence, i);
      if (!ends && !begins) continue;
      out.push_back({{begin, i}, ends || phrase_open});
      phrase_open = begins;
    }
    begin = i;
  }
  out.push_back({{begin, sentence.end}, false});
}

}  // namespace jernih::split
