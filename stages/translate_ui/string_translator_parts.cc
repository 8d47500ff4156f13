// The parts of a string: counters, numbers and marks between them, a value behind a known string.
#include <algorithm>
#include <cctype>

#include "pipeline/model/document.h"

#include "lexicons/tables/table.h"
#include "stages/translate_ui/string_translator.h"

namespace jernih::ui {
namespace {

constexpr std::string_view kStart = "start";  // places of particles
constexpr std::string_view kEnd = "end";
constexpr std::string_view kAnyPlace = "any";

}  // namespace

// A known string with a counter before or behind it: the counter stays.
bool StringTranslator::counted(Range r) {
  if (r.last - r.first < 2) return false;
  const auto is_counter = [&](const Piece& p) {
    return p.kind == PieceKind::number && p.inside == kNone;
  };
  const auto is_plain = [&](const Piece& p) {
    return p.found != kNone && doc_->annotations[p.found].kind == Annotation::Kind::number;
  };
  const Piece& last = (*pieces_)[r.last - 1];
  const Piece& first = (*pieces_)[r.first];
  if (is_counter(last) || (is_plain(last) && last.found_end == r.last)) {
    const Range rest = trimmed({r.first, r.last - 1});
    if (!rest.empty() && whole(rest)) {
      if (last.found != kNone) rewrite_found(r.last - 1);
      return true;
    }
  }
  // "20detik": a number grown to a unit of time that is no time phrase is a name.
  const Piece& second = (*pieces_)[r.first + 1];
  const bool is_name =
      !second.spaced && second.kind == PieceKind::word &&
      (knowledge_.lexicon.words().info(second.word).flags & knowledge_.time_bit) != 0;
  if (!is_name && (is_counter(first) || is_plain(first))) {
    const Range rest = trimmed({first.found != kNone ? first.found_end : r.first + 1, r.last});
    if (!rest.empty() && whole(rest)) {
      if (first.found != kNone) rewrite_found(r.first);
      return true;
    }
  }
  return false;
}

// A known string and when: "BERITA 1 hari yang lalu".
bool StringTranslator::timed(Range r) {
  std::uint32_t at = r.last - 1;
  while (at > r.first && (*pieces_)[at].found == kNone) --at;
  const Piece& p = (*pieces_)[at];
  if (at == r.first || p.found == kNone || p.found_end != r.last ||
      doc_->annotations[p.found].kind != Annotation::Kind::time)
    return false;
  const Range rest = trimmed({r.first, at});
  const std::size_t before = doc_->annotations.size();
  if (rest.empty() || !whole(rest)) return false;
  const bool is_grown = !p.spaced && rest.last == at;  // "MUSIK6 hari yang lalu"
  if (is_grown && doc_->annotations.size() == before + 1)
    doc_->annotations[before].english =
        doc_->keep(std::string(doc_->annotations[before].english) + ' ');
  rewrite_found(at);
  return true;
}

// Known strings with numbers between them: "Sebelumnya 1 2 3 Berikutnya".
bool StringTranslator::numbered(Range r) {
  const auto is_number = [&](std::uint32_t i) {
    return (*pieces_)[i].kind == PieceKind::number || (*pieces_)[i].kind == PieceKind::mark;
  };
  std::uint32_t numbers = 0;
  for (std::uint32_t i = r.first; i < r.last; ++i) {
    const std::uint32_t found = (*pieces_)[i].inside;
    if (found != kNone && doc_->annotations[found].kind != Annotation::Kind::number) return false;
    if (is_separator(i)) return false;  // "62 ulasan · 316 foto": each part has its own number
    numbers += (*pieces_)[i].kind == PieceKind::number ? 1 : 0;
  }
  if (numbers < 2) return false;
  const auto for_each_run = [&](auto&& use) {
    for (std::uint32_t i = r.first; i < r.last;) {
      std::uint32_t end = i;
      while (end < r.last && !is_number(end)) ++end;
      if (end > i && !use(Range{i, end})) return false;
      i = std::max(end, i + 1);
    }
    return true;
  };
  if (!for_each_run([&](Range run) { return bool(matcher().whole(run.first, run.last)); }))
    return false;
  return for_each_run([&](Range run) { return whole(run); });
}

bool StringTranslator::is_separator(std::uint32_t i) const {
  const Piece& p = (*pieces_)[i];
  const std::string_view mark = doc_->text(p.at);
  if (p.kind == PieceKind::verbatim) return mark.front() == '<' || mark.front() == '\\';
  if (p.kind != PieceKind::mark || p.inside != kNone) return false;
  const bool is_glued = !p.spaced && i + 1 < pieces_->size() && !(*pieces_)[i + 1].spaced;
  return mark != "&" && !(mark == "-" && is_glued);
}

bool StringTranslator::split(Range r) {
  bool has_any = false;
  bool is_title = false;
  bool is_led = false;  // a known string with a colon stands before the chunk
  Range chunk{r.first, r.first};
  for (std::uint32_t i = r.first; i <= r.last; ++i) {
    if (i < r.last && !is_separator(i)) continue;
    if (i == r.last && !has_any) return false;
    has_any = true;
    chunk.last = i;
    if (!chunk.empty()) {
      part(chunk, is_title || (is_led && is_headline(chunk)));
      const PhraseMatch match = matcher().whole(chunk.first, chunk.last);
      const bool is_list = i < r.last && doc_->text((*pieces_)[i].at) == ",";
      is_title = match && !is_list && knowledge_.book.row(match).asks_for_name();
      is_led = match && i < r.last && doc_->text((*pieces_)[i].at) == ":" &&
               traits(knowledge_.book.row(match).role).calls_to_headline;
    }
    chunk.first = i + 1;
  }
  return true;
}

// Three capitalised words or more, and no other.
bool StringTranslator::is_headline(Range r) const {
  constexpr std::uint32_t kFewestWords = 3;
  std::uint32_t words = 0;
  for (std::uint32_t i = r.first; i < r.last; ++i) {
    if ((*pieces_)[i].kind != PieceKind::word) continue;
    if (!is_capital((*pieces_)[i])) return false;
    ++words;
  }
  return words >= kFewestWords;
}

// "place": start or end of a string.
bool StringTranslator::is_particle(std::uint32_t i, std::string_view place) const {
  const Piece& p = (*pieces_)[i];
  if (p.kind != PieceKind::word || p.inside != kNone) return false;
  const Table& table = knowledge_.particles;
  const Table::Match match = knowledge_.lexicon.rows_of(table, p.word);
  if (match.rows == 0) return false;
  const std::string_view wanted = table.cell(match.row, table.column("place"));
  return wanted == place || wanted == kAnyPlace;
}

// A string with words around it that say nothing: "Yuk, lengkapi profil", "Cek di sini ya". They go
// when what they belong to is put into English whole.
bool StringTranslator::chatty(Range r) {
  Range rest = r;
  while (!rest.empty() && is_particle(rest.first, kStart))
    rest = trimmed({rest.first + 1, rest.last});
  while (!rest.empty() && is_particle(rest.last - 1, kEnd))
    rest = trimmed({rest.first, rest.last - 1});
  if (rest.empty() || (rest.first == r.first && rest.last == r.last)) return false;
  const std::size_t before = doc_->annotations.size();
  part(rest, false);
  if (doc_->annotations.size() != before + 1) return true;
  Annotation& a = doc_->annotations.back();
  const Span said = span_of(rest);
  if (a.at.begin != said.begin || a.at.end != said.end) return true;
  a.at = span_of(r);
  const char first = a.english.front();
  if (is_capital((*pieces_)[r.first]) && std::islower(static_cast<unsigned char>(first)) != 0) {
    std::string english(a.english);
    english.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(first)));
    a.english = doc_->keep(english);
  }
  return true;
}

// Two known strings with "&" between them.
bool StringTranslator::paired(Range r) {
  for (std::uint32_t i = r.first + 1; i + 1 < r.last; ++i) {
    if (doc_->text((*pieces_)[i].at) != "&") continue;
    const PhraseMatcher m = matcher();
    if (!m.whole(r.first, i) || !m.whole(i + 1, r.last)) return false;
    return whole({r.first, i}) && whole({i + 1, r.last});
  }
  return false;
}

// A row that a name, title or value follows ("baca juga Judul Berita", "editor Nama Orang").
bool StringTranslator::prefixed(Range r) {
  const PhraseMatch match = matcher().longest(r.first, r.last);
  if (!match || match.last == r.last || match.captures > 0) return false;
  const PhraseRow row = knowledge_.book.row(match);
  const Piece& next = (*pieces_)[match.last];
  if (!row.is_prefix) return false;
  const std::uint32_t found = (*pieces_)[match.last - 1].inside;
  if (found != kNone && found == next.inside) return false;
  const bool is_value = next.found != kNone || next.kind != PieceKind::word || is_capital(next);
  if (!is_value) return false;
  const bool are_all_capital =
      std::all_of(pieces_->all().begin() + r.first, pieces_->all().begin() + match.last,
                  [](const Piece& p) { return p.kind != PieceKind::word || is_capital(p); });
  if (are_all_capital && r.last - r.first <= kShortRest && is_well_composed(r)) return false;
  if (!are_all_capital && match.literals == 1 && !is_capital((*pieces_)[r.first])) return false;
  if (!row.is_english) {
    english_.clear();
    say_phrase(*doc_, *pieces_, match, row.english, knowledge_.small_words, english_);
    emit({match.first, match.last}, kByLexicon, kPattern, row.role, match.table->where(match.row));
  }
  const std::size_t lead = doc_->annotations.size();
  const Range rest{match.last, r.last};
  part(rest, row.asks_for_name());
  // "GARANSI TIDAK BERLAKU": half of it in English would help nobody.
  const bool is_shouted = are_all_capital && scope_ != Scope::all && !row.asks_for_name();
  const bool is_rest_said =
      std::any_of(doc_->annotations.begin() + static_cast<std::ptrdiff_t>(lead),
                  doc_->annotations.end(), [](const Annotation& a) { return a.rewritten; });
  if (is_shouted && !row.is_english && !is_rest_said && is_left(rest, true))
    doc_->annotations[lead - 1].rewritten = false;
  return true;
}

}  // namespace jernih::ui
