// `jernih stages`: stages and their options, from the tables that validate them; for a terminal and
// as Markdown (docs/stages.md).
#include <fmt/format.h>

#include <algorithm>

#include "interfaces/cli/describe/stages.h"
#include "interfaces/cli/shared/exit_codes.h"
#include "interfaces/cli/shared/terminal.h"
#include "interfaces/setup/setup.h"
#include "pipeline/condition.h"
#include "pipeline/options/option_value.h"

namespace jernih::cli {
namespace {

std::string list(const std::vector<Layer>& layers) {
  std::string out;
  for (const Layer l : layers) out += (out.empty() ? "" : ", ") + std::string(name(l));
  return out.empty() ? "nothing" : out;
}

bool is_roles(const Option& o) { return o.choices == role_names(); }

// The closed list of roles by their groups, told once and not with each option that takes some.
std::string roles_line(const OptionTable& table) {
  if (std::none_of(table.begin(), table.end(), is_roles)) return {};
  std::string out;
  for (const std::string& group : role_group_names()) {
    std::vector<std::string> roles = role_names();
    std::erase_if(roles,
                  [&](const std::string& r) { return name(group_of(role_named(r))) != group; });
    out += fmt::format("{}{} ({})", out.empty() ? "" : ", ", group, fmt::join(roles, ", "));
  }
  return out;
}

std::string value_of(const Option& o) {
  if (is_roles(o)) return "list of roles";
  if (!o.choices.empty()) {
    std::string what = o.type == OptionType::texts ? "list of " : "";
    for (std::size_t i = 0; i < o.choices.size(); ++i) what += (i > 0 ? " | " : "") + o.choices[i];
    return what;
  }
  std::string what = std::string(name(o.type));
  if (o.least < o.most)
    what += fmt::format(" from {} to {}", number_text(o.least), number_text(o.most));
  return what;
}

std::string initial_of(const Option& o) {
  if (!o.initial.empty()) return o.initial;
  return o.type == OptionType::text ? "\"\"" : o.type == OptionType::map ? "{}" : "[]";
}

void print_options(const OptionTable& table, const Paint& paint) {
  for (const Option& o : table) {
    fmt::print("  {}  {}\n", paint(Style::bold, o.name),
               paint(Style::dim, fmt::format("{}; default {}", value_of(o), initial_of(o))));
    fmt::print("      {}\n", o.help);
  }
  constexpr std::size_t kWidth = 90;
  std::string roles = roles_line(table);
  if (roles.empty()) return;
  fmt::print("\nRoles, by groups:\n");
  while (!roles.empty()) {
    const std::size_t end = roles.size() <= kWidth ? roles.size() : roles.rfind(' ', kWidth);
    fmt::print("  {}\n", roles.substr(0, end));
    roles.erase(0, end + 1);
  }
}

// "needs text; gives segments, kinds; changes nothing", with what leads it.
std::string layers_of(const StageInfo& info) {
  std::string out = fmt::format("needs {}; gives {}; changes {}", list(info.needs),
                                list(info.gives), list(info.changes));
  if (!info.led_by.empty())
    out += fmt::format("; led by {}, which is put in front of it where a configuration has none",
                       info.led_by);
  return out;
}

void print_stage(const StageInfo& info) {
  const Paint paint(stdout);
  fmt::print("{}\n  {}\n  {}\n", paint(Style::bold, info.name), info.summary, layers_of(info));
  fmt::print("\n{}\n", info.options.empty() ? "It has no options." : "Options:");
  print_options(info.options, paint);
  fmt::print(
      "\nLike every stage it may have an id and a condition; `jernih stages when` shows it.\n");
}

void print_table(std::string_view title, const OptionTable& table) {
  const Paint paint(stdout);
  fmt::print("{}\n\nOptions:\n", title);
  print_options(table, paint);
}

void print_overview() {
  const Paint paint(stdout);
  for (const StageInfo& info : builtin_stages().stages())
    fmt::print("{}  {}\n", paint(Style::bold, fmt::format("{:18}", info.name)), info.summary);
  fmt::print(
      "\n`jernih stages NAME` shows what a stage needs, gives and lets you set; NAME may also be\n"
      "input, output, limits, run or tests (sections), or when (the condition of a stage).\n");
}

// Markdown reads | and < as its own.
std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '|' || c == '<') out += '\\';
    out += c;
  }
  return out;
}

void print_markdown_table(const OptionTable& table) {
  if (table.empty()) {
    fmt::print("No options.\n");
    return;
  }
  fmt::print("| option | value | default | |\n|---|---|---|---|\n");
  for (const Option& o : table)
    fmt::print("| `{}` | {} | `{}` | {} |\n", o.name, escaped(value_of(o)), initial_of(o),
               escaped(o.help));
  const std::string roles = roles_line(table);
  if (!roles.empty()) fmt::print("\nRoles, by groups: {}.\n", roles);
}

void print_markdown() {
  fmt::print(
      "# Stages and options\n\n"
      "Written by `jernih stages --format markdown` from the tables that check a configuration;\n"
      "scripts/update_docs.sh does it again.\n\n## Stages\n");
  for (const StageInfo& info : builtin_stages().stages()) {
    std::string layers = layers_of(info);
    layers.front() = 'N';
    fmt::print("\n### {}\n\n{}. {}.\n\n", info.name, info.summary, layers);
    print_markdown_table(info.options);
  }
  fmt::print(
      "\n## id and when\n\nEvery stage may have an `id`, so that it can stand there several times, "
      "and a condition `when`:\n`- translate_ui: {{id: comments, when: {{role: comment, not: "
      "{{language: en}}}}, threshold: 0.9}}`.\n\n");
  print_markdown_table(condition_options());
  fmt::print("\n## Sections\n");
  for (const ConfigSection& section : option_sections()) {
    fmt::print("\n### {}\n\n", section.name);
    print_markdown_table(section.options);
  }
  fmt::print("\n### tests\n\nA list of rows:\n\n");
  print_markdown_table(test_options());
}

}  // namespace

int stages_command(const std::string& wanted, const std::string& format) {
  if (format == "markdown") {
    print_markdown();
    return kDone;
  }
  if (wanted.empty()) {
    print_overview();
    return kDone;
  }
  if (const StageInfo* info = builtin_stages().find(wanted)) {
    print_stage(*info);
    return kDone;
  }
  std::vector<std::string> names = builtin_stages().names();
  for (const ConfigSection& section : option_sections()) {
    names.push_back(section.name);
    if (section.name != wanted) continue;
    print_table("Section " + section.name + ":", section.options);
    return kDone;
  }
  if (wanted == "tests" || wanted == "when") {
    print_table(wanted == "tests" ? "A row of tests:" : "The condition of a stage, when:",
                wanted == "tests" ? test_options() : condition_options());
    return kDone;
  }
  const std::string near = did_you_mean(wanted, names);
  tell("jernih: there is no stage '{}'; {}\n", wanted,
       near.empty() ? "`jernih stages` lists them" : "did you mean '" + near + "'?");
  return kWrongUsage;
}

}  // namespace jernih::cli
