#include "stages/repair_text/code_pages.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace jernih::repair {
namespace {

// The characters of the bytes 80 to FF. Bytes without a character stand for the C1 control of their
// number, as browsers read them.
// clang-format off
constexpr std::u32string_view kWindows1252 =
    U"€\x81" U"‚ƒ„…†‡ˆ‰Š‹Œ\x8D" U"Ž\x8F"
    U"\x90" U"‘’“”•–—˜™š›œ\x9D" U"žŸ"
    U"\u00A0¡¢£¤¥¦§¨©ª«¬\u00AD®¯"
    U"°±²³´µ¶·¸¹º»¼½¾¿"
    U"ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏ"
    U"ÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞß"
    U"àáâãäåæçèéêëìíîï"
    U"ðñòóôõö÷øùúûüýþÿ";
constexpr std::u32string_view kWindows1250 =
    U"€\x81" U"‚\x83" U"„…†‡\x88" U"‰Š‹ŚŤŽŹ"
    U"\x90" U"‘’“”•–—\x98" U"™š›śťžź"
    U"\u00A0ˇ˘Ł¤Ą¦§¨©Ş«¬\u00AD®Ż"
    U"°±˛ł´µ¶·¸ąş»Ľ˝ľż"
    U"ŔÁÂĂÄĹĆÇČÉĘËĚÍÎĎ"
    U"ĐŃŇÓÔŐÖ×ŘŮÚŰÜÝŢß"
    U"ŕáâăäĺćçčéęëěíîď"
    U"đńňóôőö÷řůúűüýţ˙";
constexpr std::u32string_view kWindows1251 =
    U"ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏ"
    U"ђ‘’“”•–—\x98" U"™љ›њќћџ"
    U"\u00A0ЎўЈ¤Ґ¦§Ё©Є«¬\u00AD®Ї"
    U"°±Ііґµ¶·ё№є»јЅѕї"
    U"АБВГДЕЖЗИЙКЛМНОП"
    U"РСТУФХЦЧШЩЪЫЬЭЮЯ"
    U"абвгдежзийклмноп"
    U"рстуфхцчшщъыьэюя";
constexpr std::u32string_view kMacRoman =
    U"ÄÅÇÉÑÖÜáàâäãåçéè"
    U"êëíìîïñóòôöõúùûü"
    U"†°¢£§•¶ß®©™´¨≠ÆØ"
    U"∞±≤≥¥µ∂∑∏π∫ªºΩæø"
    U"¿¡¬√ƒ≈∆«»…\u00A0ÀÃÕŒœ"
    U"–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ"
    U"‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ"
    U"\uF8FFÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ";
// clang-format on

constexpr std::array<std::u32string_view, kCodePages> kPages = {kWindows1252, kMacRoman,
                                                                kWindows1250, kWindows1251};

using Inverse = std::array<std::pair<char32_t, std::uint8_t>, 128>;

std::array<Inverse, kCodePages> invert() {
  std::array<Inverse, kCodePages> out{};
  for (std::size_t page = 0; page < kPages.size(); ++page) {
    for (std::size_t i = 0; i < out[page].size(); ++i)
      out[page][i] = {kPages[page][i], static_cast<std::uint8_t>(0x80 + i)};
    std::sort(out[page].begin(), out[page].end());
  }
  return out;
}

}  // namespace

char32_t char_of(CodePage page, std::uint8_t byte) {
  return byte < 0x80 ? byte : kPages[static_cast<std::size_t>(page)][byte - 0x80u];
}

std::uint8_t byte_of(CodePage page, char32_t c) {
  static const std::array<Inverse, kCodePages> kInverse = invert();
  const Inverse& inverse = kInverse[static_cast<std::size_t>(page)];
  const auto it =
      std::lower_bound(inverse.begin(), inverse.end(), c,
                       [](const auto& entry, char32_t wanted) { return entry.first < wanted; });
  if (it != inverse.end() && it->first == c) return it->second;
  return c >= 0x80 && c < 0xA0 ? static_cast<std::uint8_t>(c) : std::uint8_t{0};
}

}  // namespace jernih::repair
