// Composed strings: what is put together from words, and when it may be rewritten on a page.
#include <algorithm>
#include <array>

#include "lexicons/tables/fold.h"
#include "pipeline/model/document.h"
#include "stages/translate_ui/string_translator.h"

namespace jernih::ui {
namespace {

constexpr std::uint32_t kLongestPageString = 9;  // pieces put together from words on a page
constexpr std::uint32_t kMostPageWords = 4;      // words in one that is rewritten there
constexpr std::string_view kColon = ":";
constexpr std::uint32_t kFewestHeadlineWords = 5;
constexpr float kGoodInside = 0.6f;     // least confidence inside a slot for anything
constexpr float kSureName = 0.75f;      // and inside a name: all of it is known
constexpr std::uint32_t kMostLeft = 6;  // words of Indonesian without a capital
constexpr std::string_view kByComposition = "composition";
constexpr std::array<std::string_view, 7> kListMarks = {"|",      "\u00B7", "\u2022", ">",
                                                        "\u00BB", "\u203A", "\u2192"};

}  // namespace

// Half a string in English helps nobody. Parts of a list are strings of their own, and so is a
// label with its colon, and the time behind a headline.
void StringTranslator::take_back(std::size_t first_annotation) {
  std::vector<Annotation>& all = doc_->annotations;
  const bool is_list = has_list_mark();
  for (std::size_t i = first_annotation; i < all.size(); ++i)
    if (all[i].by != kByLexicon || !(is_list || is_lead(all[i].at))) all[i].rewritten = false;
  if (is_list || scope_ != Scope::strings) return;
  std::uint32_t words = 0;
  for (const Piece& p : pieces_->all()) {
    if (p.kind == PieceKind::word && p.inside == kNone) ++words;
    const bool is_behind =
        p.found != kNone && p.found_end == pieces_->size() && words >= kFewestHeadlineWords;
    if (p.found != kNone && !is_behind) doc_->annotations[p.found].rewritten = false;
  }
}

// A mark that parts the entries of a list: "Makan di tempat · Bawa pulang".
bool StringTranslator::has_list_mark() const {
  return std::any_of(pieces_->all().begin(), pieces_->all().end(), [&](const Piece& p) {
    const std::string_view mark = doc_->text(p.at);
    return p.kind == PieceKind::mark && p.inside == kNone &&
           std::find(kListMarks.begin(), kListMarks.end(), mark) != kListMarks.end();
  });
}

// A number in a line that is English now, every word of it, is put into English too.
void StringTranslator::rewrite_numbers(std::size_t first_annotation) {
  std::vector<Annotation>& all = doc_->annotations;
  const auto is_said = [&](const Piece& p) {
    return std::any_of(all.begin() + static_cast<std::ptrdiff_t>(first_annotation), all.end(),
                       [&](const Annotation& a) { return a.rewritten && a.at.contains(p.at); });
  };
  bool has_words = false;
  for (const Piece& p : pieces_->all()) {
    if (p.kind != PieceKind::word || p.inside != kNone) continue;
    if (!is_said(p)) return;
    has_words = true;
  }
  if (!has_words) return;
  for (std::uint32_t i = 0; i < pieces_->size(); ++i)
    if (const std::uint32_t found = (*pieces_)[i].found;
        found != kNone && all[found].kind != Annotation::Kind::time)
      rewrite_found(i, true);
}

// A line that stays a sentence of Indonesian keeps its times and strings too, but for the one that
// leads it ("Baca juga: …").
void StringTranslator::leave_prose(std::size_t first_annotation) {
  if (pieces_->size() <= kMostLeft) return;
  std::uint32_t left = 0;
  const std::vector<Annotation>& all = doc_->annotations;
  std::size_t ui = first_annotation;
  for (const Piece& p : pieces_->all()) {
    if (p.kind != PieceKind::word || p.inside != kNone || is_capital(p)) continue;
    while (ui < all.size() && all[ui].at.end <= p.at.begin) ++ui;
    const bool is_said = ui < all.size() && all[ui].rewritten && all[ui].at.contains(p.at);
    if (!is_said && p.language != kEnglish) ++left;
  }
  if (left <= kMostLeft) return;
  for (const Piece& p : pieces_->all())
    if (p.found != kNone) doc_->annotations[p.found].rewritten = false;
  for (std::size_t i = first_annotation; i < all.size(); ++i)
    if (!is_lead(all[i].at)) doc_->annotations[i].rewritten = false;
}

// It begins the line and a colon stands behind it.
bool StringTranslator::is_lead(Span at) const {
  const std::vector<Piece>& all = pieces_->all();
  if (trimmed({0, pieces_->size()}).empty()) return false;
  if (all[trimmed({0, pieces_->size()}).first].at.begin != at.begin) return false;
  const auto behind =
      std::find_if(all.begin(), all.end(), [&](const Piece& p) { return p.at.begin >= at.end; });
  return behind != all.end() && doc_->text(behind->at) == ":";
}

// What a slot holds, in English when that can be said; empty: it stays as it is. One capitalised
// word is a name unless it is known as who writes ("Redaksi").
std::string StringTranslator::inner_english(Range r, SlotKind kind) {
  const float least = kind == SlotKind::name ? kSureName : kGoodInside;
  const Range inner = trimmed(r);
  std::string out;
  if (scope_ < Scope::strings || inner.empty() || inner.last - inner.first > kShortRest) return out;
  const auto text = [&](std::uint32_t from, std::uint32_t to) {
    return from < to ? doc_->text({(*pieces_)[from].at.begin, (*pieces_)[to - 1].at.end})
                     : std::string_view();
  };
  const PhraseMatch match = matcher().whole(inner.first, inner.last);
  const bool is_plain = std::all_of(
      match.slots.begin(), match.slots.begin() + match.captures,
      [](const Capture& c) { return c.kind == SlotKind::number || c.kind == SlotKind::time; });
  if (match && is_plain) {
    const PhraseRow row = knowledge_.book.row(match);
    const bool is_one = inner.last - inner.first == 1;
    if (kind == SlotKind::name && is_one && !traits(row.role).names_who) return {};
    say_phrase(*doc_, *pieces_, match, row.english, knowledge_.small_words, out);
    if (is_same_word(text(inner.first, inner.last), out)) return {};
  } else if (kind == SlotKind::name && inner.last - inner.first == 1) {
    return {};
  } else {
    const Composition c = composer_.compose(*doc_, *pieces_, inner.first, inner.last, out);
    if (!c.is_foreign || c.confidence < least) return {};
    if (scope_ != Scope::all && !is_sure_on_page(inner, c, out)) return {};
  }
  const std::vector<Piece>& all = pieces_->all();
  const Span before{all[r.first].at.begin, all[inner.first].at.begin};
  const Span behind{all[inner.last - 1].at.end, all[r.last - 1].at.end};
  return std::string(doc_->text(before)) + out + std::string(doc_->text(behind));
}

void StringTranslator::composed(Range r) {
  if (r.last - r.first > kLongestPart) return;
  const bool is_page = scope_ != Scope::all;
  const bool was_left = is_left_;
  is_left_ = was_left || is_left(r);
  if (!context_.may_compose ||
      (is_page && (r.last - r.first > kLongestPageString || is_mostly_english(r))))
    return rewrite_left(r);
  english_.clear();
  const Composition c = composer_.compose(*doc_, *pieces_, r.first, r.last, english_);
  evidence_ = c.evidence;
  if (!c.is_changed || (is_page && !c.is_foreign)) return rewrite_left(r);
  const bool is_sure = !is_page || (context_.is_string && is_sure_on_page(r, c, english_) &&
                                    !is_behind_english_label(r));
  if (is_sure) is_left_ = was_left;
  emit(r, kByComposition, c.confidence, Role::none, c.rule, is_sure);
}

// Times and numbers of a string whose words stay; not inside a short one of Indonesian ("Tutup
// pukul 21.00"): only a headline is a thing of its own beside the time behind it.
void StringTranslator::rewrite_left(Range r) {
  if (scope_ != Scope::strings || !is_left(r, true)) return rewrite_all_found(r);
  std::uint32_t words = 0;
  for (std::uint32_t i = r.first; i < r.last; ++i)
    if ((*pieces_)[i].kind == PieceKind::word && (*pieces_)[i].inside == kNone) ++words;
  const bool is_behind =
      (*pieces_)[r.last - 1].inside != kNone && (*pieces_)[r.first].inside == kNone;
  if (words >= kFewestHeadlineWords && is_behind) rewrite_all_found(r);
}

// "Size: kurang lebih …": what stands behind a label is left as it would be had the label been
// Indonesian, whatever that would have been; so that the program leaves its own English alone.
bool StringTranslator::is_behind_english_label(Range r) const {
  std::uint32_t colon = r.first;
  while (colon > 0 && doc_->text((*pieces_)[colon].at) != kColon) --colon;
  const auto is_english = [&](const Piece& p) {
    if (p.kind != PieceKind::word) return true;
    const std::uint64_t flags = knowledge_.lexicon.words().info(p.word).flags;
    return (flags & kEnglishWord) != 0;
  };
  return colon > 0 &&
         std::all_of(pieces_->all().begin(), pieces_->all().begin() + colon, is_english);
}

// On a page a wrong English is worse than none: a few words, all of them known, that the grammar
// joins, with no capital that could be a name's or a headline's.
bool StringTranslator::is_sure_on_page(Range r, const Composition& c, std::string_view said) const {
  if (!c.is_known || !c.is_whole || c.confidence < page_threshold_) return false;
  const std::string_view last = said.substr(said.rfind(' ') + 1);
  if (knowledge_.small_words.exact(last).rows > 0) return false;  // "click for a list of"
  const Piece& first = (*pieces_)[r.first];
  std::uint32_t words = 0;
  std::uint32_t numbers = 0;
  for (std::uint32_t i = r.first; i < r.last; ++i) {
    const Piece& p = (*pieces_)[i];
    if (p.found != kNone) ++numbers;
    if (p.inside == kNone && (p.kind == PieceKind::number || p.kind == PieceKind::verbatim))
      return false;
    if (p.kind != PieceKind::word || p.inside != kNone) continue;
    const bool is_raised = is_capital(p) && p.language != kEnglish;
    if (is_raised && (words > 0 || p.letters != LetterCase::capitalised)) return false;
    ++words;
  }
  const bool is_counted = first.found != kNone;  // "22 cm ..."
  if (is_counted && (words > 1 || first.found_end > r.first + 1)) return false;
  if (context_.wants_number && numbers == 0) return false;
  return words <= kMostPageWords && words + numbers > 1;
}

// Indonesian words stand in it; `with_capitals`: those with a capital count too, unless they are
// known as names.
bool StringTranslator::is_left(Range r, bool with_capitals) const {
  for (std::uint32_t i = r.first; i < r.last; ++i) {
    const Piece& p = (*pieces_)[i];
    if (p.kind != PieceKind::word || p.inside != kNone || p.language == kEnglish) continue;
    const std::uint64_t flags = knowledge_.lexicon.words().info(p.word).flags;
    const bool is_name = (flags & (kIndonesianName | kEnglishName | kEnglishWord)) != 0;
    const bool is_known = (flags & kIndonesianWord) != 0;
    const bool is_ours = is_known || (p.language == kIndonesian && !is_capital(p));
    if (is_ours && (!is_capital(p) || (with_capitals && !is_name))) return true;
  }
  return false;
}

// Upper case and title case do not tell a title from the rest of a short string; its words do.
bool StringTranslator::is_well_composed(Range r) {
  constexpr float kWell = 0.65f;
  english_.clear();
  const Composition c = composer_.compose(*doc_, *pieces_, r.first, r.last, english_);
  return c.is_foreign && c.confidence >= kWell;
}

}  // namespace jernih::ui
