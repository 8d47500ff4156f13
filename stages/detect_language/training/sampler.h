// Texts to train on, drawn at random: from one word to a line, and made ones where there are none.
#pragma once

#include <array>
#include <span>
#include <vector>

#include "stages/detect_language/training/corpus.h"

namespace jernih::detect_language {

class Random {
 public:
  std::uint64_t next() {
    state_ ^= state_ << 13;
    state_ ^= state_ >> 7;
    return state_ ^= state_ << 17;
  }
  std::size_t below(std::size_t n) { return static_cast<std::size_t>(next() % n); }
  double unit() { return static_cast<double>(next() >> 11) * 0x1p-53; }

 private:
  std::uint64_t state_ = 88172645463325252ull;
};

// A text of one label.
struct Item {
  std::size_t label = 0;
  std::span<const Word> words;  // valid until the next draw
};

class Sampler {
 public:
  Sampler(const Corpus& corpus, Random& random);

  // From `texts` of the corpus (those to train on or those held back), its tables and lists.
  Item draw(const std::array<std::vector<Line>, kLabels>& texts, bool with_lists);

 private:
  Item stretch(std::size_t label, const std::vector<Line>& texts, double kind);
  std::span<const Word> blended(std::size_t label);
  std::span<const Word> string_of_words(std::size_t label);
  std::span<const Word> with_guests(std::size_t label, std::span<const Word> words);
  std::span<const Word> frequent(std::size_t label, std::size_t words);
  std::span<const Word> words_of(Line line) const;
  Line pick(const std::vector<Line>& lines) { return lines[random_.below(lines.size())]; }
  const std::vector<Word>& table_of(std::size_t label);
  std::size_t draw_label();
  bool is_marker_of(std::size_t label, Word word) const;
  bool is_foreign_to(std::size_t label, Word word) const;
  std::uint32_t near_of(Word word) const;
  void list_own();
  bool is_of(std::size_t label, std::span<const Word> words) const;
  bool is_guest(std::size_t label, std::span<const Word> words);

  const Corpus& corpus_;
  Random& random_;
  std::vector<Word> made_;
  Frequencies malay_;  // words that Malay uses much more than Indonesian
  double sum_ = 0;
};

}  // namespace jernih::detect_language
