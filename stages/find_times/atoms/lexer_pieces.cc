// Words in pieces: hyphens between, a stop at the end.
#include <array>

#include "lexicons/tables/fold.h"
#include "pipeline/model/token.h"
#include "pipeline/model/utf8.h"
#include "stages/find_times/atoms/digits.h"
#include "stages/find_times/atoms/lexer.h"

namespace jernih::times {
namespace {

constexpr bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '\'';
}

std::size_t dash_size(std::string_view s) {
  if (s.starts_with('-')) return 1;
  return s.starts_with("\u2013") || s.starts_with("\u2014") ? 3 : 0;
}

}  // namespace

void place(Atom& a, Span at, std::size_t token, std::uint32_t count, std::string_view text,
           bool is_glued) {
  const std::string_view s = slice(text, at);
  a.at = at;
  a.first_token = static_cast<std::uint32_t>(token);
  a.end_token = static_cast<std::uint32_t>(token + count);
  a.is_capital = !s.empty() && s[0] >= 'A' && s[0] <= 'Z';
  a.is_glued = is_glued;
}

// "Dunia27 Mei 2021", "FILM1 hari yang lalu": a rubric glued to a date line.
bool Lexer::take_glued_number(std::string_view text, std::span<const Token> tokens, std::size_t i,
                              std::vector<Atom>& atoms) const {
  const Token& t = tokens[i];
  const std::string_view s = slice(text, t.at);
  std::size_t digits = 0;
  while (digits < s.size() && is_ascii_digit(s[s.size() - 1 - digits])) ++digits;
  if (digits == 0 || digits > 2 || s.size() - digits < 3 || i + 1 >= tokens.size()) return false;
  Atom next;
  if (!words_.starts_any(tokens[i + 1]) || words_.longest(tokens, i + 1, next) != 1) return false;
  Atom direction;
  const bool is_ago = next.is(Kind::unit) && i + 2 < tokens.size() &&
                      words_.starts_any(tokens[i + 2]) &&
                      words_.longest(tokens, i + 2, direction) > 0 && direction.is(Kind::ago);
  if (!next.is(Kind::month) && !is_ago) return false;
  Atom number;
  std::size_t at = t.at.end - digits;
  if (!read_number(text, at, t.at.end, number)) return false;
  number.at = {t.at.end - static_cast<std::uint32_t>(digits), t.at.end};
  number.first_token = static_cast<std::uint32_t>(i);
  number.end_token = static_cast<std::uint32_t>(i + 1);
  number.is_glued = true;
  atoms.push_back(number);
  return true;
}

// 1Q26, 3Q2025, 1H25: a numbered part of a year and the year.
bool Lexer::take_packed_period(std::string_view text, Span at, std::vector<Atom>& atoms) const {
  const std::string_view s = slice(text, at);
  std::size_t year = s.size();
  while (year > 0 && is_ascii_digit(s[year - 1])) --year;
  if ((s.size() - year != 2 && s.size() - year != 4) || year < 2) return false;
  if (!is_letter(s[year - 1]) || !is_ascii_digit(s[0])) return false;
  Atom period;
  if (!words_.word(word_hash(s.substr(0, year)), period) || !period.is(Kind::period)) return false;
  period.kinds = bit(Kind::period);
  period.at = {at.begin, at.begin + static_cast<std::uint32_t>(year)};
  Atom number;
  std::size_t k = at.begin + year;
  if (!read_number(text, k, at.end, number)) return false;
  number.at = {period.at.end, at.end};
  atoms.push_back(period);
  atoms.push_back(number);
  return true;
}

// HUT ke-80 RI: the name of a day with its number inside.
std::uint32_t Lexer::take_split_holiday(std::string_view text, std::span<const Token> tokens,
                                        std::size_t i, std::vector<Atom>& atoms) const {
  constexpr std::size_t kMost = 4;
  if ((words_.use(tokens[i]) & TimeWords::kLonger) == 0 || i + 2 >= tokens.size()) return 0;
  const Token& number = tokens[i + 1];
  if (number.word != 0 || number.kind != TokenKind::word ||
      !is_ascii_digit(text[number.at.end - 1]))
    return 0;
  std::array<Token, kMost> name{tokens[i]};
  std::size_t size = 1;
  while (size < kMost && i + 1 + size < tokens.size()) {
    name[size] = tokens[i + 1 + size];
    ++size;
  }
  Atom day;
  const std::uint32_t count = words_.longest({name.data(), size}, 0, day);
  if (count < 2 || !day.is(Kind::holiday)) return 0;
  const std::size_t first = atoms.size();
  place(day, tokens[i].at, i, 1, text, tokens[i].glued);
  atoms.push_back(day);
  if (!take_hyphenated(text, number.at, atoms) || !atoms.back().is(Kind::ordinal)) {
    atoms.resize(first);
    return 0;
  }
  place(atoms.back(), number.at, i + 1, 1, text, number.glued);
  place(day, {tokens[i + 2].at.begin, tokens[i + count].at.end}, i + 2, count - 1, text, false);
  atoms.push_back(day);
  return count + 1;
}

// FY2025, FY25: the word before a year and its digits.
bool Lexer::take_numbered_year(std::string_view text, Span at, std::size_t token, bool is_glued,
                               std::vector<Atom>& atoms) const {
  const std::string_view s = slice(text, at);
  std::size_t year = s.size();
  while (year > 0 && is_ascii_digit(s[year - 1])) --year;
  if ((s.size() - year != 2 && s.size() - year != 4) || year == 0) return false;
  Atom intro;
  if (!words_.word(word_hash(s.substr(0, year)), intro) || !intro.is(Kind::year_intro))
    return false;
  if (intro.year_kind == YearKind::plain || !(s[0] >= 'A' && s[0] <= 'Z')) return false;
  Atom number;
  std::size_t k = at.begin + year;
  if (!read_number(text, k, at.end, number)) return false;
  const auto cut = at.begin + static_cast<std::uint32_t>(year);
  place(intro, {at.begin, cut}, token, 1, text, is_glued);
  place(number, {cut, at.end}, token, 1, text, true);
  atoms.push_back(intro);
  atoms.push_back(number);
  return true;
}

// 17th-century: letters that belong to the digits, a hyphen, a word.
bool Lexer::take_compound(std::string_view text, Span at, std::vector<Atom>& atoms) const {
  const std::size_t dash = slice(text, at).find('-');
  if (dash == std::string_view::npos || dash == 0) return false;
  const auto cut = at.begin + static_cast<std::uint32_t>(dash);
  if (!take_letters(text, {at.begin, cut}, atoms)) return false;
  Atom hyphen;
  hyphen.kinds = bit(Kind::punctuation);
  hyphen.mark = Mark::dash;
  hyphen.at = {cut, cut + 1};
  atoms.push_back(hyphen);
  return take_piece(text, {cut + 1, at.end}, atoms);
}

// "triwulan I-2026", "kuartal III/2025": the unit's number and the year are one token.
bool Lexer::take_numbered_period(std::string_view text, std::span<const Token> tokens,
                                 std::size_t i, std::vector<Atom>& atoms) const {
  if (i == 0 || atoms.empty() || !atoms.back().is(Kind::unit)) return false;
  const Token& t = tokens[i];
  const std::string_view s = slice(text, t.at);
  const std::size_t cut = s.find_first_of("-/");
  if (cut == s.npos || cut == 0 || s.size() != cut + 5) return false;
  Atom period;
  if (!words_.pair(tokens[i - 1].hash, word_hash(s.substr(0, cut)), period)) return false;
  if (!period.is(Kind::period)) return false;
  Atom number;
  std::size_t k = t.at.begin + cut + 1;
  if (!read_number(text, k, t.at.end, number) || k != t.at.end) return false;
  number.at = {t.at.begin + static_cast<std::uint32_t>(cut) + 1, t.at.end};
  place(period, {atoms.back().at.begin, number.at.begin - 1}, i - 1, 2, text,
        atoms.back().is_glued);
  place(number, number.at, i, 1, text, true);
  atoms.back() = period;
  Atom dash;
  dash.kinds = bit(Kind::punctuation);
  dash.mark = Mark::dash;
  place(dash, {number.at.begin - 1, number.at.begin}, i, 1, text, true);
  atoms.push_back(dash);
  atoms.push_back(number);
  return true;
}

// "Senin-Jumat", "twenty-five", "ke-20", "hr.": pieces that are all known.
bool Lexer::take_hyphenated(std::string_view text, Span at, std::vector<Atom>& atoms) const {
  const std::string_view s = slice(text, at);
  if (s.size() > 64) return false;
  if (s.size() > 1 && s.back() == '.') return take_piece(text, {at.begin, at.end - 1}, atoms);
  std::size_t begin = 0;
  for (std::size_t i = 0; i <= s.size();) {
    const std::size_t size = i < s.size() ? dash_size(s.substr(i)) : 1;
    if (size == 0) {
      ++i;
      continue;
    }
    if (i == begin) return false;
    const Span piece{at.begin + static_cast<std::uint32_t>(begin),
                     at.begin + static_cast<std::uint32_t>(i)};
    const std::string_view word = slice(text, piece);
    if (i < s.size() && begin == 0 && is_ascii_digit(s[i + size < s.size() ? i + size : i]) &&
        numerals_.is_ordinal_prefix(word_hash(word))) {
      Atom number;
      std::size_t k = at.begin + i + size;
      if (!read_number(text, k, at.end, number) || k != at.end || !number.is_plain) return false;
      number.kinds = bit(Kind::ordinal);
      number.value = static_cast<std::int16_t>(number.whole() > 9999 ? 0 : number.whole());
      number.at = at;
      atoms.push_back(number);
      return true;
    }
    if (!take_piece(text, piece, atoms)) return false;
    if (i >= s.size()) return true;
    Atom dash;
    dash.kinds = bit(Kind::punctuation);
    dash.mark = Mark::dash;
    dash.at = {piece.end, piece.end + static_cast<std::uint32_t>(size)};
    atoms.push_back(dash);
    i += size;
    begin = i;
  }
  return false;
}

bool Lexer::take_piece(std::string_view text, Span at, std::vector<Atom>& atoms) const {
  const std::string_view s = slice(text, at);
  if (s.empty()) return false;
  if (is_ascii_digit(s[0])) {
    const std::size_t first = atoms.size();
    const std::uint32_t end = read_digits(text, at, atoms);
    if (end == at.end || (end > at.begin && take_letters(text, {end, at.end}, atoms)))
      return true;  // also the 2000an of era-2000an
    atoms.resize(first);
    return false;
  }
  if (!is_letter(s[0])) return false;
  Atom a;
  const std::uint64_t hash = word_hash(s);
  words_.word(hash, a);
  bool is_ten = false;
  const std::int64_t milli = numerals_.word(hash, is_ten);
  // "twenty-five": the ten is two atoms back, the dash between goes.
  if (milli > 0 && milli < 10000 && atoms.size() >= 2 && atoms.back().mark == Mark::dash &&
      atoms[atoms.size() - 2].is(Kind::number) && atoms[atoms.size() - 2].milli % 10000 == 0 &&
      atoms[atoms.size() - 2].digits == 0) {
    atoms.pop_back();
    atoms.back().milli += milli;
    atoms.back().at.end = at.end;
    return true;
  }
  if (milli >= 0) {
    a.kinds |= bit(Kind::number);
    a.milli = milli;
    a.is_plain = true;
  }
  if (a.kinds == 0) return false;
  a.at = at;
  atoms.push_back(a);
  return true;
}

// "65 million"
bool Lexer::scale_number(const Token& word, Atom& number) const {
  constexpr std::int64_t kMost = 1000000000000000;  // thousandths
  const std::int64_t scale = numerals_.starts(word) ? numerals_.scale(word.hash) : 0;
  if (scale == 0 || number.milli > kMost / scale) return false;
  number.milli *= scale;
  number.kinds = bit(Kind::number);
  number.at.end = word.at.end;
  ++number.end_token;
  number.is_plain = number.is_decade = false;
  return true;
}

// Letters glued to digits: -an, st, s; else a word of its own.
bool Lexer::take_letters(std::string_view text, Span at, std::vector<Atom>& atoms) const {
  Atom& number = atoms.back();
  Atom suffix;
  const bool has_dash = text[at.begin] == '-';
  const Span letters{at.begin + (has_dash ? 1u : 0u), at.end};
  if (letters.empty() || !words_.word(word_hash(slice(text, letters)), suffix)) return false;
  if (number.is(Kind::number) && suffix.is(Kind::decade_word) && suffix.value == 0) {
    number.is_decade = number.is_plain && number.milli % 10000 == 0;
    if (number.is_decade && (has_dash || number.whole() >= 1000 || !suffix.is(Kind::unit))) {
      number.at.end = at.end;
      return true;
    }
    if (suffix.is(Kind::unit)) suffix.kinds &= ~bit(Kind::decade_word);  // 90s: ninety seconds
  }
  if (number.is(Kind::number) && suffix.is(Kind::ordinal) && suffix.value == 0) {
    number.kinds = bit(Kind::ordinal);
    number.value = static_cast<std::int16_t>(number.whole() > 9999 ? 0 : number.whole());
    number.at.end = at.end;
    return true;
  }
  const bool is_hour = suffix.is(Kind::decade_word) && number.whole() <= 24;  // 7-an
  if (suffix.kinds == 0 || (has_dash && !is_hour)) return false;
  suffix.at = at;
  atoms.push_back(suffix);
  return true;
}

}  // namespace jernih::times
