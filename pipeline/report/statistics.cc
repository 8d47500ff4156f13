#include "pipeline/report/statistics.h"

#include <algorithm>
#include <cstdio>

namespace jernih {
namespace {

void bump(Statistics::Names& names, std::string_view name, std::uint64_t by = 1) {
  const auto it = names.find(name);
  if (it != names.end())
    it->second += by;
  else
    names.emplace(name, by);
}

template <class Counts>
void add_each(Counts& to, const Counts& from) {
  for (std::size_t i = 0; i < to.size(); ++i) to[i] += from[i];
}

void add_names(Statistics::Names& to, const Statistics::Names& from) {
  for (const auto& [name, n] : from) bump(to, name, n);
}

std::string decimal(double value, const char* unit) {
  std::array<char, 48> out{};
  const int n = std::snprintf(out.data(), out.size(), "%.1f %s", value, unit);
  return {out.data(), static_cast<std::size_t>(n)};
}

}  // namespace

LanguageCount& Statistics::of(Language language) {
  for (LanguageCount& c : languages)
    if (c.language == language) return c;
  return languages.emplace_back(LanguageCount{language});
}

void Statistics::count(const Document& doc) {
  ++in;
  if (doc.dropped) {
    ++dropped;
    bump(drop_reasons, doc.drop_reason);
    return;
  }
  ++out;
  if (!doc.language.empty()) ++of(doc.language).records;
  segments += doc.segments.size();
  tokens += doc.tokens.size();
  for (const Segment& s : doc.segments) {
    ++roles[static_cast<std::size_t>(s.role)];
    if (!s.language.empty()) ++of(s.language).segments;
    if (s.dropped) ++dropped_segments;
  }
  for (const Annotation& a : doc.annotations) {
    ++annotations[static_cast<std::size_t>(a.kind)];
    if (a.rewritten) ++rewritten[static_cast<std::size_t>(a.kind)];
  }
  for (const Diagnostic& d : doc.diagnostics) bump(diagnostics, d.kind->code);
}

void Statistics::count_rejected(std::string_view cause) {
  ++in;
  ++rejected;
  bump(reject_reasons, cause);
}

void Statistics::add(const Statistics& other) {
  in += other.in;
  out += other.out;
  dropped += other.dropped;
  rejected += other.rejected;
  bytes_in += other.bytes_in;
  bytes_out += other.bytes_out;
  segments += other.segments;
  dropped_segments += other.dropped_segments;
  tokens += other.tokens;
  fields.add(other.fields);
  add_each(annotations, other.annotations);
  add_each(rewritten, other.rewritten);
  add_each(roles, other.roles);
  for (const LanguageCount& c : other.languages) {
    LanguageCount& mine = of(c.language);
    mine.records += c.records;
    mine.segments += c.segments;
  }
  add_names(diagnostics, other.diagnostics);
  add_names(drop_reasons, other.drop_reasons);
  add_names(reject_reasons, other.reject_reasons);
}

std::string grouped(std::uint64_t value) {
  std::string out = std::to_string(value);
  for (std::size_t i = out.size(); i > 3;) out.insert(i -= 3, 1, ' ');
  return out;
}

std::string summary_line(const Statistics& s, double seconds) {
  const double bytes = static_cast<double>(s.bytes_in);
  return grouped(s.in) + (s.in == 1 ? " record  " : " records  ") +
         (bytes < 1e3   ? std::to_string(s.bytes_in) + " B"
          : bytes < 1e5 ? decimal(bytes / 1e3, "kB")
                        : decimal(bytes / 1e6, "MB")) +
         "  " + decimal(seconds, "s") + "   in = out + dropped + rejected: " + grouped(s.in) +
         " = " + grouped(s.out) + " + " + grouped(s.dropped) + " + " + grouped(s.rejected);
}

}  // namespace jernih
