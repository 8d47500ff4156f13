// Measures and tunes composition on strings whose English is known:
//   tune_composition PAIRS.tsv (family, Indonesian, English) [--phrases P.tsv] [--ngrams N.tsv]
//   [--weights W.tsv]
//                    [--show FILE] [--family F]… [--aside WORD]… [--take N] [--rounds N] [--off
//                    phrases|order|rules] [--out W.tsv]
// Prints chrF and exact matches (case, final marks and the words of --aside left aside), over all
// strings and over those of at most three words. With --rounds it tries each weight up and down,
// keeps what helps, and writes --out.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <exception>
#include <fstream>
#include <functional>
#include <memory>
#include <stdexcept>
#include <unordered_map>

#include "lexicons/tables/compile/table_builder.h"
#include "lexicons/tables/tsv.h"
#include "pipeline/model/render.h"
#include "pipeline/run/plan.h"
#include "stages/builtin.h"
#include "stages/translate_ui/string_translator.h"
#include "stages/translate_ui/training/arguments.h"
#include "stages/translate_ui/training/score.h"

namespace jernih::ui::training {
namespace {

struct TuningSettings {
  std::string pairs, phrases, ngrams, weights, out, off, show;
  std::vector<std::string> families, aside;
  std::size_t take = 0;  // strings of a family, spread evenly; 0: all
  int rounds = 0;
};

TuningSettings settings_of(int argc, char** argv) {
  TuningSettings s;
  s.pairs = read_arguments(argc, argv,
                           {{"--phrases", into(s.phrases)},
                            {"--ngrams", into(s.ngrams)},
                            {"--weights", into(s.weights)},
                            {"--family", append_to(s.families)},
                            {"--take", number_into(s.take)},
                            {"--rounds", number_into(s.rounds)},
                            {"--out", into(s.out)},
                            {"--aside", append_to(s.aside)},
                            {"--show", into(s.show)},
                            {"--off", into(s.off)}});
  return s;
}

struct Row {
  std::string family, indonesian, english;
};

std::vector<Row> read_rows(const TuningSettings& s) {
  std::ifstream in(s.pairs);
  if (!in) throw std::runtime_error("cannot read " + s.pairs);
  std::unordered_map<std::string, std::vector<Row>> by_family;
  std::vector<std::string> order;
  std::string line;
  while (std::getline(in, line)) {
    const std::size_t a = line.find('\t');
    const std::size_t b = a == std::string::npos ? a : line.find('\t', a + 1);
    if (b == std::string::npos) continue;
    Row row{line.substr(0, a), line.substr(a + 1, b - a - 1), line.substr(b + 1)};
    const bool is_wanted = s.families.empty() || std::find(s.families.begin(), s.families.end(),
                                                           row.family) != s.families.end();
    if (!is_wanted) continue;
    if (by_family.count(row.family) == 0) order.push_back(row.family);
    by_family[row.family].push_back(std::move(row));
  }
  std::vector<Row> out;
  for (const std::string& f : order) {
    const std::vector<Row>& rows = by_family[f];
    const std::size_t take = s.take == 0 ? rows.size() : std::min(s.take, rows.size());
    for (std::size_t i = 0; i < take; ++i) out.push_back(rows[i * rows.size() / take]);
  }
  return out;
}

// The strings before translate_ui, and their English with one set of weights after the other.
class Bench {
 public:
  Bench(const std::vector<Row>& rows, TranslationKnowledge& knowledge,
        std::vector<std::string> aside)
      : rows_(rows), knowledge_(knowledge), aside_(std::move(aside)), pieces_(knowledge.lexicon) {
    Registry registry;
    add_builtin_stages(registry);
    const Plan plan(
        read_config("version: 1\nstages:\n  - repair_text\n  - normalise_unicode\n  - "
                    "split_segments: {mode: string}\n"
                    "  - tokenise\n  - detect_language\n  - find_numbers\n  - find_times\n  - "
                    "classify_segments\n",
                    "tune", registry));
    const std::unique_ptr<Pipeline> pipeline = plan.make_pipeline();
    for (const Row& row : rows) {
      docs_.push_back(std::make_unique<Document>());
      docs_.back()->reset(row.indonesian);
      pipeline->run(*docs_.back());
      found_.push_back(docs_.back()->annotations);
    }
  }

  const std::vector<std::string>& english() {
    out_.clear();
    evidence_.clear();
    StringTranslator translator(knowledge_, 0, 0);
    const std::clock_t begin = std::clock();  // of this process alone
    for (std::size_t i = 0; i < docs_.size(); ++i) {
      Document& doc = *docs_[i];
      doc.annotations = found_[i];
      for (Annotation& a : doc.annotations) a.rewritten = false;
      pieces_.begin(doc);
      for (const Segment& s : doc.segments) {
        pieces_.cut(doc, s.at, doc.tokens_of(s));
        translator.translate(doc, pieces_, s.language == kEnglish ? Scope::certain : Scope::all,
                             {true, true, true, false});
      }
      evidence_.push_back(translator.evidence());
      settle(doc);
      out_.emplace_back();
      render(doc, out_.back());
    }
    seconds_ = static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
    return out_;
  }

  // chrF + exact over all and over short strings.
  Score score(bool is_short) {
    Score s(aside_);
    for (std::size_t i = 0; i < rows_.size(); ++i)
      if (!is_short || words_in(rows_[i].indonesian) <= 3) s.add(out_[i], rows_[i].english);
    return s;
  }
  double objective() {
    english();
    const Score all = score(false);
    const Score few = score(true);
    return all.chrf() + 100 * all.exact() + 0.5 * (few.chrf() + 100 * few.exact());
  }
  // Indonesian, English wanted, English said, by what, confidence, evidence.
  void show(const std::string& path) {
    english();
    std::ofstream out(path);
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      const Evidence& e = evidence_[i];
      std::string by;
      float confidence = 1;
      for (const Annotation& a : docs_[i]->annotations) {
        if (a.kind != Annotation::Kind::ui) continue;
        if (by.find(a.by) == std::string::npos) by += (by.empty() ? "" : "+") + std::string(a.by);
        confidence = std::min(confidence, a.confidence);
      }
      out << rows_[i].indonesian << '\t' << rows_[i].english << '\t' << out_[i] << '\t' << by
          << '\t' << confidence << '\t' << e.words << ' ' << e.pieces << ' ' << e.unknown << ' '
          << e.derived << ' ' << e.unseen << ' ' << e.cost << '\n';
    }
  }
  void print() {
    english();
    english();  // for the time: documents and caches are warm
    const Score all = score(false);
    const Score few = score(true);
    std::printf("all %zu: %.2f / %.2f   <= 3 words %zu: %.2f / %.2f   %.0f strings/s\n", all.size(),
                all.chrf(), 100 * all.exact(), few.size(), few.chrf(), 100 * few.exact(),
                static_cast<double>(docs_.size()) / seconds_);
  }

 private:
  const std::vector<Row>& rows_;
  TranslationKnowledge& knowledge_;
  std::vector<std::string> aside_;  // words that an exact match leaves aside
  Pieces pieces_;
  std::vector<std::unique_ptr<Document>> docs_;
  std::vector<std::vector<Annotation>> found_;
  std::vector<std::string> out_;
  std::vector<Evidence> evidence_;
  double seconds_ = 0;
};

void write_weights(const Weights& weights, const std::string& path) {
  std::vector<std::string> lines;
  for (const NamedWeight& w : named_weights()) {
    char value[32];
    std::snprintf(value, sizeof value, "%.3g", static_cast<double>(weights.*(w.member)));
    lines.push_back(std::string(w.name) + '\t' + value);
  }
  std::sort(lines.begin(), lines.end());
  std::ofstream out(path);
  out << "name\tvalue\n";
  for (const std::string& line : lines) out << line << '\n';
}

void tune(Bench& bench, Weights& weights, int rounds) {
  double best = bench.objective();
  for (int round = 0; round < rounds; ++round) {
    const float step = round == 0 ? 0.5f : round == 1 ? 0.25f : 0.12f;
    for (const NamedWeight& w : named_weights()) {
      if (w.name.starts_with("sure")) continue;  // fitted by judgements, not by this
      for (const float sign : {1.0f, -1.0f}) {
        bool has_helped = false;
        for (int tries = 0; tries < 4; ++tries) {
          float& value = weights.*(w.member);
          const float before = value;
          value += sign * std::max(0.05f, step * std::abs(value));
          const double now = bench.objective();
          if (now > best + 0.005) {
            best = now;
            has_helped = true;
            continue;
          }
          value = before;
          break;
        }
        if (has_helped) break;
      }
      std::fprintf(stderr, "%d %s %.3f: %.3f\n", round, std::string(w.name).c_str(),
                   static_cast<double>(weights.*(w.member)), best);
    }
  }
}

// For telling what each part gives.
void switch_off(TranslationKnowledge& knowledge, const std::string& parts) {
  const auto is_off = [&](std::string_view part) { return parts.find(part) != parts.npos; };
  if (is_off("order")) knowledge.learnt.weights.order = 0;
  if (is_off("rules")) knowledge.grammar.forget_rules();
}

void run(const TuningSettings& s) {
  const std::vector<Row> rows = read_rows(s);
  TranslationKnowledge knowledge(Lexicon::builtin(), {});
  std::unique_ptr<TableBuilder> phrases;
  std::string ngrams;
  if (!s.phrases.empty()) {
    phrases = std::make_unique<TableBuilder>("phrases", "phrase");
    phrases->add(read_tsv(s.phrases));
    phrases->finish();
    knowledge.learnt.phrases = phrases->table();
  }
  if (!s.ngrams.empty()) {
    ngrams = compile_ngrams(read_tsv(s.ngrams));
    knowledge.learnt.ngrams = NgramModel(ngrams);
  }
  if (!s.weights.empty()) {
    TableBuilder weights("weights", "name");
    weights.add(read_tsv(s.weights));
    weights.finish();
    knowledge.learnt.weights = Weights::read(weights.table());
  }
  switch_off(knowledge, s.off);
  Bench bench(rows, knowledge, s.aside);
  bench.print();
  if (!s.show.empty()) bench.show(s.show);
  if (s.rounds == 0) return;
  tune(bench, knowledge.learnt.weights, s.rounds);
  bench.print();
  if (!s.out.empty()) write_weights(knowledge.learnt.weights, s.out);
}

}  // namespace
}  // namespace jernih::ui::training

int main(int argc, char** argv) {
  namespace training = jernih::ui::training;
  return training::run_program("tune_composition",
                               [&] { training::run(training::settings_of(argc, argv)); });
}
