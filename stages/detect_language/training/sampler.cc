#include "stages/detect_language/training/sampler.h"

#include <algorithm>
#include <iterator>
#include <string_view>

namespace jernih::detect_language {
namespace {

constexpr std::size_t kMostWords = 25;
constexpr std::size_t kHosts = 3;       // the first labels: texts of theirs have guests
constexpr std::uint32_t kMuchMore = 3;  // near levels

// The least share of own words in prose of the languages that are near to Indonesian, for which
// there is hardly any text: Malay differs in few words, the others in most.
double blend(std::size_t label) {
  const std::string_view code = kShares[label].code;
  if (code == "ms") return 0.07;
  for (const std::string_view near : {"jv", "su", "min", "ace", "ban", "bjn", "other"})
    if (code == near) return 0.3;
  return 0;
}

}  // namespace

Sampler::Sampler(const Corpus& corpus, Random& random) : corpus_(corpus), random_(random) {
  for (const LabelShare& s : kShares) sum_ += s.share;
  list_own();
}

// The near level of a word (word_hints.h); the middle when no list has it.
std::uint32_t Sampler::near_of(Word word) const {
  for (const std::uint32_t row : corpus_.words[word].known)
    if (row >= kNearRow && row < kNearRow + kNearLevels) return row - kNearRow;
  return kNearMiddle;
}

void Sampler::list_own() {
  const Frequencies& all = corpus_.frequencies[kMalay];
  double often = 0;
  for (std::size_t i = 0; i < all.words.size(); ++i) {
    if (near_of(all.words[i]) < kNearMiddle + kMuchMore) continue;
    malay_.words.push_back(all.words[i]);
    malay_.often.push_back(often += all.often[i] - (i == 0 ? 0 : all.often[i - 1]));
  }
}

Item Sampler::draw(const std::array<std::vector<Line>, kLabels>& texts, bool with_lists) {
  for (;;) {
    const std::size_t label = draw_label();
    const double kind = random_.unit();
    if (kind > 0.93 && !corpus_.tables[label].empty()) return {label, string_of_words(label)};
    if (kind > 0.81 && kind < 0.87 && !corpus_.frequencies[label].words.empty())
      return {label, frequent(label, 3 + random_.below(kMostWords - 2))};
    if (kind > 0.87 && blend(label) > 0 && !corpus_.tables[label].empty())
      return {label, blended(label)};
    if (kind > 0.74 && kind <= 0.77 && with_lists && !corpus_.glued[label].empty())
      return {label, words_of(pick(corpus_.glued[label]))};
    if (kind > 0.70 && kind <= 0.74 && with_lists && !corpus_.chat[label].empty())
      return stretch(label, corpus_.chat[label], random_.unit() * 0.72);
    const bool is_frequent =
        kind > 0.77 && kind <= 0.81 && with_lists && !corpus_.frequencies[label].words.empty();
    const Item item = is_frequent ? Item{label, frequent(label, 1 + random_.below(2))}
                      : kind < 0.15 && with_lists && !corpus_.lists[label].empty()
                          ? Item{label, words_of(pick(corpus_.lists[label]))}
                          : stretch(label, texts[label], kind);
    if (item.words.empty()) continue;
    if (item.words.size() <= 2 && (!is_of(label, item.words) || is_guest(label, item.words)))
      continue;
    if (item.words.size() >= 6 && label < kHosts && random_.below(3) == 0)
      return {label, with_guests(label, item.words)};
    return item;
  }
}

// One word, two, a few, or the line.
Item Sampler::stretch(std::size_t label, const std::vector<Line>& texts, double kind) {
  if (texts.empty()) return {};
  const Line line = pick(texts);
  const std::size_t most = kind < 0.40   ? 1
                           : kind < 0.55 ? 2
                           : kind < 0.72 ? 3 + random_.below(6)
                                         : kMostWords;
  const std::uint32_t size = std::min(line.size, static_cast<std::uint32_t>(most));
  return {label,
          words_of({line.first + static_cast<std::uint32_t>(random_.below(line.size - size + 1)),
                    size})};
}

// An Indonesian text with some of its words replaced by marker words of a language near to it, for
// Malay also by words that it uses much more. What only Indonesian says is replaced always.
std::span<const Word> Sampler::blended(std::size_t label) {
  const std::span<const Word> base = stretch(0, corpus_.texts[0], 0.6 + 0.4 * random_.unit()).words;
  const std::vector<Word>& own = table_of(label);
  const double share = blend(label) * (1 + 1.5 * random_.unit());
  made_.assign(base.begin(), base.end());
  const bool is_malay = label == kMalay && !malay_.words.empty() && random_.below(2) == 0;
  const auto one = [&] {
    if (!is_malay) return own[random_.below(own.size())];
    const auto at = std::upper_bound(malay_.often.begin(), malay_.often.end(),
                                     random_.unit() * malay_.often.back());
    return malay_.words[static_cast<std::size_t>(at - malay_.often.begin())];
  };
  made_[random_.below(made_.size())] = one();
  for (Word& w : made_)
    if (random_.unit() < share || is_foreign_to(label, w)) w = one();
  return made_;
}

// What only Indonesian says: a marker word, for Malay also what its lists hardly know.
bool Sampler::is_foreign_to(std::size_t label, Word word) const {
  return is_marker_of(kIdLabel, word) ||
         (label == kMalay && near_of(word) <= kNearMiddle - kMuchMore);
}

// One to six words of the tables and lists in no order, as in chat.
std::span<const Word> Sampler::string_of_words(std::size_t label) {
  made_.clear();
  const std::vector<Word>& table = table_of(label);
  for (std::size_t n = 1 + random_.below(6); n > 0; --n) {
    const std::vector<Line>& list = corpus_.lists[label];
    made_.push_back(list.empty() || random_.below(3) > 0
                        ? table[random_.below(table.size())]
                        : corpus_.running[list[random_.below(list.size())].first]);
  }
  return made_;
}

// A text with up to a third of its words from another language, as names, titles and terms are:
// Indonesian ones in English, English ones elsewhere.
std::span<const Word> Sampler::with_guests(std::size_t label, std::span<const Word> words) {
  const auto& guests = corpus_.texts[label == kEnLabel ? kIdLabel : kEnLabel];
  made_.assign(words.begin(), words.end());
  if (guests.empty()) return made_;
  const Line line = pick(guests);
  const std::size_t size = std::min<std::size_t>(line.size, 1 + random_.below(made_.size() / 3));
  const std::span<const Word> from = words_of(line);
  const std::size_t first = random_.below(from.size() - size + 1);
  const std::size_t at = random_.below(made_.size() - size + 1);
  std::copy_n(from.begin() + static_cast<std::ptrdiff_t>(first), size,
              made_.begin() + static_cast<std::ptrdiff_t>(at));
  return made_;
}

// Words of the list of frequent words: many as often as they are used, a few more evenly.
std::span<const Word> Sampler::frequent(std::size_t label, std::size_t words) {
  const Frequencies& list = corpus_.frequencies[label];
  const std::vector<double>& sums = words > 2 ? list.often : list.seldom;
  made_.clear();
  while (made_.size() < words) {
    const auto at = std::upper_bound(sums.begin(), sums.end(), random_.unit() * sums.back());
    made_.push_back(list.words[static_cast<std::size_t>(at - sums.begin())]);
  }
  return made_;
}

std::span<const Word> Sampler::words_of(Line line) const {
  return {corpus_.running.data() + line.first, line.size};
}

const std::vector<Word>& Sampler::table_of(std::size_t label) {
  auto at = corpus_.tables[label].begin();
  std::advance(at, static_cast<std::ptrdiff_t>(random_.below(corpus_.tables[label].size())));
  return at->second;
}

std::size_t Sampler::draw_label() {
  double at = random_.unit() * sum_;
  for (std::size_t i = 0; i < kLabels; ++i)
    if ((at -= kShares[i].share) < 0) return i;
  return kLabels - 1;
}

bool Sampler::is_marker_of(std::size_t label, Word word) const {
  const std::vector<std::uint32_t>& rows = corpus_.words[word].known;
  return std::find(rows.begin(), rows.end(), kMarkerRow + label) != rows.end();
}

// A word or two alone must be of the label: not a guest from a language that uses it much more.
bool Sampler::is_of(std::size_t label, std::span<const Word> words) const {
  for (const Word w : words) {
    const Corpus::Entry& e = corpus_.words[w];
    double most = 0;
    for (std::size_t k = 0; k + 1 < kLabels; ++k)
      if (corpus_.total[k] > 0) most = std::max(most, e.seen[k] / corpus_.total[k]);
    if (e.seen[label] / std::max(1.0, corpus_.total[label]) < 0.25 * most) return false;
  }
  return true;
}

// What a dictionary of Indonesian or English knows stands for that language when it is alone;
// mostly, since languages do share words.
bool Sampler::is_guest(std::size_t label, std::span<const Word> words) {
  bool all_id = true;
  bool all_en = true;
  for (const Word w : words) {
    const std::uint32_t bits = corpus_.words[w].known[0] - kDictionaryRow;
    all_id &= (bits & kIndonesianWord) != 0;
    all_en &= (bits & kEnglishWord) != 0;
  }
  const bool is_own = (label == 0 && all_id) || (label == 1 && all_en);
  return !is_own && (all_id || all_en) && random_.below(10) < 8;
}

}  // namespace jernih::detect_language
