#include "stages/translate_ui/compose/verb_forms.h"

#include "lexicons/tables/table.h"

namespace jernih::ui {
namespace {

constexpr std::string_view kVerb = "verb";  // a part of speech of the table

}  // namespace

VerbForms::VerbForms(const Table& glosses) {
  const std::uint32_t pos = glosses.column("pos");
  const std::uint32_t english = glosses.column("english");
  const std::uint32_t forms = glosses.column("forms");
  for (std::uint32_t row = 0; row < glosses.size(); ++row) {
    if (glosses.cell(row, pos) != kVerb) continue;
    const std::string_view verb = glosses.cell(row, english);
    if (verb.find(' ') == std::string_view::npos) forms_.emplace(verb, glosses.cell(row, forms));
  }
}

const std::string_view* VerbForms::find(std::string_view verb) const {
  const auto found = forms_.find(verb);
  return found == forms_.end() ? nullptr : &found->second;
}

}  // namespace jernih::ui
