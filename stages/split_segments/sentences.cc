#include "stages/split_segments/sentences.h"

#include <algorithm>

#include "lexicons/matching/characters.h"
#include "lexicons/tables/fold.h"
#include "lexicons/tables/lexicon.h"
#include "pipeline/model/bytes16.h"
#include "pipeline/options/error.h"

namespace jernih::split {
namespace {

constexpr std::size_t kLongestAbbreviation = 24;

// Where . ! ? … 。 ！ ？ may begin, from `i` on. A stop before an ASCII letter or digit is none.
std::uint32_t next_candidate(std::string_view text, std::uint32_t i, std::uint32_t end) {
  const auto marked = [&](const Bytes16& bytes, std::size_t at) {
    const Bytes16 next = Bytes16::load(text, at + 1);
    const std::uint32_t stops = bytes.is('.') | bytes.is('!') | bytes.is('?');
    const std::uint32_t others = (bytes.is('\xE2') & next.is('\x80')) |
                                 (bytes.is('\xE3') & next.is('\x80')) |
                                 (bytes.is('\xEF') & next.is('\xBC'));
    return (stops & ~(next.letters() | next.between('0', '9'))) | others;
  };
  return static_cast<std::uint32_t>(find_marked(text, i, end, marked));
}

bool is_stop(char32_t c) {
  return c == '.' || c == '!' || c == '?' || c == 0x2026 || c == 0x3002 || c == 0xFF01 ||
         c == 0xFF1F;
}

// The word that ends at `end`, back to a space, an opening mark or `least`; at most
// kLongestAbbreviation bytes are looked at (longer: empty).
std::string_view word_before(std::string_view text, std::uint32_t least, std::uint32_t end) {
  std::uint32_t begin = end;
  while (begin > least) {
    const char c = text[begin - 1];
    if (kAsciiClass[static_cast<unsigned char>(c) & 0x7F] == CharClass::space &&
        static_cast<unsigned char>(c) < 0x80)
      break;
    if (c == '(' || c == '[' || c == '"' || c == '\'' || c == '/' || c == '-') break;
    if (end - --begin > kLongestAbbreviation) return {};
  }
  return text.substr(begin, end - begin);
}

bool is_number(std::string_view word) {
  for (const char c : word)
    if (!is_ascii_digit(c)) return false;
  return !word.empty();
}

}  // namespace

SentenceSplitter::SentenceSplitter(const Lexicon& lexicon)
    : lexicon_(lexicon),
      abbreviations_(lexicon.table("abbreviations")),
      starts_(lexicon.table("sentence_starts")) {
  const Table& parts = lexicon.table("token_parts");
  for (std::uint32_t row = 0; row < parts.size(); ++row)
    if (parts.cell(row, parts.column("use")) == "emoticon")
      emoticons_.push_back(word_hash(parts.cell(row, parts.column("part"))));
  std::sort(emoticons_.begin(), emoticons_.end());
  const std::uint32_t written = abbreviations_.column("abbreviation");
  const std::uint32_t follows = abbreviations_.column("follows");
  for (std::uint32_t row = 0; row < abbreviations_.size(); ++row) {
    const std::string_view f = abbreviations_.cell(row, follows);
    follows_.push_back(f == "name"     ? Follows::name
                       : f == "number" ? Follows::number
                       : f == "end"    ? Follows::end
                                       : Follows::word);
    is_capitalised_.push_back(is_ascii_upper(abbreviations_.cell(row, written)[0]));
  }
}

SentenceSplitter::Follows SentenceSplitter::abbreviation(std::string_view word) const {
  if (word.empty()) return Follows::none;
  const std::uint32_t known = lexicon_.words().find(word_hash(word));
  if (known == 0 || !lexicon_.starts(abbreviations_, known)) return Follows::none;
  const Table::Match match = lexicon_.rows_of(abbreviations_, known);
  for (std::uint32_t row = match.row; row < match.row + match.rows; ++row)
    if (!is_capitalised_[row] || !is_ascii_lower(word[0])) return follows_[row];
  return Follows::none;
}

SentenceSplitter::Stop SentenceSplitter::read_stop(std::string_view text, Span line,
                                                   std::uint32_t at) const {
  Stop stop;
  stop.begin = stop.end = at;
  for (std::size_t i = at; i < line.end;) {
    const char32_t c = next_char(text, i);
    if (!is_stop(c)) break;
    stop.mark = c;
    stop.end = static_cast<std::uint32_t>(i);
  }
  stop.closed = stop.end;
  for (std::size_t i = stop.end; i < line.end && stop.mark != 0;) {
    if (!is_closer(next_char(text, i))) break;
    stop.closed = static_cast<std::uint32_t>(i);
  }
  stop.next = stop.closed;
  for (std::size_t i = stop.closed; i < line.end;) {
    if (next_class(text, i) != CharClass::space) break;
    stop.next = static_cast<std::uint32_t>(i);
  }
  return stop;
}

// End of the emoticon or closing bracket between blanks that begins at text[i]; `i`: there is none.
std::uint32_t SentenceSplitter::tail_end(std::string_view text, Span line, std::uint32_t i) const {
  constexpr std::size_t kLongest = 5;
  const std::string_view rest = text.substr(i, std::min<std::size_t>(line.end - i, kLongest + 1));
  const std::size_t size = std::min(rest.find(' '), rest.size());
  const bool is_tail =
      rest.substr(0, size) == ")" || rest.substr(0, size) == "]" ||
      (size >= 2 && size <= kLongest && !is_ascii_letter(rest[0]) &&
       std::binary_search(emoticons_.begin(), emoticons_.end(), word_hash(rest.substr(0, size))));
  return is_tail ? i + static_cast<std::uint32_t>(size) : i;
}

// Emoji and emoticons behind the stop belong to the sentence they comment on.
void SentenceSplitter::take_emoji(std::string_view text, Span line, Stop& stop) const {
  std::size_t i = stop.next;
  std::uint32_t end = tail_end(text, line, stop.next);
  i = end;
  while (i < line.end) {
    const CharClass c = next_class(text, i);
    if (c != CharClass::emoji && c != CharClass::joiner && c != CharClass::mark) break;
    end = static_cast<std::uint32_t>(i);
  }
  if (end == stop.next) return;
  stop.closed = stop.next = end;
  for (i = end; i < line.end && next_class(text, i) == CharClass::space;)
    stop.next = static_cast<std::uint32_t>(i);
}

SentenceSplitter::Next SentenceSplitter::read_next(std::string_view text, Span line,
                                                   const Stop& stop) const {
  Next next;
  std::size_t i = stop.next;
  std::size_t at = i;
  char32_t c = 0;
  do {
    at = i;
    c = next_char(text, i);
    next.opener |= is_opener(c);
  } while (i < line.end && (is_opener(c) || c == '-' || c == 0x2013 || c == 0x2014));
  const CharClass first = class_of(c);
  next.digit = first == CharClass::digit;
  next.lower = first == CharClass::lower;
  next.upper = !next.lower && !next.digit;
  std::size_t end = at;
  while (end < line.end && is_ascii_letter(text[end]) && end - at < kLongestAbbreviation) ++end;
  next.word = text.substr(at, end - at);
  const std::string_view behind = text.substr(end, 3);
  next.address = next.lower && (behind == "://" || (next.word == "www" && behind[0] == '.'));
  return next;
}

bool SentenceSplitter::is_start(std::string_view word) const {
  const std::uint32_t known = lexicon_.words().find(word_hash(word));
  return known != 0 && lexicon_.starts(starts_, known);
}

// An ordinary word of a dictionary, and no name.
bool SentenceSplitter::is_word(std::string_view word) const {
  const std::uint32_t known = lexicon_.words().find(word_hash(word));
  const std::uint64_t flags = lexicon_.words().info(known).flags;
  return (flags & (kIndonesianWord | kEnglishWord)) != 0 &&
         (flags & (kIndonesianName | kEnglishName)) == 0;
}

// "J. Hutabarat" goes on; "kuartal I. Dengan" does not.
bool SentenceSplitter::initial_ends(std::string_view text, const Stop& stop,
                                    const Next& next) const {
  if (stop.begin < stop.sentence + 3 || text[stop.begin - 2] != ' ') return false;
  const std::string_view before = word_before(text, stop.sentence, stop.begin - 2);
  return !before.empty() && is_ascii_lower(before[0]) && is_start(next.word);
}

bool SentenceSplitter::is_known(std::string_view word) const {
  const std::uint32_t known = lexicon_.words().find(word_hash(word));
  return word.size() > 1 &&
         (lexicon_.words().info(known).flags & (kIndonesianWord | kEnglishWord)) != 0;
}

// Some writers begin no sentence with a capital. The stop stands behind a known word, no
// abbreviation, and this sentence began so too; or both its sides are ordinary words. Behind a
// quote the sentence goes on ("…." kata Budi).
bool SentenceSplitter::lower_begins(std::string_view text, const Stop& stop, std::string_view word,
                                    std::string_view next) const {
  constexpr std::size_t kOrdinary = 4;  // letters
  if (stop.end - stop.begin > 1) return false;
  if (is_ascii_lower(text[stop.sentence])) return is_known(word);
  return stop.closed == stop.end && word.size() >= kOrdinary && is_ascii_lower(word[0]) &&
         is_word(word) && is_known(next);
}

bool SentenceSplitter::full_stop_ends(std::string_view text, const Stop& stop,
                                      const Next& next) const {
  const std::string_view word = word_before(text, stop.sentence, stop.begin);
  const bool starts = next.upper || next.digit;
  if (stop.end - stop.begin > 1) return starts;
  const bool begins_sentence = word.data() == text.data() + stop.sentence;
  if (begins_sentence && (is_number(word) || word.size() <= 2)) return false;
  const bool is_initial = word.size() == 1 && is_ascii_upper(word[0]) && stop.closed == stop.end &&
                          (stop.begin < 2 || text[stop.begin - 2] != '-');
  if (is_initial) return initial_ends(text, stop, next);
  const bool is_acronym = word.size() > 2 && word[1] == '.' && is_ascii_upper(word[0]);
  switch (abbreviation(word)) {
    case Follows::name:
    case Follows::word:
      return false;
    case Follows::number:
      return starts && !next.digit && (is_ascii_lower(word[0]) || is_start(next.word));
    case Follows::end:
      return next.upper && (is_start(next.word) || (is_ascii_lower(word[0]) && is_word(next.word)));
    case Follows::none:
      break;
  }
  if (is_acronym) return next.upper && is_start(next.word);
  return starts || (next.address && !is_number(word)) || lower_begins(text, stop, word, next.word);
}

bool SentenceSplitter::ends_sentence(std::string_view text, Span line, const Stop& stop) const {
  if (stop.next >= line.end || stop.next == stop.closed) return false;
  const Next next = read_next(text, line, stop);
  if (stop.mark == '.') return full_stop_ends(text, stop, next);
  if (stop.mark == 0x2026) return next.upper;
  return next.upper || next.digit || stop.closed == stop.end;
}

void SentenceSplitter::split(std::string_view text, Span line, std::vector<Span>& out) const {
  std::uint32_t begin = line.begin;
  for (std::uint32_t i = line.begin;;) {
    i = next_candidate(text, i, line.end);
    if (i >= line.end) break;
    Stop stop = read_stop(text, line, i);
    if (stop.mark == 0) {
      ++i;
      continue;
    }
    stop.sentence = begin;
    if (stop.next > stop.closed) take_emoji(text, line, stop);
    if (ends_sentence(text, line, stop)) {
      out.push_back({begin, stop.closed});
      begin = stop.next;
    }
    i = stop.closed;
  }
  if (begin < line.end) out.push_back({begin, line.end});
}

}  // namespace jernih::split
