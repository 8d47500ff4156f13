// What each piece of a string may be: the leaves of the Composer's chart.
#include <algorithm>

#include "lexicons/fold.h"
#include "stages/translate_ui/compose.h"

namespace jernih::ui {
namespace {

constexpr float kWord = 0.4f;  // every leaf costs, so that longer ones win
constexpr float kStem = 0.3f;  // taken apart
constexpr float kPhrase = 0.5f;
constexpr float kDoubtWord = 0.06f;
constexpr float kDoubtStem = 0.12f;
constexpr std::size_t kShortestStem = 3;
constexpr std::size_t kLongestWord = 40;
constexpr std::string_view kNothing = "-";
constexpr std::string_view kPlural = "pl";
constexpr std::string_view kActive = "act";

}  // namespace

Composer::Composer(const Lexicon& lexicon, const PhraseBook& book, const Grammar& grammar,
                   const Table& small_words)
    : lexicon_(lexicon),
      book_(book),
      grammar_(grammar),
      small_words_(small_words),
      glosses_(lexicon.table("glosses")),
      words_(lexicon.table("grammar_words")),
      time_words_(lexicon.table("time_words")),
      pos_(glosses_.column("pos")),
      english_(glosses_.column("english")),
      forms_(glosses_.column("forms")),
      flags_(glosses_.column("flags")),
      word_category_(words_.column("category")),
      word_english_(words_.column("english")),
      word_forms_(words_.column("forms")) {
  for (std::uint32_t row = 0; row < words_.size(); ++row) {
    const Category c = grammar_.category(words_.cell(row, word_category_));
    if (c == grammar_.ending)
      endings_.push_back(words_.cell(row, words_.column("indonesian")).substr(1));
    if (c == grammar_.suffix || c == grammar_.suffix_possessive)
      suffixes_.push_back({words_.cell(row, words_.column("indonesian")).substr(1),
                           words_.cell(row, word_english_)});
  }
  const Table& prefixes = lexicon.table("grammar_prefixes");
  for (std::uint32_t row = 0; row < prefixes.size(); ++row) {
    const auto cell = [&](std::string_view column) {
      const std::string_view value = prefixes.cell(row, prefixes.column(column));
      return value == kNothing ? std::string_view() : value;
    };
    prefixes_.push_back(
        {cell("prefix"), cell("restored"), cell("form"), grammar_.category(cell("category"))});
  }
}

// One of the pieces is a word that English has not.
bool Composer::has_foreign(std::uint32_t first, std::uint32_t last) const {
  for (std::uint32_t i = first; i < last; ++i) {
    const Piece& p = (*pieces_)[i];
    const std::uint64_t flags = lexicon_.words().info(p.word).flags;
    if (p.kind == PieceKind::word && (flags & (kEnglishWord | kEnglishName)) == 0) return true;
  }
  return false;
}

void Composer::add_leaf(Category category, float cost, Leaf leaf) {
  const std::uint32_t size = leaf.last - leaf.first;
  if (size == 0 || size > kMaxSpan || category == 0) return;
  leaf.category = category;
  leaf.is_glued = !(*pieces_)[leaf.first].spaced && leaf.first > base_;
  if (!leaf.is_fixed && leaf.is_changed && leaf.last == leaf.first + 1) {
    folded_.clear();
    fold(doc_->text((*pieces_)[leaf.first].at), folded_);
    leaf.is_changed = folded_ != leaf.english;
  }
  leaf.is_foreign = leaf.is_changed && has_foreign(leaf.first, leaf.last);
  leaves_.push_back(leaf);
  add_item(cell(leaf.first - base_, size),
           {category, cost, -1, 0, 0, static_cast<std::uint32_t>(leaves_.size() - 1)});
}

void Composer::add_leaves(const Document& doc, const Pieces& pieces, std::uint32_t at,
                          std::uint32_t last) {
  const Piece& p = pieces[at];
  Leaf leaf;
  leaf.first = at;
  leaf.last = at + 1;
  const bool is_glued = p.kind == PieceKind::number && at + 1 < last && p.found_end < at + 2 &&
                        pieces[at + 1].kind == PieceKind::word && !pieces[at + 1].spaced;
  if (is_glued) {  // "20detik" is a name
    leaf.last = at + 2;
    leaf.english = doc.text({p.at.begin, pieces[at + 1].at.end});
    leaf.is_fixed = true;
    return add_leaf(grammar_.name, kWord, leaf);
  }
  if (p.found != kNone && p.found_end <= last && !is_short_form(doc, p, at)) {
    const Annotation& a = doc.annotations[p.found];
    Leaf whole = leaf;
    whole.last = p.found_end;
    whole.is_fixed = true;
    whole.english = capture_english(doc, pieces, {SlotKind::any, at, p.found_end});
    whole.is_changed = whole.english != doc.text(a.at);
    add_leaf(a.kind == Annotation::Kind::time ? grammar_.time : grammar_.number, 0.2f, whole);
  }
  if (p.kind != PieceKind::word) {
    leaf.english = doc.text(p.at);
    leaf.is_fixed = true;
    bool is_closed = false;
    add_sequences(pieces, at, last, is_closed);
    if (is_closed) return;
    const Category c = p.kind == PieceKind::number     ? grammar_.number
                       : p.kind == PieceKind::verbatim ? grammar_.placeholder
                                                       : grammar_.name;
    return add_leaf(c, kWord, leaf);
  }
  if (is_acronym(p) || is_english(p)) return add_unknown(doc, pieces, at);
  bool is_closed = false;
  const std::size_t before = leaves_.size();
  add_sequences(pieces, at, last, is_closed);
  add_phrase(doc, pieces, at, last);
  const bool is_known = std::any_of(leaves_.begin() + static_cast<std::ptrdiff_t>(before),
                                    leaves_.end(), [&](const Leaf& l) { return l.last == at + 1; });
  if (is_known) return;
  std::string folded;
  fold(doc.text(p.at), folded);
  if (!add_derived(folded, leaf)) add_unknown(doc, pieces, at);
}

// Words of the grammar and glosses, of any length, that begin here.
void Composer::add_sequences(const Pieces& pieces, std::uint32_t at, std::uint32_t last,
                             bool& is_closed) {
  std::uint64_t sequence = kNoWords;
  bool in_words = true;
  bool in_glosses = true;
  for (std::uint32_t i = at; i < last && i - at < kMaxSpan && (in_words || in_glosses); ++i) {
    sequence = extend_hash(sequence, pieces[i].hash);
    Leaf leaf;
    leaf.first = at;
    leaf.last = i + 1;
    leaf.doubt = kDoubtWord;
    leaf.is_changed = true;
    const bool is_name = i == at && !is_upper_ && pieces[at].letters == LetterCase::upper;
    const KeySlot* slot = in_words && !is_name ? words_.find(sequence) : nullptr;
    in_words = slot != nullptr && slot->is_prefix != 0;
    const bool is_word = slot != nullptr && slot->rows > 0;
    for (std::uint32_t r = 0; is_word && r < slot->rows; ++r) {
      leaf.table = &words_;
      leaf.row = slot->row + r;
      leaf.english = words_.cell(leaf.row, word_english_);
      leaf.forms = words_.cell(leaf.row, word_forms_);
      add_leaf(grammar_.category(words_.cell(leaf.row, word_category_)), kWord, leaf);
      if (i == at) is_closed = true;
    }
    slot = in_glosses ? glosses_.find(sequence) : nullptr;
    in_glosses = slot != nullptr && slot->is_prefix != 0;
    if (slot != nullptr && slot->rows > 0 && !is_word)
      add_glosses(pieces, {slot->row, slot->rows, 1}, leaf);
  }
}

void Composer::add_glosses(const Pieces& pieces, Table::Match rows, Leaf leaf) {
  const bool is_name =
      !is_upper_ && pieces[leaf.first].letters == LetterCase::upper && leaf.last == leaf.first + 1;
  for (std::uint32_t row = rows.row; row < rows.row + rows.rows; ++row) {
    leaf.table = &glosses_;
    leaf.row = row;
    leaf.english = glosses_.cell(row, english_);
    leaf.forms = glosses_.cell(row, forms_);
    leaf.is_active = has_flag(glosses_.cell(row, flags_), kActive);
    const Category category =
        grammar_.category_of(glosses_.cell(row, pos_), glosses_.cell(row, flags_));
    // ANTARA among other words is a name, GRATIS is not.
    if (is_name && !grammar_.inflects(category) && category != grammar_.adjective) continue;
    add_leaf(category, kWord, leaf);
  }
}

// A phrase of the tables inside a longer string; what it is follows from its first word.
void Composer::add_phrase(const Document& doc, const Pieces& pieces, std::uint32_t at,
                          std::uint32_t last) {
  PhraseMatch match = book_.matcher(doc, pieces).longest(at, last);
  while (match && match.captures > 0 && match.last > at + 1)
    match = book_.matcher(doc, pieces).longest(at, match.last - 1);
  if (!match || match.captures > 0 || match.literals == 0 || match.last - at > kMaxSpan) return;
  const PhraseRow row = book_.row(match);
  if (row.english.find('|') != std::string_view::npos) return;
  Leaf leaf;
  leaf.first = at;
  leaf.last = match.last;
  leaf.english =
      row.is_english ? doc.text({pieces[at].at.begin, pieces[match.last - 1].at.end}) : row.english;
  leaf.table = match.table;
  leaf.row = match.row;
  leaf.doubt = kDoubtWord;
  leaf.is_changed = !row.is_english;
  leaf.is_fixed = row.is_english;
  const std::vector<std::uint32_t>& known = cell(at - base_, 1);
  Category category = grammar_.noun;
  float cheapest = 1e9f;
  for (const std::uint32_t item : known) {
    if (items_[item].cost >= cheapest || items_[item].rule >= 0) continue;
    cheapest = items_[item].cost;
    category = items_[item].category;
  }
  if (match.last == at + 1) {
    if (known.empty()) add_leaf(row.is_english ? grammar_.name : category, kPhrase, leaf);
    return;
  }
  add_leaf(grammar_.phrase_category(category), kPhrase, leaf);
}

bool Composer::add_stem(std::string_view stem, Leaf leaf, Category only, Category as) {
  if (stem.size() < kShortestStem) return false;
  const Table::Match rows = glosses_.exact(stem);
  bool has = false;
  for (std::uint32_t row = rows.row; row < rows.row + rows.rows; ++row) {
    const Category c = grammar_.category_of(glosses_.cell(row, pos_), glosses_.cell(row, flags_));
    if (only != 0 && c != only) continue;
    leaf.table = &glosses_;
    leaf.row = row;
    leaf.english = glosses_.cell(row, english_);
    leaf.forms = glosses_.cell(row, forms_);
    leaf.doubt = kDoubtStem;
    leaf.is_changed = true;
    add_leaf(as != 0 ? as : c, kWord + kStem, leaf);
    has = true;
  }
  return has;
}

bool Composer::add_derived(std::string_view folded, Leaf leaf) {
  if (folded.size() > kLongestWord) return false;
  const std::size_t hyphen = folded.find('-');
  if (hyphen != std::string_view::npos && hyphen > 1) {
    const std::string_view half = folded.substr(0, hyphen);
    Leaf twice = leaf;
    if (folded.substr(hyphen + 1).starts_with(half)) twice.form = kPlural;
    if (!twice.form.empty() && add_stem(half, twice, grammar_.noun, 0)) return true;
  }
  for (const Suffix& s : suffixes_) {
    if (!folded.ends_with(s.text) || folded.size() <= s.text.size() + 1) continue;
    Leaf with = leaf;
    with.before = s.english;
    const std::string_view stem = folded.substr(0, folded.size() - s.text.size());
    if (add_stem(stem, with, 0, 0) || add_derived(stem, with)) return true;
  }
  for (const Prefix& p : prefixes_) {
    if (!folded.starts_with(p.text)) continue;
    const std::string_view rest = folded.substr(p.text.size());
    stem_.assign(p.restored).append(rest);
    Leaf with = leaf;
    with.form = p.form;
    if (add_stem(stem_, with, grammar_.verb, p.category)) return true;
    for (const std::string_view ending : endings_) {
      if (!rest.ends_with(ending)) continue;
      const std::string_view base = std::string_view(stem_).substr(0, stem_.size() - ending.size());
      if (add_stem(base, with, grammar_.verb, p.category)) return true;
    }
  }
  return false;
}

}  // namespace jernih::ui
