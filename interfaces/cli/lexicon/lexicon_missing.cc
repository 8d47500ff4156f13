// `jernih lexicon missing`: what a run left in Indonesian, most frequent first, as rows to paste.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <memory>
#include <set>

#include "interfaces/cli/lexicon/lexicon.h"
#include "interfaces/cli/lexicon/lexicon_missing.h"
#include "interfaces/cli/shared/arguments.h"
#include "interfaces/cli/shared/exit_codes.h"
#include "interfaces/setup/setup.h"
#include "lexicons/tables/fold.h"
#include "pipeline/io/io_error.h"
#include "pipeline/model/render.h"
#include "pipeline/records/record_reader.h"
#include "pipeline/run/session.h"

namespace jernih::cli {
namespace {

struct MissingArguments {
  std::vector<std::string> files;
  std::size_t least = 2, most = 200;
  std::string offsets = "code_points";
};

struct Missed {
  std::string text;  // as first seen
  std::string role;
  std::size_t count = 0;
  std::set<std::string> sources;
};

std::string lower_start(const std::string& text) {
  std::string out = text;
  const bool is_word =
      out.size() > 1 && out[0] >= 'A' && out[0] <= 'Z' && !(out[1] >= 'A' && out[1] <= 'Z');
  if (is_word) out[0] = static_cast<char>(out[0] | 0x20);
  return out;
}

class Missing {
 public:
  explicit Missing(const MissingArguments& arguments)
      : arguments_(arguments), plan_(load_plan({.config = "ui"})), session_(plan_) {}

  int operator()() {
    for (const std::string& path : arguments_.files) read(path);
    if (arguments_.files.empty()) read("-");
    std::vector<const Missed*> order;
    for (const auto& [key, m] : missed_)
      if (m.count >= arguments_.least) order.push_back(&m);
    const auto is_name = [&](const Missed* m) {
      std::string said, seen;
      fold(english(m->text), said);
      fold(m->text, seen);
      return said == seen;  // nothing in it has another English
    };
    order.erase(std::remove_if(order.begin(), order.end(), is_name), order.end());
    std::stable_sort(order.begin(), order.end(),
                     [](const Missed* a, const Missed* b) { return a->count > b->count; });
    if (order.size() > arguments_.most) order.resize(arguments_.most);
    fmt::print("indonesian\tenglish\trole\tflags\tcount\tsources\n");
    for (const Missed* m : order)
      fmt::print("{}\t{}\t{}\t\t{}\t{}\n", lower_start(m->text), lower_start(suggestion(m->text)),
                 m->role, m->count, fmt::join(m->sources, " "));
    fmt::print(stderr, "{} records: {} segments left in Indonesian, {} distinct, {} shown\n",
               records_, segments_, missed_.size(), order.size());
    return kDone;
  }

 private:
  static constexpr std::size_t kMostSources = 5;
  static constexpr std::size_t kBlockBytes = 256 * 1024;
  static constexpr std::uint64_t kLongestRecord = Document::kMaxBytes;

  // Plain or packed, as `run` reads.
  void read(const std::string& path) {
    RecordReader reader(std::make_unique<FileSource>(path), InputFormat::jsonl, kLongestRecord,
                        kBlockBytes);
    Block block;
    for (bool more = true; more;) {
      more = reader.read(block);
      for (const RawRecord& raw : block.records) {
        UntranslatedRecord record;
        std::string error = raw.problem;
        if (error.empty())
          error = read_untranslated(std::string(block.raw(raw)), arguments_.offsets, record);
        if (!error.empty())
          throw ConfigError({path, static_cast<int>(raw.line), 0},
                            error + "; name a JSONL file that `jernih run` wrote");
        ++records_;
        for (const UntranslatedSegment& s : record.segments) add(record, s);
      }
      if (!block.read_error.empty()) throw IoError(block.read_error);
    }
  }
  void add(const UntranslatedRecord& record, const UntranslatedSegment& segment) {
    ++segments_;
    std::string key;
    fold(segment.text, key);
    Missed& m = missed_[key];
    if (m.count++ == 0) {
      m.text = segment.text;
      m.role = segment.role;
    }
    if (m.sources.size() < kMostSources) m.sources.insert(record.source);
  }
  // What the program would say if it had to.
  std::string english(const std::string& text) {
    std::string out;
    render(session_(text), out);
    return out;
  }

  // Its English where all of it can be said with some confidence; half a string would only be
  // pasted.
  std::string suggestion(const std::string& text) {
    constexpr float kLeast = 0.7f;
    const Document& doc = session_(text);
    const bool is_good =
        std::any_of(doc.annotations.begin(), doc.annotations.end(), [&](const Annotation& a) {
          return a.kind == Annotation::Kind::ui && a.rewritten && a.confidence >= kLeast;
        });
    std::string out;
    if (is_good) render(doc, out);
    return out;
  }

  const MissingArguments& arguments_;
  Plan plan_;
  Session session_;
  std::map<std::string, Missed> missed_;  // by folded text
  std::size_t records_ = 0, segments_ = 0;
};

}  // namespace

void add_lexicon_missing(CLI::App& lexicon, ChosenCommand& chosen) {
  CLI::App* missing = lexicon.add_subcommand(
      "missing", "List the interface strings that a run left in Indonesian, as rows to paste");
  const auto arguments = std::make_shared<MissingArguments>();
  missing->add_option("FILE", arguments->files, "Output of `jernih run` (JSONL); else stdin");
  missing->add_option("--least", arguments->least, "Only strings seen so often (2)")
      ->type_name("N")
      ->check(is_count);
  missing->add_option("--most", arguments->most, "So many rows (200)")
      ->type_name("N")
      ->check(is_count);
  missing->add_option("--offsets", arguments->offsets, "What output.offsets was in that run")
      ->check(CLI::IsMember({"code_points", "bytes", "utf16"}));
  missing->callback([=, &chosen] { chosen = [=] { return Missing(*arguments)(); }; });
}

}  // namespace jernih::cli
