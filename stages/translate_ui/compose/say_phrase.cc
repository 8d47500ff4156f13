// Slots take what was captured; "hour|hours" follows the number said last.
#include "stages/translate_ui/compose/say_phrase.h"

#include <array>

#include "lexicons/tables/table.h"
#include "pipeline/model/document.h"

namespace jernih::ui {
namespace {

constexpr std::string_view kPerCent = "%";
constexpr std::string_view kPlus = "+";

// What a number took in that the row says itself: "1rb+", "4,8 dari 5".
constexpr std::string_view kBehindNumber = " +/";
constexpr std::size_t kOrdinalEnding = 2;  // "20th"

// The English of a number without the ending of an ordinal: "halaman ke-3" is page 3.
std::string_view cardinal(const Document& doc, const Pieces& pieces, const Capture& c,
                          std::string_view english) {
  const Piece& p = pieces[c.first];
  if (c.kind != SlotKind::number || p.found == kNone) return english;
  const std::string_view value = doc.annotations[p.found].value;
  const bool is_ordinal = !value.empty() && english.size() == value.size() + kOrdinalEnding &&
                          english.starts_with(value);
  return is_ordinal ? value : english;
}

bool is_one(std::string_view number) {
  while (!number.empty() && (number.front() < '0' || number.front() > '9')) number.remove_prefix(1);
  return number == "1";
}

}  // namespace

std::string_view capture_english(const Document& doc, const Pieces& pieces,
                                 const Capture& capture) {
  const Piece& p = pieces[capture.first];
  if (p.found != kNone && p.found_end == capture.last) {
    const Annotation& a = doc.annotations[p.found];
    if (!a.english.empty()) return a.english;
  } else if (p.found != kNone && capture.kind == SlotKind::number) {
    const std::string_view english = doc.annotations[p.found].english;
    if (!english.empty()) return english.substr(0, english.find_first_of(kBehindNumber));
  }
  return doc.text(Span{p.at.begin, pieces[capture.last - 1].at.end});
}

namespace {

// Says one row: its words in the case pattern of the source, its slots as they were captured.
class PhraseSayer {
 public:
  PhraseSayer(const Document& doc, const Pieces& pieces, const PhraseMatch& match,
              std::span<const std::string> inner, std::string& out)
      : doc_(doc), pieces_(pieces), match_(match), inner_(inner), out_(out) {
    for (std::uint32_t i = match.captures; i-- > 0;) {
      const Capture& c = match.slots[i];
      source_[i] = {pieces[c.first].at.begin, pieces[c.last - 1].at.end};
      if (c.kind == SlotKind::number) is_singular_ = is_one(doc.text(source_[i]));
    }
  }

  void say(std::string_view english, const Table& small_words) {
    const CasePattern pattern =
        case_of(pieces_, match_.first, match_.last, {source_.data(), match_.captures});
    CaseWriter writer(pattern, small_words, out_);
    while (!english.empty()) {
      const std::size_t space = english.find(' ');
      say_word(english.substr(0, space), space == std::string_view::npos, writer);
      if (space == std::string_view::npos) break;
      out_ += ' ';
      english.remove_prefix(space + 1);
    }
  }

 private:
  // A word of the row: plain, "hour|hours" by the number, or with a slot in it ("({number})").
  void say_word(std::string_view word, bool is_last, CaseWriter& writer) {
    const std::size_t brace = word.find('{');
    const std::size_t close = word.find('}');
    if (brace != std::string_view::npos && close != std::string_view::npos) {
      writer.words(word.substr(0, brace));
      say_slot(word.substr(brace, close - brace + 1), word.substr(close + 1), is_last, writer);
      writer.words(word.substr(close + 1));
      return;
    }
    const std::size_t bar = word.find('|');
    if (bar != std::string_view::npos && bar > 0 && bar + 1 < word.size())
      word = is_singular_ ? word.substr(0, bar) : word.substr(bar + 1);
    writer.words(word);
  }

  // The first capture of this kind that was not said yet; `rest` stands behind it in the row.
  void say_slot(std::string_view slot, std::string_view rest, bool is_last, CaseWriter& writer) {
    for (std::uint32_t i = 0; i < match_.captures; ++i) {
      const Capture& capture = match_.slots[i];
      if (is_said_[i] || slot_name(capture.kind) != slot) continue;
      is_said_[i] = true;
      if (capture.kind == SlotKind::number) is_singular_ = is_one(doc_.text(source_[i]));
      std::string_view value = capture_english(doc_, pieces_, capture);
      if (i < inner_.size() && !inner_[i].empty()) value = inner_[i];
      const Piece& first = pieces_[capture.first];
      const bool is_glued = first.kind == PieceKind::mark && !first.spaced;
      if (is_glued && out_.ends_with(' ')) out_.pop_back();
      if (is_last && rest.empty()) value = cardinal(doc_, pieces_, capture, value);
      const bool is_twice = rest.starts_with(kPerCent) || rest.starts_with(kPlus);
      if (is_twice && value.ends_with(rest[0])) value.remove_suffix(1);
      writer.fixed(value);
      return;
    }
  }

  const Document& doc_;
  const Pieces& pieces_;
  const PhraseMatch& match_;
  std::span<const std::string> inner_;
  std::string& out_;
  std::array<Span, 4> source_;  // of the captures
  std::array<bool, 4> is_said_{};
  bool is_singular_ = false;  // as the number said last wants it; before that, the first of the row
};

}  // namespace

void say_phrase(const Document& doc, const Pieces& pieces, const PhraseMatch& match,
                std::string_view english, const Table& small_words, std::string& out,
                std::span<const std::string> inner) {
  PhraseSayer(doc, pieces, match, inner, out).say(english, small_words);
}

}  // namespace jernih::ui
