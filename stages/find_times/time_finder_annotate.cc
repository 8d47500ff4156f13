// From a phrase that was found to its annotation.
#include <algorithm>

#include "stages/find_times/time_finder.h"

namespace jernih::times {
namespace {

constexpr DiagnosticKind kWeekdayMismatch{"weekday_mismatch",
                                          "the weekday is not the one of the date beside it"};
constexpr DiagnosticKind kImpossibleDate{"impossible_date", "no calendar has this date"};

std::string_view rule_of(const TimeExpression& e) {
  constexpr std::string_view kRules[] = {"time/none",     "time/calendar", "time/offset",
                                         "time/duration", "time/vague",    "time/set"};
  return kRules[static_cast<std::size_t>(e.shape)];
}

}  // namespace

// A tense word in the segment steers a bare weekday.
WeekdayRule TimeFinder::weekday_rule(const Document& doc, const Mention& m) const {
  const Table& table = knowledge_->tense;
  const std::uint32_t tense = table.column("tense");
  WeekdayRule rule = settings_.weekday;
  constexpr std::uint32_t kFar = 12;  // tokens
  std::uint32_t nearest = kFar;
  const std::span<const Token> tokens = doc.tokens_of(doc.segments[m.segment]);
  const auto at = static_cast<std::uint32_t>(
      std::partition_point(tokens.begin(), tokens.end(),
                           [&](const Token& t) { return t.at.begin < m.at.begin; }) -
      tokens.begin());
  const std::uint32_t first = at > kFar ? at - kFar : 0;
  for (std::uint32_t i = first; i < tokens.size() && i < at + kFar; ++i) {
    const Table::Match match = table.longest(tokens, i);
    const std::uint32_t distance = i < at ? at - i : i - at;
    if (match.rows == 0 || distance >= nearest) continue;
    nearest = distance;
    rule = table.cell(match.row, tense) == "future" ? WeekdayRule::future : WeekdayRule::past;
  }
  return rule;
}

// What else the rules read where a phrase was found, for people who ask why.
void TimeFinder::tell_lost(const Document& doc, std::size_t first, std::size_t end) {
  std::string won;
  knowledge_->say.say(mention_.what, won);
  knowledge_->say.recase(won, mention_.letters);
  for (const auto& [other_end, expression] : readings_) {
    std::string english;
    knowledge_->say.say(expression, english);
    knowledge_->say.recase(english, mention_.letters);
    if (other_end == end && english == won) continue;
    const Span at{atoms_[first].at.begin, atoms_[other_end - 1].at.end};
    doc.lost->push_back({at, english, std::string(rule_of(expression)),
                         other_end < end ? "a longer reading won" : "an earlier rule won"});
  }
}

void TimeFinder::annotate(Document& doc) {
  const Mention& m = mention_;
  const TimeExpression& e = m.what;
  Context context = named_;
  context.reference = reference_;
  context.zone = settings_.zone;
  context.weekday = settings_.weekday;
  // Opening hours on a label are no hours of the last date named.
  const bool is_prose = doc.segments[m.segment].kind == SegmentKind::prose;
  if (!is_prose && m.segment > near_segment_ + 1) context.text = {};
  // A record's own reference is the better guess but for a date in the same sentence.
  const std::uint32_t far = doc.reference_time.from == ReferenceTime::From::page ? 1 : 0;
  if (m.segment > near_segment_ + (reference_.is_set ? far : 1)) context.near = {};
  const bool is_bare_weekday = e.from.weekday != 0 && !e.from.has_date() &&
                               e.from.weekday_which == Which::none && e.from.unit == Unit::none &&
                               e.from.days == kNoDays;
  if (is_bare_weekday) context.weekday = weekday_rule(doc, m);
  knowledge_->resolver.resolve(e, context, resolution_);
  const Resolution& r = resolution_;
  english_.clear();
  knowledge_->say.say(e, english_);
  knowledge_->say.recase(english_, m.letters);
  if (r.is_impossible) doc.report(m.at, kImpossibleDate);
  if (r.is_contradiction) doc.report(m.at, kWeekdayMismatch);
  Annotation a;
  a.at = m.at;
  a.kind = Annotation::Kind::time;
  a.english = doc.keep(english_);
  if (!r.value.empty()) a.value = doc.keep(r.value);
  if (!r.instant.empty()) a.instant = doc.keep(r.instant);
  a.type = r.type;
  a.grain = r.grain;
  a.modifier = r.modifier;
  a.anchor = r.anchor;
  a.resolved = r.is_resolved;
  a.holds_clock = r.type == "TIME" && e.shape != Shape::offset;
  a.rule = rule_of(e);
  doc.annotations.push_back(a);
  if (r.is_resolved && !e.is_range) remember(doc, e);
}

// The date just named is what "a day later" counts from; a clock time alone names none.
void TimeFinder::remember(const Document& doc, const TimeExpression& e) {
  const Resolution& r = resolution_;
  // On a label a weekday is one of opening hours.
  const bool is_prose = doc.segments[mention_.segment].kind == SegmentKind::prose;
  const bool is_text = e.direction == Direction::later || e.direction == Direction::earlier;
  const bool names_day = is_text || e.from.has_date() || e.from.days != kNoDays ||
                         e.from.text_days != kNoDays || (e.from.weekday != 0 && is_prose);
  if (r.day.is_set && names_day) {
    named_.text = r.day;
    named_.period = {};
    if (e.from.has_date()) {
      named_.near = r.day;
      near_segment_ = mention_.segment;
    }
  } else if (r.period.is_set && (is_text || e.shape == Shape::calendar)) {
    named_.period = r.period;
    named_.period_unit = r.period_unit;
  }
}

}  // namespace jernih::times
