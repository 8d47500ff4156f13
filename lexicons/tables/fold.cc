#include "lexicons/tables/fold.h"

#include <array>

#include <unicode/bytestream.h>
#include <unicode/casemap.h>

#define XXH_INLINE_ALL
#include <xxhash.h>

#include "lexicons/tables/short_hash.h"

namespace jernih {
namespace {

constexpr std::size_t kStackBytes = 256;

constexpr char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c == '`' ? '\'' : c;
}

bool is_ascii(std::string_view s) {
  unsigned char all = 0;
  for (const char c : s) all = static_cast<unsigned char>(all | static_cast<unsigned char>(c));
  return all < 0x80;
}

void straighten_apostrophes(std::string& s, std::size_t from) {
  constexpr std::array<std::string_view, 4> kApostrophes = {"\u2019", "\u2018", "\u02BC", "\u00B4"};
  for (const std::string_view a : kApostrophes)
    for (std::size_t at = s.find(a, from); at != std::string::npos; at = s.find(a, at))
      s.replace(at, a.size(), 1, '\'');
}

}  // namespace

void fold(std::string_view surface, std::string& out) {
  const std::size_t begin = out.size();
  if (is_ascii(surface)) {
    for (const char c : surface) out.push_back(lower(c));
    return;
  }
  UErrorCode error = U_ZERO_ERROR;
  icu::StringByteSink<std::string> sink(&out);
  icu::CaseMap::utf8Fold(0, {surface.data(), static_cast<std::int32_t>(surface.size())}, sink,
                         nullptr, error);
  if (U_FAILURE(error)) out.append(surface);
  straighten_apostrophes(out, begin);
}

std::uint64_t hash_folded(std::string_view folded) {
  if (folded.size() <= Bytes16::kSize) return hash_short(Bytes16::load(folded, 0), folded.size());
  return XXH3_64bits(folded.data(), folded.size());
}

std::uint64_t word_hash(std::string_view surface) {
  if (surface.size() <= Bytes16::kSize) {
    const Bytes16 bytes = Bytes16::load(surface, 0);
    if ((bytes.high() | bytes.is('`')) == 0) return hash_short(bytes.lower(), surface.size());
  }
  if (surface.size() <= kStackBytes && is_ascii(surface)) {
    std::array<char, kStackBytes> folded;
    for (std::size_t i = 0; i < surface.size(); ++i) folded[i] = lower(surface[i]);
    return hash_folded({folded.data(), surface.size()});
  }
  std::string folded;
  fold(surface, folded);
  return hash_folded(folded);
}

}  // namespace jernih
