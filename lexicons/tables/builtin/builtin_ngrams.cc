// The n-grams that lie in the program.
#include "lexicons/tables/ngram_model.h"

extern "C" {
extern const char jernih_ngrams_begin[];
extern const char jernih_ngrams_end[];
}

namespace jernih {

const NgramModel& NgramModel::builtin() {
  static const NgramModel kModel(
      {jernih_ngrams_begin, static_cast<std::size_t>(jernih_ngrams_end - jernih_ngrams_begin)});
  return kModel;
}

}  // namespace jernih
