#include "pipeline/condition.h"

#include <algorithm>

#include "pipeline/model/document.h"
#include "pipeline/options/options.h"

namespace jernih {
namespace {

template <class T>
bool has(const std::vector<T>& list, const T& value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

bool has_value(const Document& doc, const Condition::Field& field) {
  return std::any_of(doc.source.begin(), doc.source.end(), [&](const SourceText& s) {
    return s.name == field.name && has(field.values, s.value);
  });
}

Condition::Wanted wanted(const Options& options, const std::string& prefix) {
  Condition::Wanted out;
  for (const std::string& code : options.texts(prefix + "record_language"))
    out.record_languages.emplace_back(code);
  for (const auto& [field, values] : options.map(prefix + "source"))
    out.source.push_back({field, values});
  out.segments = {languages_named(options.texts(prefix + "language")),
                  segment_kinds_named(options.texts(prefix + "kind")),
                  roles_named(options.texts(prefix + "role")),
                  role_groups_named(options.texts(prefix + "group"))};
  return out;
}

}  // namespace

bool Condition::asks_for_segments() const {
  return !all.segments.is_empty() || !none.segments.is_empty();
}

bool Condition::holds_for(const Document& doc) const {
  if (!all.record_languages.empty() && !has(all.record_languages, doc.language)) return false;
  if (has(none.record_languages, doc.language)) return false;
  return std::all_of(all.source.begin(), all.source.end(),
                     [&](const Field& f) { return has_value(doc, f); }) &&
         std::none_of(none.source.begin(), none.source.end(),
                      [&](const Field& f) { return has_value(doc, f); });
}

bool Condition::holds_for(const Segment& s) const {
  return all.segments.all_have(s) && !none.segments.any_has(s);
}

std::vector<Layer> Condition::needs() const {
  std::vector<Layer> out;
  if (asks_for_segments()) out.push_back(Layer::segments);
  const auto asks = [&](auto list) {
    return !(all.segments.*list).empty() || !(none.segments.*list).empty();
  };
  if (asks(&SegmentLists::languages) || !all.record_languages.empty() ||
      !none.record_languages.empty())
    out.push_back(Layer::language);
  if (asks(&SegmentLists::roles) || asks(&SegmentLists::groups)) out.push_back(Layer::roles);
  return out;
}

const OptionTable& condition_options() {
  static const OptionTable kTable = [] {
    OptionTable table;
    const auto add = [&](const std::string& prefix, const std::string& verb) {
      const auto list = [&](const char* name, const std::string& help,
                            std::vector<std::string> choices = {}) {
        table.push_back({prefix + name, OptionType::texts, "", verb + help, 0, 0, choices});
      };
      const auto languages = [&](const char* name, const std::string& help) {
        list(name, help);
        table.back().meaning = OptionMeaning::languages;
      };
      languages("language", "the segment's language is one of these");
      list("kind", "the segment is of this kind", {"prose", "interface"});
      list("role", "the segment's role is one of these", role_names());
      list("group", "the segment's role is in one of these groups", role_group_names());
      languages("record_language", "the record's language is one of these");
      table.push_back({prefix + "source", OptionType::map, "",
                       verb + "fields of the input have these values: {site: [a, b]}"});
    };
    add("", "only where ");
    add("not.", "not where ");
    return table;
  }();
  return kTable;
}

Condition make_condition(const Options& options) {
  return {wanted(options, ""), wanted(options, "not.")};
}

}  // namespace jernih
