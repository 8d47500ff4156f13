// TMX, XLIFF 1.2 and 2.0, Android's strings.xml.
#include <algorithm>
#include <utility>

#include "interfaces/cli/lexicon/catalogues/catalogue.h"
#include "interfaces/cli/lexicon/catalogues/xml.h"

namespace jernih::cli {
namespace {

std::string attribute(const XmlHandler::Attributes& attributes, const std::string& name) {
  const auto found = attributes.find(name);
  return found == attributes.end() ? std::string() : found->second;
}

// Elements inside a string (<x/>, <ph/>, <b>): the string cannot be matched as text.
constexpr char kMarkup = '<';

class TmxReader {
 public:
  explicit TmxReader(const std::string& file) : file_(file) {}
  XmlHandler handler() {
    return {[this](const std::string& name, const auto& attributes, int line) {
              if (name == "tu") pair_ = {{}, {}, {}, {file_, line, 0}};
              if (name == "tuv") {
                const std::string xml = attribute(attributes, "xml:lang");
                language_ = xml.empty() ? attribute(attributes, "lang") : xml;
              }
              if (target_ != nullptr) *target_ += kMarkup;
              if (name == "seg")
                target_ = is_indonesian_code(language_) ? &pair_.indonesian
                          : is_english_code(language_)  ? &pair_.english
                                                        : nullptr;
            },
            [this](const std::string& name) {
              if (name == "seg") target_ = nullptr;
              if (name == "tu" && !pair_.indonesian.empty() && !pair_.english.empty())
                pairs_.push_back(pair_);
            },
            [this](std::string_view text) {
              if (target_ != nullptr) *target_ += text;
            }};
  }
  std::vector<CataloguePair> pairs_;

 private:
  const std::string& file_;
  std::string language_;
  CataloguePair pair_;
  std::string* target_ = nullptr;
};

class XliffReader {
 public:
  explicit XliffReader(const std::string& file) : file_(file) {}
  XmlHandler handler() {
    return {[this](const std::string& name, const auto& attributes, int line) {
              open(name, attributes, line);
            },
            [this](const std::string& name) { close(name); },
            [this](std::string_view text) {
              if (target_ != nullptr) *target_ += text;
            }};
  }
  std::vector<CataloguePair> pairs_;

 private:
  void open(const std::string& name, const XmlHandler::Attributes& attributes, int line) {
    if (target_ != nullptr) *target_ += kMarkup;
    if (name == "xliff") languages(attributes, "srcLang", "trgLang", line);
    if (name == "file") languages(attributes, "source-language", "target-language", line);
    if (name == "trans-unit" || name == "segment") {
      source_.clear();
      translation_.clear();
      line_ = line;
    }
    if (name == "source") target_ = &source_;
    if (name == "target") target_ = &translation_;
  }
  void close(const std::string& name) {
    if (name == "source" || name == "target") target_ = nullptr;
    if (name != "trans-unit" && name != "segment") return;
    if (source_.empty() || translation_.empty()) return;
    if (!has_languages_)
      throw ConfigError({file_, line_, 0},
                        "no languages are said; give file source-language and target-language "
                        "(1.2) or xliff srcLang and trgLang (2.0)");
    CataloguePair pair{translation_, source_, {}, {file_, line_, 0}};
    if (is_turned_) pair.indonesian.swap(pair.english);
    pairs_.push_back(std::move(pair));
  }
  void languages(const XmlHandler::Attributes& attributes, const std::string& source,
                 const std::string& target, int line) {
    const std::string from = attribute(attributes, source);
    const std::string to = attribute(attributes, target);
    if (from.empty() && to.empty()) return;
    is_turned_ = is_indonesian_code(from);
    has_languages_ = true;
    const bool is_ours = is_turned_
                             ? to.empty() || is_english_code(to)
                             : is_english_code(from) && (to.empty() || is_indonesian_code(to));
    if (!is_ours)
      throw ConfigError({file_, line, 0},
                        "from '" + from + "' to '" + to + "'; English and Indonesian wanted");
  }

  const std::string& file_;
  std::string source_, translation_;
  std::string* target_ = nullptr;
  int line_ = 0;
  bool has_languages_ = false, is_turned_ = false;
};

// \n, \', \" and \uXXXX of Android's resources; quotes around the whole.
std::string android_text(std::string_view raw) {
  std::string out;
  for (std::size_t i = 0; i < raw.size(); ++i) {
    if (raw[i] == '"') continue;
    if (raw[i] != '\\' || i + 1 == raw.size()) {
      out += raw[i] == '\n' ? ' ' : raw[i];
      continue;
    }
    const char c = raw[++i];
    out += c == 'n' ? '\n' : c == 't' ? '\t' : c;
  }
  return out;
}

class AndroidReader {
 public:
  explicit AndroidReader(const std::string& file) : file_(file) {}
  XmlHandler handler() {
    return {[this](const std::string& name, const auto& attributes, int line) {
              if (is_inside_) text_ += kMarkup;
              if (name == "string" || name == "plurals" || name == "string-array") {
                key_ = attribute(attributes, "name");
                item_ = 0;
                line_ = line;
              }
              if (name == "item") {
                const std::string quantity = attribute(attributes, "quantity");
                suffix_ = "." + (quantity.empty() ? std::to_string(item_++) : quantity);
                line_ = line;
              }
              if (name != "string" && name != "item") return;
              is_inside_ = true;
              text_.clear();
            },
            [this](const std::string& name) {
              if (name != "string" && name != "item") return;
              is_inside_ = false;
              strings_.push_back(
                  {key_ + (name == "item" ? suffix_ : ""), android_text(text_), {file_, line_, 0}});
            },
            [this](std::string_view text) {
              if (is_inside_) text_ += text;
            }};
  }
  std::vector<CatalogueString> strings_;

 private:
  const std::string& file_;
  std::string key_, suffix_, text_;
  int item_ = 0, line_ = 0;
  bool is_inside_ = false;
};

}  // namespace

std::vector<CataloguePair> read_tmx(std::string_view text, const std::string& file) {
  TmxReader reader(file);
  read_xml(text, file, reader.handler());
  return std::move(reader.pairs_);
}

std::vector<CataloguePair> read_xliff(std::string_view text, const std::string& file) {
  XliffReader reader(file);
  read_xml(text, file, reader.handler());
  return std::move(reader.pairs_);
}

std::vector<CatalogueString> read_android(std::string_view text, const std::string& file) {
  AndroidReader reader(file);
  read_xml(text, file, reader.handler());
  return std::move(reader.strings_);
}

}  // namespace jernih::cli
