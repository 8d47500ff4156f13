#include "stages/tokenise/word_reader.h"

#include <algorithm>

#include "lexicons/matching/characters.h"
#include "lexicons/tables/fold.h"
#include "pipeline/model/bytes16.h"
#include "stages/tokenise/numbers.h"

namespace jernih::tokenise {
namespace {

constexpr std::uint32_t kLongestPart = 64;

bool is_word_byte(char c) { return is_ascii_letter(c) || is_ascii_digit(c) || c == '_'; }

bool is_joint(char c) { return c == '/' || c == '.' || c == '-'; }

// Size of the apostrophe at text[i], or 0.
std::uint32_t apostrophe_size(std::string_view text, std::uint32_t i) {
  if (text[i] == '\'') return 1;
  return text.substr(i, 3) == "\u2019" ? 3 : 0;
}

bool is_word_at(std::string_view text, std::uint32_t i, std::uint32_t end) {
  return i < end && letters_end(text, i, end) > i;
}

std::string folded(std::string_view part) {
  std::string out;
  fold(part.substr(0, kLongestPart), out);
  return out;
}

// orang-orang, cita-citanya, besar-besaran, berlari-lari, bolak-balik (first and last consonants).
bool is_reduplication(std::string_view left, std::string_view right) {
  if (left.size() > kLongestPart || right.size() > kLongestPart || left.empty() || right.empty())
    return false;
  const std::string a = folded(left);
  const std::string b = folded(right);
  const std::size_t shorter = std::min(a.size(), b.size());
  if (shorter < 2) return false;
  if (b.starts_with(a) || a.ends_with(b)) return true;
  // a prefix on the left, a suffix on the right: ber-lari-lari-an has three letters in common
  for (std::size_t size = shorter; size >= 3; --size)
    if (a.ends_with(std::string_view(b).substr(0, size))) return true;
  return false;
}

bool all_upper_or_digit(std::string_view word) {
  for (const char c : word)
    if (!is_ascii_upper(c) && !is_ascii_digit(c)) return false;
  return true;
}

bool is_roman(std::string_view word) {
  return word.find_first_not_of("IVXLCDM") == std::string_view::npos;
}

bool all_digits(std::string_view word) {
  for (const char c : word)
    if (!is_ascii_digit(c)) return false;
  return !word.empty();
}

// Behind what apostrophes and ampersands join to the letters text[begin, at): Qur'an, R&D.
std::uint32_t joined_end(std::string_view text, std::uint32_t begin, std::uint32_t at,
                         std::uint32_t end) {
  while (at < end) {
    const std::uint32_t apostrophe = apostrophe_size(text, at);
    const bool is_initials = text[at] == '&' && at > begin + 1 && at + 1 < end &&
                             is_ascii_upper(text[at + 1]) &&
                             all_upper_or_digit(text.substr(begin, at - begin));
    if (apostrophe > 0 && is_word_at(text, at + apostrophe, end))
      at = letters_end(text, at + apostrophe, end);
    else if (is_initials)
      at = letters_end(text, at + 1, end);
    else
      break;
  }
  return at;
}

// a/b, XII/2024: the end of two that a stroke joins to one word; 0: they are two words.
std::uint32_t slashed_end(std::string_view text, std::uint32_t begin, std::uint32_t stroke,
                          std::uint32_t end) {
  const std::uint32_t next = letters_end(text, stroke + 1, end);
  const std::string_view left = text.substr(begin, stroke - begin);
  const std::string_view right = text.substr(stroke + 1, next - stroke - 1);
  const bool is_one =
      (left.size() == 1 && right.size() == 1) || (is_roman(left) && all_digits(right));
  return is_one ? next : 0;
}

}  // namespace

std::uint32_t letters_end(std::string_view text, std::uint32_t i, std::uint32_t end) {
  const std::uint32_t begin = i;
  const auto marked = [](const Bytes16& bytes, std::size_t) {
    return ~(bytes.letters() | bytes.between('0', '9') | bytes.is('_')) & 0xFFFFu;
  };
  while ((i = static_cast<std::uint32_t>(find_marked(text, i, end, marked))) < end) {
    if (static_cast<unsigned char>(text[i]) < 0x80) break;
    std::size_t next = i;
    const char32_t character = next_char(text, next);
    const CharClass c = class_of(character);
    if (!is_letter(c) && c != CharClass::digit && c != CharClass::mark && c != CharClass::joiner)
      break;
    if (character == kEmojiSelector && i > begin && is_ascii_digit(text[i - 1])) return i - 1;
    i = static_cast<std::uint32_t>(std::min<std::size_t>(next, end));
  }
  return i;
}

// 34/PMK.011/2007, Kep-176/KM.10/7: the number of a decree or a letter. Parts with slashes
// between them, at least three, one with a digit and one with a capital.
std::uint32_t WordReader::reference_end(std::string_view text, Span piece) const {
  std::uint32_t slashes = 0;
  bool has_digit = false;
  bool has_capital = false;
  std::uint32_t i = piece.begin;
  for (; i < piece.end; ++i) {
    const char c = text[i];
    has_digit |= is_ascii_digit(c);
    has_capital |= is_ascii_upper(c);
    if (c == '/') ++slashes;
    if (!is_word_byte(c) && c != '/' && c != '.' && c != '-') break;
    if (c == '/' && (i + 1 >= piece.end || !is_word_byte(text[i + 1]))) break;
  }
  while (i > piece.begin && !is_word_byte(text[i - 1])) --i;
  return slashes >= 2 && has_digit && has_capital ? i : piece.begin;
}

ScannedWord WordReader::read(std::string_view text, Span piece) const {
  const bool is_first =
      piece.begin == 0 || !(is_word_byte(text[piece.begin - 1]) || is_joint(text[piece.begin - 1]));
  if (is_first && slice(text, piece).substr(0, kLongestPart).find('/') != std::string_view::npos) {
    const std::uint32_t end = reference_end(text, piece);
    if (end > piece.begin) return {end, TokenKind::word, Doubt::none};
  }
  return is_ascii_digit(text[piece.begin]) ? read_number(text, piece) : read_letters(text, piece);
}

std::uint32_t WordReader::number_suffix_end(std::string_view text, Span number,
                                            std::uint32_t end) const {
  std::uint32_t i = number.end;
  const std::uint32_t apostrophe = i < end ? apostrophe_size(text, i) : 0;
  const bool joined = i < end && (text[i] == '-' || apostrophe > 0);
  const std::uint32_t begin = joined ? i + (apostrophe > 0 ? apostrophe : 1) : i;
  const std::uint32_t letters = letters_end(text, begin, end);
  if (letters == begin) return i;
  const std::string_view suffix = text.substr(begin, letters - begin);
  const std::uint32_t uses = parts_.uses(suffix);
  if ((uses & kNumberSuffix) != 0) return letters;
  if (joined || (uses & kAfterNumber) != 0) return i;
  // 18x, 3G, 4105SF, 5H2O are one; 18,7RB and 10.30WIB are two
  return all_digits(slice(text, number)) ? letters : i;
}

ScannedWord WordReader::read_number(std::string_view text, Span piece) const {
  const Span number{piece.begin,
                    static_cast<std::uint32_t>(number_end(text, piece.begin, piece.end))};
  if (number.end < piece.end && static_cast<unsigned char>(text[number.end]) == 0xEF)
    if (const std::string_view rest = text.substr(number.end, piece.end - number.end);
        rest.starts_with("\uFE0F\u20E3"))
      return {number.end + 6, TokenKind::emoji, Doubt::none};  // keycap
  const std::uint32_t end = number_suffix_end(text, number, piece.end);
  return {end, TokenKind::number, Doubt::none};
}

std::uint32_t WordReader::dotted_end(std::string_view text, std::uint32_t begin,
                                     std::uint32_t first, std::uint32_t end) const {
  std::uint32_t at = first;
  std::uint32_t parts = 1;
  std::uint32_t taken = first;
  bool all_single = first - begin == 1;
  bool all_lower = is_ascii_lower(text[begin]);
  while (at + 1 < end && text[at] == '.' && is_word_at(text, at + 1, end)) {
    const std::uint32_t part = at + 1;
    at = letters_end(text, part, end);
    while (at + 1 < end && text[at] == '-' && is_word_byte(text[at + 1]) && parts > 1)
      at = letters_end(text, at + 1, end);
    ++parts;
    all_single &= at - part == 1;
    all_lower &= is_ascii_lower(text[part]);
    const std::uint32_t uses =
        at - part <= kLongestPart ? parts_.uses(text.substr(part, at - part)) : 0;
    if ((uses & (kEndsDomain | kEndsFile)) != 0) taken = at;
  }
  if (all_single || (parts > 2 && all_lower)) return at;
  return taken;
}

ScannedWord WordReader::hyphened(std::string_view text, std::uint32_t begin, std::uint32_t first,
                                 std::uint32_t end) const {
  std::uint32_t part = first + 1;
  std::uint32_t at = letters_end(text, part, end);
  const auto apostrophe_joined = [&](std::uint32_t i) {
    while (i < end && apostrophe_size(text, i) > 0 &&
           is_word_at(text, i + apostrophe_size(text, i), end))
      i = letters_end(text, i + apostrophe_size(text, i), end);
    return i;
  };
  at = apostrophe_joined(at);
  const std::string_view left = text.substr(begin, first - begin);
  const std::string_view right = text.substr(part, at - part);
  const bool whole = stays_whole(left, right);
  std::uint32_t parts = 2;
  while (at + 1 < end && text[at] == '-' && is_word_at(text, at + 1, end)) {
    part = at + 1;
    at = apostrophe_joined(letters_end(text, part, end));
    ++parts;
  }
  if (parts == 2 && !whole && are_two_names(left, right))
    return {first, TokenKind::word, Doubt::none};
  return {at, TokenKind::word, whole && parts == 2 ? Doubt::none : Doubt::hyphen};
}

// One word whatever the language around it: reduplication, a known prefix or suffix, APBN-P,
// COVID-19.
bool WordReader::stays_whole(std::string_view left, std::string_view right) const {
  if (is_reduplication(left, right)) return true;
  if ((parts_.uses(left) & kHyphenPrefix) != 0) return true;
  if ((parts_.uses(right) & kHyphenSuffix) != 0) return true;
  return right.size() == 1 && !is_ascii_lower(right[0]);
}

// Januari-September, RI-Jepang, April-14 are three tokens; Al-Amin, PEI-AISAH and COVID-19 are one.
bool WordReader::are_two_names(std::string_view left, std::string_view right) const {
  if (left.size() < 2 || right.size() < 2 || !is_ascii_upper(left[0])) return false;
  if (is_ascii_digit(right[0])) {
    const WordTable& words = parts_.lexicon().words();
    const std::uint64_t flags = words.info(words.find(word_hash(left))).flags;
    return (flags & (kIndonesianWord | kEnglishWord)) != 0 && !all_upper_or_digit(left);
  }
  if (!is_ascii_upper(right[0])) return false;
  if (all_upper_or_digit(left) || all_upper_or_digit(right))
    return all_upper_or_digit(left) != all_upper_or_digit(right);
  return left.size() > 2;
}

ScannedWord WordReader::with_stop(std::string_view text, Span word, std::uint32_t end) const {
  const ScannedWord plain{word.end, TokenKind::word, Doubt::none};
  if (word.end >= end || text[word.end] != '.' || word.size() > kLongestPart) return plain;
  const bool two_stops = word.end + 1 < end && text[word.end + 1] == '.';
  if (two_stops && word.end + 2 < end) return plain;  // "lalu..." but "Inc.." at the end
  const std::string_view surface = slice(text, word);
  const bool initial = surface.size() == 1 && is_ascii_upper(surface[0]);
  const bool acronym =
      surface.find('.') != std::string_view::npos && surface.size() >= 3 && surface[1] == '.';
  const std::uint32_t uses = parts_.uses(surface);
  if (!initial && !acronym && (uses & (kStopInEnglish | kStopAlways)) == 0) return plain;
  return {word.end + 1, TokenKind::word, Doubt::stop};
}

// Rp1.000: the currency alone; 0: no currency before a digit.
std::uint32_t WordReader::currency_end(std::string_view text, Span letters) const {
  std::uint32_t end = letters.begin;
  while (end < letters.end && is_ascii_letter(text[end])) ++end;
  const bool is_currency =
      end > letters.begin && end < letters.end && is_ascii_digit(text[end]) &&
      (parts_.uses(text.substr(letters.begin, end - letters.begin)) & kBeforeNumber) != 0;
  return is_currency ? end : 0;
}

ScannedWord WordReader::read_letters(std::string_view text, Span piece) const {
  const std::uint32_t begin = piece.begin;
  const std::uint32_t end = piece.end;
  std::uint32_t at = letters_end(text, begin, end);
  if (at == begin) {  // a lone mark or joiner
    std::size_t next = begin;
    next_char(text, next);
    return {static_cast<std::uint32_t>(next), TokenKind::symbol, Doubt::none};
  }
  if (const std::uint32_t currency = currency_end(text, {begin, at}))
    return {currency, TokenKind::word, Doubt::none};
  at = joined_end(text, begin, at, end);
  if (at >= end) return {at, TokenKind::word, Doubt::none};
  if (text[at] == '$' && (parts_.uses(text.substr(begin, at - begin)) & kDollar) != 0)
    return {at + 1, TokenKind::symbol, Doubt::none};
  if (at + 1 < end && is_word_at(text, at + 1, end)) {
    if (text[at] == '-') return hyphened(text, begin, at, end);
    const std::uint32_t slashed = text[at] == '/' ? slashed_end(text, begin, at, end) : 0;
    if (slashed > 0) return {slashed, TokenKind::word, Doubt::none};
    if (text[at] == '.') at = dotted_end(text, begin, at, end);
  }
  return with_stop(text, {begin, at}, end);
}

}  // namespace jernih::tokenise
