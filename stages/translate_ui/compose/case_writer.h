// English in the case pattern of its source: lower, Sentence, Title, UPPER.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "lexicons/matching/phrase_pieces.h"

namespace jernih {
class Table;
}  // namespace jernih

namespace jernih::ui {

enum class CasePattern : std::uint8_t { lower, sentence, title, upper };

// How the words of pieces [first, last) are written. What lies in `skip` (slots, names) counts not.
CasePattern case_of(const Pieces& pieces, std::uint32_t first, std::uint32_t last,
                    std::span<const Span> skip = {});

// Appends English to `out`, raising letters as the pattern wants, never lowering any.
class CaseWriter {
 public:
  // `small_words` (key column english) stay lower inside a title.
  CaseWriter(CasePattern pattern, const Table& small_words, std::string& out)
      : pattern_(pattern), small_words_(small_words), out_(out) {}

  // English of a table: follows the pattern.
  void words(std::string_view english);
  // Placeholders, names, numbers: byte for byte.
  void fixed(std::string_view text);

 private:
  void word(std::string_view w);
  void raise_first(std::string_view w);
  void raise_all(std::string_view w);

  CasePattern pattern_;
  const Table& small_words_;
  std::string& out_;
  bool is_start_ = true;
};

}  // namespace jernih::ui
