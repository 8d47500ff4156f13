// Cuts at spaces, at verbatim tokens and at what was found; most pieces are plain ASCII words.
#include "lexicons/matching/phrase_pieces.h"

#include <algorithm>

#include <unicode/uchar.h>

#include "lexicons/matching/verbatim.h"
#include "lexicons/tables/fold.h"
#include "lexicons/tables/lexicon.h"
#include "lexicons/tables/split_key.h"
#include "pipeline/model/document.h"
#include "pipeline/model/utf8.h"

namespace jernih {
namespace {

bool is_space(char32_t c) { return c < 0x80 ? c <= ' ' : u_isUWhiteSpace(static_cast<UChar32>(c)); }

// What nearly all pieces of running text are: a word of ASCII letters between spaces, perhaps with
// one mark behind it. Nothing of it can be verbatim or a joint. Returns where it ends with its
// mark; 0: it is no such word.
std::uint32_t plain_word_end(std::string_view text, Span segment, const Token& token) {
  const std::uint32_t end = token.at.end;
  if (token.kind != TokenKind::word || end > segment.end) return 0;
  if (!std::all_of(text.begin() + token.at.begin, text.begin() + end, is_ascii_letter)) return 0;
  if (end == segment.end || text[end] == ' ') return end;
  constexpr AsciiSet kMarks(",.:;?!)\"");
  if (!kMarks.has(static_cast<unsigned char>(text[end]))) return 0;
  return end + 1 == segment.end || text[end + 1] == ' ' ? end + 1 : 0;
}

// What split_key() cuts off the ends of a piece, and every mark outside ASCII.
bool is_edge(char32_t c) {
  if (c < 0x80) return kEdgeMarks.has(c);
  return !u_isalnum(static_cast<UChar32>(c)) && (U_GET_GC_MASK(c) & U_GC_M_MASK) == 0;
}

// Marks at which an unknown piece is cut inside ("Editor:Budi", "kata/frasa").
bool is_joint(char32_t c) {
  if (c < 0x80) return kJointMarks.has(c);
  return is_edge(c) && c != 0x2019;
}

bool is_numeric(std::string_view s) {
  bool has_digit = false;
  constexpr AsciiSet kInside(".,:/-+%");
  for (const char c : s) {
    if (c >= '0' && c <= '9')
      has_digit = true;
    else if (static_cast<unsigned char>(c) >= 0x80 || !kInside.has(static_cast<unsigned char>(c)))
      return false;
  }
  return has_digit;
}

LetterCase letters_of(std::string_view s) {
  int upper = 0;
  int lower = 0;
  bool is_first_upper = false;
  for (std::size_t i = 0; i < s.size();) {
    const auto c = static_cast<UChar32>(next_char(s, i));
    if (u_isupper(c)) {
      if (upper + lower == 0) is_first_upper = true;
      ++upper;
    } else if (u_islower(c)) {
      ++lower;
    }
  }
  if (upper + lower == 0) return LetterCase::none;
  if (upper == 0) return LetterCase::lower;
  if (lower == 0) return upper == 1 ? LetterCase::capitalised : LetterCase::upper;
  return upper == 1 && is_first_upper ? LetterCase::capitalised : LetterCase::mixed;
}

// A "number" or "price" that is a placeholder: `$1`, `%1`.
bool is_placeholder(std::string_view text, Span segment, Span found) {
  const std::uint32_t first = found.begin > segment.begin ? found.begin - 1 : found.begin;
  for (std::uint32_t i = first; i <= found.begin; ++i)
    if (i + verbatim_at(text, i) > found.begin) return true;
  return false;
}

// An emoticon in which a placeholder begins is none (":{2}").
bool is_verbatim(std::string_view text, const Token& t) {
  if (t.kind == TokenKind::emoji) {
    for (std::uint32_t i = t.at.begin + 1; i < t.at.end; ++i)
      if (i + verbatim_at(text, i) > t.at.end) return false;
    return true;
  }
  return t.kind == TokenKind::url || t.kind == TokenKind::email || t.kind == TokenKind::mention ||
         t.kind == TokenKind::hashtag;
}

}  // namespace

void Pieces::begin(const Document& doc) {
  order_.clear();
  next_ = 0;
  doc_ = &doc;
  const std::vector<Annotation>& all = doc.annotations;
  for (std::uint32_t i = 0; i < all.size(); ++i)
    if (all[i].kind != Annotation::Kind::ui && !all[i].at.empty()) order_.push_back(i);
  std::stable_sort(order_.begin(), order_.end(), [&](std::uint32_t a, std::uint32_t b) {
    if (all[a].at.begin != all[b].at.begin) return all[a].at.begin < all[b].at.begin;
    if (all[a].at.end != all[b].at.end) return all[a].at.end > all[b].at.end;
    return all[a].kind < all[b].kind;
  });
  std::size_t out = 0;
  std::uint32_t end = 0;
  for (const std::uint32_t i : order_) {
    if (all[i].at.begin < end) continue;
    end = all[i].at.end;
    order_[out++] = i;
  }
  order_.resize(out);
}

bool Pieces::has_found(Span at) {
  while (next_ < order_.size() && doc_->annotations[order_[next_]].at.end <= at.begin) ++next_;
  return next_ < order_.size() && doc_->annotations[order_[next_]].at.begin < at.end;
}

void Pieces::cut(const Document& doc, Span at, std::span<const Token> tokens) {
  pieces_.clear();
  tokens_ = tokens;
  token_ = 0;
  find_here(doc, at);
  const std::string_view text = doc.text();
  Cursor cursor;
  bool spaced = false;
  for (std::size_t i = at.begin; i < at.end;) {
    std::size_t next = i;
    if (is_space(next_char(text, next))) {
      spaced = true;
      i = next;
      continue;
    }
    i = add_next(doc, at, static_cast<std::uint32_t>(i), spaced, cursor);
    spaced = false;
  }
  note_found(doc);
}

// The annotations that lie in the segment.
void Pieces::find_here(const Document& doc, Span at) {
  here_.clear();
  while (next_ < order_.size() && doc.annotations[order_[next_]].at.end <= at.begin) ++next_;
  for (std::size_t i = next_; i < order_.size(); ++i) {
    const Annotation& a = doc.annotations[order_[i]];
    if (a.at.begin >= at.end) break;
    if (at.contains(a.at) && !is_placeholder(doc.text(), at, a.at)) here_.push_back(order_[i]);
  }
}

// Adds what begins at text[i], which is no space: a verbatim token, a plain word, or a chunk that
// is cut by its characters. Returns the index behind it.
std::uint32_t Pieces::add_next(const Document& doc, Span at, std::uint32_t i, bool spaced,
                               Cursor& cursor) {
  const std::string_view text = doc.text();
  while (cursor.token < tokens_.size() && tokens_[cursor.token].at.end <= i) ++cursor.token;
  const bool is_token = cursor.token < tokens_.size() && tokens_[cursor.token].at.begin == i;
  const Token* token = is_token ? &tokens_[cursor.token] : nullptr;
  if (token != nullptr && is_verbatim(text, *token)) {
    add(text, token->at, PieceKind::verbatim, spaced);
    return token->at.end;
  }
  std::size_t& border = cursor.border;
  while (border < here_.size() && doc.annotations[here_[border]].at.end <= i) ++border;
  const std::uint32_t plain_end = token == nullptr ? 0 : plain_word_end(text, at, *token);
  if (plain_end > 0 &&
      (border == here_.size() || doc.annotations[here_[border]].at.begin >= plain_end)) {
    add_plain(text, cursor.token, plain_end, spaced);
    return plain_end;
  }
  const auto size = std::min(static_cast<std::uint32_t>(verbatim_at(text, i)), at.end - i);
  const std::uint32_t end = size > 0 ? i + size : chunk_end(doc, at, i, cursor);
  if (size > 0)
    add(text, {i, end}, PieceKind::verbatim, spaced);
  else
    add_chunk(text, {i, end}, spaced);
  return end;
}

// Behind the characters from i on that hang together; annotations and verbatim tokens are borders.
std::uint32_t Pieces::chunk_end(const Document& doc, Span at, std::uint32_t i,
                                const Cursor& cursor) const {
  const std::string_view text = doc.text();
  std::size_t limit = at.end;
  if (cursor.border < here_.size()) {
    const Span a = doc.annotations[here_[cursor.border]].at;
    limit = a.begin > i ? a.begin : a.end;
  }
  std::size_t t = cursor.token;
  while (t < tokens_.size() && tokens_[t].at.begin < limit && tokens_[t].at.begin <= i) ++t;
  std::size_t end = i;
  next_char(text, end);
  while (end < limit) {
    if (text[end] == ' ' || (text[end] != ':' && verbatim_at(text, end) > 0)) break;
    while (t < tokens_.size() && tokens_[t].at.begin < end) ++t;
    if (t < tokens_.size() && tokens_[t].at.begin == end && is_verbatim(text, tokens_[t])) break;
    std::size_t after = end;
    if (is_space(next_char(text, after))) break;
    end = after;
  }
  return static_cast<std::uint32_t>(std::min(end, limit));
}

// A word that is a token, with the mark that ends at `end`, if there is one.
void Pieces::add_plain(std::string_view text, std::size_t token, std::uint32_t end, bool spaced) {
  const Token& t = tokens_[token];
  token_ = token;
  pieces_.emplace_back();
  Piece& p = pieces_.back();
  p.at = t.at;
  p.hash = t.hash;
  p.word = t.word;
  p.letters = t.letters;
  p.language = t.language;
  p.spaced = spaced;
  if (end > t.at.end) add(text, {t.at.end, end}, PieceKind::mark, false);
}

void Pieces::add_chunk(std::string_view text, Span chunk, bool spaced) {
  std::size_t begin = chunk.begin;
  while (begin < chunk.end) {
    std::size_t next = begin;
    const char32_t c = next_char(text, next);
    if (next >= chunk.end || !is_edge(c)) break;
    add(text, {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(next)},
        PieceKind::mark, spaced);
    spaced = false;
    begin = next;
  }
  std::size_t tail = chunk.end;
  while (tail > begin) {
    const std::size_t last = previous_border(text, tail);
    std::size_t next = last;
    if (last <= begin || !is_edge(next_char(text, next))) break;
    tail = last;
  }
  add_core(text, {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(tail)}, spaced);
  while (tail < chunk.end) {
    std::size_t next = tail;
    next_char(text, next);
    add(text, {static_cast<std::uint32_t>(tail), static_cast<std::uint32_t>(next)}, PieceKind::mark,
        false);
    tail = next;
  }
}

void Pieces::add_core(std::string_view text, Span at, bool spaced) {
  const std::string_view core = slice(text, at);
  std::size_t first = 0;
  const char32_t c = next_char(core, first);
  if (first == core.size() && c != '&' && is_edge(c)) return add(text, at, PieceKind::mark, spaced);
  if (is_numeric(core)) return add(text, at, PieceKind::number, spaced);
  const auto add_word = [&](std::size_t begin, std::size_t end) {
    if (begin == end) return;
    const bool is_count = core[begin] >= '0' && core[begin] <= '9';
    add(text,
        {at.begin + static_cast<std::uint32_t>(begin), at.begin + static_cast<std::uint32_t>(end)},
        is_count ? PieceKind::number : PieceKind::word, spaced && begin == 0);
  };
  std::size_t begin = 0;
  for (std::size_t i = first; i < core.size();) {
    const std::size_t joint = i;
    if (!is_joint(next_char(core, i))) continue;
    if (begin == 0 && lexicon_->words().find(word_hash(core)) != 0) break;
    add_word(begin, joint);
    add(text,
        {at.begin + static_cast<std::uint32_t>(joint), at.begin + static_cast<std::uint32_t>(i)},
        PieceKind::mark, false);
    begin = i;
  }
  add_word(begin, core.size());
}

void Pieces::add(std::string_view text, Span at, PieceKind kind, bool spaced) {
  Piece p;
  p.at = at;
  p.kind = kind;
  p.spaced = spaced;
  while (token_ < tokens_.size() && tokens_[token_].at.end <= at.begin) ++token_;
  const bool has_token = token_ < tokens_.size() && tokens_[token_].at.overlaps(at);
  if (has_token) p.language = tokens_[token_].language;
  if (has_token && tokens_[token_].at == at) {
    p.hash = tokens_[token_].hash;
    p.word = tokens_[token_].word;
    p.letters = tokens_[token_].letters;
  } else {
    p.hash = word_hash(slice(text, at));
    if (kind != PieceKind::verbatim) p.word = lexicon_->words().find(p.hash);
    if (kind == PieceKind::word) p.letters = letters_of(slice(text, at));
  }
  pieces_.push_back(p);
}

void Pieces::note_found(const Document& doc) {
  std::size_t i = 0;
  for (const std::uint32_t a : here_) {
    const Span at = doc.annotations[a].at;
    while (i < pieces_.size() && pieces_[i].at.begin < at.begin) ++i;
    if (i == pieces_.size() || pieces_[i].at.begin != at.begin) continue;
    std::size_t end = i;
    while (end < pieces_.size() && pieces_[end].at.end <= at.end) pieces_[end++].inside = a;
    if (end == i) continue;
    pieces_[i].found = a;
    pieces_[i].found_end = static_cast<std::uint32_t>(end);
    i = end;
  }
}

}  // namespace jernih
