// Place and agency before a text ("TEMPO.CO, Jakarta - The minister …").
#pragma once

#include "lexicons/matching/phrase_book.h"

namespace jernih {

// Both must outlive it.
class Datelines {
 public:
  Datelines(const Lexicon& lexicon, const PhraseBook& book) : lexicon_(lexicon), book_(book) {}

  // Capitalised words, perhaps with a dash behind them, and one sure sign: the name of a site or
  // agency, an agency in brackets. Where nothing else is likely (`is_lead`) a place is enough.
  bool is_dateline(const Document& doc, const Pieces& pieces, bool is_lead) const;
  // A hyphen, two of them, or a longer dash.
  static bool is_dash(std::string_view mark);
  static bool ends_in_dash(const Document& doc, const Pieces& pieces);

 private:
  bool has_sign(const Document& doc, const Pieces& pieces, std::uint32_t last) const;
  bool is_place(const Pieces& pieces, std::uint32_t last) const;

  const Lexicon& lexicon_;
  const PhraseBook& book_;
};

}  // namespace jernih
