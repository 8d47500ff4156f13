// Somebody else's program: a string into English, and a line of JSONL into its record.
#include <cstdio>
#include <string>

#include "interfaces/setup/setup.h"
#include "pipeline/model/render.h"
#include "pipeline/run/session.h"

int main() {
  try {
    const jernih::Plan plan = jernih::load_plan({.config = "ui"});
    jernih::Session session(plan);

    std::string english;
    jernih::render(session("Diperbarui 5 jam lalu"), english);
    std::puts(english.c_str());

    std::string records;
    const auto outcome = session.convert(R"({"id": "a", "text": "12 Komentar"})", records);
    if (outcome == jernih::Session::Outcome::rejected)
      std::fprintf(stderr, "%s\n", session.rejection().message().c_str());
    std::fputs(records.c_str(), stdout);
  } catch (const jernih::ConfigError& e) {
    for (const jernih::Problem& p : e.problems())
      std::fprintf(stderr, "%s: %s\n", jernih::to_string(p.where).c_str(), p.message.c_str());
    return 78;
  }
}
