// Somebody else's program: one string into English.
#include <cstdio>
#include <string>

#include "pipeline/model/render.h"
#include "pipeline/run/plan.h"
#include "stages/builtin.h"

int main() {
  jernih::Registry registry;
  jernih::add_builtin_stages(registry);
  const jernih::Plan plan(jernih::read_config(
      "version: 1\nstages: [split_segments: {mode: string}, tokenise, detect_language, "
      "find_numbers, find_times, classify_segments, translate_ui: {rewrite: all}]\n",
      "inline", registry));
  const auto pipeline = plan.make_pipeline();
  jernih::Document doc;
  doc.reset("Diperbarui 5 jam lalu");
  pipeline->run(doc);
  std::string english;
  jernih::render(doc, english);
  std::puts(english.c_str());
}
