#include "stages/tokenise/addresses.h"

#include <algorithm>

#include "lexicons/matching/characters.h"
#include "stages/tokenise/marks.h"
#include "stages/tokenise/word_reader.h"

namespace jernih::tokenise {
namespace {

constexpr std::uint32_t kLongestScheme = 12;
constexpr std::string_view kOpeners = "(\"'[<";

bool is_name_byte(char c) {
  return is_ascii_letter(c) || is_ascii_digit(c) || c == '_' ||
         static_cast<unsigned char>(c) >= 0x80;
}
bool is_local_byte(char c) {
  return is_ascii_letter(c) || is_ascii_digit(c) || c == '_' || c == '.' || c == '+' || c == '-' ||
         c == '%';
}
bool is_host_byte(char c) {
  return is_ascii_letter(c) || is_ascii_digit(c) || c == '_' || c == '.' || c == '-';
}

// A URL takes what follows it but marks that end a sentence or close what stands around it.
std::uint32_t url_end(std::string_view text, std::uint32_t begin, std::uint32_t end) {
  std::uint32_t i = begin;
  while (i < end && text[i] != '<' && text[i] != '>' && text[i] != '"') ++i;
  constexpr std::string_view kTail = ".,;:!?'*])}";
  const auto opened = [&](char open, char close) {
    const std::string_view url = text.substr(begin, i - begin);
    return std::count(url.begin(), url.end(), open) >= std::count(url.begin(), url.end(), close);
  };
  int brackets_left = 4;  // bounds the counting
  while (i > begin && kTail.find(text[i - 1]) != std::string_view::npos) {
    if (text[i - 1] == ')' && (brackets_left-- <= 0 || opened('(', ')'))) break;
    if (i - begin >= 3 && text.substr(i - 3, 3) == "...") break;
    --i;
  }
  return i;
}

class AddressFinder {
 public:
  AddressFinder(std::string_view text, Span piece, std::vector<Address>& out)
      : text_(text), piece_(piece), out_(out), free_(piece.begin) {}

  void run() {
    web_begin(piece_.begin);
    for (std::uint32_t i = std::max(piece_.begin, free_); i < piece_.end; ++i) {
      if (i < free_) continue;
      const char c = text_[i];
      if (c == ':' && text_.substr(i, 3) == "://" && i + 3 < piece_.end) url(i);
      if (c == '@') at_sign(i);
      if (c == '#') hashtag(i);
    }
  }

 private:
  char before(std::uint32_t i) const { return i > free_ ? text_[i - 1] : ' '; }

  void add(std::uint32_t begin, std::uint32_t end, TokenKind kind) {
    free_ = behind_marks(text_, end, piece_.end);
    out_.push_back({{begin, free_}, kind});
  }

  void web_begin(std::uint32_t i) {
    if (!begins_web(slice(text_, piece_))) return;
    while (kOpeners.find(text_[i]) != std::string_view::npos) ++i;
    add(i, url_end(text_, i, piece_.end), TokenKind::url);
  }

  void url(std::uint32_t colon) {
    std::uint32_t begin = colon;
    while (begin > free_ && colon - begin < kLongestScheme && is_ascii_letter(text_[begin - 1]))
      --begin;
    if (colon - begin < 2) return;
    const std::uint32_t end = url_end(text_, begin, piece_.end);
    if (end > colon + 3) add(begin, end, TokenKind::url);
  }

  void at_sign(std::uint32_t at) {
    std::uint32_t end = at + 1;
    while (end < piece_.end && is_host_byte(text_[end])) ++end;
    while (end > at + 1 && (text_[end - 1] == '.' || text_[end - 1] == '-')) --end;
    if (end == at + 1) return;
    std::uint32_t begin = at;
    while (begin > free_ && is_local_byte(text_[begin - 1])) --begin;
    while (begin < at && !is_name_byte(text_[begin])) ++begin;
    if (begin < at)
      add(begin, end, TokenKind::email);
    else if (!is_name_byte(before(at)))
      add(at, end, TokenKind::mention);
  }

  void hashtag(std::uint32_t at) {
    if (is_name_byte(before(at)) || before(at) == '&') return;
    std::size_t next = at + 1;
    if (next >= piece_.end || is_joined(next_class(text_, next))) return;
    const std::uint32_t end = letters_end(text_, at + 1, piece_.end);
    for (std::uint32_t i = at + 1; i < end; ++i)
      if (!is_ascii_digit(text_[i])) return add(at, end, TokenKind::hashtag);
  }

  static bool is_joined(CharClass c) { return c == CharClass::mark || c == CharClass::joiner; }

  std::string_view text_;
  Span piece_;
  std::vector<Address>& out_;
  std::uint32_t free_;  // addresses do not overlap: the next one begins here or later
};

}  // namespace

void find_addresses(std::string_view text, Span piece, std::vector<Address>& out) {
  AddressFinder(text, piece, out).run();
}

bool begins_web(std::string_view piece) {
  std::size_t i = 0;
  while (i < piece.size() && kOpeners.find(piece[i]) != std::string_view::npos) ++i;
  const auto is_w = [&](std::size_t k) { return (piece[k] | 0x20) == 'w'; };
  return piece.size() > i + 5 && is_w(i) && is_w(i + 1) && is_w(i + 2) && piece[i + 3] == '.' &&
         is_name_byte(piece[i + 4]);
}

}  // namespace jernih::tokenise
