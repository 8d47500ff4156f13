#include "stages/repair_text/invalid.h"

#include <algorithm>
#include <vector>

#include <simdjson.h>
#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>

#include "lexicons/matching/characters.h"
#include "stages/repair_text/code_pages.h"
#include "stages/repair_text/diagnostics.h"

namespace jernih::repair {
namespace {

constexpr std::size_t kDetectBytes = 64 * 1024;
constexpr std::string_view kReplacement = "\uFFFD";

bool is_high(char c) { return static_cast<unsigned char>(c) >= 0x80; }

// A character cut short: a lead byte and some, not all, of its trail bytes.
bool is_cut_character(std::string_view run) {
  const auto lead = static_cast<unsigned char>(run[0]);
  if (lead < 0xE0 || lead > 0xF4 || run.size() < 2) return false;
  const std::size_t size = lead < 0xF0 ? 3 : 4;
  return run.size() < size && std::all_of(run.begin() + 1, run.end(), is_trail);
}

// The rest of a character whose lead byte was cut off: at the begin of the text.
bool is_rest_of_character(std::string_view run) {
  return run.size() > 1 && run.size() <= 3 && std::all_of(run.begin(), run.end(), is_trail);
}

}  // namespace

// text[begin, end) holds high bytes only and is not valid where it begins.
void InvalidRepair::broken(std::string_view text, std::size_t begin, std::size_t end) {
  const std::string_view run = text.substr(begin, end - begin);
  const bool is_cut = is_cut_character(run) || (begin == 0 && is_rest_of_character(run));
  const bool guesses = policy_ == InvalidPolicy::guess && !is_cut;
  const Span at{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  if (!guesses) {
    rewriter_.replace(at, kReplacement, &kInvalidReplaced);
    return;
  }
  with_.clear();
  for (const char byte : run) {
    const char32_t c = char_of(CodePage::windows_1252, static_cast<std::uint8_t>(byte));
    append_char(c < 0xA0 ? 0xFFFD : c, with_);
  }
  rewriter_.replace(at, with_, &kInvalidGuessed);
}

bool InvalidRepair::run(Document& doc) {
  const std::string_view text = doc.text();
  if (simdjson::validate_utf8(text.data(), text.size())) return false;
  rewriter_.begin(doc);
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t bad = first_invalid_byte(text.substr(at));
    if (bad == std::string_view::npos) break;
    const std::size_t begin = at + bad;
    std::size_t end = begin + 1;
    // up to the next ASCII byte or the next character that is whole
    while (end < text.size() && is_high(text[end]) && !is_valid_at(text, end)) ++end;
    broken(text, begin, end);
    at = end;
  }
  if (policy_ == InvalidPolicy::reject) doc.reject_reason = "not UTF-8 (repair_text.invalid)";
  return rewriter_.finish(doc);
}

EncodingRepair::EncodingRepair(const std::string& encoding) {
  UErrorCode error = U_ZERO_ERROR;
  converter_ = ucnv_open(encoding.c_str(), &error);
}

EncodingRepair::~EncodingRepair() { ucnv_close(converter_); }

bool EncodingRepair::is_known(const std::string& encoding) {
  UErrorCode error = U_ZERO_ERROR;
  UConverter* converter = ucnv_open(encoding.c_str(), &error);
  ucnv_close(converter);
  return U_SUCCESS(error) && !encoding.empty();
}

std::string EncodingRepair::detect(std::string_view text) {
  if (simdjson::validate_utf8(text.data(), text.size())) return "utf-8";
  text = text.substr(0, kDetectBytes);
  UErrorCode error = U_ZERO_ERROR;
  UCharsetDetector* detector = ucsdet_open(&error);
  ucsdet_setText(detector, text.data(), static_cast<std::int32_t>(text.size()), &error);
  const UCharsetMatch* match = ucsdet_detect(detector, &error);
  std::string name = "windows-1252";
  if (U_SUCCESS(error) && match != nullptr) name = ucsdet_getName(match, &error);
  ucsdet_close(detector);
  return name;
}

bool EncodingRepair::run(Document& doc) {
  const std::string_view text = doc.text();
  if (text.empty() || converter_ == nullptr) return false;
  ucnv_reset(converter_);
  rewriter_.begin(doc);
  const char* source = text.data();
  const char* const end = source + text.size();
  std::string with;
  UErrorCode error = U_ZERO_ERROR;
  while (source < end) {
    const char* const begin = source;
    error = U_ZERO_ERROR;
    const UChar32 c = ucnv_getNextUChar(converter_, &source, end, &error);
    if (source == begin) break;
    with.clear();
    append_char(U_SUCCESS(error) ? static_cast<char32_t>(c) : 0xFFFD, with);
    const Span at{static_cast<std::uint32_t>(begin - text.data()),
                  static_cast<std::uint32_t>(source - text.data())};
    if (with != slice(text, at)) rewriter_.replace(at, with);
  }
  if (!rewriter_.finish(doc)) return false;
  doc.report({0, static_cast<std::uint32_t>(doc.text().size())}, kEncodingConverted,
             ucnv_getName(converter_, &error));
  return true;
}

}  // namespace jernih::repair
