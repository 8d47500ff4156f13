// `when:`: see the header.
#include "pipeline/condition.h"

#include <algorithm>

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
  for (const std::string& code : options.texts(prefix + "language"))
    out.languages.emplace_back(code);
  for (const std::string& kind : options.texts(prefix + "kind"))
    out.kinds.push_back(kind == name(SegmentKind::prose) ? SegmentKind::prose
                                                         : SegmentKind::interface);
  for (const std::string& role : options.texts(prefix + "role"))
    out.roles.push_back(role_named(role));
  return out;
}

bool asks(const Condition::Wanted& w) {
  return !w.languages.empty() || !w.kinds.empty() || !w.roles.empty();
}

}  // namespace

bool Condition::asks_for_segments() const { return asks(all) || asks(none); }

bool Condition::holds_for(const Document& doc) const {
  if (!all.record_languages.empty() && !has(all.record_languages, doc.language)) return false;
  if (has(none.record_languages, doc.language)) return false;
  return std::all_of(all.source.begin(), all.source.end(),
                     [&](const Field& f) { return has_value(doc, f); }) &&
         std::none_of(none.source.begin(), none.source.end(),
                      [&](const Field& f) { return has_value(doc, f); });
}

bool Condition::holds_for(const Segment& s) const {
  const bool all_hold = (all.languages.empty() || has(all.languages, s.language)) &&
                        (all.kinds.empty() || has(all.kinds, s.kind)) &&
                        (all.roles.empty() || has(all.roles, s.role));
  return all_hold && !has(none.languages, s.language) && !has(none.kinds, s.kind) &&
         !has(none.roles, s.role);
}

std::vector<Layer> Condition::needs() const {
  std::vector<Layer> out;
  if (asks_for_segments()) out.push_back(Layer::segments);
  if (!all.languages.empty() || !none.languages.empty() || !all.record_languages.empty() ||
      !none.record_languages.empty())
    out.push_back(Layer::language);
  if (!all.roles.empty() || !none.roles.empty()) out.push_back(Layer::roles);
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
      list("language", "the segment's language is one of these");
      list("kind", "the segment is of this kind", {"prose", "interface"});
      list("role", "the segment's role is one of these", role_names());
      list("record_language", "the record's language is one of these");
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
