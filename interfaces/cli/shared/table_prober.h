// Rows of a user's tables that no text ever reaches.
#pragma once

#include <string>
#include <vector>

#include "lexicons/matching/phrase_book.h"
#include "lexicons/tables/tsv.h"
#include "pipeline/model/document.h"
#include "pipeline/run/plan.h"
#include "pipeline/run/session.h"

namespace jernih::cli {

// Does every row find its own key? Another row may stand before it; or the key is cut into words
// otherwise than a text is. Sets up a pipeline once; some 20 µs a row.
class TableProber {
 public:
  // The tables in order of priority, as in translate_ui.tables. ConfigError as PhraseBook.
  explicit TableProber(const std::vector<std::string>& paths);

  // Adds a problem for each row of one of the tables that is never the answer.
  void check(const Tsv& table, std::vector<Problem>& problems);

 private:
  std::string winner(const Document& doc);

  PhraseBook book_;
  Pieces pieces_;
  Plan plan_;
  Session session_;
  std::string winner_;
};

// The same for the tables of every translate_ui of a configuration, as warnings.
std::vector<Problem> unreachable_rows(const PipelineConfig& config);

}  // namespace jernih::cli
