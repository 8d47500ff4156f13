// Sentence ends: see the header.
#include "stages/split_segments/sentences.h"

#include <array>

#include "lexicons/characters.h"
#include "lexicons/fold.h"
#include "pipeline/error.h"

namespace jernih::split {
namespace {

constexpr std::size_t kLongestAbbreviation = 24;

constexpr std::array<bool, 256> make_stops() {
  std::array<bool, 256> out{};
  for (const unsigned c : {0x2Eu, 0x21u, 0x3Fu, 0xE2u, 0xE3u, 0xEFu}) out[c] = true;
  return out;
}
// Bytes that can begin . ! ? … 。 ！ ？
constexpr std::array<bool, 256> kStopByte = make_stops();

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
    : lexicon_(lexicon), abbreviations_(lexicon.table("abbreviations")) {
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

bool SentenceSplitter::full_stop_ends(std::string_view text, const Stop& stop, bool starts_upper,
                                      bool starts_digit) const {
  const std::string_view word = word_before(text, stop.sentence, stop.begin);
  const bool has_one_stop = stop.end - stop.begin == 1;
  if (!has_one_stop) return starts_upper || starts_digit;
  if (word.size() == 1 && is_ascii_upper(word[0]) && stop.closed == stop.end) return false;
  const bool begins_sentence = word.data() == text.data() + stop.sentence;
  if (begins_sentence && (is_number(word) || word.size() <= 2)) return false;
  switch (abbreviation(word)) {
    case Follows::name:
    case Follows::word:
      return false;
    case Follows::number:
      return !starts_digit && starts_upper;
    case Follows::end:
      return starts_upper;
    case Follows::none:
      break;
  }
  return starts_upper || starts_digit;
}

bool SentenceSplitter::ends_sentence(std::string_view text, Span line, const Stop& stop) const {
  if (stop.next >= line.end || stop.next == stop.closed) return false;
  std::size_t i = stop.next;
  char32_t c = 0;
  do {
    c = next_char(text, i);
  } while (i < line.end && (is_opener(c) || c == '-' || c == 0x2013 || c == 0x2014));
  const CharClass first = class_of(c);
  const bool starts_digit = first == CharClass::digit;
  const bool starts_upper = first != CharClass::lower && !starts_digit;
  if (stop.mark == '.') return full_stop_ends(text, stop, starts_upper, starts_digit);
  if (stop.mark == 0x2026) return starts_upper;
  return starts_upper || starts_digit || stop.closed == stop.end;
}

void SentenceSplitter::split(std::string_view text, Span line, std::vector<Span>& out) const {
  std::uint32_t begin = line.begin;
  for (std::uint32_t i = line.begin; i < line.end;) {
    if (!kStopByte[static_cast<unsigned char>(text[i])]) {
      ++i;
      continue;
    }
    Stop stop = read_stop(text, line, i);
    if (stop.mark == 0) {
      ++i;
      continue;
    }
    stop.sentence = begin;
    if (ends_sentence(text, line, stop)) {
      out.push_back({begin, stop.closed});
      begin = stop.next;
    }
    i = stop.closed;
  }
  if (begin < line.end) out.push_back({begin, line.end});
}

}  // namespace jernih::split
