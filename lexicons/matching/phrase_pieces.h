// A segment as the keys of tables see it: pieces split like split_key(), with everything found
// there.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "pipeline/model/language.h"
#include "pipeline/model/segment.h"
#include "pipeline/model/span.h"
#include "pipeline/model/token.h"

namespace jernih {

class Document;
class Lexicon;

enum class PieceKind : std::uint8_t {
  word,
  number,
  mark,     // one piece of punctuation or a symbol
  verbatim  // placeholder, tag, URL, e-mail, @name, #tag, emoji: survives byte for byte
};

struct Piece {
  Span at;
  std::uint64_t hash = 0;        // as in the index of keys
  std::uint32_t word = 0;        // index into the word table; 0: nothing known
  std::uint32_t found = kNone;   // annotation (time, number, money) that begins here
  std::uint32_t found_end = 0;   // index of the piece behind that annotation
  std::uint32_t inside = kNone;  // annotation that this piece lies in
  PieceKind kind = PieceKind::word;
  LetterCase letters = LetterCase::none;
  bool spaced = false;  // white space before it
  Language language;    // of its token
};

// A word with a capital somewhere.
inline bool is_capital(LetterCase letters) {
  return letters == LetterCase::capitalised || letters == LetterCase::upper ||
         letters == LetterCase::mixed;
}
inline bool is_capital(const Piece& p) { return is_capital(p.letters); }

// Refilled for one segment after the other; keeps its memory. One Pieces per stage.
class Pieces {
 public:
  explicit Pieces(const Lexicon& lexicon) : lexicon_(&lexicon) {}

  // Looks at the annotations of a document; call once before its segments. O(n log n) of those.
  void begin(const Document& doc);
  // Cuts text()[at]; `tokens` are those in it. Segments must come in order. Linear.
  void cut(const Document& doc, Span at, std::span<const Token> tokens);

  // Something was found in this segment; as cut(), in order of segments.
  bool has_found(Span at);

  const std::vector<Piece>& all() const { return pieces_; }
  const Piece& operator[](std::size_t i) const { return pieces_[i]; }
  std::uint32_t size() const { return static_cast<std::uint32_t>(pieces_.size()); }

 private:
  struct Cursor {
    std::size_t token = 0;   // first of tokens_ that does not end before the next piece
    std::size_t border = 0;  // the same of here_
  };
  void find_here(const Document& doc, Span at);
  std::uint32_t add_next(const Document& doc, Span at, std::uint32_t i, bool spaced,
                         Cursor& cursor);
  std::uint32_t chunk_end(const Document& doc, Span at, std::uint32_t i,
                          const Cursor& cursor) const;
  void add_plain(std::string_view text, std::size_t token, std::uint32_t end, bool spaced);
  void add_chunk(std::string_view text, Span chunk, bool spaced);
  void add(std::string_view text, Span at, PieceKind kind, bool spaced);
  void add_core(std::string_view text, Span at, bool spaced);
  void note_found(const Document& doc);

  const Lexicon* lexicon_;
  std::vector<Piece> pieces_;
  std::span<const Token> tokens_;  // of the current segment
  std::size_t token_ = 0;
  std::vector<std::uint32_t> order_;  // annotations by begin, those inside a time left out
  const Document* doc_ = nullptr;
  std::size_t next_ = 0;             // first of order_ that may lie in the next segment
  std::vector<std::uint32_t> here_;  // of the current segment
};

}  // namespace jernih
