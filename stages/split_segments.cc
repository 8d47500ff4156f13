// Cuts the text into blocks, sentences and interface chunks. One door: split_segments_info().
#include "stages/split_segments.h"

#include "lexicons/matching/characters.h"
#include "lexicons/tables/lexicon.h"
#include "pipeline/model/document.h"
#include "pipeline/options/options.h"
#include "stages/split_segments/chunks.h"
#include "stages/split_segments/missing_borders.h"
#include "stages/split_segments/sentences.h"
#include "stages/split_segments/shape.h"

namespace jernih {
namespace {

class SplitSegments : public Stage {
 public:
  explicit SplitSegments(bool whole_lines)
      : whole_lines_(whole_lines),
        sentences_(Lexicon::builtin()),
        missing_borders_(Lexicon::builtin()) {}

  void run(Document& doc) override {
    const std::string_view text = doc.text();
    std::uint32_t block = 0;
    for (std::size_t at = 0; at < text.size();) {
      std::size_t end = text.find('\n', at);
      if (end == std::string_view::npos) end = text.size();
      const Span line =
          trimmed(text, {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)});
      if (!line.empty()) split_line(doc, line, block++);
      at = end + 1;
    }
  }

 private:
  static Span trimmed(std::string_view text, Span line) {
    std::size_t i = line.begin;
    while (i < line.end && next_class(text, i) == CharClass::space)
      line.begin = static_cast<std::uint32_t>(i);
    while (line.end > line.begin) {
      const std::size_t begin = previous_border(text, line.end);
      i = begin;
      if (begin < line.begin || next_class(text, i) != CharClass::space) break;
      line.end = static_cast<std::uint32_t>(begin);
    }
    return line;
  }

  void split_line(Document& doc, Span line, std::uint32_t block) {
    const std::string_view text = doc.text();
    if (whole_lines_) {
      doc.segments.push_back(segment(line, block, SegmentKind::interface));
      return;
    }
    chunks_.clear();
    split::split_chunks(text, line, chunks_);
    for (const Span chunk : chunks_) {
      const SegmentKind kind = split::guess_kind(doc.text(chunk));
      pieces_.clear();
      sentences_.split(text, chunk, pieces_);
      for (const Span piece : pieces_) add_piece(doc, piece, block, kind);
    }
  }

  void add_piece(Document& doc, Span piece, std::uint32_t block, SegmentKind kind) {
    parts_.clear();
    missing_borders_.split(doc.text(), piece, parts_);
    if (parts_.size() == 1) return doc.segments.push_back(segment(piece, block, kind));
    for (const split::SentencePart& part : parts_) {
      const Span at = trimmed(doc.text(), part.at);
      if (at.empty()) continue;
      const SegmentKind guess = split::guess_kind(doc.text(at));
      doc.segments.push_back(segment(at, block, part.is_phrase ? SegmentKind::interface : guess));
    }
  }

  static Segment segment(Span at, std::uint32_t block, SegmentKind kind) {
    Segment s;
    s.at = at;
    s.block = block;
    s.kind = kind;
    return s;
  }

  const bool whole_lines_;
  const split::SentenceSplitter sentences_;
  const split::MissingBorders missing_borders_;
  std::vector<Span> chunks_;
  std::vector<Span> pieces_;
  std::vector<split::SentencePart> parts_;
};

}  // namespace

StageInfo split_segments_info() {
  return {
      .name = "split_segments",
      .summary = "Cuts the text into blocks, sentences and interface chunks",
      .needs = {Layer::text},
      .gives = {Layer::segments, Layer::kinds},
      .options = {{.name = "mode",
                   .type = OptionType::choice,
                   .initial = "page",
                   .help = "page: sentences and chunks; string: each line is one interface string",
                   .choices = {"page", "string"}}},
      .prepare = [](const Options& options) -> StageFactory {
        const bool whole_lines = options.text("mode") == "string";
        return [whole_lines] { return std::make_unique<SplitSegments>(whole_lines); };
      },
  };
}

}  // namespace jernih
