// HTML character references: &eacute; &#233; &#xE9; and their twice escaped forms.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "pipeline/model/rewriter.h"

namespace jernih {
class Lexicon;
class Table;
}  // namespace jernih

namespace jernih::repair {

class EntityRepair {
 public:
  explicit EntityRepair(const Lexicon& lexicon);

  // Decodes every reference; `&amp;eacute;` and `&amp;amp;eacute;` too, in the same pass. Linear.
  bool run(Document& doc);

 private:
  // Appends the characters of the reference that begins at the & text[at]; its end, or `at` when
  // there is none.
  std::uint32_t decode(std::string_view text, std::uint32_t at, std::string& out) const;
  std::uint32_t decode_number(std::string_view text, std::uint32_t at, std::string& out) const;
  std::uint32_t decode_name(std::string_view text, std::uint32_t at, std::string& out) const;

  const Table& names_;
  std::uint32_t name_;
  std::uint32_t characters_;
  std::uint32_t semicolon_;
  Rewriter rewriter_;
  std::string with_;
};

}  // namespace jernih::repair
