#include "stages/translate_ui/compose/inflect.h"

#include <algorithm>

#include "lexicons/tables/table.h"

namespace jernih::ui {
namespace {

constexpr std::string_view kNoForm = "-";  // "pl=-": has none

}  // namespace

std::string_view form_of(std::string_view forms, std::string_view key) {
  while (!forms.empty()) {
    const std::size_t comma = forms.find(',');
    const std::string_view item = forms.substr(0, comma);
    if (item.size() > key.size() && item.starts_with(key) && item[key.size()] == '=')
      return item.substr(key.size() + 1);
    if (comma == std::string_view::npos) break;
    forms.remove_prefix(comma + 1);
  }
  return {};
}

Inflector::Inflector(const Table& endings) {
  const std::uint32_t ending = endings.column("ending");
  const std::uint32_t form = endings.column("form");
  const std::uint32_t replacement = endings.column("replacement");
  for (std::uint32_t row = 0; row < endings.size(); ++row)
    endings_.push_back({endings.cell(row, ending).substr(1), endings.cell(row, form),
                        endings.cell(row, replacement)});
  std::stable_sort(endings_.begin(), endings_.end(), [](const Ending& a, const Ending& b) {
    return a.ending.size() > b.ending.size();
  });
}

void Inflector::say(std::string_view english, std::string_view form, std::string_view forms,
                    std::string& out) const {
  if (form.empty() || english.empty()) {
    out += english;
    return;
  }
  const std::string_view known = form_of(forms, form);
  if (!known.empty()) {
    out += known == kNoForm ? english : known;
    return;
  }
  std::size_t border = english.size();
  if (form != kPlural) border = std::min(english.find(' '), english.size());
  const std::string_view word = english.substr(0, border);
  for (const Ending& e : endings_) {
    if (e.form != form || !word.ends_with(e.ending)) continue;
    out += word.substr(0, word.size() - e.ending.size());
    out += e.replacement;
    out += english.substr(border);
    return;
  }
  out += english;
}

}  // namespace jernih::ui
