// The law of `when:`: inside of its condition a stage does what it does without one, outside
// nothing.
#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <memory>
#include <sstream>

#include "pipeline/condition.h"
#include "tests/support/walk.h"

using namespace jernih;

namespace {

using Stages = std::vector<std::string>;

// Each asks for something else; the last asks for much at once.
const std::vector<std::string> kConditions = {
    "{language: id}",
    "{language: [en, mixed]}",
    "{kind: interface}",
    "{kind: prose}",
    "{role: [body, timestamp, related]}",
    "{group: content}",
    "{not: {role: body}}",
    "{not: {language: id}}",
    "{record_language: id}",
    "{source: {site: a}}",
    "{source: {site: b}}",
    "{not: {source: {site: a}}}",
    "{language: id, not: {kind: prose, role: related}, record_language: [id, en, mixed]}"};

bool is_about_source(const std::string& when) { return when.find("source") != when.npos; }

// Options with which a stage does something, one after the other.
std::vector<std::string> options_of(const std::string& stage) {
  static const std::string kOwn = std::string(JERNIH_SOURCE_DIR) + "/tests/samples/own_strings.tsv";
  static const std::map<std::string, std::vector<std::string>> kOptions = {
      {"drop_segments", {"roles: [related, navigation], shorter_than: 12, duplicates: true"}},
      {"keep_segments", {"groups: [content]"}},
      {"example_stage", {"most_bytes: 20"}},
      {"detect_language", {"", "threshold: 1"}},
      {"translate_ui", {"", "rewrite: all, threshold: 0", "tables: [" + kOwn + "]"}}};
  const auto it = kOptions.find(stage);
  return it == kOptions.end() ? std::vector<std::string>{""} : it->second;
}

// A stage with these options and perhaps a condition, as one item of a list of stages.
std::string item(const std::string& stage, const std::string& options, const std::string& when,
                 const std::string& id) {
  std::string out = options;
  if (!id.empty()) out += (out.empty() ? "id: " : ", id: ") + id;
  if (!when.empty()) out += (out.empty() ? "when: " : ", when: ") + when;
  return stage + (out.empty() ? "" : ": {" + out + "}");
}

// Null: the configuration is refused.
std::unique_ptr<test::Walk> accepted_walk(const Stages& stages) {
  try {
    auto walk = std::make_unique<test::Walk>(stages);
    walk->source = {{"site", "a"}};
    walk->watch();
    return walk;
  } catch (const ConfigError&) {
    return nullptr;
  }
}

std::string shown(Span at) {
  return "[" + std::to_string(at.begin) + "," + std::to_string(at.end) + ")";
}

std::string shown(const Annotation& a) {
  std::string out = shown(a.at);
  for (const std::string_view v :
       {name(a.kind), a.english, a.rule, a.value, a.type, a.grain, a.instant, a.modifier, a.anchor,
        a.unit, a.currency, a.by, name(a.role)})
    out += "|" + std::string(v);
  return out + (a.rewritten ? " rewritten" : "") + (a.resolved ? "" : " unresolved") +
         std::to_string(a.confidence) + "\n";
}

std::string shown(const Document& doc, const Segment& s) {
  std::string out = shown(s.at) + std::to_string(s.block) + std::string(name(s.kind)) + "|" +
                    std::string(name(s.role)) + "|" + std::string(s.language.code()) +
                    std::to_string(s.confidence) + (s.dropped ? " dropped" : "");
  if (s.duplicate_of != kNone) out += " like " + shown(doc.segments[s.duplicate_of].at);
  for (std::uint32_t i = 0; i < s.language_span_count; ++i) {
    const LanguageSpan& span = doc.language_spans.at(s.first_language_span + i);
    out += " " + shown(span.at) + std::string(span.language.code());
  }
  for (const Token& t : doc.tokens_of(s))
    out += " " + shown(t.at) + std::string(name(t.kind)) + std::string(t.language.code());
  return out + "\n";
}

// Everything a document says, by segment; the last is what lies in none: the text, and what is said
// about it where there are no segments. The record's language and its reference time are not there,
// nor the diagnostics about the record.
std::vector<std::string> facts(const Document& doc) {
  std::vector<std::string> out;
  for (const Segment& s : doc.segments) out.push_back(shown(doc, s));
  out.emplace_back(doc.text());
  const auto of = [&](Span at) -> std::string& {
    const auto it = std::partition_point(doc.segments.begin(), doc.segments.end(),
                                         [&](const Segment& s) { return s.at.end <= at.begin; });
    const bool is_in_one = it != doc.segments.end() && it->at.begin <= at.begin;
    return is_in_one ? out[static_cast<std::size_t>(it - doc.segments.begin())] : out.back();
  };
  for (const Annotation& a : doc.annotations) of(a.at) += shown(a);
  for (const Diagnostic& d : doc.diagnostics)
    if (!d.at.empty()) of(d.at) += shown(d.at) + std::string(d.kind->code) + d.detail + "\n";
  return out;
}

// Samples, and rows of the corpora as pages.
std::vector<std::string> texts() {
  std::vector<std::string> out;
  for (const auto& file :
       std::filesystem::directory_iterator(std::string(JERNIH_SOURCE_DIR) + "/tests/samples")) {
    std::ostringstream text;
    text << std::ifstream(file.path(), std::ios::binary).rdbuf();
    out.push_back(text.str());
  }
  std::sort(out.begin(), out.end());  // no order of the file system
  // Rows that lie far from each other are unlike each other.
  for (const char* name : {"classify_segments.tsv", "detect_language.tsv", "find_numbers.tsv",
                           "find_times_in_context.tsv", "translate_ui.tsv"}) {
    constexpr std::size_t kPages = 12;
    constexpr std::size_t kMostRows = 30;
    const auto rows = test::corpus(name);
    for (std::size_t page = 0; page < kPages; ++page) {
      std::string text;
      for (std::size_t row = page, n = 0; row < rows.size() && n < kMostRows; row += kPages, ++n)
        text += rows[row][0] + (n % 3 == 2 ? "\n\n" : "\n");
      out.push_back(std::move(text));
    }
  }
  return out;
}

// How much the law was put to the test.
struct Seen {
  std::size_t inside = 0;   // segments where the condition held
  std::size_t outside = 0;  // and where it did not
  std::size_t changed = 0;  // outside, where the stage would have said something
};

// One stage behind others, unconditional and with every condition that is accepted there.
class Law {
 public:
  // The stage is written `options`, and `id` unless that is empty.
  Law(const Stages& before, const std::string& stage, const std::string& options,
      const std::string& id) {
    if (!before.empty()) without_ = accepted_walk(before);
    const auto with = [&](const std::string& when) {
      Stages stages = before;
      stages.push_back(item(stage, options, when, id));
      return accepted_walk(stages);
    };
    always_ = with("");
    if (always_ == nullptr) return;  // text is frozen there
    for (const std::string& when : kConditions)
      if (auto walk = with(when)) {
        accepted_.push_back(when);
        conditional_.push_back(std::move(walk));
      }
  }

  bool is_possible() const { return always_ != nullptr; }
  const std::vector<std::string>& accepted() const { return accepted_; }

  // What breaks the law for this text; empty: nothing does.
  std::string broken(const std::string& text, Seen& seen) {
    constexpr const char* kReference = "2025-08-22T10:00:00+07:00";
    Document bare;
    bare.reset(text);
    bare.source = {{"site", "a"}};
    const Document& before = without_ != nullptr ? (*without_)(text, kReference) : bare;
    const std::vector<std::string> without = facts(before);
    const std::vector<std::string> always = facts((*always_)(text, kReference));
    if (without.size() != always.size()) return "the stage moves segments\n";
    std::string out;
    for (std::size_t w = 0; w < conditional_.size(); ++w) {
      const Document& doc = (*conditional_[w])(text, kReference);
      const Condition condition =
          make_condition(*conditional_[w]->plan().config().stages.back().when);
      std::string wrong = test::broken_law(doc) + conditional_[w]->unannounced();
      const std::vector<std::string> got = facts(doc);
      if (got.size() != without.size()) wrong += "segments are not the same\n";
      for (std::size_t i = 0; i < got.size() && i < without.size(); ++i) {
        const bool is_inside = holds(condition, before, i);
        const std::string& wanted = (is_inside ? always : without)[i];
        ++(is_inside ? seen.inside : seen.outside);
        seen.changed += !is_inside && always[i] != without[i] ? 1 : 0;
        if (got[i] != wanted)
          wrong +=
              (is_inside ? "inside it is\n" : "outside it is\n") + got[i] + "wanted\n" + wanted;
      }
      if (!wrong.empty()) out += "when: " + accepted_[w] + "\n" + wrong;
    }
    return out;
  }

 private:
  // Whether the stage works on the segment; behind the last one stands the record.
  static bool holds(const Condition& condition, const Document& doc, std::size_t segment) {
    if (!condition.holds_for(doc)) return false;
    if (!condition.asks_for_segments()) return true;
    return segment < doc.segments.size() && condition.holds_for(doc.segments[segment]);
  }

  std::unique_ptr<test::Walk> without_;  // null: no stage stands before
  std::unique_ptr<test::Walk> always_;
  std::vector<std::string> accepted_;
  std::vector<std::unique_ptr<test::Walk>> conditional_;  // one for each that is accepted
};

bool alters(const StageInfo& info, Layer layer) {
  const auto has = [&](const std::vector<Layer>& all) {
    return std::count(all.begin(), all.end(), layer) > 0;
  };
  return has(info.gives) || has(info.changes);
}

bool moves(const StageInfo& info) {
  return alters(info, Layer::segments) || alters(info, Layer::tokens);
}

// What `check` must accept of a stage that stands behind all others.
std::vector<std::string> wanted_behind_all(const StageInfo& info) {
  return moves(info) || alters(info, Layer::text) ? std::vector<std::string>{} : kConditions;
}

Stages before(const std::string& stage) {
  Stages out = test::stages_up_to(stage);
  out.pop_back();
  return out;
}

void check(Law& law, const std::string& stage, const std::vector<std::string>& pages) {
  if (law.accepted().empty()) return;
  Seen seen;
  for (const std::string& page : pages) {
    const std::string broken = law.broken(page, seen);
    CAPTURE(stage, page.substr(0, 200));
    CHECK(broken == "");
  }
  CAPTURE(stage);
  CHECK(seen.inside > 0);
  CHECK(seen.outside > 0);
  CHECK(seen.changed > 0);  // else the law would hold for a stage that does nothing
}

}  // namespace

TEST_CASE("a stage with 'when' does inside what it does without, and outside nothing",
          "[stages][when]") {
  const std::vector<std::string> pages = texts();
  for (const StageInfo& info : test::registry().stages())
    for (const std::string& options : options_of(info.name)) {
      Law law(before(info.name), info.name, options, "");
      REQUIRE(law.is_possible());
      CAPTURE(info.name);
      if (moves(info)) CHECK(law.accepted().empty());
      if (alters(info, Layer::text))
        CHECK(std::all_of(law.accepted().begin(), law.accepted().end(), is_about_source));
      if (!moves(info)) CHECK(!law.accepted().empty());
      check(law, info.name, pages);
    }
}

TEST_CASE("a stage that stands there a second time, with id and 'when', keeps to its segments",
          "[stages][when]") {
  const std::vector<std::string> pages = texts();
  for (const StageInfo& info : test::registry().stages())
    for (const std::string& options : options_of(info.name)) {
      Law law(test::stages_up_to("translate_ui"), info.name, options, "again");
      CAPTURE(info.name);
      CHECK(law.is_possible() == !alters(info, Layer::text));
      CHECK(law.accepted() == wanted_behind_all(info));
      if (!law.accepted().empty()) {
        Seen seen;
        for (const std::string& page : pages) {
          const std::string broken = law.broken(page, seen);
          CAPTURE(page.substr(0, 200));
          CHECK(broken == "");
        }
        CHECK(seen.inside > 0);
        CHECK(seen.outside > 0);
      }
    }
}

TEST_CASE("what follows a stage with 'when' leaves a document whole", "[stages][when]") {
  const std::vector<std::string> pages = texts();
  for (const StageInfo& info : test::registry().stages())
    for (const std::string& when : kConditions) {
      Stages stages;
      for (const std::string& s : test::stages_up_to("drop_segments"))
        stages.push_back(item(s, options_of(s)[0], s == info.name ? when : "", ""));
      const auto walk = accepted_walk(stages);
      if (walk == nullptr) continue;
      for (std::size_t i = 0; i < pages.size(); i += 3) {
        CAPTURE(info.name, when, pages[i].substr(0, 200));
        CHECK(test::broken_law((*walk)(pages[i])) == "");
      }
      CHECK(walk->unannounced() == "");
    }
}

TEST_CASE("documents are whole whichever stages a configuration leaves out", "[stages][when]") {
  std::vector<std::string> pages = test::hard_inputs();
  std::erase_if(pages, [](const std::string& page) { return page.size() > (1 << 17); });
  for (const std::string& page : texts()) pages.push_back(page);
  const Stages all = test::stages_up_to("keep_segments");
  std::size_t tried = 0;
  for (const std::string& left_out : all) {
    Stages stages;
    for (const std::string& s : all)
      if (s != left_out && s != "repair_text" && s != "normalise_unicode")
        stages.push_back(item(s, options_of(s)[0], "", ""));
    const auto walk = accepted_walk(stages);
    if (walk == nullptr) continue;  // something needs it
    ++tried;
    for (const std::string& page : pages) {
      CAPTURE(left_out, page.substr(0, 200));
      CHECK(test::broken_law((*walk)(page)) == "");
    }
    CHECK(walk->unannounced() == "");
  }
  CHECK(tried >= 5);
}
