#include "stages/tokenise/marks.h"

#include <algorithm>

#include "lexicons/matching/characters.h"
#include "stages/tokenise/numbers.h"

namespace jernih::tokenise {
namespace {

constexpr std::uint32_t kLongestEmoticon = 5;
constexpr char32_t kZeroWidthJoiner = 0x200D;

bool is_regional(char32_t c) { return c >= 0x1F1E6 && c <= 0x1F1FF; }
bool is_modifier(char32_t c) { return c >= 0x1F3FB && c <= 0x1F3FF; }
bool runs(char c) { return std::string_view(".!?-=*_~+#$<>`").find(c) != std::string_view::npos; }

std::uint32_t run_end(std::string_view text, Span piece) {
  const char c = text[piece.begin];
  const std::string_view alike = c == '!' || c == '?' ? "!?" : c == '-' || c == '=' ? "-=" : "";
  std::uint32_t i = piece.begin + 1;
  while (i < piece.end && (text[i] == c || alike.find(text[i]) != std::string_view::npos)) ++i;
  return i;
}

// The + of +62 812-3456-7890: digits follow, and more behind a space or hyphen, or enough at once.
bool is_dialled(std::string_view text, Span rest) {
  std::uint32_t i = rest.begin;
  while (i < text.size() && is_ascii_digit(text[i])) ++i;
  const std::uint32_t digits = i - rest.begin;
  if (digits == 0 || (rest.begin > 1 && is_ascii_digit(text[rest.begin - 2]))) return false;
  const bool goes_on =
      i + 1 < text.size() && (text[i] == ' ' || text[i] == '-') && is_ascii_digit(text[i + 1]);
  return (digits <= 3 && goes_on) || digits >= 8;
}

}  // namespace

std::uint32_t emoticon_end(std::string_view text, Span piece, const TokenParts& parts) {
  for (std::uint32_t size = kLongestEmoticon; size > 1; --size) {
    const std::uint32_t end = piece.begin + size;
    if (end > piece.end) continue;
    if (end < piece.end && is_ascii_letter(text[end]) && is_ascii_letter(text[end - 1])) continue;
    if (parts.is_emoticon(text.substr(piece.begin, size))) return end;
  }
  return piece.begin;
}

std::uint32_t emoji_end(std::string_view text, std::uint32_t begin, std::uint32_t end) {
  std::size_t i = begin;
  const char32_t first = next_char(text, i);
  bool wants_emoji = false;
  bool flag_open = is_regional(first);
  while (i < end) {
    const std::size_t at = i;
    const char32_t c = next_char(text, i);
    if (c == kZeroWidthJoiner) {
      wants_emoji = true;
    } else if (class_of(c) == CharClass::joiner || class_of(c) == CharClass::mark ||
               is_modifier(c)) {
      continue;
    } else if (flag_open && is_regional(c)) {
      flag_open = false;
    } else if (wants_emoji && class_of(c) == CharClass::emoji) {
      wants_emoji = false;
    } else {
      return static_cast<std::uint32_t>(at);
    }
  }
  return static_cast<std::uint32_t>(i);
}

std::uint32_t behind_marks(std::string_view text, std::uint32_t i, std::uint32_t end) {
  while (i < end && static_cast<unsigned char>(text[i]) >= 0x80) {
    std::size_t next = i;
    const CharClass c = next_class(text, next);
    if (c != CharClass::mark && c != CharClass::joiner) break;
    i = static_cast<std::uint32_t>(std::min<std::size_t>(next, end));
  }
  return i;
}

Mark read_mark(std::string_view text, Span piece, const TokenParts& parts) {
  std::size_t i = piece.begin;
  const char c = text[i];
  const CharClass kind = next_class(text, i);
  if (kind == CharClass::emoji) return {emoji_end(text, piece.begin, piece.end), TokenKind::emoji};
  if (piece.size() > 1 && parts.may_begin_emoticon(c, text[i])) {
    const std::uint32_t end = emoticon_end(text, piece, parts);
    if (end > piece.begin) return {behind_marks(text, end, piece.end), TokenKind::emoji};
  }
  // what combines with the mark belongs to it, and may make an emoji of it: ‼️ #️⃣
  const std::size_t bare = i;
  bool is_emoji = false;
  while (i < piece.end) {
    const std::size_t at = i;
    const char32_t next = next_char(text, i);
    const CharClass next_kind = class_of(next);
    if (next_kind != CharClass::mark && next_kind != CharClass::joiner) {
      i = at;
      break;
    }
    is_emoji |= next == kEmojiSelector;
  }
  const auto end = static_cast<std::uint32_t>(i);
  if (is_emoji) return {end, TokenKind::emoji};
  if (c == '+' && is_dialled(text, {end, piece.end}))
    return {static_cast<std::uint32_t>(number_end(text, end, piece.end)), TokenKind::number};
  const TokenKind what =
      kind == CharClass::punctuation ? TokenKind::punctuation : TokenKind::symbol;
  if (!runs(c) || i != bare) return {end, what};
  std::uint32_t last = run_end(text, piece);
  if (last > end && behind_marks(text, last, piece.end) > last)
    --last;  // that one has a mark on it
  const bool is_stop = c == '.' || c == '!' || c == '?';
  return {last, what, is_stop && last > end ? Doubt::run : Doubt::none};
}

}  // namespace jernih::tokenise
