// chrF (character n-grams up to six, recall twice as heavy) and exact matches, as machine
// translation is usually judged.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace jernih::ui::training {

// Spaces between words.
std::size_t words_in(const std::string& text);

// Sums over a corpus; text counts by bytes. Exact matches leave aside case, commas, final marks and
// the words of `aside` (articles); chrF leaves nothing aside.
class Score {
 public:
  explicit Score(std::vector<std::string> aside = {}) : aside_(std::move(aside)) {}
  void add(const std::string& said, const std::string& wanted);
  double chrf() const;  // 0 to 100
  double exact() const {
    return size_ == 0 ? 0 : static_cast<double>(exact_) / static_cast<double>(size_);
  }
  std::size_t size() const { return size_; }

 private:
  static constexpr std::size_t kLongest = 6;
  struct Sums {
    double same = 0, said = 0, wanted = 0;
  };
  std::string plain(const std::string& text) const;

  std::vector<std::string> aside_;
  std::array<Sums, kLongest> sums_;
  std::size_t size_ = 0, exact_ = 0;
};

}  // namespace jernih::ui::training
