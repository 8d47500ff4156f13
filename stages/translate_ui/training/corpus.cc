// Reads the pairs and cuts them into words.
#include "stages/translate_ui/training/corpus.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <stdexcept>

#include "lexicons/tables/fold.h"
#include "pipeline/model/token.h"

namespace jernih::ui::training {
namespace {

constexpr const char* kNumber = "<num>";
constexpr const char* kPlaceholder = "<ph>";
constexpr std::string_view kInside = "'-";  // marks that stay inside a word

bool is_letter(UChar32 c) { return u_isalnum(c) != 0 || u_getCombiningClass(c) != 0; }

bool begins_placeholder(std::string_view s) {
  if (s.size() < 2) return false;
  return s[0] == '%' || s[0] == '$' || s[0] == '{' || s[0] == '<' || s[0] == '@' ||
         (s[0] == ':' && u_isalpha(static_cast<unsigned char>(s[1])) != 0);
}

// Bytes of the placeholder that `s` begins with.
std::size_t placeholder_size(std::string_view s) {
  if (s[0] == '{' || s[0] == '<') {
    const std::size_t close = s.find(s[0] == '{' ? '}' : '>');
    if (close == std::string_view::npos) return 1;
    return close + (close + 1 < s.size() && s[close + 1] == '}' ? 2 : 1);
  }
  std::size_t i = 1;
  if (s[1] == '(' || s[1] == '{') {
    const std::size_t close = s.find(s[1] == '(' ? ')' : '}');
    if (close != std::string_view::npos) i = close + 1;
    if (s[1] == '{') return i;
  }
  while (i < s.size() && (static_cast<unsigned char>(s[i]) < 0x80) &&
         (u_isalnum(s[i]) != 0 || s[i] == '_' || s[i] == '$' || s[i] == '.' || s[i] == '@'))
    ++i;
  while (i > 1 && s[i - 1] == '.') --i;
  return i;
}

// Bytes of the word that `s` begins with; 0: it begins with none.
std::size_t word_size(std::string_view s) {
  std::int32_t i = 0;
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(s.data());
  const auto size = static_cast<std::int32_t>(s.size());
  std::int32_t end = 0;
  while (i < size) {
    UChar32 c = 0;
    const std::int32_t at = i;
    U8_NEXT(bytes, i, size, c);
    if (c >= 0 && is_letter(c)) {
      end = i;
      continue;
    }
    const bool is_inside =
        at > 0 &&
        ((c < 0x80 && kInside.find(static_cast<char>(c)) != std::string_view::npos) || c == 0x2019);
    if (!is_inside || end != at) break;
  }
  return static_cast<std::size_t>(end);
}

bool is_number(std::string_view word) {
  return !word.empty() && std::all_of(word.begin(), word.end(),
                                      [](char c) { return (c >= '0' && c <= '9') || c == '-'; });
}

}  // namespace

WordId Vocabulary::id(const std::string& word) {
  const auto [it, is_new] = ids_.emplace(word, static_cast<WordId>(words_.size()));
  if (is_new) words_.push_back(word);
  return it->second;
}

bool is_word(const std::string& token) {
  const bool has_digit =
      std::any_of(token.begin(), token.end(), [](char c) { return c >= '0' && c <= '9'; });
  return !token.empty() && token[0] != '<' && !has_digit && word_size(token) == token.size();
}

std::vector<std::string> cut(const std::string& text, std::vector<std::string>* surface) {
  std::vector<std::string> out;
  std::string_view rest = text;
  const auto put = [&](std::string token, std::size_t size) {
    if (surface != nullptr) surface->emplace_back(rest.substr(0, size));
    out.push_back(std::move(token));
    rest.remove_prefix(size);
  };
  while (!rest.empty()) {
    if (rest[0] == ' ') {
      rest.remove_prefix(1);
    } else if (begins_placeholder(rest)) {
      put(kPlaceholder, placeholder_size(rest));
    } else if (const std::size_t size = word_size(rest); size > 0) {
      std::string folded;
      fold(rest.substr(0, size), folded);
      put(is_number(folded) ? kNumber : folded, size);
    } else {
      std::int32_t one = 0;
      U8_FWD_1(rest.data(), one, static_cast<std::int32_t>(rest.size()));
      put(std::string(rest.substr(0, static_cast<std::size_t>(one))),
          static_cast<std::size_t>(one));
    }
  }
  return out;
}

namespace {

// How often each English word is written how, where the case says something: not at the start, and
// not in titles.
class Spelling {
 public:
  void add(const std::vector<WordId>& ids, const std::vector<std::string>& surface) {
    bool has_lower = false;
    for (std::size_t i = 1; i < surface.size(); ++i)
      has_lower = has_lower || (surface[i].size() > 3 && u_islower(surface[i][0]) != 0);
    for (std::size_t i = 0; i < ids.size(); ++i) {
      const bool is_inside = has_lower && i > 0 && is_word(surface[i - 1]);
      ++counts_[ids[i]][is_inside ? 1 : 0][plain(surface[i])];
    }
  }

  std::vector<std::string> best(const Vocabulary& english) const {
    std::vector<std::string> out(english.size());
    for (WordId id = 0; id < english.size(); ++id) out[id] = of(id, english.word(id));
    return out;
  }

 private:
  using Counts = std::unordered_map<std::string, std::uint32_t>;

  // With the apostrophe of a keyboard.
  static std::string plain(std::string_view word) {
    constexpr std::string_view kApostrophe = "\u2019";
    std::string out;
    while (!word.empty()) {
      const bool is_curly = word.starts_with(kApostrophe);
      out += is_curly ? '\'' : word.front();
      word.remove_prefix(is_curly ? kApostrophe.size() : 1);
    }
    return out;
  }

  std::string of(WordId id, const std::string& folded) const {
    const auto found = counts_.find(id);
    if (found == counts_.end()) return folded;
    if (const std::string inside = most(found->second[1]); !inside.empty()) return inside;
    const std::string any = most(found->second[0]);  // only seen in titles: acronyms stay
    const bool has_inner = any.size() > 1 && std::any_of(any.begin() + 1, any.end(), [](char c) {
                             return c >= 'A' && c <= 'Z';
                           });
    return has_inner ? any : folded;
  }
  static std::string most(const Counts& counts) {
    std::pair<std::uint32_t, std::string> best{0, ""};
    for (const auto& [word, n] : counts)
      if (n > best.first || (n == best.first && word > best.second)) best = {n, word};
    return best.second;
  }

  std::unordered_map<WordId, std::array<Counts, 2>> counts_;
};

}  // namespace

Corpus read_corpus(const std::string& path, const std::vector<std::string>& without,
                   std::size_t most) {
  std::ifstream in(path);
  if (!in) throw std::runtime_error("cannot read " + path);
  Corpus corpus;
  Spelling spelling;
  std::string line;
  while (std::getline(in, line)) {
    const std::size_t a = line.find('\t');
    const std::size_t b = a == std::string::npos ? a : line.find('\t', a + 1);
    if (b == std::string::npos) continue;
    const std::string family = line.substr(0, a);
    if (std::find(without.begin(), without.end(), family) != without.end()) continue;
    Pair pair;
    pair.family = corpus.families.id(family);
    std::vector<std::string> surface;
    for (const std::string& w : cut(line.substr(a + 1, b - a - 1)))
      pair.indonesian.push_back(corpus.indonesian.id(w));
    for (const std::string& w : cut(line.substr(b + 1), &surface))
      pair.english.push_back(corpus.english.id(w));
    if (pair.indonesian.empty() || pair.english.empty() || pair.indonesian.size() > most ||
        pair.english.size() > most)
      continue;
    spelling.add(pair.english, surface);
    corpus.pairs.push_back(std::move(pair));
  }
  corpus.spelling = spelling.best(corpus.english);
  return corpus;
}

}  // namespace jernih::ui::training
