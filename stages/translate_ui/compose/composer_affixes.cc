// Words under affixes that no row holds: leaves of the Composer's chart.
#include "stages/translate_ui/compose/composer.h"

#include "pipeline/model/document.h"

namespace jernih::ui {
namespace {

constexpr float kStem = 0.3f;  // of taking a word apart
constexpr std::size_t kShortestStem = 3;
constexpr std::size_t kLongestWord = 40;

}  // namespace

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
    leaf.trust = Trust::derived;
    leaf.is_changed = true;
    add_leaf(as != 0 ? as : c, kStem, leaf);
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
