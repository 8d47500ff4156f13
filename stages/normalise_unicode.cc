// One spelling for what looks the same. One door: normalise_unicode_info().
#include "stages/normalise_unicode.h"

#include <unicode/bytestream.h>
#include <unicode/edits.h>
#include <unicode/normalizer2.h>

#include "pipeline/model/utf8.h"
#include "pipeline/options/options.h"
#include "stages/normalise_unicode/characters.h"
#include "stages/normalise_unicode/normalise_settings.h"

namespace jernih {
namespace {

Edits to_edits(const icu::Edits& edits) {
  Edits out;
  icu::Edits::Iterator it = edits.getFineChangesIterator();
  UErrorCode error = U_ZERO_ERROR;
  while (it.next(error)) {
    const auto u32 = [](std::int32_t n) { return static_cast<std::uint32_t>(n); };
    out.push_back({{u32(it.sourceIndex()), u32(it.sourceIndex() + it.oldLength())},
                   {u32(it.destinationIndex()), u32(it.destinationIndex() + it.newLength())}});
  }
  return out;
}

class NormaliseUnicode : public Stage {
 public:
  explicit NormaliseUnicode(const normalise::NormaliseSettings& settings)
      : settings_(settings), map_(settings) {}

  void run(Document& doc) override {
    const auto [change, normaliser] = needs(doc.text());
    if (change) map_.run(doc);
    if (normaliser) normalise_text(doc);
  }

 private:
  struct Needs {
    bool change = false;
    bool normaliser = false;
  };

  Needs needs(std::string_view text) {
    Needs out;
    for (std::size_t i = 0; (i = normalise::next_odd(text, i)) < text.size();) {
      const normalise::Need need = map_.need(next_char(text, i));
      out.change |= need == normalise::Need::change;
      out.normaliser |= need == normalise::Need::normaliser;
      if (out.change && out.normaliser) break;
    }
    return out;
  }

  void normalise_text(Document& doc) const {
    UErrorCode error = U_ZERO_ERROR;
    const icu::Normalizer2* normaliser = settings_.compatibility
                                             ? icu::Normalizer2::getNFKCInstance(error)
                                             : icu::Normalizer2::getNFCInstance(error);
    const std::string_view text = doc.text();
    std::string out;
    out.reserve(text.size() + text.size() / 16);
    icu::StringByteSink<std::string> sink(&out);
    icu::Edits edits;
    normaliser->normalizeUTF8(0, {text.data(), static_cast<std::int32_t>(text.size())}, sink,
                              &edits, error);
    if (U_SUCCESS(error) && edits.hasChanges()) doc.rewrite(std::move(out), to_edits(edits));
  }

  const normalise::NormaliseSettings settings_;
  normalise::CharacterMap map_;
};

Option choice(const char* name, const char* initial, const char* help,
              std::vector<std::string> choices) {
  return {.name = name,
          .type = OptionType::choice,
          .initial = initial,
          .help = help,
          .choices = std::move(choices)};
}

normalise::NormaliseSettings settings_of(const Options& options) {
  normalise::NormaliseSettings s;
  s.compatibility = options.text("form") == "nfkc";
  s.ascii_quotes = options.text("quotes") == "ascii";
  s.ascii_dashes = options.text("dashes") == "ascii";
  s.ascii_ellipsis = options.text("ellipsis") == "ascii";
  s.keep_icons = options.text("icons") == "keep";
  s.plain_letters = options.text("styled") == "plain";
  return s;
}

}  // namespace

StageInfo normalise_unicode_info() {
  return {
      .name = "normalise_unicode",
      .summary =
          "Normalises Unicode: NFC, spaces, zero-width, quotes, dashes, styled letters, icons",
      .needs = {Layer::text},
      .gives = {Layer::text},
      .options = {choice("form", "nfc", "normal form", {"nfc", "nfkc"}),
                  choice("quotes", "keep", "curly and angle quotes", {"keep", "ascii"}),
                  choice("dashes", "keep", "hyphens, dashes and the minus sign", {"keep", "ascii"}),
                  choice("ellipsis", "keep", "the one-character ellipsis", {"keep", "ascii"}),
                  choice("icons", "drop", "private-use characters of icon fonts", {"drop", "keep"}),
                  choice("styled", "plain", "mathematical and full-width letters",
                         {"plain", "keep"})},
      .prepare = [](const Options& options) -> StageFactory {
        const normalise::NormaliseSettings settings = settings_of(options);
        return [settings] { return std::make_unique<NormaliseUnicode>(settings); };
      },
  };
}

}  // namespace jernih
