// How the rows of lexicons/data/time become atoms. The names below are the `atom` column's.
#include <charconv>
#include <string>
#include <unordered_map>

#include "lexicons/tables/fold.h"
#include "lexicons/tables/split_key.h"
#include "pipeline/options/error.h"
#include "stages/find_times/atoms/names.h"
#include "stages/find_times/atoms/time_words.h"

namespace jernih::times {
namespace {

ConfigError bad_row(const Table& table, std::uint32_t row, const std::string& what) {
  return ConfigError({"lexicons/" + table.where(row), 0, 0}, what);
}

int number_in(std::string_view text) {
  int value = 0;
  const bool has_plus = text.starts_with('+');
  std::from_chars(text.data() + (has_plus ? 1 : 0), text.data() + text.size(), value);
  return value;
}

// "+07:00" as minutes.
std::int16_t zone_in(std::string_view text) {
  if (text[0] != '+' && text[0] != '-') return kLocalZone;
  const int minutes = number_in(text.substr(1, 2)) * 60 + number_in(text.substr(4, 2));
  return static_cast<std::int16_t>(text[0] == '-' ? -minutes : minutes);
}

// "quarter 2": the second half of a value.
std::string_view after_space(std::string_view value) {
  const std::size_t space = value.find(' ');
  return space == std::string_view::npos ? std::string_view{} : value.substr(space + 1);
}
std::string_view before_space(std::string_view value) { return value.substr(0, value.find(' ')); }

Form form_of(std::string_view name) {
  if (name == "short") return Form::short_;
  if (name == "narrow") return Form::narrow;
  if (name == "risky") return Form::risky;
  if (name == "upper") return Form::upper;
  return Form::full;
}

void set_unit(Atom& a, std::string_view value, Form form, bool is_english) {
  const Unit unit = unit_named(value);
  if (a.unit != Unit::none && is_english) {
    a.unit_english = unit;
    return;
  }
  if (a.unit != Unit::none) a.unit_english = a.unit;
  a.unit = unit;
  a.unit_form = form;
}

void set_value(Atom& a, Kind kind, std::string_view value, Form form, bool is_english) {
  const auto n = static_cast<std::int16_t>(number_in(value));
  switch (kind) {
    case Kind::clock:
      a.clock = {static_cast<std::int8_t>(number_in(value.substr(0, 2))),
                 static_cast<std::int8_t>(number_in(value.substr(3))), -1};
      break;
    case Kind::unit:
      set_unit(a, value, form, is_english);
      break;
    case Kind::amount:
      a.unit = unit_named(after_space(value));
      if (before_space(value) == "many") a.vague = Vague::many;
      if (before_space(value) == "all") a.vague = Vague::all;
      break;
    case Kind::period:
      a.unit = unit_named(before_space(value));
      a.value = static_cast<std::int16_t>(number_in(after_space(value)));
      a.unit_form = form;
      break;
    case Kind::month:
      a.month = static_cast<std::uint8_t>(n);
      a.name_form = form;
      break;
    case Kind::hijri_month:
      a.hijri_month = static_cast<std::uint8_t>(n);
      break;
    case Kind::weekday:
    case Kind::weekdays:
      a.weekday = static_cast<std::uint8_t>(n);
      a.name_form = form;
      break;
    case Kind::ordinal:
      a.value = n;
      if (form != Form::full) a.name_form = form;
      break;
    case Kind::part:
      a.part = part_named(value);
      break;
    case Kind::daypart:
      a.value = n;
      a.part = part_named(after_space(value));
      break;
    case Kind::zone:
      a.zone = zone_in(value);
      a.name_form = form;
      break;
    case Kind::quantity:
      a.vague = vague_named(value);
      break;
    case Kind::vague:
      a.vagueness = vagueness_named(value);
      break;
    case Kind::mod:
      a.modifier = modifier_named(value);
      break;
    case Kind::edge:
      a.edge = edge_named(value);
      break;
    case Kind::year_intro:
      a.year_kind = value == "academic" ? YearKind::academic
                    : value == "fiscal" ? YearKind::fiscal
                                        : YearKind::plain;
      break;
    case Kind::meridiem:
      a.is_pm = value == "pm";
      break;
    case Kind::era_mark:
      a.era = value == "bc" ? Era::before_christ : value == "hijri" ? Era::hijri : Era::common;
      break;
    default:
      if (value != "-") a.value = n;
  }
}

// Words that are nothing without another behind them: "sekitar", "setiap", "awal".
constexpr std::uint64_t kWantsMore =
    bit(Kind::mod) | bit(Kind::quantity) | bit(Kind::in) | bit(Kind::every) | bit(Kind::half) |
    bit(Kind::quarter_of) | bit(Kind::and_half) | bit(Kind::edge) | bit(Kind::date_intro) |
    bit(Kind::clock_past) | bit(Kind::clock_to) | bit(Kind::times) | bit(Kind::times_a) |
    bit(Kind::pre_last) | bit(Kind::pre_past) | bit(Kind::pre_this) | bit(Kind::pre_next) |
    bit(Kind::pre_coming) | bit(Kind::pre_that) | bit(Kind::era_mark) | bit(Kind::link) |
    bit(Kind::ordinal) | bit(Kind::earlier_today) | bit(Kind::later_today) | bit(Kind::ref_last) |
    bit(Kind::ref_this) | bit(Kind::ref_next) | bit(Kind::ref_that);

}  // namespace

void TimeWords::find_followers() {
  const std::uint32_t phrase = words_.column("phrase");
  std::unordered_map<std::uint64_t, std::uint64_t> kinds;  // of all phrases that begin with a word
  for (std::uint32_t r = 0; r < words_.size(); ++r) {
    const std::string_view key = words_.cell(r, phrase);
    kinds[word_hash(split_key(key)[0])] |= word_atoms_[words_.exact(key).row].kinds;
  }
  for (const auto& [hash, all] : kinds) {
    const std::uint64_t flags = lexicon_.words().info(lexicon_.words().find(hash)).flags;
    const std::uint64_t other =
        never_.starts_bit() | holidays_.starts_bit() | lexicon_.table("numerals").starts_bit();
    if ((all & ~kFollowing) == 0 && (flags & other) == 0) followers_.add(hash);
  }
}

void TimeWords::read_words() {
  const std::uint32_t phrase = words_.column("phrase");
  const std::uint32_t atom = words_.column("atom");
  const std::uint32_t value = words_.column("value");
  const std::uint32_t form = words_.column("form");
  const std::uint32_t language = words_.column("language");
  word_atoms_.resize(words_.size());
  std::uint32_t first = 0;
  for (std::uint32_t r = 0; r < words_.size(); ++r) {
    // Rows of one key are neighbours and merge into the atom of the first.
    if (words_.exact(words_.cell(r, phrase)).row != first) first = r;
    Atom& a = word_atoms_[first];
    const Kind kind = kind_named(words_.cell(r, atom));
    if (kind == Kind::punctuation) throw bad_row(words_, r, "there is no such atom");
    const bool is_english = words_.cell(r, language) == "en";
    a.kinds |= bit(kind);
    (is_english ? a.is_english : a.is_indonesian) = true;
    set_value(a, kind, words_.cell(r, value), form_of(words_.cell(r, form)), is_english);
  }
}

void TimeWords::read_links() {
  const std::uint32_t phrase = links_.column("phrase");
  const std::uint32_t atom = links_.column("atom");
  const std::uint32_t language = links_.column("language");
  link_atoms_.resize(links_.size());
  std::uint32_t first = 0;
  for (std::uint32_t r = 0; r < links_.size(); ++r) {
    if (links_.exact(links_.cell(r, phrase)).row != first) first = r;
    Atom& a = link_atoms_[first];
    const std::string_view name = links_.cell(r, atom);
    const Link link = link_named(name);
    const Kind kind = kind_named(name);
    if (link == Link::none && kind == Kind::punctuation)
      throw bad_row(links_, r, "there is no such link");
    a.kinds |= link == Link::none ? bit(kind) : bit(Kind::link);
    if (link != Link::none) a.links |= bit(link);
    (links_.cell(r, language) == "en" ? a.is_english : a.is_indonesian) = true;
  }
}

void TimeWords::read_holidays() {
  const std::uint32_t phrase = holidays_.column("phrase");
  const std::uint32_t key = holidays_.column("day");
  holiday_atoms_.resize(holidays_.size());
  for (std::uint32_t r = 0; r < holidays_.size(); ++r) {
    const std::string_view name = holidays_.cell(r, key);
    std::size_t index = 0;
    while (index < holiday_keys_.size() && holiday_keys_[index] != name) ++index;
    if (index == holiday_keys_.size()) holiday_keys_.push_back(name);
    const std::uint32_t first = holidays_.exact(holidays_.cell(r, phrase)).row;
    holiday_atoms_[first].kinds |= bit(Kind::holiday);
    holiday_atoms_[first].value = static_cast<std::int16_t>(index + 1);
  }
}

void TimeWords::add_entries(const Table& table, std::string_view key_column, std::uint8_t use) {
  const std::uint32_t column = table.column(key_column);
  for (std::uint32_t r = 0; r < table.size(); ++r) {
    const std::vector<std::string_view> words = split_key(table.cell(r, column));
    const std::uint64_t hash = word_hash(words[0]);
    const std::uint32_t index = lexicon_.words().find(hash);
    if (index == 0) throw bad_row(table, r, "the word table does not know the first word");
    std::uint8_t& all = uses_[index];
    all |= use;
    if (words.size() > 1) {
      all |= kLonger;
      second_words_.set(word_hash(words[1]) % kSecondWordBuckets);
      continue;
    }
    if (use == kNever) all |= kAlone;
    if (single_of_[index] != 0 || use == kNever) continue;
    Token token;
    token.hash = hash;
    token.word = index;
    Atom atom;
    if (longest_in_tables({&token, 1}, 0, atom) == 0) continue;
    singles_.push_back(atom);
    single_of_[index] = static_cast<std::uint16_t>(singles_.size());
    if ((atom.kinds & ~kWantsMore) != 0 && use != kLink) all |= kAlone;
  }
}

void TimeWords::read_entries() {
  uses_.resize(lexicon_.words().infos());
  single_of_.resize(lexicon_.words().infos());
  add_entries(words_, "phrase", kPhrase);
  add_entries(links_, "phrase", kLink);
  add_entries(holidays_, "phrase", kPhrase);
  const std::uint64_t numeral = lexicon_.table("numerals").starts_bit();
  for (std::uint32_t i = 0; i < uses_.size(); ++i)
    if ((lexicon_.words().info(i).flags & numeral) != 0) uses_[i] |= kNumeral;
  add_entries(never_, "phrase", kNever);
}

}  // namespace jernih::times
