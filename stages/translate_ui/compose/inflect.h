// English word forms, by a table of endings and the irregular forms that a gloss brings along.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace jernih {
class Table;
}  // namespace jernih

namespace jernih::ui {

inline constexpr std::string_view kPlural = "pl";  // the form of a noun, as tables name it

class Inflector {
 public:
  // Columns ending ("-y"), form, replacement.
  explicit Inflector(const Table& endings);

  // Appends `english` in `form` (pl, pp, ing, s, poss, obj …; empty: as it is). `forms` is the cell
  // of the gloss: "pl=children,pp=read". Of several words the last is a plural's, the first a
  // verb's.
  void say(std::string_view english, std::string_view form, std::string_view forms,
           std::string& out) const;

 private:
  struct Ending {
    std::string_view ending, form, replacement;
  };
  std::vector<Ending> endings_;  // longest first
};

// The value of `key` in "pl=children,pp=read"; nullptr view when it has none.
std::string_view form_of(std::string_view forms, std::string_view key);

}  // namespace jernih::ui
