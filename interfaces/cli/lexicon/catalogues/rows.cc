// From the strings of a catalogue to rows of an interface table.
#include "interfaces/cli/lexicon/catalogues/rows.h"

#include <algorithm>

#include "interfaces/cli/lexicon/catalogues/placeholders.h"
#include "lexicons/tables/fold.h"
#include "lexicons/tables/split_key.h"

namespace jernih::cli {
namespace {

constexpr std::size_t kLongestRow = 300;  // bytes
constexpr std::size_t kMostSlots = 2;
constexpr std::string_view kNumber = "{number}";
constexpr std::string_view kAny = "{any}";
constexpr std::string_view kEdges = ".:!?,; ";
constexpr std::string_view kDots = "\u2026";

bool is_letter(char c) {
  return ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || static_cast<unsigned char>(c) >= 0x80;
}
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }

// "&File", "_File", "File (&F)": the mark of the key that opens it.
std::string without_accelerator(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool is_mark = (text[i] == '&' || text[i] == '_' || text[i] == '~') &&
                         i + 1 < text.size() && is_letter(text[i + 1]);
    const bool is_inner = i > 0 && is_letter(text[i - 1]) && text[i] == '_';
    const bool is_entity = text[i] == '&' && text.find(';', i) != std::string_view::npos &&
                           text.find(';', i) < std::min(text.find(' ', i), text.size());
    if (!is_mark || is_inner || is_entity) out += text[i];
  }
  return out;
}

std::string trimmed(std::string text) {
  while (!text.empty() && (kEdges.find(text.back()) != std::string_view::npos)) text.pop_back();
  while (text.ends_with(kDots)) text.resize(text.size() - kDots.size());
  text.erase(0, std::min(text.find_first_not_of(' '), text.size()));
  return text;
}

struct Slotted {
  std::string text;
  std::vector<std::string> placeholders;  // as written, in order
  std::vector<std::string_view> slots;
};

Slotted slotted(std::string_view text) {
  Slotted out;
  for (std::size_t i = 0; i < text.size();) {
    const bool is_start = i == 0 || !is_letter(text[i - 1]);
    const Placeholder p = placeholder_at(text.substr(i), is_start);
    if (p.size == 0) {
      if (text.substr(i).starts_with("%%")) ++i;
      out.text += text[i++];
      continue;
    }
    out.placeholders.emplace_back(text.substr(i, p.size));
    out.slots.push_back(p.is_number ? kNumber : kAny);
    out.text += out.slots.back();
    i += p.size;
  }
  return out;
}

std::vector<std::string> words_of(const std::string& text) {
  std::vector<std::string> out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    if (end > at) out.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return out;
}

// Every longer word begins with a capital: the writer's case, not the words' own.
bool is_title(const std::vector<std::string>& words) {
  constexpr std::size_t kShort = 3;
  return words.size() > 1 && std::all_of(words.begin(), words.end(), [](const std::string& w) {
           return w.size() <= kShort || !is_letter(w[0]) || is_upper(w[0]);
         });
}

// The first word of a sentence and all of a title lower; what has capitals inside is a name.
std::string lowered(const std::string& text) {
  std::vector<std::string> words = words_of(text);
  const bool is_all = is_title(words);
  std::string out;
  for (std::size_t i = 0; i < words.size(); ++i) {
    std::string& w = words[i];
    const bool has_inner = std::any_of(w.begin() + 1, w.end(), is_upper);
    if (is_upper(w[0]) && (is_all || i == 0) && !has_inner && w.size() > 1)
      w[0] = static_cast<char>(w[0] | 0x20);
    out += (out.empty() ? "" : " ");
    out += w;
  }
  return out;
}

// "comment|comments" where the two differ in single words; the plural alone when they do not.
std::string with_singular(const std::string& one, const std::string& many) {
  const std::vector<std::string> a = words_of(one);
  const std::vector<std::string> b = words_of(many);
  if (one.empty() || a.size() != b.size() || many.find(kNumber) == std::string::npos) return many;
  std::string out;
  for (std::size_t i = 0; i < b.size(); ++i) {
    out += (out.empty() ? "" : " ");
    if (a[i] != b[i] && b[i][0] != '{') out += a[i] + '|';
    out += b[i];
  }
  return out;
}

bool has_markup(const std::string& text) {
  return text.find_first_of("<>\n\t|") != std::string::npos ||
         text.find(", plural") != std::string::npos || text.find(", select") != std::string::npos;
}

bool has_word(const std::string& key) {
  const std::vector<std::string_view> pieces = split_key(key);
  return std::any_of(pieces.begin(), pieces.end(), [](std::string_view p) {
    return p[0] != '{' && std::any_of(p.begin(), p.end(), is_letter);
  });
}

}  // namespace

std::string_view reason(Unfit unfit) {
  constexpr std::array<std::string_view, kUnfitKinds> kReasons = {
      "",
      "the English is the Indonesian",
      "markup, line breaks or choices inside",
      "placeholders of the two sides differ",
      "more than two placeholders, or in another order",
      "no word beside the placeholders",
      "longer than a string of an interface"};
  return kReasons[static_cast<std::size_t>(unfit)];
}

Unfit to_row(const CataloguePair& pair, TableRow& row) {
  if (pair.indonesian.size() > kLongestRow || pair.english.size() > kLongestRow)
    return Unfit::length;
  if (has_markup(pair.indonesian) || has_markup(pair.english)) return Unfit::markup;
  Slotted ours = slotted(trimmed(without_accelerator(pair.indonesian)));
  Slotted english = slotted(trimmed(without_accelerator(pair.english)));
  const Slotted one = slotted(trimmed(without_accelerator(pair.english_one)));
  std::vector<std::string> a = ours.placeholders;
  std::vector<std::string> b = english.placeholders;
  std::sort(a.begin(), a.end());
  std::sort(b.begin(), b.end());
  if (a != b) return Unfit::placeholders;
  const bool are_alike = a.size() == kMostSlots && ours.slots[0] == ours.slots[1];
  if (a.size() > kMostSlots || (are_alike && ours.placeholders != english.placeholders))
    return Unfit::slots;
  row = {trimmed(lowered(ours.text)), trimmed(lowered(english.text)), pair.where};
  if (!has_word(row.indonesian) || row.english.empty()) return Unfit::words;
  std::string left, right;
  fold(row.indonesian, left);
  fold(row.english, right);
  if (left == right) return Unfit::same;
  row.english = with_singular(trimmed(lowered(one.text)), row.english);
  return Unfit::none;
}

void RowTable::add(TableRow row) {
  std::string key;
  fold(row.indonesian, key);
  std::vector<Choice>& choices = by_key_[key];
  const auto same = std::find_if(choices.begin(), choices.end(),
                                 [&](const Choice& c) { return c.row.english == row.english; });
  if (same == choices.end())
    choices.push_back({std::move(row), 1});
  else
    ++same->count;
}

std::vector<TableRow> RowTable::rows(std::vector<std::string>& conflicts) const {
  std::vector<TableRow> out;
  for (const auto& [key, choices] : by_key_) {
    const auto best =
        std::max_element(choices.begin(), choices.end(),
                         [](const Choice& a, const Choice& b) { return a.count < b.count; });
    out.push_back(best->row);
    for (const Choice& c : choices)
      if (&c != &*best)
        conflicts.push_back(to_string(c.row.where) + ": '" + c.row.indonesian + "' is '" +
                            c.row.english + "' here and '" + best->row.english + "' in " +
                            to_string(best->row.where) + ", which was kept");
  }
  std::sort(out.begin(), out.end(), [](const TableRow& a, const TableRow& b) {
    return a.indonesian + '\t' + a.english < b.indonesian + '\t' + b.english;
  });
  return out;
}

}  // namespace jernih::cli
