// The model as bytes in the program.
#include "lexicons/tables/builtin/language_model.h"

#include <cstddef>

extern "C" {
extern const char jernih_language_model_begin[];
extern const char jernih_language_model_end[];
}

namespace jernih {

std::string_view builtin_language_model() {
  return {jernih_language_model_begin,
          static_cast<std::size_t>(jernih_language_model_end - jernih_language_model_begin)};
}

}  // namespace jernih
