#include "stages/find_times/atoms/time_words.h"

#include <algorithm>

#include "lexicons/tables/fold.h"

namespace jernih::times {
TimeWords::TimeWords(const Lexicon& lexicon)
    : lexicon_(lexicon),
      words_(lexicon.table("time_words")),
      links_(lexicon.table("time_links")),
      never_(lexicon.table("time_never")),
      holidays_(lexicon.table("time_holidays")) {
  function_bit_ = lexicon.table("function_words").starts_bit();
  read_words();
  read_links();
  read_holidays();
  find_followers();
  read_entries();
  const std::uint32_t scope = never_.column("scope");
  for (std::uint32_t r = 0; r < never_.size(); ++r)
    never_scope_.push_back(never_.cell(r, scope) == "bare"    ? Scope::bare
                           : never_.cell(r, scope) == "glued" ? Scope::glued
                                                              : Scope::always);
}

namespace {
void merge(Atom& into, const Atom& from) {
  if (into.kinds == 0) {
    into = from;
    return;
  }
  into.kinds |= from.kinds;
  into.links |= from.links;
  into.is_english |= from.is_english;
  into.is_indonesian |= from.is_indonesian;
}
}  // namespace

// Keys of one word say at once what they mean; only the others are looked for in the tables.
std::uint32_t TimeWords::longest(std::span<const Token> tokens, std::size_t from, Atom& out) const {
  const std::uint32_t word = tokens[from].word;
  if ((uses_[word] & kLonger) != 0) return longest_in_tables(tokens, from, out);
  if (single_of_[word] == 0) return 0;
  out = singles_[single_of_[word] - 1u];
  return 1;
}

std::uint32_t TimeWords::longest_in_tables(std::span<const Token> tokens, std::size_t from,
                                           Atom& out) const {
  const std::uint64_t flags = lexicon_.words().info(tokens[from].word).flags;
  Table::Match word, link, holiday;
  if (flags & words_.starts_bit()) word = words_.longest(tokens, from);
  if (flags & links_.starts_bit()) link = links_.longest(tokens, from);
  if (flags & holidays_.starts_bit()) holiday = holidays_.longest(tokens, from);
  const std::uint32_t most = std::max({word.tokens, link.tokens, holiday.tokens});
  if (most == 0) return 0;
  if (word.tokens == most) merge(out, word_atoms_[word.row]);
  if (link.tokens == most) merge(out, link_atoms_[link.row]);
  if (holiday.tokens == most) {
    merge(out, holiday_atoms_[holiday.row]);
    out.kinds |= bit(Kind::holiday);
    out.value = holiday_atoms_[holiday.row].value;
  }
  return most;
}

bool TimeWords::word(std::uint64_t hash, Atom& out) const {
  const std::uint64_t sequence = extend_hash(kNoWords, hash);
  const KeySlot* word = words_.find(sequence);
  const KeySlot* link = links_.find(sequence);
  if (word != nullptr && word->rows > 0) merge(out, word_atoms_[word->row]);
  if (link != nullptr && link->rows > 0) merge(out, link_atoms_[link->row]);
  return out.kinds != 0;
}

bool TimeWords::pair(std::uint64_t first, std::uint64_t second, Atom& out) const {
  const KeySlot* slot = words_.find(extend_hash(extend_hash(kNoWords, first), second));
  if (slot == nullptr || slot->rows == 0) return false;
  merge(out, word_atoms_[slot->row]);
  return true;
}

std::uint32_t TimeWords::never(std::span<const Token> tokens, std::size_t from,
                               bool after_number) const {
  if ((use(tokens[from]) & kNever) == 0) return 0;
  const Table::Match match = never_.longest(tokens, from);
  if (match.rows == 0) return 0;
  const Scope scope = never_scope_[match.row];
  if (scope == Scope::bare && after_number) return 0;
  if (scope == Scope::glued && !tokens[from + match.tokens - 1].glued) return 0;
  return match.tokens;
}

}  // namespace jernih::times
