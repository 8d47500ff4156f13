// gettext: .po and .mo (GNU gettext manual, "The Format of PO Files", "… of GNU MO Files").
#include <cstdint>
#include <cstring>

#include "interfaces/cli/lexicon/catalogues/catalogue.h"
#include "interfaces/cli/lexicon/catalogues/charset.h"

namespace jernih::cli {
namespace {

constexpr std::uint32_t kMagic = 0x950412DE;
constexpr std::size_t kHeader = 28;
constexpr char kContextEnd = '\x04';

// The value of `Language:` in the header entry; empty: not said.
std::string language_of(std::string_view header) {
  constexpr std::string_view kKey = "Language:";
  const std::size_t at = header.find(kKey);
  if (at == std::string_view::npos) return {};
  header.remove_prefix(at + kKey.size());
  header = header.substr(0, header.find('\n'));
  while (!header.empty() && header.front() == ' ') header.remove_prefix(1);
  return std::string(header);
}

// gettext's own strings are the English ones, unless the header says that the others are.
void turn(std::vector<CataloguePair>& pairs, const std::string& language) {
  if (!is_english_code(language)) return;
  for (CataloguePair& p : pairs) {
    p.indonesian.swap(p.english);
    p.english_one.clear();
  }
}

class PoReader {
 public:
  PoReader(std::string_view text, const std::string& file) : rest_(text), file_(file) {}

  std::vector<CataloguePair> read() {
    while (!rest_.empty() || !is_done_) {
      std::string_view line = next_line();
      while (!line.empty() && (line.front() == ' ' || line.front() == '\t')) line.remove_prefix(1);
      if (line.empty() || line.front() == '#')
        comment(line);
      else if (line.front() == '"')
        append(line);
      else
        keyword(line);
    }
    finish();
    decode(pairs_, charset_, file_);
    turn(pairs_, language_);
    return std::move(pairs_);
  }

 private:
  struct Entry {
    std::string id, plural, text;
    int line = 0;
    bool is_fuzzy = false;
  };

  std::string_view next_line() {
    const std::size_t end = std::min(rest_.find('\n'), rest_.size());
    std::string_view line = rest_.substr(0, end);
    rest_.remove_prefix(std::min(end + 1, rest_.size()));
    is_done_ = rest_.empty();
    ++line_;
    if (line.ends_with('\r')) line.remove_suffix(1);
    return line;
  }

  void comment(std::string_view line) {
    if (!entry_.text.empty() || target_ == &entry_.text) finish();
    if (line.starts_with("#,") && line.find("fuzzy") != std::string_view::npos)
      entry_.is_fuzzy = true;
    target_ = nullptr;
  }

  void keyword(std::string_view line) {
    const std::size_t end = std::min(line.find_first_of(" \t\""), line.size());
    const std::string_view word = line.substr(0, end);
    if ((word == "msgctxt" || word == "msgid") && target_ == &entry_.text) finish();
    if (word == "msgctxt") {
      target_ = &ignored_;
    } else if (word == "msgid") {
      entry_.line = line_;
      target_ = &entry_.id;
    } else if (word == "msgid_plural") {
      target_ = &entry_.plural;
    } else if (word.starts_with("msgstr")) {
      target_ = &entry_.text;
      entry_.text.clear();  // of several forms the last
    } else {
      throw ConfigError({file_, line_, 1}, "'" + std::string(word) +
                                               "' is no keyword of a PO file; msgctxt, msgid, "
                                               "msgid_plural or msgstr wanted");
    }
    append(line.substr(end));
  }

  void append(std::string_view line) {
    while (!line.empty() && (line.front() == ' ' || line.front() == '\t')) line.remove_prefix(1);
    while (!line.empty() && (line.back() == ' ' || line.back() == '\t')) line.remove_suffix(1);
    if (line.size() < 2 || line.front() != '"' || line.back() != '"')
      throw ConfigError({file_, line_, 1}, "a string in double quotes wanted");
    if (target_ == nullptr)
      throw ConfigError({file_, line_, 1},
                        "a string that belongs to no keyword; put msgid or msgstr before it");
    line = line.substr(1, line.size() - 2);
    for (std::size_t i = 0; i < line.size(); ++i) {
      if (line[i] != '\\' || i + 1 == line.size()) {
        *target_ += line[i];
        continue;
      }
      const char c = line[++i];
      *target_ += c == 'n' ? '\n' : c == 't' ? '\t' : c;
    }
  }

  void read_header(std::string_view header) {
    language_ = language_of(header);
    charset_ = charset_of(header);
  }

  void finish() {
    if (target_ != nullptr || !entry_.id.empty() || !entry_.text.empty()) {
      if (entry_.id.empty())
        read_header(entry_.text);
      else if (!entry_.is_fuzzy && !entry_.text.empty())
        pairs_.push_back({entry_.text,
                          entry_.plural.empty() ? entry_.id : entry_.plural,
                          entry_.plural.empty() ? "" : entry_.id,
                          {file_, entry_.line, 0}});
    }
    entry_ = {};
    target_ = nullptr;
  }

  std::string_view rest_;
  const std::string& file_;
  int line_ = 0;
  bool is_done_ = false;
  Entry entry_;
  std::string ignored_, language_, charset_;
  std::string* target_ = nullptr;
  std::vector<CataloguePair> pairs_;
};

// A header of numbers, two tables of (size, offset), one for each language, then the strings.
class MoReader {
 public:
  MoReader(std::string_view bytes, const std::string& file) : bytes_(bytes), file_(file) {}

  std::vector<CataloguePair> read() {
    if (bytes_.size() < kHeader) throw broken("too short for a compiled gettext catalogue");
    const std::uint32_t magic = number(0);
    is_swapped_ = magic == __builtin_bswap32(kMagic);
    if (magic != kMagic && !is_swapped_) throw broken("no compiled gettext catalogue");
    const std::uint64_t count = number(8);
    const std::uint64_t ids = number(12);
    const std::uint64_t texts = number(16);
    if (std::max(ids, texts) + count * 8 > bytes_.size())
      throw broken("its tables end beyond the file");
    for (std::uint64_t i = 0; i < count; ++i) add(i, string(ids, i), string(texts, i));
    decode(pairs_, charset_, file_);
    turn(pairs_, language_);
    return std::move(pairs_);
  }

 private:
  ConfigError broken(const std::string& what) const {
    return ConfigError({file_, 0, 0}, what + "; make it again with msgfmt");
  }

  std::uint32_t number(std::size_t at) const {
    std::uint32_t value = 0;
    std::memcpy(&value, bytes_.data() + at, sizeof value);
    return is_swapped_ ? __builtin_bswap32(value) : value;
  }

  std::string_view string(std::uint64_t table, std::uint64_t i) const {
    const std::uint64_t size = number(table + 8 * i);
    const std::uint64_t at = number(table + 8 * i + 4);
    if (at + size > bytes_.size())
      throw broken("string " + std::to_string(i + 1) + " ends beyond the file");
    return bytes_.substr(at, size);
  }

  void add(std::uint64_t i, std::string_view id, std::string_view text) {
    if (id.empty()) {  // the header
      language_ = language_of(text);
      charset_ = charset_of(text);
      return;
    }
    id.remove_prefix(id.find(kContextEnd) == std::string_view::npos ? 0 : id.find(kContextEnd) + 1);
    const std::size_t one = id.find('\0');
    text = text.substr(text.rfind('\0') == std::string_view::npos ? 0 : text.rfind('\0') + 1);
    const bool has_plural = one != std::string_view::npos;
    pairs_.push_back({std::string(text),
                      std::string(has_plural ? id.substr(one + 1) : id),
                      std::string(has_plural ? id.substr(0, one) : ""),
                      {file_ + " string " + std::to_string(i + 1), 0, 0}});
  }

  std::string_view bytes_;
  const std::string& file_;
  bool is_swapped_ = false;
  std::string language_, charset_;
  std::vector<CataloguePair> pairs_;
};

}  // namespace

std::vector<CataloguePair> read_po(std::string_view text, const std::string& file) {
  return PoReader(text, file).read();
}

std::vector<CataloguePair> read_mo(std::string_view bytes, const std::string& file) {
  return MoReader(bytes, file).read();
}

}  // namespace jernih::cli
