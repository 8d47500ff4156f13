// UTF-8 that was read as another encoding: "cafÃ©", "itâ€™s".
#pragma once

#include <string_view>
#include <vector>

#include "pipeline/model/rewriter.h"
#include "stages/repair_text/code_pages.h"

namespace jernih::repair {

// Finds sequences of characters whose bytes in a code page are a UTF-8 character, and replaces
// those that nobody would have written. A sequence that could be meant ("É…", "5×£") is only
// replaced when a certain one stands on the same line.
class MojibakeRepair {
 public:
  // One pass over the valid UTF-8 of doc.text(); text that was misread twice needs two. True when
  // something changed. Linear.
  bool run(Document& doc);

 private:
  enum class Verdict : std::uint8_t { no, weak, strong };
  struct Candidate {
    Span at;
    char32_t c = 0;
    CodePage page = CodePage::windows_1252;
    Verdict verdict = Verdict::no;
  };

  void scan_line(std::string_view text, Span line);
  Candidate candidate_at(std::string_view text, Span line, std::uint32_t at) const;
  Candidate continued(std::string_view text, Span line, std::uint32_t at) const;
  Candidate best_at(std::string_view text, Span line, std::uint32_t at) const;
  Candidate read(std::string_view text, Span line, std::uint32_t at, CodePage page) const;
  std::uint32_t run_length(std::string_view text, Span line, const Candidate& first) const;
  Verdict judge(std::string_view text, Span line, const Candidate& candidate) const;
  Verdict judge_pair(std::string_view text, Span line, const Candidate& candidate) const;

  std::vector<Candidate> line_;
  Rewriter rewriter_;
};

}  // namespace jernih::repair
