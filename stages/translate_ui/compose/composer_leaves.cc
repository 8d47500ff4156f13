// What each piece of a string may be: the leaves of the Composer's chart.
#include <algorithm>

#include "lexicons/tables/fold.h"
#include "pipeline/model/document.h"
#include "stages/translate_ui/compose/composer.h"

namespace jernih::ui {
namespace {

constexpr float kFound = 0.2f;    // cost of a number or time
constexpr float kFixed = 0.4f;    // of what stays as it is
constexpr float kRarePlural = 1;  // of one that the model of word order has not
constexpr float kOtherForm = 0.1f;
constexpr std::size_t kKnownWords = 2048;  // about 4 MB
constexpr std::string_view kNothing = "-";
constexpr std::string_view kActive = "act";

}  // namespace

Composer::Composer(const Lexicon& lexicon, const PhraseBook& book, const PhraseGrammar& grammar,
                   const Table& small_words, const Learnt& learnt)
    : lexicon_(lexicon),
      book_(book),
      grammar_(grammar),
      small_words_(small_words),
      glosses_(lexicon.table("glosses")),
      words_(lexicon.table("grammar_words")),
      time_words_(lexicon.table("time_words")),
      phrases_(learnt.phrases),
      weights_(learnt.weights),
      verbs_(learnt.verbs),
      pos_(glosses_.column("pos")),
      english_(glosses_.column("english")),
      forms_(glosses_.column("forms")),
      flags_(glosses_.column("flags")),
      word_category_(words_.column("category")),
      word_english_(words_.column("english")),
      word_forms_(words_.column("forms")),
      seen_english_(phrases_.column("english")),
      seen_count_(phrases_.column("count")),
      seen_of_(phrases_.column("of")),
      seen_backward_(phrases_.column("backward")),
      seen_lexical_(phrases_.column("lexical")),
      chart_(grammar, learnt),
      known_words_(kKnownWords) {
  read_affixes(lexicon.table("grammar_prefixes"));
}

void Composer::read_affixes(const Table& prefixes) {
  for (std::uint32_t row = 0; row < words_.size(); ++row) {
    const Category c = grammar_.category(words_.cell(row, word_category_));
    if (c == grammar_.ending)
      endings_.push_back(words_.cell(row, words_.column("indonesian")).substr(1));
    if (c == grammar_.suffix || c == grammar_.suffix_possessive)
      suffixes_.push_back({words_.cell(row, words_.column("indonesian")).substr(1),
                           words_.cell(row, word_english_)});
  }
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

std::string_view Composer::keep(const std::string& text) {
  if (texts_used_ == texts_.size()) texts_.emplace_back();
  texts_[texts_used_] = text;
  return texts_[texts_used_++];
}

std::string_view Composer::inflected(const Leaf& leaf, Form form) {
  said_.clear();
  grammar_.inflector().say(leaf.english, grammar_.form_name(form), leaf.forms, said_);
  return said_ == leaf.english ? leaf.english : keep(said_);
}

// What saying it costs, beside what it costs anyway; notes how far it is to be trusted.
float Composer::said_cost(Leaf& leaf) {
  Trust trust = Trust::seen;
  const bool is_pinned = leaf.last > leaf.first + 1;
  const float cost =
      is_pinned ? pinned_cost(leaf) : cost_of(here_, leaf.english, weights_.gloss, trust);
  if (leaf.table != &words_ && leaf.trust == Trust::seen) leaf.trust = trust;
  return cost;
}

void Composer::add_leaf(Category category, float cost, Leaf leaf) {
  if (category == 0) return;
  leaf.category = category;
  if (!leaf.form.empty()) {
    said_.clear();
    grammar_.inflector().say(leaf.english, leaf.form, leaf.forms, said_);
    leaf.english = keep(said_);
    return add_form(leaf, kAllForms, cost);
  }
  if (leaf.is_fixed) return add_form(leaf, kAllForms, cost);
  Leaf plain = leaf;
  const float plain_cost = cost + said_cost(plain);
  Forms base = kAllForms;
  for (Form form = 1; form < grammar_.forms(); ++form) {
    if ((grammar_.wanted(category) & form_bit(form)) == 0) continue;
    if (!grammar_.inflects(category) && form_of(leaf.forms, grammar_.form_name(form)).empty())
      continue;
    if (add_inflected(leaf, form, cost, plain_cost)) base &= static_cast<Forms>(~form_bit(form));
  }
  if (category == grammar_.passive && base != kAllForms) return;
  add_form(plain, base, plain_cost);
}

// False: the form is written like the leaf itself.
bool Composer::add_inflected(const Leaf& leaf, Form form, float cost, float plain_cost) {
  Leaf variant = leaf;
  variant.english = inflected(leaf, form);
  if (variant.english.data() == leaf.english.data()) return false;
  const std::string_view last = variant.english.substr(variant.english.rfind(' ') + 1);
  const bool is_rare = !chart_.order().knows(last);
  if (is_rare) variant.order_as = leaf.english;
  const float rare_cost = is_rare && form == grammar_.plural ? kRarePlural : 0;
  float variant_cost = cost + said_cost(variant) + rare_cost;
  // A rule asks for the form of a verb, whatever form the catalogues mostly have.
  if (form != grammar_.plural) variant_cost = std::min(variant_cost, plain_cost + kOtherForm);
  add_form(variant, form_bit(form), variant_cost);
  return true;
}

void Composer::add_form(Leaf leaf, Forms forms, float cost) {
  const std::uint32_t size = leaf.last - leaf.first;
  if (size == 0 || size > Chart::kMaxSpan) return;
  if (!leaf.is_fixed && leaf.is_changed && leaf.last == leaf.first + 1) {
    folded_.clear();
    fold(doc_->text((*pieces_)[leaf.first].at), folded_);
    leaf.is_changed = folded_ != leaf.english;
  }
  leaf.is_foreign = leaf.is_changed && has_foreign(leaf.first, leaf.last);
  const Run run = run_of(leaf);
  if (recorded_ != nullptr) recorded_->push_back({leaf, forms, cost, run});
  add_to_chart(leaf, forms, cost, run);
}

void Composer::add_to_chart(const Leaf& leaf, Forms forms, float cost, const Run& run) {
  leaves_.push_back(leaf);
  leaves_.back().is_glued = !(*pieces_)[leaf.first].spaced && leaf.first > base_;
  Item item;
  item.category = leaf.category;
  item.forms = forms;
  item.leaf = static_cast<std::uint32_t>(leaves_.size() - 1);
  item.cost = cost;
  item.run = run;
  chart_.add(leaf.first - base_, leaf.last - leaf.first, item);
}

Run Composer::run_of(const Leaf& leaf) {
  const Piece& p = (*pieces_)[leaf.first];
  if (leaf.is_fixed && p.kind == PieceKind::verbatim) return chart_.order().placeholder();
  if (leaf.is_fixed && p.kind == PieceKind::number) return chart_.order().number();
  Run run = chart_.order().words(leaf.before);
  const bool is_rare = !leaf.order_as.empty();
  chart_.order().append(run, chart_.order().words(is_rare ? leaf.order_as : leaf.english));
  return run;
}

// A number, time or sum of money that an earlier stage found.
bool Composer::add_found(std::uint32_t at, std::uint32_t last) {
  const Piece& p = (*pieces_)[at];
  if (p.found == kNone || p.found_end > last || is_short_form(p, at)) return false;
  const Annotation& a = doc_->annotations[p.found];
  Leaf leaf;
  leaf.first = at;
  leaf.last = p.found_end;
  leaf.is_fixed = true;
  leaf.english = capture_english(*doc_, *pieces_, {SlotKind::any, at, p.found_end});
  leaf.is_changed = leaf.english != doc_->text(a.at);
  add_leaf(a.kind == Annotation::Kind::time ? grammar_.time : grammar_.number, kFound, leaf);
  return true;
}

void Composer::add_leaves(std::uint32_t at, std::uint32_t last) {
  const Piece& p = (*pieces_)[at];
  here_ = {};
  Leaf leaf;
  leaf.first = at;
  leaf.last = at + 1;
  const bool is_glued = p.kind == PieceKind::number && at + 1 < last && p.found_end < at + 2 &&
                        (*pieces_)[at + 1].kind == PieceKind::word && !(*pieces_)[at + 1].spaced;
  if (is_glued) {  // "20detik" is a name
    leaf.last = at + 2;
    leaf.english = doc_->text({p.at.begin, (*pieces_)[at + 1].at.end});
    leaf.is_fixed = true;
    return add_leaf(grammar_.name, kFixed, leaf);
  }
  add_found(at, last);
  if (p.kind == PieceKind::word) return add_word(at, last);
  leaf.english = doc_->text(p.at);
  leaf.is_fixed = true;
  bool is_closed = false;
  add_sequences(at, last, at + 1, is_closed);
  if (is_closed) return;
  const Category c = p.kind == PieceKind::number     ? grammar_.number
                     : p.kind == PieceKind::verbatim ? grammar_.placeholder
                                                     : grammar_.name;
  add_leaf(c, kFixed, leaf);
}

void Composer::add_word(std::uint32_t at, std::uint32_t last) {
  const Piece& p = (*pieces_)[at];
  if (is_acronym(p)) return add_unknown(at);
  if (is_english(p)) {
    Seen here = seen(at, at + 1);
    add_unknown(at);
    return add_learnt_word(at, here);
  }
  bool is_closed = false;
  if (add_known_word(at)) {
    add_sequences(at, last, at + 2, is_closed);
    return add_phrase(at, last);
  }
  here_ = seen(at, at + 1);
  const std::size_t before = leaves_.size();
  add_sequences(at, last, at + 2, is_closed);
  add_phrase(at, last);
  bool is_known = std::any_of(leaves_.begin() + static_cast<std::ptrdiff_t>(before), leaves_.end(),
                              [&](const Leaf& l) { return l.last == at + 1; });
  if (!is_known) {
    std::string folded;
    fold(doc_->text(p.at), folded);
    Leaf leaf;
    leaf.first = at;
    leaf.last = at + 1;
    is_known = add_derived(folded, leaf);
  }
  add_learnt_word(at, here_);
  if (!is_known && here_.rows == 0) add_unknown(at);
}

// What follows from a word alone.
std::uint64_t Composer::word_key(const Piece& p) const {
  std::uint64_t key = extend_hash(kNoWords, p.hash);
  for (const char c : p.language.code()) key = extend_hash(key, static_cast<unsigned char>(c));
  const auto letters = static_cast<std::uint64_t>(p.letters);
  return extend_hash(key, letters << 1 | static_cast<std::uint64_t>(is_upper_));
}

// The leaves of a word that has a gloss or a row of the grammar; false: it has none, or an earlier
// stage found more there. What they are follows from word_key() alone, so that it does not matter
// whether they were known.
bool Composer::add_known_word(std::uint32_t at) {
  const Piece& p = (*pieces_)[at];
  if (p.found != kNone) return false;
  const std::uint64_t key = word_key(p);
  KnownWord& word = known_words_[key % kKnownWords];
  if (word.key != key) {
    retired_.push_back(std::move(word.texts));
    word = {key, {}, {}};
    recorded_ = &word.leaves;
    here_ = seen(at, at + 1);
    bool is_closed = false;
    add_sequences(at, at + 1, at + 1, is_closed);
    if (!word.leaves.empty()) add_learnt_word(at, here_);
    recorded_ = nullptr;
    for (KnownLeaf& k : word.leaves) k.leaf.english = word.texts.emplace_back(k.leaf.english);
    return !word.leaves.empty();
  }
  for (const KnownLeaf& k : word.leaves) {
    Leaf leaf = k.leaf;
    leaf.first = at;
    leaf.last = at + 1;
    add_to_chart(leaf, k.forms, k.cost, k.run);
  }
  return !word.leaves.empty();
}

// Words of the grammar and glosses that begin here and end at `first_end` or later.
void Composer::add_sequences(std::uint32_t at, std::uint32_t last, std::uint32_t first_end,
                             bool& is_closed) {
  const Pieces& pieces = *pieces_;
  std::uint64_t sequence = kNoWords;
  bool in_words = true;
  bool in_glosses = true;
  for (std::uint32_t i = at; i < last && i - at < Chart::kMaxSpan && (in_words || in_glosses);
       ++i) {
    sequence = extend_hash(sequence, pieces[i].hash);
    Leaf leaf;
    leaf.first = at;
    leaf.last = i + 1;
    leaf.is_changed = true;
    const bool is_name = i == at && !is_upper_ && pieces[at].letters == LetterCase::upper;
    const KeySlot* slot = in_words && !is_name ? words_.find(sequence) : nullptr;
    in_words = slot != nullptr && slot->is_prefix != 0;
    const bool is_word = slot != nullptr && slot->rows > 0 && i + 1 >= first_end;
    for (std::uint32_t r = 0; is_word && r < slot->rows; ++r) {
      leaf.table = &words_;
      leaf.row = slot->row + r;
      leaf.english = words_.cell(leaf.row, word_english_);
      leaf.forms = words_.cell(leaf.row, word_forms_);
      add_leaf(grammar_.category(words_.cell(leaf.row, word_category_)), 0, leaf);
      if (i == at) is_closed = true;
    }
    slot = in_glosses ? glosses_.find(sequence) : nullptr;
    in_glosses = slot != nullptr && slot->is_prefix != 0;
    if (slot != nullptr && slot->rows > 0 && !is_word && i + 1 >= first_end)
      add_glosses({slot->row, slot->rows, 1}, leaf);
  }
}

void Composer::add_glosses(Table::Match rows, Leaf leaf) {
  const bool is_name = !is_upper_ && (*pieces_)[leaf.first].letters == LetterCase::upper &&
                       leaf.last == leaf.first + 1;
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
    add_leaf(category, 0, leaf);
  }
}

// A phrase of the tables inside a longer string; what it is follows from its first word.
void Composer::add_phrase(std::uint32_t at, std::uint32_t last) {
  PhraseMatch match = book_.matcher(*doc_, *pieces_).longest(at, last);
  while (match && match.captures > 0 && match.last > at + 1)
    match = book_.matcher(*doc_, *pieces_).longest(at, match.last - 1);
  if (!match || match.captures > 0 || match.literals == 0 || match.last - at > Chart::kMaxSpan)
    return;
  const PhraseRow row = book_.row(match);
  if (row.english.find('|') != std::string_view::npos) return;
  Leaf leaf;
  leaf.first = at;
  leaf.last = match.last;
  leaf.english = row.is_english
                     ? doc_->text({(*pieces_)[at].at.begin, (*pieces_)[match.last - 1].at.end})
                     : row.english;
  leaf.table = match.table;
  leaf.row = match.row;
  leaf.is_changed = !row.is_english;
  leaf.is_fixed = row.is_english;
  const Category known = cheapest(at);
  const Category category = known == 0 ? grammar_.noun : known;
  if (match.last == at + 1) {
    if (known != 0) return;
    leaf.category = row.is_english ? grammar_.name : category;
    const float cost = cost_of(here_, row.english, weights_.row, leaf.trust);
    leaf.trust = Trust::seen;
    return add_form(leaf, kAllForms, cost);
  }
  leaf.category = grammar_.phrase_category(category);
  add_form(leaf, kAllForms, pinned_cost(leaf));
}

}  // namespace jernih::ui
