#include "stages/repair_text/mojibake.h"

#include <algorithm>
#include <array>

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include "lexicons/matching/characters.h"
#include "stages/repair_text/diagnostics.h"

namespace jernih::repair {
namespace {

constexpr std::uint32_t kLongestRun = 8;  // sequences looked at to tell a word from a coincidence
constexpr char32_t kLost = 0xFFFD;

constexpr bool is_trail_byte(std::uint8_t b) { return b >= 0x80 && b < 0xC0; }

constexpr std::uint32_t sequence_size(std::uint8_t lead) {
  if (lead >= 0xC2 && lead <= 0xDF) return 2;
  if (lead >= 0xE0 && lead <= 0xEF) return 3;
  return lead >= 0xF0 && lead <= 0xF4 ? 4 : 0;
}

// Marks that follow a letter in honest text: quotes, dashes, ellipsis, ™, ®, £ and the controls
// that stand for them when windows-1252 was read as latin-1.
bool may_follow_letter(char32_t c) {
  constexpr std::u32string_view kMarks =
      U"\u2018\u2019\u201C\u201D\u2026\u2013\u2014\u2122\u2022\u2039\u203A\u00AE\u00BB\u00AB\u00A5"
      U"\u00A3\u00A0"
      U"\u00BF\u00A1\u00B0\u00B4\u00B7\x85\x91\x92\x93\x94\x96\x97\x99";
  return kMarks.find(c) != std::u32string_view::npos;
}

bool is_plain_symbol(char32_t c) {
  return (c >= 0x2010 && c <= 0x2BFF) || (c >= 0x3000 && c <= 0x303F) || c == 0xFEFF ||
         c == kLost || (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0x2000 && c <= 0x200F) ||
         (c >= 0xFF00 && c <= 0xFF65);
}

bool is_emoji_plane(char32_t c) { return c >= 0x1F000 && c <= 0x1FBFF; }

UScriptCode script_of(char32_t c) {
  UErrorCode error = U_ZERO_ERROR;
  return uscript_getScript(static_cast<UChar32>(c), &error);
}

char before(std::string_view text, Span line, std::uint32_t at) {
  return at > line.begin ? text[at - 1] : ' ';
}
char after(std::string_view text, Span line, std::uint32_t at) {
  return at < line.end ? text[at] : ' ';
}

char32_t first_char(std::string_view text, std::uint32_t at) {
  std::size_t i = at;
  return next_char(text, i);
}

// Every character of the sequence but the first is a mark that may follow a letter.
bool only_honest_marks(std::string_view text, Span at) {
  std::size_t i = at.begin;
  next_char(text, i);
  while (i < at.end)
    if (!may_follow_letter(next_char(text, i))) return false;
  return true;
}

bool holds_control(std::string_view text, Span at) {
  for (std::size_t i = at.begin; i < at.end;) {
    const char32_t c = next_char(text, i);
    if (c >= 0x80 && c < 0xA0 && !may_follow_letter(c)) return true;
  }
  return false;
}

}  // namespace

// The sequence at text[at] as `page` has it; verdict `no` when there is none.
MojibakeRepair::Candidate MojibakeRepair::read(std::string_view text, Span line, std::uint32_t at,
                                               CodePage page) const {
  Candidate out{{at, at}, 0, page, Verdict::no};
  std::array<char, 4> bytes{};
  std::size_t i = at;
  const std::uint8_t lead = byte_of(page, next_char(text, i));
  const std::uint32_t size = sequence_size(lead);
  if (size == 0) return out;
  bytes[0] = static_cast<char>(lead);
  for (std::uint32_t k = 1; k < size; ++k) {
    if (i >= line.end || static_cast<unsigned char>(text[i]) < 0x80) return out;
    const char32_t c = next_char(text, i);
    if (c == kLost && k == 2 && lead == 0xE2 && bytes[1] == '\x80') {
      out = {{at, static_cast<std::uint32_t>(i)}, kLost, page, Verdict::strong};
      return out;
    }
    const std::uint8_t b = byte_of(page, c);
    if (!is_trail_byte(b)) return out;
    bytes[k] = static_cast<char>(b);
  }
  const std::string_view sequence(bytes.data(), size);
  if (first_invalid_byte(sequence) != std::string_view::npos) return out;
  std::size_t k = 0;
  out.c = next_char(sequence, k);
  if (!u_isdefined(static_cast<UChar32>(out.c)) && !is_emoji_plane(out.c)) return out;
  out.at.end = static_cast<std::uint32_t>(i);
  out.verdict = Verdict::weak;
  return out;
}

// How many sequences of one script other than Latin stand side by side from `first` on.
std::uint32_t MojibakeRepair::run_length(std::string_view text, Span line,
                                         const Candidate& first) const {
  const UScriptCode script = script_of(first.c);
  if (script == USCRIPT_LATIN || !u_isalpha(static_cast<UChar32>(first.c))) return 0;
  std::uint32_t n = 1;
  Candidate c = first;
  while (n < kLongestRun && c.at.end < line.end) {
    c = read(text, line, c.at.end, first.page);
    if (c.verdict == Verdict::no) break;
    const UScriptCode s = script_of(c.c);
    if (s != script && s != USCRIPT_INHERITED && s != USCRIPT_COMMON) break;
    ++n;
  }
  return n;
}

// A lead and one trail: é as Ã©, © as Â©, š as Å¡.
MojibakeRepair::Verdict MojibakeRepair::judge_pair(std::string_view text, Span line,
                                                   const Candidate& k) const {
  const char left = before(text, line, k.at.begin);
  const char right = after(text, line, k.at.end);
  const bool honest = only_honest_marks(text, k.at);
  const bool beside_lower = is_ascii_lower(left) || is_ascii_lower(right);
  const bool beside_letter = is_ascii_letter(left) || is_ascii_letter(right);
  const bool is_western = k.page == CodePage::windows_1252;
  if (k.c < 0xA0) return is_western && holds_control(text, k.at) ? Verdict::strong : Verdict::weak;
  if (k.c < 0xC0)
    return is_western && !is_ascii_upper(left) && !is_trail(left) ? Verdict::strong : Verdict::weak;
  if (k.c < 0x100) {
    if (!is_western) return beside_lower && !honest ? Verdict::strong : Verdict::weak;
    if (!honest) return Verdict::strong;
    // Ã™ in capitals or Ã before a no-break space behind a lower-case letter; never "the Ã’s"
    const bool in_capitals = is_ascii_upper(left) && !is_ascii_lower(right) &&
                             u_isupper(static_cast<UChar32>(k.c)) &&
                             first_char(text, k.at.begin) == 0xC3;
    const bool in_word =
        is_ascii_lower(left) && u_islower(static_cast<UChar32>(k.c)) && k.c != 0xE5;
    return in_capitals || in_word ? Verdict::strong : Verdict::weak;
  }
  if (k.c < 0x180 && u_islower(static_cast<UChar32>(k.c)) && beside_lower && !honest)
    return is_western || beside_letter ? Verdict::strong : Verdict::weak;
  return k.c < 0x180 ? Verdict::weak : Verdict::no;
}

MojibakeRepair::Verdict MojibakeRepair::judge(std::string_view text, Span line,
                                              const Candidate& k) const {
  if (k.verdict != Verdict::weak) return k.verdict;
  const std::uint32_t enough = k.page == CodePage::windows_1252 ? 2 : 3;
  if (run_length(text, line, k) >= enough) return Verdict::strong;
  if (is_emoji_plane(k.c)) return Verdict::strong;
  const bool honest = only_honest_marks(text, k.at);
  if (is_plain_symbol(k.c)) return honest ? Verdict::weak : Verdict::strong;
  if (k.c < 0x800) return judge_pair(text, line, k);
  const bool in_word = is_ascii_letter(before(text, line, k.at.begin)) ||
                       is_ascii_letter(after(text, line, k.at.end));
  if (k.c >= 0x1E00 && k.c <= 0x1EFF) return in_word && !honest ? Verdict::strong : Verdict::weak;
  return Verdict::no;
}

MojibakeRepair::Candidate MojibakeRepair::best_at(std::string_view text, Span line,
                                                  std::uint32_t at) const {
  constexpr std::array<CodePage, kCodePages> kOrder = {
      CodePage::windows_1252, CodePage::mac_roman, CodePage::windows_1250, CodePage::windows_1251};
  Candidate best;
  std::uint32_t best_run = 0;
  for (const CodePage page : kOrder) {
    Candidate k = read(text, line, at, page);
    k.verdict = judge(text, line, k);
    if (k.verdict == Verdict::no) continue;
    const std::uint32_t run = run_length(text, line, k);
    if (k.verdict < best.verdict || (k.verdict == best.verdict && run <= best_run)) continue;
    if (best.verdict == Verdict::no || run > best_run || k.verdict > best.verdict) {
      best = k;
      best_run = run;
    }
  }
  return best;
}

// The next letter of a word of another script whose letters so far were certain.
MojibakeRepair::Candidate MojibakeRepair::continued(std::string_view text, Span line,
                                                    std::uint32_t at) const {
  if (line_.empty() || line_.back().at.end != at || line_.back().verdict != Verdict::strong)
    return {};
  const UScriptCode script = script_of(line_.back().c);
  if (script == USCRIPT_LATIN || script == USCRIPT_COMMON) return {};
  Candidate next = read(text, line, at, line_.back().page);
  const UScriptCode s = script_of(next.c);
  if (next.verdict == Verdict::no || (s != script && s != USCRIPT_INHERITED)) return {};
  next.verdict = Verdict::strong;
  return next;
}

MojibakeRepair::Candidate MojibakeRepair::candidate_at(std::string_view text, Span line,
                                                       std::uint32_t at) const {
  std::size_t i = at;
  const char32_t c = next_char(text, i);
  const bool alone = i >= line.end || static_cast<unsigned char>(text[i]) < 0x80;
  if (alone) {
    // "voilÃ le": the no-break space of Ã\u00A0 became a space
    const bool is_a_grave = c == 0xC3 && is_ascii_lower(before(text, line, at)) &&
                            !is_ascii_letter(after(text, line, static_cast<std::uint32_t>(i)));
    if (!is_a_grave) return {};
    return {{at, static_cast<std::uint32_t>(i)}, 0xE0, CodePage::windows_1252, Verdict::strong};
  }
  Candidate k = continued(text, line, at);
  if (k.verdict == Verdict::no) k = best_at(text, line, at);
  if (k.verdict == Verdict::no && c == 0xE2 && next_char(text, i) == 0x20AC) {
    // "â€": a closing quote whose last byte has no character and was lost
    k = {{at, static_cast<std::uint32_t>(i)}, 0x201D, CodePage::windows_1252, Verdict::strong};
  }
  return k;
}

// A line's sequences: all when one of them is certain, else none.
void MojibakeRepair::scan_line(std::string_view text, Span line) {
  line_.clear();
  bool certain = false;
  CodePage certain_page = CodePage::windows_1252;
  for (std::uint32_t i = line.begin; i < line.end;) {
    if (static_cast<unsigned char>(text[i]) < 0x80) {
      ++i;
      continue;
    }
    const Candidate k = candidate_at(text, line, i);
    if (k.verdict == Verdict::no) {
      std::size_t next = i;
      next_char(text, next);
      i = static_cast<std::uint32_t>(next);
      continue;
    }
    if (k.verdict == Verdict::strong) {
      certain = true;
      certain_page = k.page;
    }
    line_.push_back(k);
    i = k.at.end;
  }
  if (!certain) return;
  std::string with;
  for (const Candidate& k : line_) {
    if (k.verdict == Verdict::weak && k.page != certain_page) continue;
    with.clear();
    append_char(k.c, with);
    rewriter_.replace(k.at, with, &kMojibakeRepaired);
  }
}

bool MojibakeRepair::run(Document& doc) {
  const std::string_view text = doc.text();
  rewriter_.begin(doc);
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = text.find('\n', at);
    if (end == std::string_view::npos) end = text.size();
    scan_line(text, {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)});
    at = end + 1;
  }
  return rewriter_.finish(doc);
}

}  // namespace jernih::repair
