// Values of sets and of vague words.
#include "stages/find_times/atoms/names.h"
#include "stages/find_times/resolve/timex_text.h"

namespace jernih::times {

void resolve_set(const TimeExpression& e, Resolution& out) {
  const Point& p = e.from;
  out.type = "SET";
  out.grain = e.amount_count > 0     ? name(e.amounts[e.amount_count - 1u].unit)
              : p.clock.is_set()     ? "hour"
              : p.part != Part::none ? "partday"
                                     : "day";
  if (e.amount_count > 0) {
    if (e.times == 0 && e.amounts[0].unit == Unit::weekend && e.amounts[0].milli == 1000)
      out.value = "XXXX-WXX-WE";
    else
      append_duration(e, out.value);
    return;
  }
  if (p.nth_unit != Unit::none) {
    put(out.value, "XXXX-{}{}", p.nth_unit == Unit::quarter ? 'Q' : 'H', static_cast<int>(p.nth));
    out.grain = name(p.nth_unit);
    return;
  }
  if (p.weekday != 0)
    put(out.value, "XXXX-WXX-{}", p.is_eve ? (p.weekday + 5) % 7 + 1 : static_cast<int>(p.weekday));
  else if (p.month != 0 && p.day == 0)
    put(out.value, "XXXX-{:02}", static_cast<int>(p.month));
  else if (p.day != 0 && p.month != 0)
    put(out.value, "XXXX-{:02}-{:02}", static_cast<int>(p.month), static_cast<int>(p.day));
  else if (p.day != 0)
    put(out.value, "XXXX-XX-{:02}", static_cast<int>(p.day));
  else
    out.value += "XXXX-XX-XX";
  if (p.clock.is_set())
    put_clock(out.value, p.clock, p.zone);
  else if (p.part != Part::none)
    out.value += part_code(p.part);
  if (e.is_range) put(out.value, "/XXXX-WXX-{}", static_cast<int>(e.to.weekday));
  if (p.clock_to.is_set() && !e.is_range) {
    const std::string day = out.value.substr(0, out.value.find('T'));
    out.value += '/' + day;
    put_clock(out.value, p.clock_to, p.zone);
  }
}

void resolve_vague(const TimeExpression& e, Resolution& out) {
  out.grain = "vague";
  out.type =
      e.vagueness == Vagueness::just_now || e.vagueness == Vagueness::moment_ago ? "TIME" : "DATE";
  if (e.vagueness == Vagueness::just_now) out.grain = "minute";
  switch (e.vagueness) {
    case Vagueness::recently:
    case Vagueness::moment_ago:
    case Vagueness::long_ago:
      out.value = "PAST_REF";
      break;
    case Vagueness::soon:
    case Vagueness::shortly_after:
      out.value = "FUTURE_REF";
      break;
    default:
      out.value = "PRESENT_REF";
  }
}

}  // namespace jernih::times
