// Pairs of strings to learn from: words by number, families of programs by number.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

namespace jernih::ui::training {

using WordId = std::uint32_t;

// Numbers for words, in the order of their first use. 0 is kNull, the empty word of an aligner.
class Vocabulary {
 public:
  Vocabulary() { id(""); }
  WordId id(const std::string& word);
  const std::string& word(WordId id) const { return words_[id]; }
  std::uint32_t size() const { return static_cast<std::uint32_t>(words_.size()); }

 private:
  std::unordered_map<std::string, WordId> ids_;
  std::vector<std::string> words_;
};
inline constexpr WordId kNull = 0;

struct Pair {
  std::uint32_t family = 0;
  std::vector<WordId> indonesian, english;
};

struct Corpus {
  Vocabulary indonesian, english;
  Vocabulary families;
  std::vector<Pair> pairs;
  std::vector<std::string> spelling;  // per English word: how it is written inside a sentence
};

// Words, marks, and the classes <num> and <ph> for numbers and placeholders. Words are folded; an
// "&" alone and hyphens inside words stay. Appends to `surface` the words as they were written.
std::vector<std::string> cut(const std::string& text, std::vector<std::string>* surface = nullptr);

// A token that is a word: letters, and marks inside; no digits.
bool is_word(const std::string& token);

// Reads DATA.tsv (family, Indonesian, English). Pairs of `without` are left out; of longer strings
// than `most` tokens too. std::runtime_error when it cannot be read.
Corpus read_corpus(const std::string& path, const std::vector<std::string>& without,
                   std::size_t most);

}  // namespace jernih::ui::training
