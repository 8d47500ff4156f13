#include "stages/find_times/time_finder.h"

#include <algorithm>
#include <charconv>

#include "lexicons/tables/fold.h"
#include "pipeline/options/error.h"

namespace jernih::times {
namespace {

constexpr DiagnosticKind kUnreadableReference{
    "reference_time_unreadable", "this reference time names no point in time that is read here"};

constexpr bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
constexpr bool is_lower(char c) { return c >= 'a' && c <= 'z'; }

// The case of a phrase by its words; names of days and months say something only in all capitals.
Case case_of(std::string_view text, std::span<const Atom> atoms) {
  int words = 0;
  int capital = 0;
  int lower_letters = 0;
  int upper_words = 0;
  bool begins_capital = false;
  for (std::size_t i = 0; i < atoms.size(); ++i) {
    const Atom& a = atoms[i];
    const bool is_name = a.is_any(bit(Kind::month) | bit(Kind::weekday) | bit(Kind::weekdays) |
                                  bit(Kind::hijri_month) | bit(Kind::holiday)) &&
                         !a.is(Kind::unit);
    const bool skip = a.is_any(bit(Kind::zone) | bit(Kind::number) | bit(Kind::punctuation));
    const std::string_view s = slice(text, a.at);
    for (std::size_t k = 0; k < s.size() && !skip; ++k) {
      lower_letters += is_lower(s[k]);
      const bool at_begin = k == 0 || s[k - 1] == ' ';
      if (!at_begin || (!is_upper(s[k]) && !is_lower(s[k]))) continue;
      upper_words += is_upper(s[k]) && s.size() > 2;
      if (is_name) continue;
      ++words;
      capital += is_upper(s[k]);
      if (i == 0 && k == 0) begins_capital = is_upper(s[k]);
    }
  }
  if (lower_letters == 0 && upper_words > 0) return Case::upper;
  if (words == 0 || capital == 0) return Case::lower;
  const bool is_single = words == 1 && begins_capital;
  if (capital == words && !is_single) return Case::title;
  return begins_capital ? Case::sentence : Case::lower;
}

int number_in(std::string_view text) {
  int value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

// Most runs are a number that counts something else, or words that only stand before a unit or a
// date and have none behind them ("in", "more than"): no rule needs to look at them.
bool may_hold_phrase(std::span<const Atom> atoms) {
  constexpr std::uint64_t kCounts = bit(Kind::number) | bit(Kind::punctuation) | bit(Kind::link) |
                                    bit(Kind::in) | bit(Kind::mod) | bit(Kind::quantity) |
                                    bit(Kind::ordinal) | bit(Kind::every);
  for (const Atom& a : atoms) {
    const bool is_year_like =
        a.is(Kind::number) && (a.is_decade || a.milli >= 1000000 || a.digits == 4);
    if ((a.kinds & ~kCounts) != 0 || is_year_like || a.is(Link::decade_intro) ||
        a.is(Mark::apostrophe) || (a.is(Kind::ordinal) && a.is_english))
      return true;
  }
  return false;
}

// The beginning of a text, for a message.
std::string shown(std::string_view text) {
  std::size_t size = std::min<std::size_t>(text.size(), 80);
  while (size > 0 && size < text.size() && (static_cast<unsigned char>(text[size]) & 0xC0) == 0x80)
    --size;
  return std::string(text.substr(0, size));
}

}  // namespace

TimeSettings read_settings(const Options& options, const Lexicon& lexicon) {
  TimeSettings out;
  std::string_view zone = options.text("zone");
  const Table& zones = lexicon.table("time_zones");
  const Table::Match row = zones.exact(zone);
  if (row.rows > 0 && zones.cell(row.row, zones.column("name")) == zone)
    zone = zones.cell(row.row, zones.column("offset"));
  const bool is_offset = zone.size() == 6 && (zone[0] == '+' || zone[0] == '-') && zone[3] == ':';
  if (!is_offset)
    throw ConfigError(
        options.where("zone"),
        "'" + options.text("zone") + "' is no zone known here; write an offset like +07:00");
  const int minutes = number_in(zone.substr(1, 2)) * 60 + number_in(zone.substr(4, 2));
  out.zone = static_cast<std::int16_t>(zone[0] == '-' ? -minutes : minutes);
  const std::string& weekday = options.text("weekday");
  out.weekday = weekday == "past"      ? WeekdayRule::past
                : weekday == "nearest" ? WeekdayRule::nearest
                                       : WeekdayRule::future;
  const std::string& order = options.text("date_order");
  out.order = order == "auto"        ? DateOrder::automatic
              : order == "day_first" ? DateOrder::day_first
                                     : DateOrder::month_first;
  return out;
}

void TimeFinder::run(Document& doc) {
  reference_ = {};
  named_ = {};
  is_month_first_ = reads_month_first(doc);
  set_reference(doc);
  for (std::uint32_t s = 0; s < doc.segments.size(); ++s) walk(doc, s, Task::annotate);
}

bool TimeFinder::walk(Document& doc, std::uint32_t index, Task task) {
  const Segment& segment = doc.segments[index];
  const std::span<const Token> tokens = doc.tokens_of(segment);
  const bool is_english_page = doc.segments.size() > 1 && doc.language == kEnglish;
  const Surroundings around{doc.text(),      tokens,          segment.language == kEnglish,
                            is_english_page, is_month_first_, &knowledge_->words};
  for (std::size_t from = 0; from < tokens.size();) {
    from = knowledge_->lexer.next_run(doc.text(), tokens, from, atoms_);
    if (atoms_.empty()) break;
    if (!may_hold_phrase(atoms_)) continue;
    const Grammar grammar(atoms_, around, doc.lost != nullptr ? &readings_ : nullptr);
    for (std::size_t i = 0; i < atoms_.size();) {
      readings_.clear();
      const std::size_t end = grammar.phrase(i, mention_.what);
      if (end == 0) {
        ++i;
        continue;
      }
      mention_.at = {atoms_[i].at.begin, atoms_[end - 1].at.end};
      // "(28/12/2014) sore" begins with its bracket, which is no atom.
      const std::string_view found = doc.text(mention_.at);
      if (found.find(')') != found.npos && found.find('(') == found.npos && mention_.at.begin > 0 &&
          doc.text()[mention_.at.begin - 1] == '(')
        --mention_.at.begin;
      mention_.segment = index;
      mention_.letters = case_of(doc.text(), std::span<const Atom>(atoms_).subspan(i, end - i));
      if (task == Task::annotate && doc.lost != nullptr) tell_lost(doc, i, end);
      if (task == Task::annotate)
        annotate(doc);
      else if (is_page_date(doc))
        return true;
      i = end;
    }
  }
  return false;
}

// 5/8/2025 is the fifth of August, unless the page shows that it writes the month first: it has
// dates that can only be read so, and none that can only be read the other way.
bool TimeFinder::reads_month_first(const Document& doc) const {
  if (settings_.order != DateOrder::automatic) return settings_.order == DateOrder::month_first;
  bool is_month_first = false;
  for (const Token& t : doc.tokens) {
    if (t.kind != TokenKind::number || t.at.size() < 6 || t.at.size() > 10) continue;
    const std::string_view s = doc.text(t.at);
    const std::size_t slash = s.find('/');
    if (slash == 0 || slash > 2 || s.find('/', slash + 1) == s.npos) continue;
    if (number_in(s) > 12) return false;
    is_month_first |= number_in(s.substr(slash + 1)) > 12;
  }
  return is_month_first;
}

// Does the phrase at hand stand on a line of its own and name a day for good?
bool TimeFinder::is_page_date(const Document& doc) {
  constexpr std::uint32_t kOthers = 6;  // words beside the date on its line ("Updated by …")
  const std::span<const Token> tokens = doc.tokens_of(doc.segments[mention_.segment]);
  auto t = std::partition_point(tokens.begin(), tokens.end(), [&](const Token& other) {
    return other.at.begin < mention_.at.begin;
  });
  std::uint32_t others = segment_words_;
  for (; t != tokens.end() && t->at.end <= mention_.at.end; ++t)
    others -= t->kind == TokenKind::word;
  if (others > kOthers) return false;
  Context context;
  context.zone = settings_.zone;
  knowledge_->resolver.resolve(mention_.what, context, resolution_);
  return anchor_of(mention_.what, resolution_, reference_);
}

// The first absolute date on a line of its own before the first prose.
bool TimeFinder::read_page_date(Document& doc) {
  constexpr std::uint32_t kProseTokens = 16;
  constexpr std::uint32_t kMostWords = 64;  // of a line that is a date with a few words beside it
  for (std::uint32_t s = 0; s < doc.segments.size(); ++s) {
    if (doc.segments[s].kind == SegmentKind::prose && doc.segments[s].token_count >= kProseTokens)
      return false;
    segment_words_ = 0;
    bool has_number = false;  // of the year
    for (const Token& t : doc.tokens_of(doc.segments[s])) {
      segment_words_ += t.kind == TokenKind::word;
      has_number |= t.kind == TokenKind::number;
    }
    if (has_number && segment_words_ <= kMostWords && walk(doc, s, Task::page_date)) return true;
  }
  return false;
}

void TimeFinder::set_reference(Document& doc) {
  for (const ReferenceCandidate& candidate : doc.reference_candidates) {
    if (!reader_.read(candidate.text, settings_.zone, reference_)) {
      doc.report({}, kUnreadableReference, shown(candidate.text));
      continue;
    }
    doc.reference_time.value = rfc3339(reference_, settings_.zone);
    doc.reference_time.from = candidate.from;
    return;
  }
  reference_ = {};
  if (!read_page_date(doc)) return;
  doc.reference_time.value = rfc3339(reference_, settings_.zone);
  doc.reference_time.from = ReferenceTime::From::page;
}

}  // namespace jernih::times
