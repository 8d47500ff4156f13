#include "stages/find_times/reference.h"

#include <cctype>
#include <charconv>

#include "lexicons/tables/fold.h"
#include "pipeline/model/utf8.h"
#include "stages/find_times/grammar/grammar.h"

namespace jernih::times {
namespace {

bool is_letter(char c) {
  return std::isalpha(static_cast<unsigned char>(c)) != 0 || c == '\'' ||
         static_cast<unsigned char>(c) >= 0xC3;
}
bool is_space(std::string_view s, std::size_t i) {
  return static_cast<unsigned char>(s[i]) <= ' ' || s.substr(i, 2) == "\u00A0";
}

std::size_t token_end(std::string_view s, std::size_t i) {
  std::size_t end = i + 1;
  if (is_ascii_digit(s[i])) {
    while (end < s.size() &&
           (is_ascii_digit(s[end]) ||
            (end + 1 < s.size() && is_ascii_digit(s[end + 1]) &&
             (std::string_view(".,:/-T+").find(s[end]) != std::string_view::npos))))
      ++end;
    return s[end - 1] != 'Z' && end < s.size() && s[end] == 'Z' ? end + 1 : end;
  }
  if (is_letter(s[i])) {
    while (end < s.size() &&
           (is_letter(s[end]) || (static_cast<unsigned char>(s[end]) & 0xC0) == 0x80))
      ++end;
    return end;
  }
  while (end < s.size() && (static_cast<unsigned char>(s[end]) & 0xC0) == 0x80) ++end;
  return end;
}

// 10 digits are seconds, 13 milliseconds since 1970; told in the clock time of `zone`.
bool read_epoch(std::string_view text, std::int16_t zone, Anchor& out) {
  if (text.size() != 10 && text.size() != 13) return false;
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || value < 0) return false;
  if (text.size() == 13) value /= 1000;
  value += std::int64_t{zone} * 60;
  if (value < 0) return false;
  out.is_set = true;
  out.date = date_of(value / 86400);
  const std::int64_t s = value % 86400;
  out.clock = {static_cast<std::int8_t>(s / 3600), static_cast<std::int8_t>(s / 60 % 60),
               static_cast<std::int8_t>(s % 60)};
  out.zone = zone;
  return true;
}

}  // namespace

void tokenise_plain(std::string_view text, const Lexicon& lexicon, std::vector<Token>& out) {
  out.clear();
  bool is_glued = false;
  for (std::size_t i = 0; i < text.size();) {
    if (is_space(text, i)) {
      i += static_cast<unsigned char>(text[i]) <= ' ' ? 1 : 2;
      is_glued = false;
      continue;
    }
    const std::size_t end = token_end(text, i);
    Token t;
    t.at = {static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(end)};
    t.kind = is_ascii_digit(text[i]) ? TokenKind::number
             : is_letter(text[i])    ? TokenKind::word
                                     : TokenKind::punctuation;
    t.hash = word_hash(text.substr(i, end - i));
    t.word = lexicon.words().find(t.hash);
    t.glued = is_glued;
    out.push_back(t);
    is_glued = true;
    i = end;
  }
}

bool anchor_of(const TimeExpression& e, const Resolution& r, Anchor& out) {
  if (e.shape != Shape::calendar || e.is_range || !r.day.is_set || !r.is_resolved) return false;
  if (!e.from.has_date() || e.from.year == kNoYear) return false;
  out = r.day;
  return true;
}

bool ReferenceReader::read(std::string_view text, std::int16_t default_zone, Anchor& out) {
  constexpr std::size_t kMost = 200;
  text = text.substr(0, kMost);
  if (read_epoch(text, default_zone, out)) return true;
  tokenise_plain(text, lexicon_, tokens_);
  Surroundings around{text, tokens_};
  Context context;
  context.zone = default_zone;
  for (std::size_t from = 0; from < tokens_.size();) {
    from = lexer_.next_run(text, tokens_, from, atoms_);
    const Grammar grammar(atoms_, around);
    for (std::size_t i = 0; i < atoms_.size(); ++i) {
      TimeExpression e;
      if (grammar.phrase(i, e) == 0) continue;
      resolver_.resolve(e, context, resolution_);
      if (anchor_of(e, resolution_, out)) return true;
    }
    if (atoms_.empty()) break;
  }
  return false;
}

}  // namespace jernih::times
