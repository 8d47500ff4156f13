#include "stages/find_times/atoms/lexer.h"

#include <algorithm>

#include "lexicons/tables/fold.h"
#include "pipeline/model/utf8.h"
#include "stages/find_times/atoms/digits.h"

namespace jernih::times {
namespace {

// A run is cut here: a phrase has a few dozen atoms at most, memory stays small.
constexpr std::size_t kMostAtoms = 4096;

Mark mark_of(std::string_view s) {
  if (s.size() == 1) {
    switch (s[0]) {
      case ',':
        return Mark::comma;
      case '|':
        return Mark::pipe;
      case '-':
        return Mark::dash;
      case '/':
        return Mark::slash;
      case '.':
        return Mark::stop;
      case '(':
      case '[':
        return Mark::open;
      case ')':
      case ']':
        return Mark::close;
      case '\'':
        return Mark::apostrophe;
      case '+':
        return Mark::plus;
      default:
        return Mark::none;
    }
  }
  if (s == "\u2013" || s == "\u2014" || s == "\u2212") return Mark::dash;
  if (s == "\u2019" || s == "\u2018") return Mark::apostrophe;
  if (s == "\u00B7" || s == "\u2022") return Mark::pipe;  // middle dot, bullet
  return Mark::none;
}

}  // namespace

// Of a known word that has something to do with time; most are nothing without the next word.
bool Lexer::may_begin(std::string_view text, std::span<const Token> tokens, std::size_t i,
                      std::uint8_t use) const {
  const bool only_follows = words_.never_begins(tokens[i]);
  if ((use & TimeWords::kAlone) != 0 && !only_follows) return true;
  if (i + 1 >= tokens.size()) return false;
  const Token& next = tokens[i + 1];
  if ((use & TimeWords::kLonger) != 0 && !only_follows && words_.may_be_second(next)) return true;
  if (only_follows && (use & TimeWords::kLink) == 0) return false;
  if (next.kind == TokenKind::number) return true;
  if ((use & (TimeWords::kNumeral | TimeWords::kPhrase)) != 0 && next.glued &&
      text[next.at.begin] == '-')
    return true;  // twenty-five, Mid-2023
  return words_.use(next) != 0 ? !words_.never_begins(next) : may_be_pieces(text, next);
}

// Of a word that nothing is known about: digits, a stop or a hyphen inside.
bool Lexer::may_be_pieces(std::string_view text, const Token& t) {
  if (t.kind != TokenKind::word || t.word != 0) return false;
  const std::string_view s = slice(text, t.at);
  if (is_ascii_digit(s[0]) || s.back() == '.' || is_ascii_digit(s.back())) return true;
  return s.find('-') != s.npos || s.find("\u2013") != s.npos;
}

// "12 orang", "1.500 warga": a number that is no year, no date and no clock time with a colon, and
// behind it a word that has nothing to do with time. Most numbers are that.
bool Lexer::counts_other_things(std::string_view text, std::span<const Token> tokens,
                                std::size_t i) const {
  if (i + 1 >= tokens.size()) return false;
  const Token& next = tokens[i + 1];
  const char mark = text[next.at.begin];
  const bool is_end = next.kind != TokenKind::word && next.kind != TokenKind::number &&
                      (mark == ',' || mark == ')' || mark == ';' || mark == '%');
  const bool is_other = next.kind == TokenKind::word && next.word != 0 && words_.use(next) == 0;
  if (!is_end && !is_other) return false;
  // 07.41, 18/03/2026
  if (is_end && i + 2 < tokens.size() && tokens[i + 2].kind == TokenKind::number) return false;
  const std::string_view s = slice(text, tokens[i].at);
  if (words_.use(tokens[i]) != 0) return false;
  constexpr std::size_t kClock = 5;  // tiba di Bandung 09.40,
  if (is_end && s.size() == kClock && i > 0 && tokens[i - 1].letters == LetterCase::capitalised)
    return false;
  int marks = 0;
  for (const char c : s) {
    if (is_ascii_digit(c)) continue;
    if (c != '.' && c != ',') return false;
    ++marks;
  }
  return marks == 1 || (marks == 0 && s.size() != 4);
}

std::size_t Lexer::next_run(std::string_view text, std::span<const Token> tokens, std::size_t from,
                            std::vector<Atom>& atoms) const {
  atoms.clear();
  std::size_t i = from;
  while (i < tokens.size()) {
    const Token& t = tokens[i];
    if (t.kind == TokenKind::number) {
      if (counts_other_things(text, tokens, i)) {
        i += 2;
        continue;
      }
    } else {
      const std::uint8_t use = words_.use(t);
      if (use == 0 ? !may_be_pieces(text, t) : !may_begin(text, tokens, i, use)) {
        ++i;
        continue;
      }
    }
    if (const std::uint32_t skip = words_.never(tokens, i, false)) {
      i += skip;
      continue;
    }
    const std::size_t begin = i;
    while (i < tokens.size() && atoms.size() < kMostAtoms) {
      const Token& next = tokens[i];
      if (next.kind == TokenKind::word && next.word != 0 && words_.use(next) == 0) break;
      const std::uint32_t count = take(text, tokens, i, atoms);
      if (count == 0) break;
      i += count;
    }
    if (!atoms.empty()) return i;
    i = begin + 1;
  }
  return i;
}

std::uint32_t Lexer::take(std::string_view text, std::span<const Token> tokens, std::size_t i,
                          std::vector<Atom>& atoms) const {
  const Token& t = tokens[i];
  const std::string_view s = slice(text, t.at);
  if (!atoms.empty() && words_.never(tokens, i, false) > 0 && t.kind == TokenKind::number) return 0;
  if (t.kind == TokenKind::number || (is_ascii_digit(s[0]) && t.kind == TokenKind::word)) {
    Atom phrase;  // "1st quarter"
    const std::uint32_t count = words_.starts_any(t) ? words_.longest(tokens, i, phrase) : 0;
    const bool is_word = count >= 2 || (count == 1 && phrase.is(Kind::deictic));  // 2moro
    if (!is_word) return take_digits(text, tokens, i, atoms);
    place(phrase, {t.at.begin, tokens[i + count - 1].at.end}, i, count, text, t.glued);
    atoms.push_back(phrase);
    return count;
  }
  if (t.kind == TokenKind::punctuation || t.kind == TokenKind::symbol) {
    const Mark mark = atoms.empty() ? Mark::none : mark_of(s);
    if (mark != Mark::none) {
      Atom a;
      a.kinds = bit(Kind::punctuation);
      a.mark = mark;
      place(a, t.at, i, 1, text, t.glued);
      atoms.push_back(a);
      return 1;
    }
  }
  return take_word(text, tokens, i, atoms);
}

std::uint32_t Lexer::take_digits(std::string_view text, std::span<const Token> tokens,
                                 std::size_t i, std::vector<Atom>& atoms) const {
  const Token& t = tokens[i];
  const std::size_t first = atoms.size();
  // An ISO date and time may be cut at its T or its colons: read over the glued tokens.
  Span at = t.at;
  std::size_t last = i;
  while (last + 1 < tokens.size() && tokens[last + 1].glued && at.size() < 40 &&
         (tokens[last + 1].kind == TokenKind::number ||
          is_ascii_digit(text[tokens[last + 1].at.begin]) ||
          (at.size() >= 10 && text[at.begin + 4] == '-')))
    at.end = tokens[++last].at.end;
  std::uint32_t end = take_packed_period(text, at, atoms) ? at.end : read_digits(text, at, atoms);
  while (end > at.begin && end < at.end) {
    const std::uint32_t before = end;
    std::uint32_t stop = end;
    while (stop < at.end && !is_ascii_digit(text[stop])) ++stop;
    if (take_letters(text, {end, stop}, atoms) || take_compound(text, {end, stop}, atoms))
      end = stop;
    if (end < at.end && is_ascii_digit(text[end])) {
      const std::uint32_t next = read_digits(text, {end, at.end}, atoms);
      if (next == end) break;
      end = next;
    }
    if (end == before) break;
  }
  if (end != at.end) {
    atoms.resize(first);
    return 0;
  }
  bool is_glued = t.glued;
  for (std::size_t k = first; k < atoms.size(); ++k) {
    place(atoms[k], atoms[k].at, i, static_cast<std::uint32_t>(last - i + 1), text, is_glued);
    is_glued = true;
  }
  if (atoms.size() == first + 1 && atoms[first].is(Kind::number) && last + 1 < tokens.size() &&
      scale_number(tokens[last + 1], atoms[first]))
    ++last;
  return static_cast<std::uint32_t>(last - i + 1);
}

std::uint32_t Lexer::take_word(std::string_view text, std::span<const Token> tokens, std::size_t i,
                               std::vector<Atom>& atoms) const {
  const Token& t = tokens[i];
  const bool after_number =
      !atoms.empty() && (atoms.back().is(Kind::number) || atoms.back().is(Kind::quantity));
  if (words_.never(tokens, i, after_number) > 0) return 0;
  if (const std::uint32_t split = take_split_holiday(text, tokens, i, atoms)) return split;
  Atom a;
  std::uint32_t count = 0;
  if (words_.starts_any(t)) count = words_.longest(tokens, i, a);
  // Roman numerals count only in capitals.
  if (count == 1 && a.is(Kind::ordinal) && a.name_form == Form::upper &&
      t.letters != LetterCase::upper && t.letters != LetterCase::capitalised) {
    a.kinds &= ~bit(Kind::ordinal);
    if (a.kinds == 0) count = 0;
  }
  // "dari sekarang" after nothing is "now": what only follows follows nothing here.
  if (count > 1 && atoms.empty() && (a.kinds & ~kFollowing) == 0) {
    a = {};
    count = words_.word(t.hash, a) ? 1 : 0;
  }
  // "dua hari sebelumnya" is two days, not "the previous day"; "Liga 2021 hari ini" is today.
  if (count > 1 && after_number && !atoms.back().is_year_like() &&
      a.is_any(bit(Kind::text_day) | bit(Kind::deictic))) {
    Atom unit;
    if (words_.word(t.hash, unit) && unit.is(Kind::unit)) {
      a = unit;
      count = 1;
    }
  }
  if ((words_.use(t) & TimeWords::kNumeral) != 0) {
    const numbers::Spelled spelled = numerals_.read(tokens, i);
    if (spelled.tokens > count) a = {};
    if (spelled.tokens > 0 && spelled.tokens >= count) {
      count = spelled.tokens;
      a.kinds |= bit(Kind::number);
      a.milli = spelled.milli;
      a.is_plain = spelled.milli % 1000 == 0;
    }
  }
  if (count > 0) {
    place(a, {t.at.begin, tokens[i + count - 1].at.end}, i, count, text, t.glued);
    atoms.push_back(a);
    return count;
  }
  if (t.word != 0 || t.kind != TokenKind::word) return 0;
  const std::size_t first = atoms.size();
  if (first == 0 && take_glued_number(text, tokens, i, atoms)) return 1;
  if (take_numbered_period(text, tokens, i, atoms)) return 1;
  if (take_numbered_year(text, t.at, i, t.glued, atoms)) return 1;
  if (!take_hyphenated(text, t.at, atoms)) {
    atoms.resize(first);
    return 0;
  }
  for (std::size_t k = first; k < atoms.size(); ++k)
    place(atoms[k], atoms[k].at, i, 1, text, k > first || t.glued);
  return 1;
}

}  // namespace jernih::times
