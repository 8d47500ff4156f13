// A trace as text for a terminal.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "interfaces/cli/explain/explain.h"
#include "interfaces/cli/shared/terminal.h"
#include "pipeline/model/render.h"

namespace jernih::cli {
namespace {

constexpr std::size_t kShownRows = 30;  // of one stage, without --all
constexpr std::size_t kShownLost = 10;  // readings it gave up
constexpr std::size_t kShownCharacters = 80;
constexpr std::size_t kShownBytes = 4 * 1024;  // of the text, without --all
constexpr std::size_t kNoStage = static_cast<std::size_t>(-1);

class Teller {
 public:
  Teller(const Trace& trace, const Document& doc, bool show_all)
      : trace_(trace), doc_(doc), show_all_(show_all), paint_(stdout) {}

  std::string tell() {
    out_ = fmt::format("{} {} bytes\n", paint_(Style::bold, "input"), doc_.raw().size());
    for (std::size_t i = 0; i < trace_.stages.size(); ++i) stage(i);
    losers();
    if (!doc_.reference_time.value.empty())
      out_ += fmt::format("\n{} {} (from {})\n", paint_(Style::bold, "reference time"),
                          doc_.reference_time.value, name(doc_.reference_time.from));
    if (!doc_.reject_reason.empty()) {
      out_ += fmt::format("\n{} {}\n", paint_(Style::red, "rejected"), doc_.reject_reason);
      return out_;
    }
    marked_text();
    out_ += fmt::format("\n{} {}\n", paint_(Style::bold, "language"), doc_.language.code());
    std::string english;
    render(doc_, english);
    out_ += fmt::format("\n{}\n{}{}", paint_(Style::bold, "english"), english,
                        english.ends_with('\n') ? "" : "\n");
    return out_;
  }

 private:
  // The colour of a stage's marks; stages that made none have none.
  Style colour(std::size_t stage) const {
    constexpr std::array kColours = {Style::cyan, Style::green, Style::yellow, Style::magenta,
                                     Style::blue};
    std::vector<std::size_t> marking;
    for (const Trace::Mark& m : trace_.marks)
      if (std::count(marking.begin(), marking.end(), m.stage) == 0) marking.push_back(m.stage);
    const auto it = std::find(marking.begin(), marking.end(), stage);
    if (it == marking.end()) return Style::bold;
    return kColours[static_cast<std::size_t>(it - marking.begin()) % kColours.size()];
  }

  std::string place(Span at) const {
    return paint_(Style::dim, fmt::format("{}..{}", at.begin, at.end));
  }

  std::string row(const Change& c, Style colour) const {
    const std::string by = c.rule.empty() ? "" : paint_(Style::dim, fmt::format("  by {}", c.rule));
    switch (c.kind) {
      case Change::Kind::segment:
        return fmt::format("  #{:<3} {}  {}  {}\n", c.index, place(c.at),
                           paint_(Style::cyan, c.facts), c.source);
      case Change::Kind::tokens:
        return fmt::format("  #{:<3} {}\n", c.index, c.facts);
      case Change::Kind::diagnostic:
        return fmt::format("  {} {} {}\n", place(c.at), c.source, paint_(Style::yellow, c.facts));
      case Change::Kind::annotation:
        break;
    }
    return fmt::format("  {} {}  {}{}\n", place(c.at), c.source, paint_(colour, c.facts), by);
  }

  void stage(std::size_t i) {
    const StageTrace& s = trace_.stages[i];
    const std::string title = s.id == s.info->name ? s.id : s.id + " (" + s.info->name + ")";
    out_ +=
        fmt::format("\n{}  {}  {}\n", paint_(colour(i), title), paint_(Style::dim, s.info->summary),
                    paint_(Style::dim, time_text(s.microseconds)));
    const std::size_t shown = show_all_ ? s.changes.size() : std::min(kShownRows, s.changes.size());
    for (std::size_t n = 0; n < shown; ++n) out_ += row(s.changes[n], colour(i));
    if (s.changes.empty()) out_ += "  " + paint_(Style::dim, "nothing to do") + "\n";
    if (shown < s.changes.size())
      out_ += "  " +
              paint_(Style::dim,
                     fmt::format("… and {} more; --all shows them", s.changes.size() - shown)) +
              "\n";
    given_up(s);
  }

  void given_up(const StageTrace& s) {
    const std::size_t shown = show_all_ ? s.lost.size() : std::min(kShownLost, s.lost.size());
    for (std::size_t n = 0; n < shown; ++n) {
      const LostReading& l = s.lost[n];
      const std::string by = l.rule.empty() ? "" : "  by " + l.rule;
      out_ += fmt::format("  {} {} {}  -> {}  {}\n", paint_(Style::dim, "not"), place(l.at),
                          one_line(doc_.text(l.at), kShownCharacters),
                          one_line(l.what, kShownCharacters), paint_(Style::dim, l.reason + by));
    }
    if (shown < s.lost.size())
      out_ += "  " +
              paint_(Style::dim, fmt::format("… and {} more given up; --all shows them",
                                             s.lost.size() - shown)) +
              "\n";
  }

  static std::string time_text(double microseconds) {
    if (microseconds <= 0) return "";
    if (microseconds < 10) return fmt::format("{:.1f} µs", microseconds);
    return microseconds < 1000 ? fmt::format("{:.0f} µs", microseconds)
                               : fmt::format("{:.1f} ms", microseconds / 1000);
  }

  void losers() {
    if (trace_.losers.empty()) return;
    out_ += fmt::format("\n{}  {}\n", paint_(Style::bold, "candidates that lost"),
                        paint_(Style::dim, "the longest wins, then the earliest, then the first"));
    for (const RejectedAnnotation& l : trace_.losers)
      out_ += fmt::format("  {} {}  {}  {} {}\n", place(l.candidate.at), l.candidate.source,
                          paint_(Style::dim, l.candidate.facts),
                          l.is_removed ? "taken out for" : "has its English in",
                          fmt::format("{} {}", place(l.winner.at), l.winner.source));
  }

  // The text with what stages said about it: coloured, or in brackets where there is no colour.
  void marked_text() {
    out_ += fmt::format("\n{}", paint_(Style::bold, "text"));
    for (std::size_t i = 0; i < trace_.stages.size(); ++i)
      if (std::any_of(trace_.marks.begin(), trace_.marks.end(),
                      [&](const Trace::Mark& m) { return m.stage == i; }))
        out_ += "  " + paint_(colour(i), trace_.stages[i].id);
    out_ += '\n';
    const std::string_view text = doc_.text();
    std::size_t end = show_all_ ? text.size() : std::min(kShownBytes, text.size());
    while (end < text.size() && end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80)
      --end;
    std::vector<std::size_t> by(end, kNoStage);
    for (const Trace::Mark& m : trace_.marks)
      for (std::size_t i = m.at.begin; i < m.at.end && i < end; ++i) by[i] = m.stage;
    for (std::size_t i = 0; i < end;) {
      std::size_t to = i;
      while (to < end && by[to] == by[i]) ++to;
      const std::string_view piece = text.substr(i, to - i);
      if (by[i] == kNoStage)
        out_ += piece;
      else
        out_ += paint_.is_on() ? paint_(colour(by[i]), piece) : "[" + std::string(piece) + "]";
      i = to;
    }
    if (!out_.ends_with('\n')) out_ += '\n';
    if (end < text.size()) out_ += paint_(Style::dim, "… --all shows the rest") + "\n";
  }

  const Trace& trace_;
  const Document& doc_;
  bool show_all_;
  Paint paint_;
  std::string out_;
};

}  // namespace

std::string trace_as_text(const Trace& trace, const Document& doc, bool show_all) {
  return Teller(trace, doc, show_all).tell();
}

}  // namespace jernih::cli
