// The scanner: see the header.
#include "stages/tokenise/scanner.h"

#include <algorithm>
#include <array>

#include "lexicons/characters.h"
#include "lexicons/fold.h"
#include "stages/tokenise/glued.h"
#include "stages/tokenise/marks.h"

namespace jernih::tokenise {
namespace {

LetterCase case_of(std::string_view word) {
  bool upper = false;
  bool lower = false;
  bool first_upper = false;
  bool upper_later = false;
  bool first = true;
  for (std::size_t i = 0; i < word.size();) {
    const CharClass c = next_class(word, i);
    if (!is_letter(c)) continue;
    const bool is_upper = c == CharClass::upper;
    upper |= is_upper;
    lower |= !is_upper;
    if (first) first_upper = is_upper;
    upper_later |= is_upper && !first;
    first = false;
  }
  if (!upper) return lower ? LetterCase::lower : LetterCase::none;
  if (first_upper && !upper_later) return LetterCase::capitalised;
  return lower ? LetterCase::mixed : LetterCase::upper;
}

constexpr std::size_t kLongestPlainWord = 40;

// What a byte means to the plain scanner.
enum Byte : std::uint8_t {
  kOther = 0,
  kLetter = 1,
  kDigit = 2,
  kBlank = 4,
  kMark = 8,       // always a token of its own, ends every word and number
  kLoneMark = 16,  // the same where its own kind does not follow
  kEdge = 32,      // the same before white space
  kSign = 64,      // of an address: @ # :
};

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
constexpr std::array<std::uint8_t, 256> kBytes = make_bytes();

std::uint8_t byte_at(std::string_view text, std::uint32_t i, std::uint32_t end) {
  return i < end ? kBytes[static_cast<unsigned char>(text[i])] : std::uint8_t{kBlank};
}

// True when the mark at text[i] is one token for certain.
bool is_single(std::string_view text, std::uint32_t i, std::uint32_t end) {
  const std::uint8_t mark = kBytes[static_cast<unsigned char>(text[i])];
  if (i + 1 < end && static_cast<unsigned char>(text[i + 1]) >= 0x80) return false;
  const std::uint8_t next = byte_at(text, i + 1, end);
  if ((mark & kMark) != 0) return true;
  if ((mark & kLoneMark) != 0) return (next & kLoneMark) == 0;
  return (mark & kEdge) != 0 && next == kBlank;
}

// Brings the doubts about tokens from `first` on into the order of their tokens; one for each.
void sort_doubts(std::vector<Doubtful>& doubts, std::size_t first) {
  const auto begin = std::find_if(doubts.begin(), doubts.end(),
                                  [&](const Doubtful& d) { return d.token >= first; });
  const auto before = [](const Doubtful& a, const Doubtful& b) { return a.token < b.token; };
  std::stable_sort(begin, doubts.end(), before);
  const auto same = [](const Doubtful& a, const Doubtful& b) { return a.token == b.token; };
  doubts.erase(std::unique(begin, doubts.end(), same), doubts.end());
}

LetterCase case_of_letters(std::size_t letters, std::size_t upper, bool first_upper) {
  if (upper == 0) return LetterCase::lower;
  if (first_upper && upper == 1) return LetterCase::capitalised;
  return upper == letters ? LetterCase::upper : LetterCase::mixed;
}

}  // namespace

Scanner::Scanner(const Parts& parts) : parts_(parts), words_(parts) {
  for (std::size_t c = 0; c < mark_hashes_.size(); ++c) {
    const char mark = static_cast<char>(c);
    mark_hashes_[c] = word_hash({&mark, 1});
  }
}

Token Scanner::make(std::string_view text, Span at, TokenKind kind, std::uint32_t stop) const {
  Token t;
  t.at = at;
  t.kind = kind;
  const std::string_view surface = slice(text, at);
  t.hash = word_hash(surface.substr(0, surface.size() - stop));
  t.letters = case_of(surface);
  parts_.lexicon().words().prefetch(t.hash);
  return t;
}

// The word of ASCII letters that begins at `begin`; false when its border depends on more.
bool Scanner::plain_word(std::string_view text, std::uint32_t begin, std::uint32_t end,
                         Token& token) const {
  std::array<char, kLongestPlainWord> folded;
  std::uint32_t i = begin;
  std::size_t upper = 0;
  while (i < end && i - begin < folded.size() && is_ascii_letter(text[i])) {
    upper += is_ascii_upper(text[i]) ? 1 : 0;
    folded[i - begin] = static_cast<char>(text[i] | 0x20);
    ++i;
  }
  const std::uint32_t size = i - begin;
  if (size == folded.size()) return false;
  const std::uint8_t next = byte_at(text, i, end);
  if ((next & (kBlank | kMark)) == 0 &&
      !((next & (kLoneMark | kEdge)) != 0 && is_single(text, i, end)))
    return false;
  token.at = {begin, i};
  token.hash = hash_folded({folded.data(), size});
  token.letters = case_of_letters(size, upper, is_ascii_upper(text[begin]));
  if (next == kEdge && text[i] == '.') {  // an abbreviation or an initial keeps its stop
    const std::uint32_t word = parts_.lexicon().words().find(token.hash);
    if (size == 1 ||
        (parts_.uses_of(word, slice(text, token.at)) & (kStopAlways | kStopInEnglish)) != 0)
      return false;
  }
  return true;
}

std::uint32_t Scanner::scan_plain(std::string_view text, std::uint32_t i, std::uint32_t end,
                                  std::vector<Token>& out) const {
  bool glued = false;
  while (i < end) {
    const std::uint8_t byte = kBytes[static_cast<unsigned char>(text[i])];
    if (byte == kBlank) {
      ++i;
      glued = false;
      continue;
    }
    Token token;
    if (byte == kLetter) {
      if (!plain_word(text, i, end, token)) return i;
    } else if (byte == kDigit) {
      std::uint32_t last = i + 1;
      while (last < end && is_ascii_digit(text[last])) ++last;
      const std::uint8_t next = byte_at(text, last, end);
      const bool ends =
          next == kBlank || ((next & (kMark | kLoneMark | kEdge)) != 0 &&
                             is_single(text, last, end) && byte_at(text, last + 1, end) != kDigit);
      if (!ends) return i;
      token.at = {i, last};
      token.kind = TokenKind::number;
      token.hash = hash_folded(slice(text, token.at));
    } else if ((byte & (kMark | kLoneMark | kEdge)) != 0 && is_single(text, i, end)) {
      token.at = {i, i + 1};
      token.kind = TokenKind::punctuation;
      token.hash = mark_hashes_[static_cast<unsigned char>(text[i])];
    } else {
      return i;
    }
    token.glued = glued;
    parts_.lexicon().words().prefetch(token.hash);
    out.push_back(token);
    glued = true;
    i = token.at.end;
  }
  return i;
}

// End of the stretch without white space from `i` on; notes whether it may hold an address.
std::uint32_t Scanner::piece_end(std::string_view text, std::uint32_t i, std::uint32_t end) {
  std::uint8_t seen = 0;
  const std::uint32_t begin = i;
  while (i < end) {
    const auto b = static_cast<unsigned char>(text[i]);
    if (b < 0x80) {
      if (kBytes[b] == kBlank) break;
      seen |= kBytes[b];
      ++i;
      continue;
    }
    std::size_t next = i;
    if (next_class(text, next) == CharClass::space) break;
    i = static_cast<std::uint32_t>(std::min<std::size_t>(next, end));
  }
  may_hold_address_ = (seen & kSign) != 0 || begins_web(text.substr(begin, i - begin));
  return i;
}

void Scanner::scan(std::string_view text, Span segment, std::vector<Token>& out,
                   std::vector<Doubtful>& doubts) {
  const std::size_t first = out.size();
  for (std::uint32_t i = segment.begin; i < segment.end;) {
    const std::uint32_t plain_end = scan_plain(text, i, segment.end, out);
    const bool glued =
        plain_end > segment.begin && out.size() > first && out.back().at.end == plain_end;
    i = plain_end;
    if (i >= segment.end) break;
    std::size_t next = i;
    if (next_class(text, next) == CharClass::space) {
      i = static_cast<std::uint32_t>(std::min<std::size_t>(next, segment.end));
      continue;
    }
    const std::uint32_t end = piece_end(text, i, segment.end);
    const std::size_t begin = out.size();
    scan_piece(text, {i, end}, out, doubts);
    for (std::size_t k = begin; k < out.size(); ++k) out[k].glued = k > begin || glued;
    i = end;
  }
  const WordTable& words = parts_.lexicon().words();
  const std::size_t first_glued = doubts.size();
  for (std::size_t k = first; k < out.size(); ++k) {
    out[k].word = words.find(out[k].hash);
    if (out[k].word == 0 && out[k].kind == TokenKind::word &&
        glued_at(slice(text, out[k].at), parts_) > 0)
      doubts.push_back({static_cast<std::uint32_t>(k), Doubt::glued});
  }
  if (doubts.size() > first_glued) sort_doubts(doubts, first);
}

void Scanner::scan_piece(std::string_view text, Span piece, std::vector<Token>& out,
                         std::vector<Doubtful>& doubts) {
  if (!may_hold_address_) return scan_stretch(text, piece, out, doubts);
  addresses_.clear();
  find_addresses(text, piece, addresses_);
  std::uint32_t at = piece.begin;
  for (const Address& a : addresses_) {
    if (at < a.at.begin) scan_stretch(text, {at, a.at.begin}, out, doubts);
    out.push_back(make(text, a.at, a.kind));
    at = a.at.end;
  }
  if (at < piece.end) scan_stretch(text, {at, piece.end}, out, doubts);
}

void Scanner::scan_stretch(std::string_view text, Span stretch, std::vector<Token>& out,
                           std::vector<Doubtful>& doubts) {
  for (std::uint32_t i = stretch.begin; i < stretch.end;) {
    std::size_t next = i;
    const CharClass c = next_class(text, next);
    const Span rest{i, stretch.end};
    if (is_letter(c) || c == CharClass::digit || c == CharClass::mark || c == CharClass::joiner) {
      const Word word = words_.read(text, rest);
      if (word.doubt != Doubt::none)
        doubts.push_back({static_cast<std::uint32_t>(out.size()), word.doubt});
      out.push_back(make(text, {i, word.end}, word.kind, word.doubt == Doubt::stop ? 1 : 0));
      i = word.end;
    } else {
      const Mark mark = read_mark(text, rest, parts_);
      if (mark.doubt != Doubt::none)
        doubts.push_back({static_cast<std::uint32_t>(out.size()), mark.doubt});
      out.push_back(make(text, {i, mark.end}, mark.kind));
      i = mark.end;
    }
  }
}

}  // namespace jernih::tokenise
