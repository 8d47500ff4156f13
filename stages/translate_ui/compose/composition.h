// What a composition is worth.
#pragma once

#include <string>

namespace jernih::ui {

// What speaks for and against a composition.
struct Evidence {
  float words = 0;    // of the source
  float pieces = 0;   // that no rule joins, beyond the first
  float unknown = 0;  // words that nobody knows
  float derived = 0;  // words known only by their stem
  float unseen = 0;   // glosses that no catalogue has as such
  float cost = 0;     // of the search, per word
};

struct Composition {
  float confidence = 0;  // that it is adequate; 0: nothing could be said
  Evidence evidence;
  bool is_foreign = false;  // an Indonesian word that English has not became English
  bool is_changed = false;  // some word is another one in English
  bool is_known = true;     // every word of it has a row
  bool is_whole = false;    // the grammar joins all of it, and to no statement
  std::string rule;         // rows of the words and rules with words of their own, in order
};

}  // namespace jernih::ui
