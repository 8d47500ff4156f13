// Four times the input may not take much more than four times the time.
#include <catch2/catch.hpp>

#include <ctime>
#include <string>
#include <utility>

#include "tests/support/walk.h"

using namespace jernih;

namespace {

std::string repeated(const std::string& piece, std::size_t count) {
  std::string out;
  out.reserve(piece.size() * count);
  for (std::size_t i = 0; i < count; ++i) out += piece;
  return out;
}

// CPU seconds of this process: other processes do not count.
double seconds_of(test::Walk& walk, const std::string& text) {
  const std::clock_t begin = std::clock();
  walk(text);
  return static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
}

}  // namespace

TEST_CASE("time is linear in hostile input", "[stages][linear_time]") {
  const std::pair<const char*, std::size_t> pieces[] = {
      {"1/2/", 20000},       {"1-2-", 20000},       {"+6", 40000},
      {"1:2:", 20000},       {"Senin, ", 15000},    {"20 Januari 2025 - ", 5000},
      {"10:30 ", 15000},     {"31/6/2025 ", 10000}, {"seratus and ", 10000},
      {"2 jam ", 15000},     {"\\x41", 20000},      {"\\xFF\\xFE", 10000},
      {"\\u00e9\\n", 10000}, {"(", 60000},          {"[20detik", 10000},
      {"2019-", 15000},
  };
  test::Walk walk(test::stages_up_to("find_times"));
  constexpr double kLeast = 0.05;  // shorter times say nothing
  for (const auto& [piece, count] : pieces) {
    CAPTURE(piece);
    const std::string small = repeated(piece, count / 4);
    const std::string large = repeated(piece, count);
    double once = seconds_of(walk, small);
    double four = seconds_of(walk, large);
    for (int retry = 0; retry < 2 && four > kLeast && four > 12 * once; ++retry) {
      once = seconds_of(walk, small);
      four = seconds_of(walk, large);
    }
    CAPTURE(once, four);
    CHECK((four <= kLeast || four <= 12 * once));
  }
}
