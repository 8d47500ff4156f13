// Reads .aff files line by line and applies their rules.
#include "lexicons/tables/compile/affixes.h"

#include <algorithm>
#include <fstream>
#include <sstream>

#include "pipeline/options/error.h"

namespace jernih {
namespace {

bool has(const std::vector<std::string>& flags, const std::string& flag) {
  return !flag.empty() && std::find(flags.begin(), flags.end(), flag) != flags.end();
}

// One element of a condition ("p", "[^lr]", ".") at `at`; moves `at` past it.
bool matches_one(std::string_view condition, std::size_t& at, char c) {
  if (condition[at] != '[') {
    const char wanted = condition[at++];
    return wanted == '.' || wanted == c;
  }
  const std::size_t close = std::min(condition.find(']', at), condition.size() - 1);
  std::string_view set = condition.substr(at + 1, close - at - 1);
  at = close + 1;
  const bool negated = set.starts_with('^');
  if (negated) set.remove_prefix(1);
  return (set.find(c) != std::string_view::npos) != negated;
}

std::size_t elements(std::string_view condition) {
  std::size_t n = 0;
  for (std::size_t at = 0; at < condition.size(); ++n) matches_one(condition, at, '\0');
  return n;
}

// Byte by byte: no condition of these dictionaries names a letter beyond ASCII.
bool matches(std::string_view condition, std::string_view stem, bool at_begin) {
  const std::size_t n = elements(condition);
  if (condition == "." || condition.empty()) return true;
  if (n > stem.size()) return false;
  std::string_view part = at_begin ? stem.substr(0, n) : stem.substr(stem.size() - n);
  std::size_t at = 0;
  for (const char c : part)
    if (!matches_one(condition, at, c)) return false;
  return true;
}

}  // namespace

Affixes::Affixes(const std::string& path) {
  std::ifstream in(path);
  if (!in)
    throw ConfigError(
        {path, 0, 0},
        "the dictionary is not installed; apt-get install hunspell-id hunspell-en-us");
  std::string line;
  while (std::getline(in, line)) {
    std::istringstream stream(line);
    std::vector<std::string> f;
    for (std::string field; stream >> field && !field.starts_with('#');) f.push_back(utf8(field));
    if (f.size() < 2) continue;
    if (f[0] == "SET") is_latin1_ = f[1].starts_with("ISO8859-1");
    if (f[0] == "FLAG") has_long_flags_ = f[1] == "long";
    if (f[0] == "CIRCUMFIX") circumfix_ = f[1];
    if (f[0] == "NEEDAFFIX") needs_affix_ = f[1];
    if (f[0] == "ONLYINCOMPOUND") in_compounds_ = f[1];
    if (f[0] == "PFX" || f[0] == "SFX") read_rule(f);
  }
}

std::string Affixes::utf8(std::string_view bytes) const {
  if (!is_latin1_) return std::string(bytes);
  std::string out;
  for (const char c : bytes) {
    const auto u = static_cast<unsigned char>(c);
    if (u < 0x80) {
      out.push_back(c);
    } else {
      out.push_back(static_cast<char>(0xC0 | (u >> 6)));
      out.push_back(static_cast<char>(0x80 | (u & 0x3F)));
    }
  }
  return out;
}

// "PFX B0 Y 2" heads a group, "PFX B0 0 ber/A1 [^r]" is a rule of it.
void Affixes::read_rule(const std::vector<std::string>& f) {
  const std::string key = f[0].substr(0, 1) + f[1];
  if (crosses_.count(key) == 0) {
    crosses_[key] = f.size() > 2 && f[2] == "Y";
    return;
  }
  if (f.size() < 4) return;
  Affix a;
  a.is_prefix = f[0] == "PFX";
  a.crosses = crosses_[key];
  a.strip = f[2] == "0" ? "" : f[2];
  const std::size_t slash = f[3].find('/');
  a.add = f[3].substr(0, slash);
  if (a.add == "0") a.add.clear();
  if (slash != std::string::npos) a.next = split_flags(std::string_view(f[3]).substr(slash + 1));
  a.is_circumfix = has(a.next, circumfix_);
  a.condition = f.size() > 4 ? f[4] : ".";
  affixes_.emplace(f[1], a);
}

std::vector<std::string> Affixes::split_flags(std::string_view flags) const {
  const std::size_t width = has_long_flags_ ? 2 : 1;
  std::vector<std::string> out;
  for (; flags.size() >= width; flags.remove_prefix(width))
    out.emplace_back(flags.substr(0, width));
  return out;
}

Affixes::Entry Affixes::entry(std::string_view line) const {
  line = line.substr(0, line.find_first_of(" \t\r"));
  const std::size_t slash = line.find('/');
  Entry out{utf8(line.substr(0, slash)), {}};
  if (slash != std::string_view::npos) out.flags = split_flags(line.substr(slash + 1));
  return out;
}

bool Affixes::apply(const Affix& a, const std::string& stem, std::string& form) const {
  if (stem.size() <= a.strip.size() || !matches(a.condition, stem, a.is_prefix)) return false;
  if (a.is_prefix) {
    if (!stem.starts_with(a.strip)) return false;
    form = a.add + stem.substr(a.strip.size());
  } else {
    if (!stem.ends_with(a.strip)) return false;
    form = stem.substr(0, stem.size() - a.strip.size()) + a.add;
  }
  return true;
}

void Affixes::for_each(const Flags& flags, bool prefix,
                       const std::function<void(const Affix&)>& use) const {
  for (const std::string& flag : flags) {
    const auto [first, last] = affixes_.equal_range(flag);
    for (auto it = first; it != last; ++it)
      if (it->second.is_prefix == prefix) use(it->second);
  }
}

// `base` carries `suffix` (or none): it stands alone unless the suffix is half of a circumfix, and
// takes the prefixes among `flags` that are of the same sort.
void Affixes::with_prefixes(const Flags& flags, const Affix* suffix, const std::string& base,
                            const std::function<void(const std::string&)>& use) const {
  const bool half = suffix != nullptr && suffix->is_circumfix;
  if (!half) use(base);
  if (suffix != nullptr && !suffix->crosses) return;
  const auto prefixed = [&](const Affix& p) {
    std::string form;
    if (p.is_circumfix == half && (suffix == nullptr || p.crosses) && apply(p, base, form))
      use(form);
  };
  if (!half) for_each(flags, true, prefixed);
  if (suffix != nullptr) for_each(suffix->next, true, prefixed);
}

void Affixes::for_each_form(const Entry& e,
                            const std::function<void(const std::string&)>& use) const {
  if (has(e.flags, in_compounds_)) return;
  const bool bare = !has(e.flags, needs_affix_);
  with_prefixes(e.flags, nullptr, e.stem, [&](const std::string& form) {
    if (bare || form != e.stem) use(form);
  });
  for_each(e.flags, false, [&](const Affix& s) {
    std::string base;
    if (!apply(s, e.stem, base)) return;
    with_prefixes(e.flags, &s, base, use);
    for_each(s.next, false, [&](const Affix& t) {
      std::string longer;
      if (apply(t, base, longer)) with_prefixes(e.flags, &s, longer, use);
    });
  });
}

}  // namespace jernih
