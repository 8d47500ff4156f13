// chrF and exact matches.
#include "stages/translate_ui/training/score.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "lexicons/tables/fold.h"

namespace jernih::ui::training {
namespace {

std::string without_spaces(const std::string& text) {
  std::string out;
  std::copy_if(text.begin(), text.end(), std::back_inserter(out), [](char c) { return c != ' '; });
  return out;
}

// n-grams as numbers, sorted: up to six bytes fit.
std::vector<std::uint64_t> grams(const std::string& text, std::size_t n) {
  std::vector<std::uint64_t> out;
  for (std::size_t i = 0; i + n <= text.size(); ++i) {
    std::uint64_t gram = 0;
    for (std::size_t k = 0; k < n; ++k) gram = gram << 8 | static_cast<unsigned char>(text[i + k]);
    out.push_back(gram);
  }
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace

std::size_t words_in(const std::string& text) {
  return 1 + static_cast<std::size_t>(std::count(text.begin(), text.end(), ' '));
}

std::string Score::plain(const std::string& text) const {
  std::string folded;
  fold(text, folded);
  std::replace(folded.begin(), folded.end(), ',', ' ');
  std::string out;
  std::string_view rest = folded;
  while (!rest.empty()) {
    const std::size_t space = std::min(rest.find(' '), rest.size());
    const std::string_view word = rest.substr(0, space);
    rest.remove_prefix(std::min(space + 1, rest.size()));
    if (word.empty() || std::find(aside_.begin(), aside_.end(), word) != aside_.end()) continue;
    if (!out.empty()) out += ' ';
    out += word;
  }
  constexpr std::string_view kFinal = " .:!?>";
  constexpr std::string_view kDots = "\u2026";
  for (;;) {
    if (!out.empty() && kFinal.find(out.back()) != std::string_view::npos)
      out.pop_back();
    else if (out.ends_with(kDots))
      out.resize(out.size() - kDots.size());
    else
      return out;
  }
}

void Score::add(const std::string& said, const std::string& wanted) {
  ++size_;
  if (plain(said) == plain(wanted)) ++exact_;
  const std::string a = without_spaces(said);
  const std::string b = without_spaces(wanted);
  for (std::size_t n = 1; n <= kLongest; ++n) {
    const auto left = grams(a, n);
    const auto right = grams(b, n);
    std::size_t same = 0;
    for (std::size_t i = 0, j = 0; i < left.size() && j < right.size();) {
      if (left[i] == right[j]) ++same;
      const bool is_less = left[i] < right[j];
      const bool is_more = right[j] < left[i];
      i += is_more ? 0 : 1;
      j += is_less ? 0 : 1;
    }
    sums_[n - 1].same += static_cast<double>(same);
    sums_[n - 1].said += static_cast<double>(left.size());
    sums_[n - 1].wanted += static_cast<double>(right.size());
  }
}

double Score::chrf() const {
  constexpr double kBeta2 = 4;
  double precision = 0;
  double recall = 0;
  for (const Sums& s : sums_) {
    if (s.said > 0) precision += s.same / s.said / kLongest;
    if (s.wanted > 0) recall += s.same / s.wanted / kLongest;
  }
  const double sum = kBeta2 * precision + recall;
  return sum == 0 ? 0 : 100 * (1 + kBeta2) * precision * recall / sum;
}

}  // namespace jernih::ui::training
