// Syntactic words, an option: "rumahnya" as rumah|nya, "kubaca" as ku|baca.
#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "pipeline/model/document.h"
#include "stages/tokenise/scanner.h"
#include "stages/tokenise/token_splitter.h"

namespace jernih::tokenise {

// Parts clitics (-nya, -ku, -mu, -lah, -kah, -pun, ku-, kau-: lexicons/data/words/clitics.tsv)
// from the words they lean on, as UD does. The dictionary decides: what is left must be a word, and
// the clitic's letters must not be the stem's own (tanya, langkah, kutip stay whole).
class CliticFinder {
 public:
  CliticFinder(const TokenParts& parts, const Scanner& scanner);

  // After the tokens are settled. Linear.
  void run(Document& doc);

 private:
  enum class Use : std::uint8_t { suffix, prefix, stem_begin, stem_end, whole, apart };
  struct Clitic {
    std::string_view text;
    Use use = Use::suffix;
  };

  static Use use_named(const Table& table, std::uint32_t row, std::string_view name);
  std::uint32_t stem_begin(std::string_view word) const;
  std::uint32_t stem_end(std::string_view word, std::uint32_t end) const;
  bool is_suffix_of(std::string_view word, std::uint32_t end, std::string_view clitic) const;
  bool is_stem(std::string_view word) const;
  std::uint64_t flags(std::string_view word) const;
  void part(const Document& doc, std::uint32_t index);

  const TokenParts& parts_;
  const Scanner& scanner_;
  std::vector<Clitic> clitics_;
  std::unordered_map<std::uint64_t, Use> words_;  // by hash: whole or apart whatever is known
  std::vector<std::uint32_t> borders_;
  TokenSplitter splitter_;
};

}  // namespace jernih::tokenise
