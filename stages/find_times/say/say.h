// One English form for each structure (docs/english.md, "Time phrases").
#pragma once

#include <array>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "stages/find_times/atoms/expression.h"
#include "stages/find_times/resolve/holidays.h"

namespace jernih {
class Lexicon;
}  // namespace jernih

namespace jernih::times {

// How the source is written; the English follows.
enum class Case : std::uint8_t { lower, sentence, title, upper };

class Say {
 public:
  // Reads lexicons/data/time/english.tsv; ConfigError when a word is missing.
  Say(const Lexicon& lexicon, const Holidays& holidays);

  // Appends the English of `e`.
  void say(const TimeExpression& e, std::string& out) const;
  // Changes the case of `english` to that of its source.
  void recase(std::string& english, Case source) const;

 private:
  struct Word {
    std::string_view one;
    std::string_view many;
  };
  const Word& word(std::string_view group, std::string_view key) const;
  const Word& word(std::string_view group, int key) const;
  std::string_view one(std::string_view group, std::string_view key) const {
    return word(group, key).one;
  }
  std::string_view one(std::string_view group, int key) const { return word(group, key).one; }
  // Puts `inner` where the template has {}.
  static void fill(std::string_view pattern, std::string_view inner, std::string& out);
  void edged(Edge edge, bool is_bare, std::string_view core, std::string& out) const;

  void calendar(const TimeExpression& e, std::string& out) const;
  void range(const TimeExpression& e, std::string& out) const;
  void point(const Point& p, bool with_year, bool with_month, std::string& out) const;
  void lead(const Point& p, std::string& out) const;
  void date(const Point& p, bool with_year, bool with_month, std::string& out) const;
  void year(const Point& p, std::string& out) const;
  static void no_date(const Point& p, std::string& out);
  void period(const Point& p, std::string& out) const;
  void clock(const Point& p, std::string& out) const;
  void zone(const Point& p, std::string& out) const;
  void amounts(const TimeExpression& e, bool is_window, std::string& out) const;
  void number(std::int64_t milli, std::string& out) const;
  void amount(const Amount& a, bool is_window, std::string& out) const;
  void set(const TimeExpression& e, std::string& out) const;
  void each(Unit unit, std::string& out) const;
  void ordinal(int n, std::string& out) const;
  std::string_view which(Which w) const;

  const Holidays& holidays_;
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view s) const { return std::hash<std::string_view>()(s); }
  };
  std::unordered_map<std::string, Word, Hash, std::equal_to<>> words_;
};

}  // namespace jernih::times
