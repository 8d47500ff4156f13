#include "stages/normalise_unicode/characters.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include "lexicons/matching/characters.h"
#include "pipeline/model/bytes16.h"
#include "stages/normalise_unicode/diagnostics.h"

namespace jernih::normalise {
namespace {

bool is_line_end(char32_t c) {
  return c == '\r' || c == '\v' || c == '\f' || c == 0x85 || c == 0x2028 || c == 0x2029;
}

// Hangul fillers and the braille blank are used as spaces too.
bool is_odd_space(char32_t c) {
  return c == 0x3164 || c == 0xFFA0 || c == 0x2800 ||
         (c >= 0x80 && u_charType(static_cast<UChar32>(c)) == U_SPACE_SEPARATOR);
}

bool is_bidi_control(char32_t c) {
  return c == 0x61C || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2066 && c <= 0x2069) || (c >= 0x206A && c <= 0x206F);
}

// Nothing is seen of them and nothing is lost without them.
bool is_zero_width(char32_t c) {
  return c == 0xAD || c == 0x180E || c == 0x200B || c == 0x2060 || (c >= 0x2061 && c <= 0x2064) ||
         c == 0xFEFF || (c >= 0xFFF9 && c <= 0xFFFC);
}

// They stay where they join or choose: between emoji and in scripts that need them.
bool is_joiner(char32_t c) {
  return c == 0x200C || c == 0x200D || (c >= 0xFE00 && c <= 0xFE0F) ||
         (c >= 0xE0020 && c <= 0xE007F) || (c >= 0xE0100 && c <= 0xE01EF);
}

bool is_private_use(char32_t c) {
  return (c >= 0xE000 && c <= 0xF8FF) || (c >= 0xF0000 && c <= 0x10FFFD);
}

bool is_styled(char32_t c) {
  if (c >= 0x1D400 && c <= 0x1D7FF) return true;
  if (c >= 0xFF01 && c <= 0xFF5E) return true;
  return c >= 0x2102 && c <= 0x2149 &&
         u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_DECOMPOSITION_TYPE) == U_DT_FONT;
}

char ascii_quote(char32_t c) {
  if (c == 0x2018 || c == 0x2019 || c == 0x201A || c == 0x201B || c == 0x2032) return '\'';
  if (c == 0x201C || c == 0x201D || c == 0x201E || c == 0x201F || c == 0x2033 || c == 0xAB ||
      c == 0xBB)
    return '"';
  return 0;
}

bool is_dash(char32_t c) { return (c >= 0x2010 && c <= 0x2015) || c == 0x2212; }

const icu::Normalizer2* normaliser(bool compatibility) {
  UErrorCode error = U_ZERO_ERROR;
  return compatibility ? icu::Normalizer2::getNFKCInstance(error)
                       : icu::Normalizer2::getNFCInstance(error);
}

bool is_word_byte(std::string_view text, std::size_t i) {
  return i < text.size() &&
         kAsciiClass[static_cast<unsigned char>(text[i]) & 0x7F] != CharClass::space;
}

}  // namespace

std::size_t next_odd(std::string_view text, std::size_t i) {
  return find_marked(text, i, text.size(), [](const Bytes16& bytes, std::size_t) {
    return bytes.high() | bytes.between('\v', '\r');
  });
}

Need CharacterMap::need_in_new_block(char32_t c) {
  auto block = std::make_unique<Block>();
  const char32_t first = c & ~char32_t{0xFF};
  for (std::size_t i = 0; i < block->size(); ++i)
    (*block)[i] = decide(first + static_cast<char32_t>(i));
  blocks_[c >> 8] = std::move(block);
  return (*blocks_[c >> 8])[c & 0xFF];
}

Need CharacterMap::decide(char32_t c) const {
  if (is_line_end(c) || is_odd_space(c) || is_bidi_control(c) || is_zero_width(c) || is_joiner(c))
    return Need::change;
  if (c < 0x80) return Need::nothing;
  if (is_private_use(c)) return settings_.keep_icons ? Need::nothing : Need::change;
  if (settings_.plain_letters && is_styled(c)) return Need::change;
  if ((settings_.ascii_quotes && ascii_quote(c) != 0) || (settings_.ascii_dashes && is_dash(c)) ||
      (settings_.ascii_ellipsis && c == 0x2026))
    return Need::change;
  const auto ch = static_cast<UChar32>(c);
  const UProperty check = settings_.compatibility ? UCHAR_NFKC_QUICK_CHECK : UCHAR_NFC_QUICK_CHECK;
  if (u_getIntPropertyValue(ch, check) != UNORM_YES || u_getCombiningClass(ch) != 0)
    return Need::normaliser;
  return Need::nothing;
}

Need CharacterMap::need_beyond(char32_t c) const {
  if (c >= 0x1F300 && c <= 0x1FAFF) return Need::nothing;  // emoji, by far the most
  return decide(c);
}

// Between emoji a joiner or selector stays, and in scripts where it changes letters; a selector
// stays behind a symbol (‼️, 5️⃣).
bool CharacterMap::joiner_stays(std::string_view text, Span at, char32_t c) const {
  if (at.begin == 0) return false;
  std::size_t i = previous_border(text, at.begin);
  const char32_t left = next_char(text, i);
  if (left < 0x80)
    return c == 0xFE0F && (is_ascii_digit(static_cast<char>(left)) || left == '#' || left == '*');
  if (is_joiner(left)) return true;
  const CharClass kind = class_of(left);
  if (kind == CharClass::emoji || kind == CharClass::symbol || kind == CharClass::punctuation ||
      kind == CharClass::joiner)  // a skin tone
    return true;
  if (!is_letter(kind) && kind != CharClass::mark) return false;
  UErrorCode error = U_ZERO_ERROR;
  const UScriptCode script = uscript_getScript(static_cast<UChar32>(left), &error);
  return script != USCRIPT_LATIN && script != USCRIPT_GREEK && script != USCRIPT_CYRILLIC;
}

// Removes the character; where that would glue two words a space takes its place.
void CharacterMap::drop(std::string_view text, Span at) {
  const bool glues = at.begin > 0 && is_word_byte(text, at.begin - 1) && is_word_byte(text, at.end);
  rewriter_.replace(at, glues ? " " : "", &kIconRemoved);
}

void CharacterMap::change(std::string_view text, Span at, char32_t c) {
  if (c == '\r') {
    if (text.substr(at.end, 1) == "\n")
      rewriter_.replace(at, "");
    else
      rewriter_.replace(at, "\n");
  } else if (is_line_end(c)) {
    rewriter_.replace(at, "\n");
  } else if (is_odd_space(c)) {
    rewriter_.replace(at, " ");
  } else if (is_joiner(c)) {
    if (!joiner_stays(text, at, c)) rewriter_.replace(at, "", &kInvisibleRemoved);
  } else if (is_bidi_control(c) || is_zero_width(c)) {
    rewriter_.replace(at, "", &kInvisibleRemoved);
  } else if (is_private_use(c)) {
    drop(text, at);
  } else if (const char quote = ascii_quote(c); quote != 0) {
    rewriter_.replace(at, std::string_view(&quote, 1));
  } else if (is_dash(c)) {
    rewriter_.replace(at, "-");
  } else if (c == 0x2026) {
    rewriter_.replace(at, "...");
  } else if (is_styled(c)) {
    icu::UnicodeString plain;
    normaliser(true)->getDecomposition(static_cast<UChar32>(c), plain);
    with_.clear();
    plain.toUTF8String(with_);
    if (!with_.empty()) rewriter_.replace(at, with_, &kLetterPlain);
  }
}

void CharacterMap::run(Document& doc) {
  const std::string_view text = doc.text();
  rewriter_.begin(doc);
  for (std::size_t i = 0; (i = next_odd(text, i)) < text.size();) {
    const auto begin = static_cast<std::uint32_t>(i);
    const char32_t c = next_char(text, i);
    if (c != 0xFFFD && need(c) == Need::change)
      change(text, {begin, static_cast<std::uint32_t>(i)}, c);
  }
  rewriter_.finish(doc);
}

}  // namespace jernih::normalise
