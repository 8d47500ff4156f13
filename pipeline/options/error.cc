// ConfigError and the did-you-mean of its messages.
#include "pipeline/options/error.h"

#include <algorithm>
#include <array>

namespace jernih {
namespace {

std::string all_of(const std::vector<Problem>& problems) {
  std::string out;
  for (const Problem& p : problems) {
    if (!out.empty()) out += '\n';
    out += to_string(p.where) + ": " + (p.is_warning ? "warning: " : "") + p.message;
  }
  return out;
}

// Edit distance where swapped neighbours count once (optimal string alignment); `limit` when it is
// not below that. Words have at most kLongestWord bytes.
constexpr std::size_t kLongestWord = 64;
std::size_t distance(const std::string& a, const std::string& b, std::size_t limit) {
  if (b.size() > kLongestWord) return limit;
  if (std::max(a.size(), b.size()) - std::min(a.size(), b.size()) >= limit) return limit;
  using Row = std::array<std::size_t, kLongestWord + 1>;
  Row before{}, last{}, row{};
  for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      row[j] =
          std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0u : 1u)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        row[j] = std::min(row[j], before[j - 2] + 1);
    }
    before = last;
    last = row;
  }
  return std::min(last[b.size()], limit);
}

// What differs only in its capitals is surely meant.
std::string lower(std::string text) {
  for (char& c : text) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
  return text;
}

}  // namespace

std::string to_string(const Where& where) {
  std::string out = where.file;
  if (where.line > 0) out += ":" + std::to_string(where.line);
  if (where.line > 0 && where.column > 0) out += ":" + std::to_string(where.column);
  return out;
}

bool has_mistakes(const std::vector<Problem>& problems) {
  return std::any_of(problems.begin(), problems.end(),
                     [](const Problem& p) { return !p.is_warning; });
}

ConfigError::ConfigError(std::vector<Problem> problems)
    : std::runtime_error(all_of(problems)), problems_(std::move(problems)) {}

ConfigError::ConfigError(Where where, std::string message)
    : ConfigError(std::vector<Problem>{{std::move(where), std::move(message)}}) {}

std::string did_you_mean(const std::string& meant, const std::vector<std::string>& candidates) {
  if (meant.size() > kLongestWord) return {};
  const std::string word = lower(meant);
  std::string best;
  std::size_t best_distance = std::max<std::size_t>(1, word.size() / 3) + 1;
  constexpr std::size_t kShortestBeginning = 3;
  for (const std::string& c : candidates) {
    if (word.size() >= kShortestBeginning && c.size() > word.size() && lower(c).starts_with(word))
      return c;
    const std::size_t d = distance(word, lower(c), best_distance);
    if (d < best_distance) {
      best_distance = d;
      best = c;
    }
  }
  return best;
}

std::string listed(const std::vector<std::string>& names) {
  std::string out;
  for (const std::string& n : names) out += (out.empty() ? "" : ", ") + n;
  return out;
}

}  // namespace jernih
