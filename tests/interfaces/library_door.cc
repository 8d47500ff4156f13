// The library as a door: lines of JSONL on stdin become the lines of their records, or
// "! why not". Usage: library_door CONFIGURATION [SETTING…]
#include <iostream>
#include <string>

#include "interfaces/setup/setup.h"
#include "pipeline/run/session.h"

int main(int argc, char** argv) {
  if (argc < 2) return 64;
  const jernih::OpenedPlan opened =
      jernih::open_plan({.config = argv[1], .settings = {argv + 2, argv + argc}});
  for (const jernih::Problem& p : opened.problems)
    std::cerr << to_string(p.where) << ": " << p.message << '\n';
  if (opened.plan == nullptr) return 78;
  jernih::Session session(*opened.plan);
  for (std::string line, out; std::getline(std::cin, line); out.clear()) {
    if (session.convert(line, out) == jernih::Session::Outcome::rejected)
      out = "! " + session.rejection().message() + "\n";
    std::cout << out;
  }
}
