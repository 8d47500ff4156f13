// Plain tokens: see the header.
#include "stages/tokenise/plain.h"

#include <algorithm>
#include <bit>

#include "lexicons/characters.h"
#include "lexicons/fold.h"
#include "stages/tokenise/letters.h"

namespace jernih::tokenise {
namespace {

constexpr std::uint32_t kLongestPlainWord = 39;
constexpr unsigned char kQuoteLead = 0xE2;  // U+2000 to U+203F are E2 80 80 to E2 80 BF
constexpr unsigned char kQuoteSecond = 0x80;
constexpr unsigned char kApostrophe = 0x99;    // last byte of U+2019, which may join letters
constexpr unsigned char kLatinLetters = 0xC3;  // lead byte of U+00C0 to U+00FF

constexpr std::array<std::uint8_t, 256> make_bytes() {
  std::array<std::uint8_t, 256> out{};
  for (unsigned c = 0; c < 128; ++c) {
    const char ch = static_cast<char>(c);
    if (is_ascii_letter(ch)) out[c] = kLetter;
    if (is_ascii_digit(ch)) out[c] = kDigit;
    if (c == ' ' || (c >= 9 && c <= 13)) out[c] = kBlank;
    if (std::string_view(",;()[]{}\"").find(ch) != std::string_view::npos) out[c] = kMark;
    if (std::string_view("!?").find(ch) != std::string_view::npos) out[c] = kLoneMark;
    if (std::string_view(".-/").find(ch) != std::string_view::npos) out[c] = kEdge;
    if (std::string_view("@#").find(ch) != std::string_view::npos) out[c] = kSign;
    if (ch == ':') out[c] = kEdge | kSign;
  }
  return out;
}

std::uint8_t byte_at(std::string_view text, std::uint32_t i, std::uint32_t end) {
  return i < end ? kBytes[static_cast<unsigned char>(text[i])] : std::uint8_t{kBlank};
}

// The last byte of the character of U+2000 to U+203F that stands at text[i]; 0: another one.
unsigned char quote_byte(std::string_view text, std::uint32_t i, std::uint32_t end) {
  if (i + 2 >= end || static_cast<unsigned char>(text[i]) != kQuoteLead ||
      static_cast<unsigned char>(text[i + 1]) != kQuoteSecond)
    return 0;
  return static_cast<unsigned char>(text[i + 2]);
}

// `upper` has a bit for each letter that is upper-case.
LetterCase case_of_ascii(std::uint32_t upper, std::uint32_t size) {
  if (upper == 0) return LetterCase::lower;
  if (upper == 1) return LetterCase::capitalised;
  return upper == (1u << size) - 1 ? LetterCase::upper : LetterCase::mixed;
}

}  // namespace

const std::array<std::uint8_t, 256> kBytes = make_bytes();

PlainScanner::PlainScanner(const Parts& parts) : parts_(parts), words_(parts.lexicon().words()) {
  for (std::size_t c = 0; c < marks_.size(); ++c) {
    const char mark = static_cast<char>(c);
    marks_[c] = word_hash({&mark, 1});
  }
  for (std::size_t k = 0; k < quotes_.size(); ++k) {
    const std::array<char, 3> quote = {'\xE2', '\x80', static_cast<char>(0x80 + k)};
    const bool is_mark = class_of(static_cast<char32_t>(0x2000 + k)) == CharClass::punctuation;
    quotes_[k] = is_mark ? word_hash({quote.data(), quote.size()}) : 0;
  }
}

// True when nothing that stands at text[i] can belong to the mark before it.
bool PlainScanner::is_apart(std::string_view text, std::uint32_t i, std::uint32_t end) const {
  if (i >= end) return true;
  const auto byte = static_cast<unsigned char>(text[i]);
  if (byte < 0x80 || byte == kLatinLetters) return true;
  const unsigned char quote = quote_byte(text, i, end);
  return quote != 0 && quotes_[quote & 0x3F] != 0;
}

// True when the ASCII mark at text[i] is one token for certain.
bool PlainScanner::is_single(std::string_view text, std::uint32_t i, std::uint32_t end) const {
  const std::uint8_t mark = kBytes[static_cast<unsigned char>(text[i])];
  if (!is_apart(text, i + 1, end)) return false;
  const std::uint8_t next = byte_at(text, i + 1, end);
  if ((mark & kMark) != 0) return true;
  if ((mark & kLoneMark) != 0) return (next & kLoneMark) == 0;
  return (mark & kEdge) != 0 && next == kBlank;
}

// True when a word or number ends before text[i], whatever stands behind that.
bool PlainScanner::ends_before(std::string_view text, std::uint32_t i, std::uint32_t end,
                               bool is_number) const {
  const std::uint8_t next = byte_at(text, i, end);
  if (next == kBlank || (next == kMark && !is_number)) return true;
  if ((next & (kMark | kLoneMark | kEdge)) != 0)
    return is_single(text, i, end) && !(is_number && byte_at(text, i + 1, end) == kDigit);
  const unsigned char quote = quote_byte(text, i, end);
  return quote != 0 && quote != kApostrophe && quotes_[quote & 0x3F] != 0;
}

// The word of ASCII letters, or the number of digits, that begins at rest.begin; false when its
// border depends on more.
bool PlainScanner::read_word(std::string_view text, Span rest, Token& token) const {
  const Bytes16 bytes = Bytes16::load(text, rest.begin);
  const bool is_number = is_ascii_digit(text[rest.begin]);
  const std::uint32_t same = is_number ? bytes.between('0', '9') : bytes.letters();
  const auto run = static_cast<std::uint32_t>(std::countr_one(same));
  std::uint32_t size = std::min(run, rest.size());
  if (run == Bytes16::kSize) {
    const std::uint8_t kind = is_number ? kDigit : kLetter;
    while (byte_at(text, rest.begin + size, rest.end) == kind) ++size;
    if (size > kLongestPlainWord) return false;
  }
  const std::uint32_t end = rest.begin + size;
  if (!ends_before(text, end, rest.end, is_number)) return false;
  token.at = {rest.begin, end};
  const bool is_short = size <= Bytes16::kSize;
  token.hash = is_short ? hash_short(bytes.lower().first(size), size)
                        : word_hash(text.substr(rest.begin, size));
  words_.prefetch(token.hash);
  if (is_number) {
    token.kind = TokenKind::number;
    return true;
  }
  const std::uint32_t upper = bytes.between('A', 'Z') & ((1u << std::min(size, run)) - 1);
  token.letters = is_short ? case_of_ascii(upper, size) : case_of(text.substr(rest.begin, size));
  if (end >= rest.end || text[end] != '.') return true;
  return size > 1 && !parts_.keeps_stop(words_.find(token.hash), (upper & 1) == 0);
}

// A single mark, of ASCII or of U+2000 to U+203F.
bool PlainScanner::read_mark(std::string_view text, Span rest, Token& token) const {
  const auto byte = static_cast<unsigned char>(text[rest.begin]);
  const unsigned char quote = quote_byte(text, rest.begin, rest.end);
  const bool is_mark =
      (kBytes[byte] & (kMark | kLoneMark | kEdge)) != 0
          ? is_single(text, rest.begin, rest.end)
          : quote != 0 && quotes_[quote & 0x3F] != 0 && is_apart(text, rest.begin + 3, rest.end);
  if (!is_mark) return false;
  token.at = {rest.begin, rest.begin + (byte < 0x80 ? 1 : 3)};
  token.hash = byte < 0x80 ? marks_[byte] : quotes_[quote & 0x3F];
  words_.prefetch(token.hash);
  token.kind = TokenKind::punctuation;
  return true;
}

// Nearly every token of running text: up to 15 ASCII letters before white space.
inline bool PlainScanner::read_short_word(std::string_view text, Span rest, Token& token) const {
  const Bytes16 bytes = Bytes16::load(text, rest.begin);
  const auto size = static_cast<std::uint32_t>(std::countr_one(bytes.letters()));
  if (size >= rest.size() || size == Bytes16::kSize ||
      kBytes[static_cast<unsigned char>(text[rest.begin + size])] != kBlank)
    return false;
  token.at = {rest.begin, rest.begin + size};
  token.hash = hash_short(bytes.lower().first(size), size);
  words_.prefetch(token.hash);
  token.letters = case_of_ascii(bytes.between('A', 'Z') & ((1u << size) - 1), size);
  return true;
}

std::uint32_t PlainScanner::scan(std::string_view text, Span span, std::vector<Token>& out) const {
  bool glued = false;
  std::uint32_t i = span.begin;
  while (i < span.end) {
    const std::uint8_t byte = kBytes[static_cast<unsigned char>(text[i])];
    if (byte == kBlank) {
      ++i;
      glued = false;
      continue;
    }
    Token token;
    token.glued = glued;
    const Span rest{i, span.end};
    if (byte == kLetter && read_short_word(text, rest, token)) {
      out.push_back(token);
      i = token.at.end + 1;
      glued = false;
      continue;
    }
    const bool is_plain = (byte & (kLetter | kDigit)) != 0 ? read_word(text, rest, token)
                                                           : read_mark(text, rest, token);
    if (!is_plain) return i;
    out.push_back(token);
    glued = true;
    i = token.at.end;
  }
  return i;
}

}  // namespace jernih::tokenise
