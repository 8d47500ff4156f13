// Slots and plurals: see the header.
#include "stages/translate_ui/compose/say_phrase.h"

#include <array>

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

void say_phrase(const Document& doc, const Pieces& pieces, const PhraseMatch& match,
                std::string_view english, const Table& small_words, std::string& out,
                std::span<const std::string> inner) {
  std::array<Span, 4> skip;
  std::array<bool, 4> used{};
  bool is_singular = false;  // as the number said last wants it; before that, the first of the row
  for (std::uint32_t i = match.captures; i-- > 0;) {
    const Capture& c = match.slots[i];
    skip[i] = {pieces[c.first].at.begin, pieces[c.last - 1].at.end};
    if (c.kind == SlotKind::number) is_singular = is_one(doc.text(skip[i]));
  }
  const CasePattern pattern =
      case_of(pieces, match.first, match.last, {skip.data(), match.captures});
  CaseWriter writer(pattern, small_words, out);
  while (!english.empty()) {
    const std::size_t space = english.find(' ');
    std::string_view word = english.substr(0, space);
    const std::size_t brace = word.find('{');
    const std::size_t close = word.find('}');
    if (brace != std::string_view::npos && close != std::string_view::npos) {
      writer.words(word.substr(0, brace));
      const std::string_view slot = word.substr(brace, close - brace + 1);
      for (std::uint32_t i = 0; i < match.captures; ++i) {
        if (used[i] || slot_name(match.slots[i].kind) != slot) continue;
        used[i] = true;
        if (match.slots[i].kind == SlotKind::number) is_singular = is_one(doc.text(skip[i]));
        std::string_view value = capture_english(doc, pieces, match.slots[i]);
        if (i < inner.size() && !inner[i].empty()) value = inner[i];
        const bool is_glued = pieces[match.slots[i].first].kind == PieceKind::mark &&
                              !pieces[match.slots[i].first].spaced;
        if (is_glued && out.ends_with(' ')) out.pop_back();
        const std::string_view rest = word.substr(close + 1);
        const bool is_last = space == std::string_view::npos && rest.empty();
        if (is_last) value = cardinal(doc, pieces, match.slots[i], value);
        const bool is_twice = rest.starts_with(kPerCent) || rest.starts_with(kPlus);
        if (is_twice && value.ends_with(rest[0])) value.remove_suffix(1);
        writer.fixed(value);
        break;
      }
      writer.words(word.substr(close + 1));
    } else {
      const std::size_t bar = word.find('|');
      if (bar != std::string_view::npos && bar > 0 && bar + 1 < word.size())
        word = is_singular ? word.substr(0, bar) : word.substr(bar + 1);
      writer.words(word);
    }
    if (space == std::string_view::npos) break;
    out += ' ';
    english.remove_prefix(space + 1);
  }
}

}  // namespace jernih::ui
