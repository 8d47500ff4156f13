#include "pipeline/model/utf8.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

using namespace jernih;

namespace {

std::vector<std::size_t> borders(std::string_view text) {
  std::vector<std::size_t> out{0};
  for (std::size_t i = 0; i < text.size(); out.push_back(i)) next_char(text, i);
  return out;
}

}  // namespace

TEST_CASE("a byte that begins no character is one, and no white space", "[pipeline][utf8]") {
  // Each with what a reader that trusts the first byte would make of it.
  for (const std::string_view text :
       {"\x9d", "\xE2@C" /* U+2003 */, "\xC2 " /* U+00A0 */, "\xC0\xA0" /* U+0020 */,
        "\xE0\x80\xA0" /* U+0020 */, "\xF0\x80\x80\xA0" /* U+0020 */, "\xE2\x80", "\xF0\x9F"}) {
    CAPTURE(text);
    std::size_t i = 0;
    CHECK(next_char(text, i) == 0xFFFD);
    CHECK(i == 1);
  }
}

TEST_CASE("characters are read and left the same way from both ends", "[pipeline][utf8]") {
  const std::string_view text = "a\u00e9\u20ac\U0001F600 \xC3(\xE2\x82 \x80\x80\x80\x80\x80 b";
  const std::vector<std::size_t> forward = borders(text);
  std::vector<std::size_t> backward{text.size()};
  while (backward.back() > 0) backward.push_back(previous_border(text, backward.back()));
  CHECK(forward == std::vector<std::size_t>(backward.rbegin(), backward.rend()));
}
