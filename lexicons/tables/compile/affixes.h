// The affix rules of a Hunspell dictionary (.aff), and the forms they give a stem. Build time only.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace jernih {

// Covers what hunspell-id and hunspell-en use: FLAG long, cross products, twofold suffixes,
// CIRCUMFIX, NEEDAFFIX, ONLYINCOMPOUND. Text is UTF-8 whatever the file's SET.
class Affixes {
 public:
  // ConfigError when the file cannot be read.
  explicit Affixes(const std::string& path);

  // The stem and the flags of one line of the .dic ("ajar/D0Di  po:verb").
  struct Entry {
    std::string stem;
    std::vector<std::string> flags;
  };
  Entry entry(std::string_view dic_line) const;

  // Calls `use` with the stem and every form the rules make of it, some of them twice. A few are
  // doubtful where rules interact: Hunspell::spell() has the last word.
  void for_each_form(const Entry& entry, const std::function<void(const std::string&)>& use) const;

 private:
  struct Affix {
    bool is_prefix = false;
    bool crosses = false;
    bool is_circumfix = false;  // only together with another such affix
    std::string strip;
    std::string add;
    std::string condition;
    std::vector<std::string> next;
  };
  using Flags = std::vector<std::string>;

  std::vector<std::string> split_flags(std::string_view flags) const;
  void read_rule(const std::vector<std::string>& fields);
  std::string utf8(std::string_view bytes) const;
  bool apply(const Affix& affix, const std::string& stem, std::string& form) const;
  void for_each(const Flags& flags, bool prefix,
                const std::function<void(const Affix&)>& use) const;
  void with_prefixes(const Flags& flags, const Affix* suffix, const std::string& base,
                     const std::function<void(const std::string&)>& use) const;

  bool is_latin1_ = false;
  bool has_long_flags_ = false;
  std::string circumfix_, needs_affix_, in_compounds_;
  std::multimap<std::string, Affix> affixes_;
  std::map<std::string, bool> crosses_;
};

}  // namespace jernih
