// Phrases with letters, digits and words changed at random: no crash, no value for a date that no
// calendar has. The long run is asked for by its tag: stages_tests "[million]".
#include <catch2/catch.hpp>

#include <chrono>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "tests/support/walk.h"

using namespace jernih;

namespace {

using Random = std::mt19937;

std::size_t below(Random& random, std::size_t n) { return n == 0 ? 0 : random() % n; }

std::string mutated(const std::vector<std::string>& phrases, Random& random) {
  constexpr std::string_view kMarks = "0123456789 .,:/-()|'+TZaeiu";
  std::string s = phrases[below(random, phrases.size())];
  for (std::size_t changes = 1 + below(random, 4); changes > 0; --changes) {
    const std::size_t at = below(random, s.size() + 1);
    const char mark = kMarks[below(random, kMarks.size())];
    switch (below(random, 6)) {
      case 0:
        s.insert(at, 1, mark);
        break;
      case 1:
        if (at < s.size()) s.erase(at, 1);
        break;
      case 2:
        if (at < s.size()) s[at] = mark;
        break;
      case 3:
        for (char& c : s)
          if (c >= '0' && c <= '9' && below(random, 3) == 0)
            c = static_cast<char>('0' + below(random, 10));
        break;
      case 4:
        s = s.substr(at) + ' ' + s.substr(0, at);
        break;
      default:
        s += ' ' + phrases[below(random, phrases.size())];
    }
  }
  return s;
}

// Every YYYY-MM-DD in a value is a day of the calendar; XXXX stands for any year.
bool names_real_days(std::string_view value) {
  const auto digits = [&](std::size_t at, std::size_t n) {
    for (std::size_t i = at; i < at + n; ++i)
      if (i >= value.size() || value[i] < '0' || value[i] > '9') return -1;
    return std::stoi(std::string(value.substr(at, n)));
  };
  for (std::size_t i = 0; i + 10 <= value.size(); ++i) {
    if (i > 0 && value[i - 1] != '/') continue;
    const int month = digits(i + 5, 2);
    const int day = digits(i + 8, 2);
    if (value[i + 4] != '-' || value[i + 7] != '-' || month < 0 || day < 0) continue;
    const int year = value.substr(i, 4) == "XXXX" ? 2000 : digits(i, 4);
    const std::chrono::year_month_day date{std::chrono::year{year},
                                           std::chrono::month{static_cast<unsigned>(month)},
                                           std::chrono::day{static_cast<unsigned>(day)}};
    if (!date.ok()) return false;
  }
  return true;
}

void survive(int count) {
  std::vector<std::string> phrases;
  for (const auto& row : test::corpus("find_times.tsv")) phrases.push_back(row[0]);
  test::Walk walk(test::stages_up_to("find_times"));
  Random random(20261125);
  int wrong = 0;
  for (int i = 0; i < count; ++i) {
    const std::string text = mutated(phrases, random);
    const Document& doc = walk(text, i % 2 == 0 ? "2025-08-22T10:00:00+07:00" : "");
    for (const Annotation& a : doc.annotations) {
      const bool is_inside = a.at.begin < a.at.end && a.at.end <= doc.text().size();
      if (is_inside && (a.kind != Annotation::Kind::time || names_real_days(a.value))) continue;
      CAPTURE(text, std::string(a.value));
      CHECK(is_inside);
      CHECK(names_real_days(a.value));
      if (++wrong > 20) return;
    }
  }
  CHECK(wrong == 0);
}

}  // namespace

TEST_CASE("find_times gives no value for a day that is none, whatever the phrase",
          "[stages][find_times_mutated]") {
  survive(20000);
}

TEST_CASE("find_times survives a million mutated phrases", "[.][million]") { survive(1000000); }
