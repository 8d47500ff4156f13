#include "stages/tokenise/plain.h"

#include <algorithm>
#include <bit>

#include "lexicons/matching/characters.h"
#include "lexicons/tables/fold.h"
#include "lexicons/tables/short_hash.h"
#include "stages/tokenise/letters.h"
#include "stages/tokenise/marks.h"

namespace jernih::tokenise {
namespace {

constexpr std::uint32_t kLongestPlainWord = 39;
constexpr unsigned char kQuoteLead = 0xE2;  // U+2000 to U+203F are E2 80 80 to E2 80 BF
constexpr unsigned char kQuoteSecond = 0x80;
constexpr unsigned char kApostrophe = 0x99;    // last byte of U+2019, which may join letters
constexpr unsigned char kLatinLetters = 0xC3;  // lead byte of U+00C0 to U+00FF

// What a byte means here; everything else stops the scanner.
enum Byte : std::uint8_t {
  kOther = 0,
  kLetter = 1,
  kDigit = 2,
  kBlank = 4,
  kMark = 8,   // ends what stands before it, and is a token of its own
  kRun = 16,   // the same, but several alike are one token
  kEdge = 32,  // ends what stands before it where no word follows
  kIn = 64,    // part of a word, but no begin of one: _
};

constexpr std::array<std::uint8_t, 256> make_bytes() {
  std::array<std::uint8_t, 256> out{};
  const auto put = [&](std::string_view chars, std::uint8_t kind) {
    for (const char c : chars) out[static_cast<unsigned char>(c)] = kind;
  };
  for (unsigned c = 0; c < 128; ++c) {
    if (is_ascii_letter(static_cast<char>(c))) out[c] = kLetter;
    if (is_ascii_digit(static_cast<char>(c))) out[c] = kDigit;
  }
  put(" \t\n\v\f\r", kBlank);
  put(",;()[]{}\"|^%\\", kMark);
  put("!?*~+<>=`", kRun);
  put(".-/:'&", kEdge);
  put("_", kIn);
  return out;
}
constexpr std::array<std::uint8_t, 256> kBytes = make_bytes();

std::uint8_t byte_at(std::string_view text, std::uint32_t i, std::uint32_t end) {
  return i < end ? kBytes[static_cast<unsigned char>(text[i])] : std::uint8_t{kBlank};
}

// Two marks that make one token.
bool runs_on(char mark, char next) {
  const bool is_dash = mark == '-' || mark == '=';
  const bool is_cry = mark == '!' || mark == '?';
  return (mark == next &&
          (is_dash || kBytes[static_cast<unsigned char>(mark)] == kRun || mark == '.')) ||
         (is_dash && (next == '-' || next == '=')) || (is_cry && (next == '!' || next == '?'));
}

// The last byte of the character of U+2000 to U+203F that stands at text[i]; 0: another one.
unsigned char quote_byte(std::string_view text, std::uint32_t i, std::uint32_t end) {
  if (i + 2 >= end || static_cast<unsigned char>(text[i]) != kQuoteLead ||
      static_cast<unsigned char>(text[i + 1]) != kQuoteSecond)
    return 0;
  return static_cast<unsigned char>(text[i + 2]);
}

}  // namespace

PlainScanner::PlainScanner(const TokenParts& parts)
    : parts_(parts), words_(parts.lexicon().words()) {
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

// The hash of the mark of U+2000 to U+203F that stands at text[i]; 0: something else does.
std::uint64_t PlainScanner::quote_mark(std::string_view text, std::uint32_t i,
                                       std::uint32_t end) const {
  const unsigned char last = quote_byte(text, i, end);
  return last == 0 ? 0 : quotes_[last & 0x3F];
}

// True when nothing that stands at text[i] can belong to the mark before it.
bool PlainScanner::is_apart(std::string_view text, std::uint32_t i, std::uint32_t end) const {
  if (i >= end) return true;
  const auto byte = static_cast<unsigned char>(text[i]);
  return byte < 0x80 || byte == kLatinLetters || quote_mark(text, i, end) != 0;
}

// True when the ASCII mark at text[i] is one token for certain.
bool PlainScanner::is_single(std::string_view text, std::uint32_t i, std::uint32_t end) const {
  if (i + 1 >= end) return true;
  const char mark = text[i];
  const char next = text[i + 1];
  if (!is_apart(text, i + 1, end) || runs_on(mark, next)) return false;
  if (mark == '+' && is_ascii_digit(next)) return false;  // a telephone number
  return !parts_.may_begin_emoticon(mark, next) || emoticon_end(text, {i, end}, parts_) == i;
}

// True when a word or number ends before text[i], whatever stands behind that.
bool PlainScanner::ends_before(std::string_view text, std::uint32_t i, std::uint32_t end,
                               bool is_number) const {
  const std::uint8_t byte = byte_at(text, i, end);
  if ((byte & (kBlank | kRun)) != 0) return true;
  const std::uint8_t next = byte_at(text, i + 1, end);
  if (byte == kMark) return !is_number || text[i] != ',' || next != kDigit;
  if (byte == kEdge) {
    if (next == kOther) return quote_mark(text, i + 1, end) != 0;
    if (text[i] == '.' && i + 1 < end && text[i + 1] == '.') return false;
    if (text[i] == ':' && i + 1 < end && text[i + 1] == '/') return false;
    return (next & (kLetter | kDigit | kIn)) == 0;
  }
  const std::uint64_t quote = quote_mark(text, i, end);
  return quote != 0 && static_cast<unsigned char>(text[i + 2]) != kApostrophe;
}

// The word of ASCII letters, or the number of digits, that begins at rest.begin; false when its
// border depends on more.
bool PlainScanner::read_word(std::string_view text, Span rest, Tokens& out) const {
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
  const std::string_view surface = text.substr(rest.begin, size);
  const bool is_short = size <= Bytes16::kSize;
  const std::uint64_t hash =
      is_short ? hash_short(bytes.lower().first(size), size) : word_hash(surface);
  const std::uint32_t letters = (1u << std::min(size, run)) - 1;
  const std::uint32_t upper = bytes.between('A', 'Z') & letters;
  if (!is_number && end < rest.end && text[end] == '.' &&
      (size == 1 || parts_.keeps_stop(words_.find(hash), (upper & 1) == 0)))
    return false;
  words_.prefetch(hash);
  Token& token = out.emplace_back();
  token.at = {rest.begin, end};
  token.hash = hash;
  token.kind = is_number ? TokenKind::number : TokenKind::word;
  token.letters = is_number  ? LetterCase::none
                  : is_short ? case_of(letters, upper)
                             : case_of(surface);
  return true;
}

// A single mark, of ASCII or of U+2000 to U+203F.
bool PlainScanner::read_mark(std::string_view text, Span rest, Tokens& out) const {
  const auto byte = static_cast<unsigned char>(text[rest.begin]);
  const bool is_ascii = byte < 0x80;
  const std::uint32_t size = is_ascii ? 1 : 3;
  std::uint64_t hash = 0;
  if (!is_ascii) {
    hash = quote_mark(text, rest.begin, rest.end);
    if (hash == 0 || !is_apart(text, rest.begin + size, rest.end)) return false;
  } else {
    hash = marks_[byte];
    if ((kBytes[byte] & (kMark | kRun | kEdge)) == 0 || !is_single(text, rest.begin, rest.end))
      return false;
  }
  words_.prefetch(hash);
  const bool is_symbol = is_ascii && kAsciiClass[byte] == CharClass::symbol;
  Token& token = out.emplace_back();
  token.at = {rest.begin, rest.begin + size};
  token.hash = hash;
  token.kind = is_symbol ? TokenKind::symbol : TokenKind::punctuation;
  return true;
}

// Nearly every token of running text: up to 15 ASCII letters before white space.
inline bool PlainScanner::read_short_word(std::string_view text, Span rest, Tokens& out) const {
  const Bytes16 bytes = Bytes16::load(text, rest.begin);
  const auto size = static_cast<std::uint32_t>(std::countr_one(bytes.letters()));
  if (size >= rest.size() || size == Bytes16::kSize ||
      kBytes[static_cast<unsigned char>(text[rest.begin + size])] != kBlank)
    return false;
  const std::uint64_t hash = hash_short(bytes.lower().first(size), size);
  words_.prefetch(hash);
  const std::uint32_t letters = (1u << size) - 1;
  Token& token = out.emplace_back();
  token.at = {rest.begin, rest.begin + size};
  token.hash = hash;
  token.letters = case_of(letters, bytes.between('A', 'Z') & letters);
  return true;
}

std::uint32_t PlainScanner::scan(std::string_view text, Span span, Tokens& out) const {
  bool glued = false;
  std::uint32_t i = span.begin;
  while (i < span.end) {
    const std::uint8_t byte = kBytes[static_cast<unsigned char>(text[i])];
    if (byte == kBlank) {
      ++i;
      glued = false;
      continue;
    }
    const Span rest{i, span.end};
    if (byte == kLetter && read_short_word(text, rest, out)) {
      out.back().glued = glued;
      i = out.back().at.end + 1;
      glued = false;
      continue;
    }
    if (!((byte & (kLetter | kDigit)) != 0 ? read_word(text, rest, out)
                                           : read_mark(text, rest, out)))
      return i;
    out.back().glued = glued;
    glued = true;
    i = out.back().at.end;
  }
  return i;
}

}  // namespace jernih::tokenise
