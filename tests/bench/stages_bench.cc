// MB/s of each stage and of the whole pipeline, beside ICU word breaking and CLD2 on the same text
// in the same run. Usage: stages_bench [--rounds N] [--to STAGE] FILE.jsonl|FILE.txt … Timings of
// shared machines are noisy: compare within one run, best of the rounds. The checksum is over
// everything that segments and tokens say: a change that only makes things faster keeps it.
#include <cstdio>  // the next header wants FILE

#include <cld2/public/compact_lang_det.h>
#include <fmt/format.h>
#include <simdjson.h>
#include <sys/resource.h>
#include <unicode/brkiter.h>
#include <unicode/utext.h>

#include <algorithm>
#include <chrono>
#include <cstring>
#include <fstream>
#include <iterator>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "lexicons/tables/fold.h"
#include "lexicons/tables/hash.h"
#include "pipeline/model/render.h"
#include "tests/support/walk.h"

namespace {

using namespace jernih;
using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point begin) {
  return std::chrono::duration<double>(Clock::now() - begin).count();
}

std::vector<std::string> read_texts(const std::string& path) {
  std::vector<std::string> out;
  std::ifstream in(path, std::ios::binary);
  if (!path.ends_with(".jsonl")) {
    out.emplace_back(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
    return out;
  }
  simdjson::dom::parser parser;
  for (std::string line; std::getline(in, line);) {
    std::string_view text;
    if (parser.parse(line)["text"].get(text) == simdjson::SUCCESS) out.emplace_back(text);
  }
  return out;
}

struct Figure {
  double best = 1e9;
  void add(double seconds) { best = std::min(best, seconds); }
};

// One round of every stage over all texts; the time of each stage is summed over the documents.
void run_stages(Pipeline& pipeline, const std::vector<std::string>& texts,
                std::map<std::string, double>& spent) {
  Document doc;
  auto last = Clock::now();
  pipeline.set_observer([&](const std::string& stage, const Document&) {
    const auto now = Clock::now();
    spent[stage] += std::chrono::duration<double>(now - last).count();
    last = now;
  });
  for (const std::string& text : texts) {
    doc.reset(text);
    last = Clock::now();
    pipeline.run(doc);
  }
  pipeline.set_observer(nullptr);
}

double run_whole(Pipeline& pipeline, const std::vector<std::string>& texts) {
  Document doc;
  std::string english;
  const auto begin = Clock::now();
  for (const std::string& text : texts) {
    doc.reset(text);
    pipeline.run(doc);
    english.clear();
    render(doc, english);
  }
  return seconds_since(begin);
}

double run_icu(const std::vector<std::string>& texts) {
  UErrorCode error = U_ZERO_ERROR;
  const std::unique_ptr<icu::BreakIterator> words(
      icu::BreakIterator::createWordInstance(icu::Locale("id"), error));
  std::size_t count = 0;
  const auto begin = Clock::now();
  for (const std::string& text : texts) {
    UText* view =
        utext_openUTF8(nullptr, text.data(), static_cast<std::int64_t>(text.size()), &error);
    words->setText(view, error);
    while (words->next() != icu::BreakIterator::DONE) ++count;
    utext_close(view);
  }
  const double seconds = seconds_since(begin);
  return count > 0 ? seconds : 1e9;
}

double run_cld2(const std::vector<std::string>& texts) {
  const auto begin = Clock::now();
  int reliable = 0;
  for (const std::string& text : texts) {
    bool is_reliable = false;
    CLD2::DetectLanguage(text.data(), static_cast<int>(text.size()), true, &is_reliable);
    reliable += is_reliable ? 1 : 0;
  }
  const double seconds = seconds_since(begin);
  return reliable >= 0 ? seconds : 1e9;
}

std::uint64_t checksum(Pipeline& pipeline, const std::vector<std::string>& texts) {
  Document doc;
  std::uint64_t sum = kNoWords;
  for (const std::string& text : texts) {
    doc.reset(text);
    pipeline.run(doc);
    for (const Segment& s : doc.segments)
      for (const std::uint64_t n :
           {std::uint64_t{s.at.begin}, std::uint64_t{s.at.end}, std::uint64_t{s.block},
            std::uint64_t{s.token_count}, static_cast<std::uint64_t>(s.kind)})
        sum = extend_hash(sum, n);
    for (const Token& t : doc.tokens)
      for (const std::uint64_t n :
           {std::uint64_t{t.at.begin}, std::uint64_t{t.at.end}, t.hash, std::uint64_t{t.word},
            static_cast<std::uint64_t>(t.kind), static_cast<std::uint64_t>(t.letters),
            static_cast<std::uint64_t>(t.glued)})
        sum = extend_hash(sum, n);
  }
  return sum;
}

// Making the stage and giving one answer, less what the stages before it take: the first time, with
// the model and its evidence, and again, as for every further worker.
std::pair<double, double> language_ready_ms() {
  const auto spent = [](const std::vector<std::string>& stages, int times) {
    Figure figure;
    for (int i = 0; i < times; ++i) {
      const auto begin = Clock::now();
      const Plan plan = test::plan_of(stages);
      const auto pipeline = plan.make_pipeline();
      Document doc;
      doc.reset("Masuk ke akun");
      pipeline->run(doc);
      figure.add(seconds_since(begin));
    }
    return figure.best * 1e3;
  };
  const double before = spent({"split_segments", "tokenise"}, 9);
  const std::vector<std::string> all = {"split_segments", "tokenise", "detect_language"};
  const double first = spent(all, 1) - before;
  return {first, spent(all, 9) - before};
}

long peak_kib() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_maxrss;
}

void measure(const std::vector<std::string>& texts, int rounds, const std::string& last) {
  std::size_t bytes = 0;
  for (const std::string& t : texts) bytes += t.size();
  const auto [first_ms, again_ms] = language_ready_ms();
  const auto names = test::stages_up_to(last);
  const Plan plan = test::plan_of(names);
  const auto pipeline = plan.make_pipeline();
  std::map<std::string, Figure> figures;
  for (int round = 0; round < rounds; ++round) {
    std::map<std::string, double> spent;
    run_stages(*pipeline, texts, spent);
    for (const auto& [stage, seconds] : spent) figures[stage].add(seconds);
    figures["whole pipeline"].add(run_whole(*pipeline, texts));
    figures["ICU word break"].add(run_icu(texts));
    figures["CLD2"].add(run_cld2(texts));
  }
  fmt::print("{} texts, {:.1f} MB, best of {} rounds, one thread\n\n", texts.size(),
             static_cast<double>(bytes) / 1e6, rounds);
  const auto line = [&](const std::string& name) {
    const double s = figures[name].best;
    fmt::print("{:20} {:9.1f} MB/s {:8.2f} ns/byte {:11.0f} texts/s\n", name,
               static_cast<double>(bytes) / 1e6 / s, s * 1e9 / static_cast<double>(bytes),
               static_cast<double>(texts.size()) / s);
  };
  for (const std::string& name : names) line(name);
  for (const char* name : {"whole pipeline", "ICU word break", "CLD2"}) line(name);
  const double whole = figures["whole pipeline"].best;
  fmt::print("\nchecksum of segments and tokens {:016x}\n", checksum(*pipeline, texts));
  fmt::print("detect_language ready, one answer given: first {:.2f} ms, again {:.2f} ms\n",
             first_ms, again_ms);
  fmt::print("whole pipeline = {:.2f} × CLD2 = {:.2f} × ICU word break; peak memory {} KiB\n",
             figures["CLD2"].best / whole, figures["ICU word break"].best / whole, peak_kib());
}

}  // namespace

int main(int argc, char** argv) {
  int rounds = 3;
  std::string last = "translate_ui";
  std::vector<std::string> texts;
  for (int i = 1; i < argc; ++i) {
    if (std::strcmp(argv[i], "--rounds") == 0 && i + 1 < argc) {
      rounds = std::max(1, std::atoi(argv[++i]));
      continue;
    }
    if (std::strcmp(argv[i], "--to") == 0 && i + 1 < argc) {
      last = argv[++i];
      continue;
    }
    for (std::string& t : read_texts(argv[i])) texts.push_back(std::move(t));
  }
  if (texts.empty()) {
    fmt::print(stderr, "usage: stages_bench [--rounds N] [--to STAGE] FILE.jsonl|FILE.txt …\n");
    return 2;
  }
  measure(texts, rounds, last);
  return 0;
}
