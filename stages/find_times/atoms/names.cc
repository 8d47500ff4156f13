// Names of kinds, units and the rest, in the order of their enumerators.
#include "stages/find_times/atoms/names.h"

#include <array>

namespace jernih::times {
namespace {

// The number of enumerators up to the last one.
template <class E>
constexpr std::size_t count_to(E last) {
  return static_cast<std::size_t>(last) + 1;
}

constexpr auto kKinds = std::to_array<std::string_view>(
    {"number",      "ordinal",    "clock",         "dotted_clock", "date",        "day_month",
     "stamp",       "unit",       "amount",        "quantity",     "month",       "hijri_month",
     "weekday",     "weekdays",   "part",          "daypart",      "meridiem",    "zone",
     "deictic",     "text_day",   "vague",         "holiday",      "ago",         "hence",
     "later",       "earlier",    "window_past",   "window_next",  "ref_last",    "ref_this",
     "ref_next",    "ref_prev",   "ref_following", "ref_that",     "pre_last",    "pre_past",
     "pre_this",    "pre_next",   "pre_coming",    "pre_that",     "tadi",        "nanti",
     "in",          "mod",        "edge",          "every",        "times",       "times_a",
     "half",        "quarter_of", "and_half",      "clock_intro",  "clock_past",  "clock_to",
     "period",      "year_intro", "date_intro",    "day_intro",    "month_intro", "era_mark",
     "decade_word", "link"});
static_assert(kKinds.size() == kKindCount - 1);  // punctuation is in no table
constexpr auto kLinks = std::to_array<std::string_view>(
    {"none",      "and",        "of",           "the",          "a",
     "to",        "between",    "from",         "on",           "at",
     "year_prep", "per",        "label",        "oclock",       "unit_ago",
     "title",     "window_in",  "decade_intro", "tense_future", "tense_past",
     "street",    "event",      "follows_year", "superlative",  "schedule",
     "other",     "day_before", "day_after",    "lasting",      "either",
     "length"});
static_assert(kLinks.size() == kLinkCount);
constexpr auto kUnits = std::to_array<std::string_view>(
    {"none", "millisecond", "second", "minute", "hour", "day", "working_day", "weekend", "week",
     "fortnight", "month", "season", "quarter", "half", "year", "windu", "decade", "century",
     "millennium"});
static_assert(kUnits.size() == count_to(Unit::millennium));
constexpr auto kParts =
    std::to_array<std::string_view>({"none", "morning", "midday", "afternoon", "evening", "night",
                                     "early_morning", "dawn", "midnight"});
static_assert(kParts.size() == count_to(Part::midnight));
constexpr auto kVagues = std::to_array<std::string_view>(
    {"none", "few", "teens", "tens", "hundreds", "thousands", "millions", "many", "all"});
static_assert(kVagues.size() == count_to(Vague::all));
constexpr auto kVaguenesses =
    std::to_array<std::string_view>({"none", "just_now", "now", "nowadays", "recently",
                                     "moment_ago", "soon", "long_ago", "shortly_after"});
static_assert(kVaguenesses.size() == count_to(Vagueness::shortly_after));
constexpr auto kModifiers = std::to_array<std::string_view>(
    {"none", "about", "almost", "more_than", "less_than", "at_least", "at_most"});
static_assert(kModifiers.size() == count_to(Modifier::at_most));
constexpr auto kEdges =
    std::to_array<std::string_view>({"none", "start", "mid", "end", "sooner", "afterwards"});
static_assert(kEdges.size() == count_to(Edge::afterwards));

template <class E, std::size_t N>
E find(const std::array<std::string_view, N>& names, std::string_view name, E missing) {
  for (std::size_t i = 0; i < N; ++i)
    if (names[i] == name) return static_cast<E>(i);
  return missing;
}

}  // namespace

Kind kind_named(std::string_view n) { return find(kKinds, n, Kind::punctuation); }
Link link_named(std::string_view n) { return find(kLinks, n, Link::none); }
Unit unit_named(std::string_view n) { return find(kUnits, n, Unit::none); }
Part part_named(std::string_view n) { return find(kParts, n, Part::none); }
Vague vague_named(std::string_view n) { return find(kVagues, n, Vague::none); }
Vagueness vagueness_named(std::string_view n) { return find(kVaguenesses, n, Vagueness::none); }
Modifier modifier_named(std::string_view n) { return find(kModifiers, n, Modifier::none); }
Edge edge_named(std::string_view n) { return find(kEdges, n, Edge::none); }

std::string_view name(Unit unit) { return kUnits[static_cast<std::size_t>(unit)]; }
std::string_view name(Part part) { return kParts[static_cast<std::size_t>(part)]; }
std::string_view name(Vague vague) { return kVagues[static_cast<std::size_t>(vague)]; }
std::string_view name(Vagueness v) { return kVaguenesses[static_cast<std::size_t>(v)]; }
std::string_view name(Modifier m) { return kModifiers[static_cast<std::size_t>(m)]; }
std::string_view name(Edge edge) { return kEdges[static_cast<std::size_t>(edge)]; }

}  // namespace jernih::times
