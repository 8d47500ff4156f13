// The English of ranges.
#include <iterator>

#include <fmt/format.h>

#include "stages/find_times/atoms/names.h"
#include "stages/find_times/say/say.h"

namespace jernih::times {
namespace {

template <class... Args>
void put(std::string& out, fmt::format_string<Args...> format, Args&&... args) {
  fmt::format_to(std::back_inserter(out), format, std::forward<Args>(args)...);
}

}  // namespace

void Say::range(const TimeExpression& e, std::string& out) const {
  const Point& a = e.from;
  const Point& b = e.to;
  if (e.is_to_now) {
    const std::size_t begin = out.size();
    point(a, true, true, out);
    out += out.find(' ', begin) == out.npos ? "\u2013" : " \u2013 ";
    out += one("vague", name(Vagueness::now));
    return;
  }
  const bool is_plain = a.month != 0 && b.month != 0 && !a.clock.is_set() && !b.clock.is_set() &&
                        a.part == Part::none && b.part == Part::none;
  const bool same_year =
      is_plain && a.year == b.year && a.year_which == b.year_which && a.era == b.era;
  const bool same_month = same_year && a.month == b.month && a.day != 0 && b.day != 0;
  if (a.is_bracketed && b.is_bracketed && a.weekday != 0 && same_month) {
    put(out, "{}\u2013{} ({}\u2013", one("weekday", a.weekday), one("weekday", b.weekday),
        static_cast<int>(a.day));
    date(b, true, true, out);
    out += ')';
    return;
  }
  std::string left;
  Point first = a;
  Point last = b;
  if (same_year) first.year_which = Which::none;
  const bool same_which = same_month && a.month_which == b.month_which && a.weekday == 0 &&
                          b.weekday == 0 && a.month_which != Which::none &&
                          a.month_which != Which::that;
  if (same_which) first.month_which = last.month_which = Which::none;
  if (first.zone == b.zone) first.zone = kNoZone;
  point(first, !same_year, !(same_month && a.weekday == 0 && b.weekday == 0), left);
  std::string right;
  point(last, true, true, right);
  const bool is_short = e.has_shared_clock() || a.year_kind != YearKind::plain ||
                        (same_month && a.weekday == 0 && b.weekday == 0);
  const bool has_space =
      !is_short && (left.find(' ') != left.npos ||
                    (right.find(' ') != right.npos && !(same_year && a.day == 0)));
  left += has_space ? " \u2013 " : "\u2013";
  left += right;
  if (same_which)
    fill(which(a.month_which), left, out);  // next 19–27 March
  else
    out += left;
}

void Say::calendar(const TimeExpression& e, std::string& out) const {
  if (e.modifier != Modifier::none) {
    out += one("modifier", name(e.modifier));
    out += ' ';
  }
  if (e.is_range) {
    range(e, out);
    return;
  }
  const Edge edge = e.from.edge;
  const bool is_of_day = edge != Edge::none && e.from.weekday != 0 && !e.from.has_date();
  if (edge != Edge::sooner && edge != Edge::afterwards && !is_of_day) {
    point(e.from, true, true, out);
    return;
  }
  Point whole = e.from;  // "earlier this week"
  whole.edge = Edge::none;
  std::string core;
  point(whole, true, true, core);
  fill(one("edge", name(edge)), core, out);
}

}  // namespace jernih::times
