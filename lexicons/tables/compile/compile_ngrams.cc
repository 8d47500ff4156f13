// Build time: compile_ngrams NGRAMS.tsv OUT.bin.
#include <cstdio>
#include <exception>
#include <fstream>

#include "lexicons/tables/ngram_model.h"
#include "lexicons/tables/tsv.h"

int main(int argc, char** argv) {
  if (argc != 3) {
    std::fprintf(stderr, "compile_ngrams NGRAMS.tsv OUT.bin\n");
    return 2;
  }
  try {
    const std::string bytes = jernih::compile_ngrams(jernih::read_tsv(argv[1]));
    std::ofstream out(argv[2], std::ios::binary);
    out << bytes;
    return out.flush() ? 0 : 1;
  } catch (const std::exception& e) {
    std::fprintf(stderr, "compile_ngrams: %s\n", e.what());
    return 1;
  }
}
