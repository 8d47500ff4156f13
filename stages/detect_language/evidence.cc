// Rows of the lexicon's tables as bits.
#include "stages/detect_language/evidence.h"

#include <algorithm>

#include "lexicons/tables/fold.h"
#include "lexicons/tables/lexicon.h"

namespace jernih::detect_language {

EvidenceSource::EvidenceSource(const Lexicon& lexicon, const Labels& labels)
    : lexicon_(&lexicon),
      forms_(lexicon),
      functions_(&lexicon.table("function_words")),
      markers_(&lexicon.table("language_markers")),
      scripts_(&lexicon.table("scripts")),
      persons_(&lexicon.table("person_names")) {
  const std::uint32_t language = functions_->column("language");
  const std::uint32_t kind = functions_->column("kind");
  for (std::uint32_t row = 0; row < functions_->size(); ++row) {
    const bool is_id = functions_->cell(row, language) == "id";
    const bool is_slang = functions_->cell(row, kind) == "slang";
    function_of_row_.push_back(is_slang ? (is_id ? Evidence::kSlangId : Evidence::kSlangEn)
                                        : (is_id ? Evidence::kFunctionId : Evidence::kFunctionEn));
  }
  const std::uint32_t code = markers_->column("language");
  for (std::uint32_t row = 0; row < markers_->size(); ++row) {
    const Language language_of_row(markers_->cell(row, code));
    const auto at = std::find(labels.begin(), labels.end(), language_of_row);
    const std::uint32_t bit = at == labels.end() ? 0 : 1u << (at - labels.begin());
    // A language that the model does not tell apart counts as its last label, the others.
    marker_of_row_.push_back(bit != 0 ? bit : 1u << (kLabels - 1));
  }
}

Language EvidenceSource::of_script(std::string_view code) const {
  const Table::Match match = scripts_->exact(code);
  if (match.rows == 0) return kOtherLanguage;
  return Language(scripts_->cell(match.row, scripts_->column("language")));
}

std::uint32_t EvidenceSource::word_of(std::string_view folded) const {
  return lexicon_->words().find(hash_folded(folded));
}

Evidence EvidenceSource::of(std::string_view folded, std::uint32_t word) const {
  Evidence out;
  std::uint64_t flags = lexicon_->words().info(word).flags & kDictionaryFlags;
  if (flags == 0) flags = forms_.flags(folded) & kDictionaryFlags;
  out.dictionary = static_cast<std::uint8_t>(flags);
  const Table::Match f = lexicon_->rows_of(*functions_, word);
  for (std::uint32_t i = 0; i < f.rows; ++i) out.function |= function_of_row_[f.row + i];
  out.markers = markers_of(word);
  return out;
}

std::uint32_t EvidenceSource::markers_of(std::uint32_t word) const {
  std::uint32_t out = 0;
  const Table::Match m = lexicon_->rows_of(*markers_, word);
  for (std::uint32_t i = 0; i < m.rows; ++i) out |= marker_of_row_[m.row + i];
  return out;
}

bool EvidenceSource::is_person(std::uint32_t word) const {
  return lexicon_->rows_of(*persons_, word).rows > 0;
}

}  // namespace jernih::detect_language
