#include "stages/translate_ui/compose/phrase_grammar.h"

#include <algorithm>
#include <cstdlib>

#include "lexicons/matching/phrase_book.h"
#include "lexicons/tables/lexicon.h"

namespace jernih::ui {
namespace {

constexpr std::string_view kCounted = "num";
constexpr std::string_view kClosed = "closed";
constexpr std::string_view kSingular = "sg";
constexpr char kInSentences = '[';

}  // namespace

void PhraseGrammar::parse_template(std::string_view text, Rule& rule) {
  while (!text.empty()) {
    const std::size_t space = std::min(text.find(' '), text.size());
    std::string_view word = text.substr(0, space);
    text.remove_prefix(std::min(space + 1, text.size()));
    if (word.front() == kInSentences) {
      word = word.substr(1, word.size() - 2);
      rule.is_of_sentence = true;
    }
    TemplateWord t;
    const std::size_t bar = word.find('|');
    t.text = word.substr(0, bar);
    t.text_of_many = bar == std::string_view::npos ? word : word.substr(bar + 1);
    const bool is_child =
        (word[0] == '1' || word[0] == '2') && (word.size() == 1 || word[1] == ':');
    if (is_child) {
      t.child = word[0] - '0';
      const std::string_view wanted = word.size() > 2 ? word.substr(2) : std::string_view();
      t.is_counted = wanted == kCounted;
      t.is_modifier = wanted == kSingular;
      t.form = t.is_counted ? plural : t.is_modifier ? kBase : form(wanted);
    }
    rule.has_count = rule.has_count || t.is_counted;
    rule.english.push_back(t);
  }
}

PhraseGrammar::PhraseGrammar(const Lexicon& lexicon)
    : rules_table_(&lexicon.table("grammar_rules")), inflector_(lexicon.table("english_endings")) {
  const Table& t = *rules_table_;
  plural = form("pl");
  participle = form("pp");
  going_on = form("ing");
  third = form("s");
  for (std::uint32_t row = 0; row < t.size(); ++row) {
    Rule r;
    r.left = intern(t.cell(row, t.column("left")));
    r.right = intern(t.cell(row, t.column("right")));
    r.result = intern(t.cell(row, t.column("result")));
    r.head = t.cell(row, t.column("head")) == "2" ? 2 : 1;
    r.cost = std::strtof(std::string(t.cell(row, t.column("cost"))).c_str(), nullptr);
    parse_template(t.cell(row, t.column("english")), r);
    r.row = row;
    rules_.push_back(std::move(r));
  }
  const Table& words = lexicon.table("grammar_words");
  for (std::uint32_t row = 0; row < words.size(); ++row)
    intern(words.cell(row, words.column("category")));
  const Table& kinds = lexicon.table("grammar_kinds");
  for (std::uint32_t row = 0; row < kinds.size(); ++row)
    intern(kinds.cell(row, kinds.column("category")));
  const Table& pos = lexicon.table("grammar_categories");
  for (std::uint32_t row = 0; row < pos.size(); ++row)
    pos_.push_back({pos.cell(row, pos.column("pos")), pos.cell(row, pos.column("flag")),
                    intern(pos.cell(row, pos.column("category")))});
  by_pair_.resize(categories_.size() * categories_.size());
  begins_.resize(categories_.size());
  for (std::size_t i = 0; i < rules_.size(); ++i)
    by_pair_[rules_[i].left * categories_.size() + rules_[i].right].push_back(
        static_cast<std::uint16_t>(i));
  inherit(kinds);
  find_known();
  for (Rule& rule : rules_) mark_modifiers(rule);
  spread_wanted();
}

void PhraseGrammar::find_known() {
  noun = category("n");
  adjective = category("a");
  noun_phrase = category("np");
  verb = category("v");
  verb_phrase = category("vp");
  done = category("pv");
  finite = category("pf");
  name = category("x");
  placeholder = category("ph");
  number = category("num");
  time = category("time");
  pronoun = category("pron");
  passive = category("p");
  suffix = category("suffix");
  ending = category("ending");
  suffix_possessive = category("suffixposs");
}

// What is also of another category is joined by that one's rules where it has none of its own.
void PhraseGrammar::inherit(const Table& kinds) {
  const std::size_t all = categories_.size();
  const auto take = [](std::vector<std::uint16_t>& own, const std::vector<std::uint16_t>& of) {
    if (own.empty()) own = of;
  };
  closed_.assign(all, 0);
  for (std::uint32_t row = 0; row < kinds.size(); ++row) {
    const Category c = category(kinds.cell(row, kinds.column("category")));
    const std::string_view is = kinds.cell(row, kinds.column("is"));
    if (is == kClosed)
      closed_[c] = 1;
    else
      kinds_.push_back({c, category(is)});
  }
  for (std::size_t depth = 0; depth < kinds_.size(); ++depth)
    for (const auto& [c, is] : kinds_) {
      for (std::size_t other = 0; other < all; ++other) {
        take(by_pair_[c * all + other], by_pair_[is * all + other]);
        take(by_pair_[other * all + c], by_pair_[other * all + is]);
      }
      take(by_pair_[c * all + c], by_pair_[is * all + is]);
    }
  for (std::size_t left = 0; left < all; ++left)
    for (std::size_t right = 0; right < all; ++right)
      if (!by_pair_[left * all + right].empty()) begins_[left] = 1;
}

void PhraseGrammar::mark_modifiers(Rule& rule) const {
  if (rule.result != noun && rule.result != noun_phrase) return;
  for (TemplateWord& word : rule.english) {
    if (word.child == rule.head) return;
    word.is_modifier = word.is_modifier || word.child != 0;
  }
}

// What a rule asks of its children, and what is asked of its result goes on to the head.
void PhraseGrammar::spread_wanted() {
  wanted_.assign(categories_.size(), kBaseForm);
  for (bool has_grown = true; has_grown;) {
    has_grown = false;
    for (const Rule& r : rules_)
      for (const TemplateWord& w : r.english) {
        if (w.child == 0) continue;
        Forms& target = wanted_[w.child == 1 ? r.left : r.right];
        Forms asked = form_bit(w.form);
        if (w.form == kBase && w.child == r.head) asked |= wanted_[r.result];
        if ((target | asked) != target) has_grown = true;
        target |= asked;
      }
    for (const auto& [c, is] : kinds_) {
      if ((wanted_[c] | wanted_[is]) != wanted_[c]) has_grown = true;
      wanted_[c] |= wanted_[is];
    }
  }
}

void PhraseGrammar::forget_rules() {
  begins_.assign(begins_.size(), 0);
  for (auto& rules : by_pair_) rules.clear();
}

Form PhraseGrammar::form(std::string_view label) {
  for (std::size_t i = 0; i < forms_.size(); ++i)
    if (forms_[i] == label) return static_cast<Form>(i);
  forms_.push_back(label);
  return static_cast<Form>(forms_.size() - 1);
}

Category PhraseGrammar::phrase_category(Category first) const {
  if (first == noun) return noun;
  if (first == verb) return verb_phrase;
  if (first == passive) return done;
  for (const std::uint16_t index : by_pair_[first * categories_.size() + passive])
    if (rules_[index].result == finite) return finite;
  for (const std::uint16_t index : by_pair_[first * categories_.size() + verb])
    return rules_[index].result;
  return noun_phrase;
}

Category PhraseGrammar::intern(std::string_view label) {
  const Category known = category(label);
  if (known != 0) return known;
  categories_.push_back(label);
  return static_cast<Category>(categories_.size() - 1);
}

Category PhraseGrammar::category(std::string_view label) const {
  for (std::size_t i = 1; i < categories_.size(); ++i)
    if (categories_[i] == label) return static_cast<Category>(i);
  return 0;
}

Category PhraseGrammar::category_of(std::string_view pos, std::string_view flags) const {
  Category best = 0;
  for (const PosRow& p : pos_) {
    if (p.pos != pos) continue;
    if (p.flag.empty() ? best == 0 : has_flag(flags, p.flag)) best = p.category;
  }
  return best;
}

std::string PhraseGrammar::where(const Rule& rule) const { return rules_table_->where(rule.row); }

}  // namespace jernih::ui
