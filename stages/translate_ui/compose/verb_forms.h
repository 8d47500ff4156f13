// The forms of English verbs that the glosses know.
#pragma once

#include <string_view>
#include <unordered_map>

namespace jernih {
class Table;
}  // namespace jernih

namespace jernih::ui {

class VerbForms {
 public:
  // Columns pos, english, forms. One pass.
  explicit VerbForms(const Table& glosses);

  // "past=chose,pp=chosen" (empty: regular) of a verb of one word; nullptr: no verb is so called.
  const std::string_view* find(std::string_view verb) const;

 private:
  std::unordered_map<std::string_view, std::string_view> forms_;
};

}  // namespace jernih::ui
