// Reads .dic files and lets Hunspell itself say which words and forms are right.
#include "lexicons/dictionary_words.h"

#include <algorithm>
#include <fstream>

#include "lexicons/fold.h"
#include "lexicons/word_table.h"
#include "pipeline/error.h"

namespace jernih {
namespace {

struct Dictionary {
  const char* path;
  std::uint64_t word;
  std::uint64_t name;
};

bool is_capitalised(const std::string& w) { return !w.empty() && w[0] >= 'A' && w[0] <= 'Z'; }

void read_stems(const Dictionary& d,
                const std::function<void(const std::string&, std::uint64_t)>& use) {
  std::ifstream in(d.path);
  std::string line;
  if (!in || !std::getline(in, line))
    throw ConfigError({d.path, 0, 0},
                      "the dictionary is not installed; apt-get install hunspell-id hunspell-en-us");
  while (std::getline(in, line)) {
    line.resize(std::min({line.find('/'), line.find_first_of("\t\r"), line.size()}));
    if (line.empty()) continue;
    std::string folded;
    fold(line, folded);
    use(folded, is_capitalised(line) ? d.name : d.word);
  }
}

}  // namespace

void for_each_dictionary_word(
    const std::function<void(const std::string& folded, std::uint64_t flags)>& use) {
  read_stems({"/usr/share/hunspell/id_ID.dic", kIndonesianWord, kIndonesianName}, use);
  read_stems({"/usr/share/hunspell/en_US.dic", kEnglishWord, kEnglishName}, use);
}

}  // namespace jernih
