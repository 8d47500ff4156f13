// Other charsets are converted by ICU's converters.
#include "interfaces/cli/lexicon/catalogues/charset.h"

#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include <memory>

namespace jernih::cli {
namespace {

constexpr std::string_view kKey = "charset=";
constexpr std::string_view kPlaceholder = "CHARSET";  // of a .pot file

using Converter = std::unique_ptr<UConverter, void (*)(UConverter*)>;

Converter open(const std::string& charset, const std::string& file) {
  UErrorCode status = U_ZERO_ERROR;
  Converter converter(ucnv_open(charset.c_str(), &status), ucnv_close);
  if (U_SUCCESS(status))
    ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr,
                        &status);
  if (U_FAILURE(status))
    throw ConfigError({file, 0, 0}, "the charset '" + charset +
                                        "' is not known; convert the file to UTF-8 (iconv) and "
                                        "say so in its header");
  return converter;
}

// False when the bytes are none of the charset.
bool convert(UConverter* converter, std::string& text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::UnicodeString wide(text.data(), static_cast<int32_t>(text.size()), converter, status);
  if (U_FAILURE(status)) return false;
  text.clear();
  wide.toUTF8String(text);
  return true;
}

}  // namespace

std::string charset_of(std::string_view header) {
  const std::size_t at = header.find(kKey);
  if (at == std::string_view::npos) return {};
  header.remove_prefix(at + kKey.size());
  header = header.substr(0, header.find_first_of(" \t\r\n;\\"));
  return header == kPlaceholder ? std::string() : std::string(header);
}

void decode(std::vector<CataloguePair>& pairs, const std::string& charset,
            const std::string& file) {
  const Converter converter = open(charset.empty() ? "UTF-8" : charset, file);
  const auto refuse = [&](const CataloguePair& p) {
    throw ConfigError(p.where, "a string that is not " + (charset.empty() ? "UTF-8" : charset) +
                                   "; name its charset in the header of the catalogue");
  };
  for (CataloguePair& p : pairs)
    for (std::string* text : {&p.indonesian, &p.english, &p.english_one})
      if (!convert(converter.get(), *text)) refuse(p);
}

}  // namespace jernih::cli
