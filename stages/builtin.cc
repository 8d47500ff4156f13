// Every stage, in reading order: the listing is the feature list.
#include "stages/builtin.h"

#include "stages/classify_segments.h"
#include "stages/detect_language.h"
#include "stages/drop_segments.h"
#include "stages/find_numbers.h"
#include "stages/find_times.h"
#include "stages/keep_segments.h"
#include "stages/normalise_unicode.h"
#include "stages/repair_text.h"
#include "stages/split_datelines.h"
#include "stages/split_segments.h"
#include "stages/tokenise.h"
#include "stages/translate_ui.h"

namespace jernih {

void add_builtin_stages(Registry& registry) {
  registry.add(repair_text_info());
  registry.add(normalise_unicode_info());
  registry.add(split_segments_info());
  registry.add(tokenise_info());
  registry.add(detect_language_info());
  registry.add(find_numbers_info());
  registry.add(find_times_info());
  registry.add(split_datelines_info());
  registry.add(classify_segments_info());
  registry.add(translate_ui_info());
  // Optional stages: not part of the default pipeline.
  registry.add(keep_segments_info());
  registry.add(drop_segments_info());
  registry.set_languages(language_codes);
}

}  // namespace jernih
