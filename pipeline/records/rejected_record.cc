#include "pipeline/records/rejected_record.h"

#include "pipeline/model/utf8.h"
#include "pipeline/records/json_text.h"

namespace jernih {
namespace {

void append_base64(std::string_view bytes, std::string& out) {
  constexpr std::string_view kDigits =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    const std::size_t n = bytes.size() - i < 3 ? bytes.size() - i : 3;
    std::uint32_t group = 0;
    for (std::size_t k = 0; k < 3; ++k)
      group = group << 8 | (k < n ? static_cast<unsigned char>(bytes[i + k]) : 0u);
    for (std::size_t k = 0; k < 4; ++k) out += k <= n ? kDigits[group >> (18 - 6 * k) & 63] : '=';
  }
}

}  // namespace

void append_rejected(const std::string& file, const RawRecord& record, std::string_view raw,
                     std::string_view reason, std::string& out) {
  out += R"({"file":)";
  append_json_string(file, out);
  out += R"(,"line":)";
  append_number(record.line, out);
  out += R"(,"offset":)";
  append_number(record.offset, out);
  out += R"(,"bytes":)";
  append_number(record.size, out);
  out += R"(,"reason":)";
  append_json_string(reason, out);
  if (raw.size() == record.size && first_invalid_byte(raw) == std::string_view::npos) {
    out += R"(,"raw":)";
    append_json_string(raw, out);
  } else if (raw.size() == record.size) {
    out += R"(,"raw_base64":")";
    append_base64(raw, out);
    out += '"';
  }
  out += "}\n";
}

bool begins_with_rejected(std::string_view head) {
  head = head.substr(0, head.find('\n'));
  if (!head.starts_with(R"({"file":)")) return false;
  std::size_t at = 0;
  for (const std::string_view key :
       {R"(,"line":)", R"(,"offset":)", R"(,"bytes":)", R"(,"reason":)"}) {
    at = head.find(key, at);
    if (at == std::string_view::npos) return false;
  }
  return true;
}

}  // namespace jernih
