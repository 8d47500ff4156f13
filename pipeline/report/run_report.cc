#include "pipeline/report/run_report.h"

#include <algorithm>
#include <cmath>

#include "pipeline/records/json_scan.h"
#include "pipeline/records/json_text.h"

namespace jernih {
namespace {

// Two levels of objects, one member a line.
class Printer {
 public:
  void open(std::string_view name) {
    key(name);
    out_ += '{';
    is_first_ = true;
    indent_ += "  ";
  }
  void close() {
    indent_.resize(indent_.size() - 2);
    if (!is_first_) out_ += "\n" + indent_;
    out_ += '}';
    is_first_ = false;
  }
  void text(std::string_view name, std::string_view value) {
    key(name);
    append_json_string(value, out_);
  }
  void number(std::string_view name, std::uint64_t value) {
    key(name);
    append_number(value, out_);
  }
  void literal(std::string_view name, std::string_view value) {
    key(name);
    out_ += value;
  }
  void thousandths(std::string_view name, double value) {
    key(name);
    const auto all = static_cast<std::uint64_t>(std::llround(value * 1000));
    append_number(all / 1000, out_);
    out_ += "." + std::to_string(1000 + all % 1000).substr(1);
  }
  void texts(std::string_view name, const std::vector<std::string>& values) {
    key(name);
    out_ += '[';
    for (const std::string& v : values) {
      if (out_.back() != '[') out_ += ", ";
      append_json_string(v, out_);
    }
    out_ += ']';
  }
  std::string take() { return std::move(out_) + "\n}\n"; }

 private:
  void key(std::string_view name) {
    out_ += is_first_ ? "\n" : ",\n";
    out_ += indent_;
    append_json_string(name, out_);
    out_ += ": ";
    is_first_ = false;
  }

  std::string out_ = "{";
  std::string indent_ = "  ";
  bool is_first_ = true;
};

void print_names(Printer& p, std::string_view title, const Statistics::Names& names) {
  p.open(title);
  for (const auto& [name, n] : names) p.number(name.empty() ? "(no reason)" : name, n);
  p.close();
}

void print_kinds(Printer& p, std::string_view title,
                 const std::array<std::uint64_t, Annotation::kKindCount>& counts) {
  p.open(title);
  for (std::size_t i = 0; i < counts.size(); ++i)
    p.number(name(static_cast<Annotation::Kind>(i)), counts[i]);
  p.close();
}

void print_languages(Printer& p, std::vector<LanguageCount> languages) {
  std::sort(languages.begin(), languages.end(), [](const LanguageCount& a, const LanguageCount& b) {
    return a.language.code() < b.language.code();
  });
  p.open("record_languages");
  for (const LanguageCount& c : languages)
    if (c.records > 0) p.number(c.language.code(), c.records);
  p.close();
  p.open("segment_languages");
  for (const LanguageCount& c : languages)
    if (c.segments > 0) p.number(c.language.code(), c.segments);
  p.close();
}

void print_files(Printer& p, const RunFiles& files) {
  p.open("files");
  for (const auto& [input, output] : files) p.text(input, output);
  p.close();
}

// Of segments, from the roles that were counted.
void print_groups(Printer& p, const Statistics& s) {
  std::array<std::uint64_t, kRoleGroupCount> groups{};
  for (std::size_t i = 0; i < s.roles.size(); ++i)
    groups[static_cast<std::size_t>(group_of(static_cast<Role>(i)))] += s.roles[i];
  p.open("groups");
  for (std::size_t i = 1; i < groups.size(); ++i)
    if (groups[i] > 0) p.number(name(static_cast<RoleGroup>(i)), groups[i]);
  p.close();
}

void print_counts(Printer& p, const Statistics& s) {
  p.number("in", s.in);
  p.number("out", s.out);
  p.number("dropped", s.dropped);
  p.number("rejected", s.rejected);
  p.number("bytes_in", s.bytes_in);
  p.number("bytes_out", s.bytes_out);
  p.number("segments", s.segments);
  p.number("dropped_segments", s.dropped_segments);
  p.number("tokens", s.tokens);
  print_kinds(p, "annotations", s.annotations);
  print_kinds(p, "rewritten", s.rewritten);
  print_languages(p, s.languages);
  p.open("roles");
  for (std::size_t i = 1; i < s.roles.size(); ++i)
    if (s.roles[i] > 0) p.number(name(static_cast<Role>(i)), s.roles[i]);
  p.close();
  print_groups(p, s);
  print_names(p, "diagnostics", s.diagnostics);
  print_names(p, "dropped_because", s.drop_reasons);
  print_names(p, "rejected_because", s.reject_reasons);
}

}  // namespace

std::string run_json(const RunReport& report) {
  Printer p;
  p.number("schema", 1);
  p.text("jernih", report.version);
  p.text("configuration", report.configuration);
  p.texts("stages", report.stages);
  p.number("threads", report.threads);
  p.thousandths("seconds", report.seconds);
  print_counts(p, report.statistics);
  p.texts("read_errors", report.read_errors);
  p.texts("fields_missing", report.fields_missing);
  print_files(p, report.files);
  return p.take();
}

std::string unfinished_json(const RunFiles& files) {
  Printer p;
  p.literal("complete", "false");
  print_files(p, files);
  return p.take();
}

std::vector<std::string> outputs_in(std::string_view json) {
  std::vector<std::string> names;
  JsonScanner scanner;
  scanner.reset(json);
  if (!scanner.open_object()) return {};
  for (JsonMember member; scanner.next(member);) {
    if (member.key.raw != R"("files")" || member.value.kind != JsonKind::object) continue;
    JsonScanner files;
    files.reset(member.value.raw);
    files.open_object();
    for (JsonMember file; files.next(file);)
      if (file.value.kind == JsonKind::string)
        decode_json_string(file.value.raw, names.emplace_back());
  }
  return names;
}

}  // namespace jernih
