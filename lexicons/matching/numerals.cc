// One pass with a running sum, as one reads numbers aloud.
#include "lexicons/matching/numerals.h"

#include <array>
#include <charconv>
#include <limits>
#include <string_view>

#include "lexicons/tables/fold.h"
#include "pipeline/options/error.h"

namespace jernih::numbers {
namespace {
constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max() / 2000000;
}

// The sum so far: "dua ratus lima puluh ribu tiga" is total 250000, section 0, digit 3.
struct Numerals::Sum {
  std::int64_t total = 0;
  std::int64_t section = 0;
  std::int64_t digit = -1;
  std::int64_t last_scale = kMost;
  int words = 0;
  bool has_ten = false;
  bool is_closed = false;  // the section ends in a small number: nothing more but a scale

  std::int64_t open_digit() const { return digit < 0 ? 0 : digit; }
  std::int64_t value() const { return total + section + open_digit(); }
  // False: this word cannot follow; the number ended before it.
  bool take(const Row& row);
  bool take_scale(std::int64_t scale);
};

bool Numerals::Sum::take_scale(std::int64_t scale) {
  const std::int64_t count = section + open_digit();
  if (scale >= last_scale || (words > 0 && count == 0)) return false;
  const std::int64_t times = words == 0 ? 1 : count;
  if (times > kMost / scale) return false;
  total += times * scale;
  section = 0;
  digit = -1;
  last_scale = scale;
  has_ten = is_closed = false;
  return true;
}

bool Numerals::Sum::take(const Row& row) {
  switch (row.role) {
    case Role::digit:
      if (digit >= 0 || is_closed) return false;
      digit = row.value;
      return true;
    case Role::small:  // ten … nineteen, sepuluh, sebelas
    case Role::ten:
      if (digit >= 0 || has_ten || is_closed) return false;
      section += row.value;
      (row.role == Role::ten ? has_ten : is_closed) = true;
      return true;
    case Role::plus_ten:
    case Role::times_ten:
      if (digit <= 0 || has_ten) return false;
      section += row.role == Role::plus_ten ? digit + 10 : digit * 10;
      digit = -1;
      (row.role == Role::plus_ten ? is_closed : has_ten) = true;
      return true;
    case Role::hundred:  // seratus
      if (section != 0 || digit >= 0) return false;
      section = 100;
      return true;
    case Role::hundreds:
      if (digit <= 0 || section != 0) return false;
      section = digit * 100;
      digit = -1;
      return true;
    case Role::thousand:  // seribu, sejuta
      if (words > 0 && (section != 0 || digit >= 0 || row.value >= last_scale)) return false;
      total += row.value;
      last_scale = row.value;
      return true;
    case Role::scale:
      return words > 0 && take_scale(row.value);
    default:
      return false;
  }
}

Numerals::Role Numerals::role_named(std::string_view name) {
  constexpr std::array<std::string_view, 13> kNames = {
      "none",     "digit",    "small", "ten", "plus_ten", "times_ten",     "hundred",
      "hundreds", "thousand", "scale", "and", "point",    "ordinal_prefix"};
  for (std::size_t i = 0; i < kNames.size(); ++i)
    if (kNames[i] == name) return static_cast<Role>(i);
  return Role::none;
}

Numerals::Numerals(const Lexicon& lexicon)
    : lexicon_(lexicon), table_(lexicon.table("numerals")), bit_(table_.starts_bit()) {
  const std::uint32_t role = table_.column("role");
  const std::uint32_t value = table_.column("value");
  for (std::uint32_t r = 0; r < table_.size(); ++r) {
    const std::string_view digits = table_.cell(r, value);
    Row row;
    row.role = role_named(table_.cell(r, role));
    std::from_chars(digits.data(), digits.data() + digits.size(), row.value);
    if (row.role == Role::none)
      throw ConfigError({"lexicons/" + table_.where(r), 0, 0}, "there is no such role");
    rows_.push_back(row);
  }
}

const Numerals::Row* Numerals::row(std::uint64_t hash) const {
  const KeySlot* slot = table_.find(extend_hash(kNoWords, hash));
  return slot != nullptr && slot->rows > 0 ? &rows_[slot->row] : nullptr;
}

Spelled Numerals::read(std::span<const Token> tokens, std::size_t from) const {
  Sum sum;
  Spelled out;
  bool is_first_digit = false;
  for (std::size_t i = from; i < tokens.size(); ++i) {
    if (!starts(tokens[i])) break;
    const Row* r = row(tokens[i].hash);
    if (r == nullptr) break;
    if (r->role == Role::and_) {  // "two hundred and five", never "two and five"
      if (sum.words == 0 || sum.digit >= 0 || sum.value() < 100) break;
      continue;
    }
    if (r->role == Role::point) {
      if (sum.words == 0 || i + 1 >= tokens.size()) break;
      const Row* next = row(tokens[i + 1].hash);
      if (next == nullptr || next->role != Role::digit) break;
      out.milli = sum.value() * 1000 + next->value * 100;
      out.tokens = static_cast<std::uint32_t>(i + 2 - from);
      out.is_single = false;
      return out;
    }
    if (!sum.take(*r)) break;
    is_first_digit = sum.words == 0 && (r->role == Role::digit || r->role == Role::small);
    ++sum.words;
    out.tokens = static_cast<std::uint32_t>(i + 1 - from);
    out.milli = sum.value() * 1000;
  }
  out.is_single = out.tokens == 1 && is_first_digit;
  return out;
}

std::int64_t Numerals::word(std::uint64_t hash, bool& is_ten) const {
  const Row* r = row(hash);
  if (r == nullptr) return -1;
  is_ten = r->role == Role::ten;
  const bool is_number = r->role == Role::digit || r->role == Role::small || r->role == Role::ten ||
                         r->role == Role::hundred || r->role == Role::thousand;
  return is_number ? r->value * 1000 : -1;
}

std::int64_t Numerals::scale(std::uint64_t hash) const {
  const Row* r = row(hash);
  return r != nullptr && r->role == Role::scale ? r->value : 0;
}

bool Numerals::is_ordinal_prefix(std::uint64_t hash) const {
  const Row* r = row(hash);
  return r != nullptr && r->role == Role::ordinal_prefix;
}

}  // namespace jernih::numbers
