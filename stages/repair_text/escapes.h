// Literal backslash escapes that leaked from source code or JSON: \n \u00e9 \ud83d\ude00
// \xf0\x9f\x98\x80.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "pipeline/model/rewriter.h"

namespace jernih::repair {

class EscapeRepair {
 public:
  // Decodes what is surely an escape; paths (C:\new), and backslashes of other use stay. Linear.
  bool run(Document& doc);

 private:
  std::uint32_t decode(std::string_view text, std::uint32_t at);
  std::uint32_t decode_unicode(std::string_view text, std::uint32_t at);
  std::uint32_t decode_bytes(std::string_view text, std::uint32_t at);
  std::uint32_t decode_space(std::string_view text, std::uint32_t at);

  std::uint32_t last_end_ = 0;  // of the last escape decoded
  std::uint32_t kept_end_ = 0;  // of the last run of \x escapes looked at
  Rewriter rewriter_;
  std::string with_;
  std::string bytes_;
};

}  // namespace jernih::repair
