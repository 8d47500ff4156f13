// Every form the affix rules give, as far as Hunspell itself says it is right: about 310,000.
#include "lexicons/tables/compile/dictionary_words.h"

#include <algorithm>
#include <fstream>
#include <unordered_map>

#include <hunspell/hunspell.hxx>

#include "lexicons/tables/compile/affixes.h"
#include "lexicons/tables/fold.h"
#include "lexicons/tables/word_table.h"
#include "pipeline/options/error.h"

namespace jernih {
namespace {

struct Dictionary {
  const char* path;  // without .aff, .dic
  std::uint64_t word;
  std::uint64_t name;
};

// UTF-8 as ISO 8859-1; false when a character has no place there.
bool latin1(std::string_view utf8, std::string& out) {
  out.clear();
  for (std::size_t i = 0; i < utf8.size(); ++i) {
    const auto u = static_cast<unsigned char>(utf8[i]);
    if (u < 0x80) {
      out.push_back(utf8[i]);
    } else if ((u == 0xC2 || u == 0xC3) && i + 1 < utf8.size()) {
      ++i;
      out.push_back(
          static_cast<char>(((u & 3) << 6) | (static_cast<unsigned char>(utf8[i]) & 0x3F)));
    } else {
      return false;
    }
  }
  return true;
}

class Judge {
 public:
  explicit Judge(const std::string& path)
      : hunspell_((path + ".aff").c_str(), (path + ".dic").c_str()),
        is_latin1_(hunspell_.get_dict_encoding().starts_with("ISO8859-1")) {}

  bool accepts(const std::string& form) {
    if (!is_latin1_) return hunspell_.spell(form);
    return latin1(form, encoded_) && hunspell_.spell(encoded_);
  }

 private:
  Hunspell hunspell_;
  bool is_latin1_;
  std::string encoded_;
};

bool has_capital(const std::string& w) {
  return std::any_of(w.begin(), w.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

// Two things are left out, because word_forms finds them by rule: English possessives, and
// Indonesian forms with a capital pronoun inside (God's: "-Nya").
bool is_found_by_rule(const std::string& form, const std::string& stem) {
  return form.ends_with("'s") || (has_capital(form) && !has_capital(stem));
}

// Which ends of an Indonesian form are those of its stem. A prefix may take the stem's first letter
// (menyekolah, of sekolah); bukuku only looks like one before "uku".
std::uint64_t own_ends(std::string_view form, std::string_view stem) {
  constexpr std::size_t kLeast = 4;  // letters: shorter stems are found in clitics
  if (form.starts_with(stem))
    return form.size() == stem.size() ? std::uint64_t{kOwnBegin | kOwnEnd} : kOwnBegin;
  const bool is_end = stem.size() >= kLeast && form.ends_with(stem.substr(1));
  return is_end ? std::uint64_t{kOwnEnd} : 0;
}

void read_dictionary(const Dictionary& d,
                     const std::function<void(const std::string&, std::uint64_t)>& use) {
  const std::string path = d.path;
  const Affixes affixes(path + ".aff");
  std::ifstream in(path + ".dic");
  std::string line;
  if (!in || !std::getline(in, line))
    throw ConfigError(
        {path + ".dic", 0, 0},
        "the dictionary is not installed; apt-get install hunspell-id hunspell-en-us");
  std::unordered_map<std::string, std::uint64_t> said;  // of each form; 0: it is not right
  Judge judge(path);
  while (std::getline(in, line)) {
    if (line.empty() || line[0] == '\t') continue;
    const Affixes::Entry entry = affixes.entry(line);
    affixes.for_each_form(entry, [&](const std::string& form) {
      if (is_found_by_rule(form, entry.stem)) return;
      const auto [known, is_new] = said.try_emplace(form, 0);
      if (is_new && judge.accepts(form)) known->second = has_capital(form) ? d.name : d.word;
      const std::uint64_t own = d.word == kIndonesianWord ? own_ends(form, entry.stem) : 0;
      if (known->second == 0 || (!is_new && (known->second | own) == known->second)) return;
      known->second |= own;
      std::string folded;
      fold(form, folded);
      use(folded, known->second);
    });
  }
}

}  // namespace

void for_each_dictionary_word(
    const std::function<void(const std::string& folded, std::uint64_t flags)>& use) {
  read_dictionary({"/usr/share/hunspell/id_ID", kIndonesianWord, kIndonesianName}, use);
  read_dictionary({"/usr/share/hunspell/en_US", kEnglishWord, kEnglishName}, use);
}

}  // namespace jernih
