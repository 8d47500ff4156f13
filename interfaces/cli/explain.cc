// `jernih explain`: one document, stage by stage: what each saw and did, and by which row or rule.
#include <fmt/format.h>

#include "interfaces/cli/commands.h"
#include "interfaces/cli/exit_codes.h"
#include "interfaces/cli/setup.h"
#include "interfaces/cli/terminal.h"
#include "pipeline/io/byte_source.h"
#include "pipeline/model/render.h"

namespace jernih::cli {
namespace {

constexpr std::size_t kShownRows = 30;  // of one stage, without --all

std::string read_document(const std::string& file) {
  FileSource source(file.empty() ? "-" : file);
  constexpr std::size_t kChunk = 64 * 1024;
  std::string text;
  for (std::size_t got = kChunk; got > 0;) {
    const std::size_t size = text.size();
    text.resize(size + kChunk);
    got = source.read(text.data() + size, kChunk);
    text.resize(size + got);
  }
  return text;
}

// Prints what a stage changed, by comparing with what stood before it.
class Narrator {
 public:
  explicit Narrator(bool show_all) : show_all_(show_all), paint_(stdout) {}

  void begin(const Document& doc) {
    fmt::print("{} {} bytes\n", paint_(Style::bold, "input"), doc.raw().size());
  }

  void after(const std::string& stage, const Document& doc) {
    rows_ = 0;
    header(stage);
    diagnostics(doc);
    segments(doc);
    tokens(doc);
    annotations(doc);
    if (rows_ == 0) fmt::print("  {}\n", paint_(Style::dim, "nothing to do"));
    if (rows_ > kShownRows && !show_all_)
      fmt::print("  {}\n", paint_(Style::dim, fmt::format("… and {} more; --all shows them",
                                                          rows_ - kShownRows)));
  }

  void end(const Document& doc) {
    if (!doc.reference_time.value.empty())
      fmt::print("\n{} {} (from {})\n", paint_(Style::bold, "reference time"),
                 doc.reference_time.value, name(doc.reference_time.from));
    if (!doc.reject_reason.empty()) {
      fmt::print("\n{} {}\n", paint_(Style::red, "rejected"), doc.reject_reason);
      return;
    }
    fmt::print("\n{} {}\n", paint_(Style::bold, "language"), doc.language.code());
    std::string english;
    render(doc, english);
    fmt::print("\n{}\n{}{}", paint_(Style::bold, "english"), english,
               english.ends_with('\n') ? "" : "\n");
  }

 private:
  void header(const std::string& stage) {
    const StageInfo* info = registry().find(stage.substr(0, stage.find('#')));
    fmt::print("\n{}  {}\n", paint_(Style::bold, stage),
               paint_(Style::dim, info == nullptr ? "" : info->summary));
  }

  template <class... Parts>
  void row(fmt::format_string<Parts...> format, Parts&&... parts) {
    if (++rows_ <= kShownRows || show_all_) fmt::print(format, std::forward<Parts>(parts)...);
  }

  std::string place(Span at) { return paint_(Style::dim, fmt::format("{}..{}", at.begin, at.end)); }

  void diagnostics(const Document& doc) {
    for (; diagnostics_ < doc.diagnostics.size(); ++diagnostics_) {
      const Diagnostic& d = doc.diagnostics[diagnostics_];
      const Span raw = doc.raw_span(d.at);
      row("  {} {}  {} -> {}  {}\n", place(d.at), paint_(Style::yellow, d.kind->code),
          one_line(slice(doc.raw(), raw), 40), one_line(doc.text(d.at), 40), d.detail);
    }
  }

  std::string segment_facts(const Segment& s) {
    std::string out = fmt::format("{}", name(s.kind));
    if (s.role != Role::none) out += fmt::format(" {}", name(s.role));
    if (!s.language.empty()) out += fmt::format(" {} {:.2f}", s.language.code(), s.confidence);
    if (s.duplicate_of != kNone) out += fmt::format(" duplicate of #{}", s.duplicate_of);
    if (s.dropped) out += " dropped";
    return out;
  }

  void segments(const Document& doc) {
    segments_.resize(doc.segments.size());
    for (std::size_t i = 0; i < doc.segments.size(); ++i) {
      std::string facts = segment_facts(doc.segments[i]);
      if (facts == segments_[i]) continue;
      row("  #{:<3} {}  {}  {}\n", i, place(doc.segments[i].at), paint_(Style::cyan, facts),
          one_line(doc.text(doc.segments[i].at), 80));
      segments_[i] = std::move(facts);
    }
  }

  void tokens(const Document& doc) {
    if (doc.tokens.size() == tokens_) return;
    tokens_ = doc.tokens.size();
    for (std::size_t i = 0; i < doc.segments.size(); ++i) {
      std::string line;
      for (const Token& t : doc.tokens_of(doc.segments[i]))
        line += (line.empty() ? "" : paint_(Style::dim, "·")) + one_line(doc.text(t.at), 40);
      row("  #{:<3} {}\n", i, line);
    }
  }

  void annotations(const Document& doc) {
    annotations_.resize(doc.annotations.size());
    for (std::size_t i = 0; i < doc.annotations.size(); ++i) {
      const Annotation& a = doc.annotations[i];
      std::string facts = fmt::format("{} {} -> {}{}", name(a.kind), one_line(doc.text(a.at), 60),
                                      one_line(a.english, 60), a.rewritten ? " (rewritten)" : "");
      if (!a.value.empty()) facts += fmt::format(" = {}", a.value);
      if (!a.unit.empty()) facts += fmt::format(" {}", a.unit);
      if (!a.currency.empty()) facts += fmt::format(" {}", a.currency);
      if (a.kind == Annotation::Kind::time && !a.resolved) facts += " unresolved";
      if (facts == annotations_[i]) continue;
      row("  {} {}{}\n", place(a.at), paint_(Style::green, facts),
          a.rule.empty() ? "" : paint_(Style::dim, fmt::format("  by {}", a.rule)));
      annotations_[i] = std::move(facts);
    }
  }

  bool show_all_;
  Paint paint_;
  std::size_t rows_ = 0;
  std::size_t diagnostics_ = 0;
  std::size_t tokens_ = 0;
  std::vector<std::string> segments_;
  std::vector<std::string> annotations_;
};

}  // namespace

int explain_command(const ExplainArguments& arguments) {
  const Plan plan =
      load_plan(arguments.config, arguments.sets, arguments.reference_time, arguments.preset);
  const auto pipeline = plan.make_pipeline();
  Document doc;
  doc.reset(read_document(arguments.file));
  if (!arguments.reference_time.empty())
    doc.reference_candidates.push_back({arguments.reference_time, ReferenceTime::From::option});
  Narrator narrator(arguments.show_all);
  narrator.begin(doc);
  pipeline->set_observer(
      [&](const std::string& stage, const Document& d) { narrator.after(stage, d); });
  pipeline->run(doc);
  narrator.end(doc);
  return kDone;
}

}  // namespace jernih::cli
