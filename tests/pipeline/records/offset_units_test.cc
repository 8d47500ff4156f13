#include "pipeline/records/offset_units.h"

#include <catch2/catch.hpp>

#include "pipeline/model/utf8.h"

using namespace jernih;

namespace {

// The plain definition: units of the characters that begin before the byte; broken bytes are
// U+FFFD.
std::uint32_t slowly(std::string_view text, std::size_t byte, OffsetUnit unit) {
  std::uint32_t units = 0;
  for (std::size_t i = 0; i < byte;) {
    std::size_t size = 1;
    while (i + size < text.size() && is_trail(text[i + size])) ++size;
    while (size > 1 && first_invalid_byte(text.substr(i, size)) < size) --size;
    const bool is_broken = first_invalid_byte(text.substr(i, size)) == 0;
    units += unit == OffsetUnit::bytes   ? (is_broken ? 3u : static_cast<std::uint32_t>(size))
             : unit == OffsetUnit::utf16 ? (size == 4 ? 2u : 1u)
                                         : 1u;
    i += size;
  }
  return units;
}

}  // namespace

TEST_CASE("offsets are counted in the unit wanted", "[io][offset_units]") {
  const OffsetUnit unit = GENERATE(OffsetUnit::code_points, OffsetUnit::bytes, OffsetUnit::utf16);
  std::string mixed;
  for (int i = 0; i < 40; ++i) mixed += "aé€😀 kata ";
  const std::string text =
      GENERATE_COPY(std::string(), std::string("plain"), std::string("é"), std::string("😀😀"), mixed,
                    std::string("a\xFF"
                                "b\xC3"
                                "c\xE2\x82"),
                    mixed + "\xFF\xFE" + mixed);
  OffsetUnits units;
  units.reset(text, unit);
  for (std::size_t i = 0; i <= text.size(); ++i) {
    if (i < text.size() && is_trail(text[i]) && first_invalid_byte(text) == std::string::npos)
      continue;
    CAPTURE(text, i);
    const std::size_t bad = first_invalid_byte(text);
    if (bad == std::string::npos || i == text.size() || !is_trail(text[i]))
      CHECK(units(static_cast<std::uint32_t>(i)) == slowly(text, i, unit));
  }
}

TEST_CASE("a text forgets the one before", "[io][offset_units]") {
  OffsetUnits units;
  units.reset("éé", OffsetUnit::code_points);
  CHECK(units(4) == 2);
  units.reset("abcd", OffsetUnit::code_points);
  CHECK(units(4) == 4);
  units.reset("\xFF\xFF", OffsetUnit::bytes);
  CHECK(units(2) == 6);
  units.reset("éé", OffsetUnit::bytes);
  CHECK(units(4) == 4);
}
