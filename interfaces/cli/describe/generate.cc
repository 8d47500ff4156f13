// The man page from the table of commands, and what it shares with the completions.
#include "interfaces/cli/describe/generate.h"

#include <fmt/format.h>

#include "interfaces/cli/shared/exit_codes.h"
#include "interfaces/setup/setup.h"
#include "interfaces/setup/version.h"

namespace jernih::cli {
namespace {

// roff reads backslashes, and dots and quotes at the beginning of a line, as its own.
std::string roff(std::string_view text) {
  std::string out;
  bool is_first = true;
  for (const char c : text) {
    if (is_first && (c == '.' || c == '\'')) out += "\\&";
    is_first = c == '\n';
    if (c == '\\')
      out += "\\e";
    else if (c == '-')
      out += "\\-";
    else
      out += c;
  }
  return out;
}

void write_option(const CLI::Option& option, std::string& out) {
  if (option.get_group().empty()) return;  // hidden
  std::string name = option.get_positional() ? option.get_name() : option.get_name(false, true);
  for (std::size_t at = 0; (at = name.find(',', at)) != std::string::npos; at += 2)
    name.replace(at, 1, ", ");
  const std::string type = option.get_type_name();
  out += ".TP\n\\fB" + roff(name) + "\\fR";
  if (!option.get_positional() && option.get_items_expected_max() > 0 && !type.empty())
    out += " \\fI" + roff(type) + "\\fR";
  out += "\n" + roff(option.get_description()) + "\n";
}

void write_command(const Command& command, std::string& out) {
  out += ".SS " + roff(command.name) + "\n" + roff(command.app->get_description()) + "\n";
  for (const CLI::Option* option : command.app->get_options())
    if (option->get_name() != "--help") write_option(*option, out);
}

void collect(const CLI::App& app, const std::string& prefix, std::vector<Command>& out) {
  for (const CLI::App* c :
       app.get_subcommands([](const CLI::App* a) { return !a->get_group().empty(); })) {
    out.push_back({prefix + c->get_name(), c});
    collect(*c, prefix + c->get_name() + " ", out);
  }
}

}  // namespace

std::vector<Command> commands_of(const CLI::App& program) {
  std::vector<Command> out;
  collect(program, "", out);
  return out;
}

std::vector<std::string> words_for(const CLI::Option& option) {
  const std::string type = option.get_type_name();
  const std::string name = option.get_name(true, true);
  std::vector<std::string> out;
  if (type.find('|') != std::string::npos) {
    for (std::size_t at = 0; at <= type.size();) {
      const std::size_t end = std::min(type.find('|', at), type.size());
      out.push_back(type.substr(at, end - at));
      at = end + 1;
    }
  } else if (type == "CONFIG") {
    for (const BuiltinConfig& c : builtin_configs()) out.emplace_back(c.name);
  } else if (type == "STAGE") {
    out = builtin_stages().names();
  } else if (type == "NAME=VALUE") {
    for (const ConfigSection& section : option_sections())
      for (const Option& o : section.options) out.push_back(section.name + "." + o.name + "=");
    for (const StageInfo& stage : builtin_stages().stages())
      for (const Option& o : stage.options) out.push_back(stage.name + "." + o.name + "=");
  }
  return out;
}

std::string man_page(const CLI::App& program) {
  std::string out = ".TH JERNIH 1 \"\" \"jernih " + std::string(program_version()) +
                    "\" \"User Commands\"\n"
                    ".SH NAME\njernih \\- clean records from scraped Indonesian/English text\n"
                    ".SH SYNOPSIS\n";
  for (const Command& c : commands_of(program))
    if (c.app->get_subcommands({}).empty())
      out += "\\fBjernih " + roff(c.name) + "\\fR [\\fIOPTION\\fR...] [\\fIARGUMENT\\fR...]\n.br\n";
  out += ".SH DESCRIPTION\n.nf\n" + roff(program.get_description()) + "\n.fi\n.SH COMMANDS\n";
  for (const Command& c : commands_of(program)) write_command(c, out);
  out += ".SH EXIT STATUS\n.nf\n" + roff(program.get_footer()) + "\n.fi\n";
  out +=
      ".SH ENVIRONMENT\n.TP\nNO_COLOR\nNo colours on a terminal, when it is set.\n"
      ".TP\n${NAME} in configurations\nAny variable a configuration names.\n"
      ".SH FILES\nConfigurations to look at and copy: share/jernih/config below the place of "
      "installation. `jernih init` prints them.\n"
      ".SH SEE ALSO\n`jernih stages` shows every stage and option.\n";
  return out;
}

int generate_command(const CLI::App& program, const std::string& what) {
  fmt::print("{}", what == "man"    ? man_page(program)
                   : what == "bash" ? bash_completion(program)
                                    : zsh_completion(program));
  return kDone;
}

}  // namespace jernih::cli
