// The walk over one document: phrases, the reference time, values, annotations.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "pipeline/model/document.h"
#include "pipeline/options/options.h"
#include "stages/find_times/grammar/grammar.h"
#include "stages/find_times/reference.h"
#include "stages/find_times/say/say.h"

namespace jernih::times {

// All tables of lexicons/data/time, read once and shared by the workers.
struct TimeKnowledge {
  explicit TimeKnowledge(const Lexicon& lexicon)
      : words(lexicon),
        numerals(lexicon),
        holidays(lexicon, words),
        say(lexicon, holidays),
        resolver(holidays),
        lexer(words, numerals),
        tense(lexicon.table("time_tense")) {}
  TimeWords words;
  numbers::Numerals numerals;
  Holidays holidays;
  Say say;
  Resolver resolver;
  Lexer lexer;
  const Table& tense;
};

enum class DateOrder : std::uint8_t { automatic, day_first, month_first };

struct TimeSettings {
  std::int16_t zone = 7 * 60;
  WeekdayRule weekday = WeekdayRule::past;
  DateOrder order = DateOrder::automatic;
};
// ConfigError for an unknown zone.
TimeSettings read_settings(const Options& options, const Lexicon& lexicon);

class TimeFinder {
 public:
  TimeFinder(std::shared_ptr<const TimeKnowledge> knowledge, const TimeSettings& settings)
      : knowledge_(std::move(knowledge)),
        settings_(settings),
        reader_(knowledge_->words.lexicon(), knowledge_->lexer, knowledge_->resolver) {}

  // Adds the annotations and sets the reference time. Linear.
  void run(Document& doc);

 private:
  struct Mention {
    Span at;
    std::uint32_t segment = 0;
    Case letters = Case::lower;
    TimeExpression what;
  };
  enum class Task : std::uint8_t { page_date, annotate };
  // Every phrase of a segment in turn; for the page's date stops (true) at the first that gives it.
  bool walk(Document& doc, std::uint32_t segment, Task task);
  bool reads_month_first(const Document& doc) const;
  void set_reference(Document& doc);
  bool read_page_date(Document& doc);
  bool is_page_date(const Document& doc);
  WeekdayRule weekday_rule(const Document& doc, const Mention& m) const;
  void annotate(Document& doc);
  void tell_lost(const Document& doc, std::size_t first, std::size_t end);
  void remember(const Document& doc, const TimeExpression& e);
  // A year is no number, nor is the 19.30 of a clock time: they go.

  std::shared_ptr<const TimeKnowledge> knowledge_;
  TimeSettings settings_;
  ReferenceReader reader_;
  Anchor reference_;
  Context named_;  // what was named last: its `text`, `period` and `near`
  std::uint32_t near_segment_ = 0;
  Mention mention_;
  std::vector<Atom> atoms_;
  Grammar::Readings readings_;  // only while somebody asks (Document::lost)
  Resolution resolution_;
  std::string english_;
  std::uint32_t segment_words_ = 0;  // of the segment that may be the page's date line
  bool is_month_first_ = false;
};

}  // namespace jernih::times
