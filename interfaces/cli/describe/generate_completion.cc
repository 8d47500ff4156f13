// Completions for bash and zsh, written from the same table of commands as the help.
#include <fmt/format.h>

#include <algorithm>

#include "interfaces/cli/describe/generate.h"

namespace jernih::cli {
namespace {

std::string joined(const std::vector<std::string>& words, const char* between) {
  return fmt::format("{}", fmt::join(words, between));
}

std::vector<std::string> names_of(const CLI::Option& option) {
  std::vector<std::string> out;
  for (const std::string& s : option.get_snames()) out.push_back("-" + s);
  for (const std::string& l : option.get_lnames()) out.push_back("--" + l);
  return out;
}

// For [...]: brackets, quotes and backslashes mean something there; one line.
std::string zsh_text(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '[' || c == ']' || c == ':' || c == '\\') out += '\\';
    if (c == '\'') {
      out += "'\\''";
    } else {
      out += c == '\n' ? ' ' : c;
    }
  }
  return out;
}

std::string zsh_action(const CLI::Option& option) {
  const std::vector<std::string> words = words_for(option);
  if (option.get_type_name() == "CONFIG") return "_jernih_config";
  if (option.get_type_name() == "NAME=VALUE")
    return "{compadd -S \"\" -- " + joined(words, " ") + "}";
  if (!words.empty()) return "(" + joined(words, " ") + ")";
  return "_files";
}

std::string zsh_option(const CLI::Option& option) {
  const std::vector<std::string> names = names_of(option);
  const bool has_value = option.get_items_expected_max() > 0;
  const std::string help = "[" + zsh_text(option.get_description()) + "]";
  const std::string value = has_value ? ":value:" + zsh_text("") + zsh_action(option) : "";
  std::string out;
  for (const std::string& n : names) out += fmt::format(" \\\n        '*{}{}{}'", n, help, value);
  return out;
}

// Takes a file, not only one of a few words.
bool takes_files(const CLI::Option& option) {
  return words_for(option).empty() || option.get_type_name() == "CONFIG";
}

// Cases of "$command $word": which command the words so far name.
std::string bash_commands(const std::vector<Command>& commands) {
  std::string out;
  for (const Command& c : commands) {
    const bool is_nested = c.name.find(' ') != std::string::npos;
    out += fmt::format("      {}) command={} ;;\n",
                       is_nested ? "\"" + c.name + "\"" : "\" " + c.name + "\"",
                       is_nested ? "'" + c.name + "'" : c.name);
  }
  return out;
}

// Cases of "$command:$prev": the values of the option before the cursor.
std::string bash_values(const std::vector<Command>& commands) {
  std::string out;
  for (const Command& c : commands)
    for (const CLI::Option* o : c.app->get_options()) {
      if (o->get_positional() || o->get_items_expected_max() == 0) continue;
      std::vector<std::string> patterns;
      for (const std::string& n : names_of(*o)) patterns.push_back("\"" + c.name + ":" + n + "\"");
      out += fmt::format("    {}) words=\"{}\"{} ;;\n", joined(patterns, "|"),
                         joined(words_for(*o), " "), takes_files(*o) ? " files=1" : "");
    }
  return out;
}

// Cases of "$command": what else may stand there.
std::string bash_words(const std::vector<Command>& commands) {
  std::string out;
  for (const Command& c : commands) {
    std::vector<std::string> words;
    bool may_be_file = false;
    for (const CLI::Option* o : c.app->get_options()) {
      const std::vector<std::string> more = o->get_positional() ? words_for(*o) : names_of(*o);
      words.insert(words.end(), more.begin(), more.end());
      may_be_file = may_be_file || (o->get_positional() && takes_files(*o));
    }
    for (const CLI::App* s : c.app->get_subcommands({})) words.push_back(s->get_name());
    out += fmt::format("        \"{}\") words=\"{}\"{} ;;\n", c.name, joined(words, " "),
                       may_be_file ? " files=1" : "");
  }
  return out;
}

}  // namespace

std::string bash_completion(const CLI::App& program) {
  const std::vector<Command> commands = commands_of(program);
  std::vector<std::string> top;
  for (const CLI::App* c :
       program.get_subcommands([](const CLI::App* a) { return !a->get_group().empty(); }))
    top.push_back(c->get_name());
  std::string out =
      "# bash completion for jernih; written by `jernih generate bash`.\n"
      "_jernih() {\n"
      "  local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} command= word\n"
      "  for word in \"${COMP_WORDS[@]:1:COMP_CWORD-1}\"; do\n"
      "    case \"$command $word\" in\n";
  out += bash_commands(commands);
  out += "    esac\n  done\n  local words= files=\n  case \"$command:$prev\" in\n";
  out += bash_values(commands);
  out += "    *)\n      case \"$command\" in\n";
  out += fmt::format("        \"\") words=\"{} --help --version\" ;;\n", joined(top, " "));
  out += bash_words(commands);
  out +=
      "      esac ;;\n  esac\n"
      "  COMPREPLY=($(compgen -W \"$words\" -- \"$cur\"))\n"
      "  [[ -n $files && $cur != -* ]] && COMPREPLY+=($(compgen -f -- \"$cur\"))\n"
      "  [[ ${#COMPREPLY[@]} -eq 1 && ${COMPREPLY[0]} == *= ]] && compopt -o nospace\n"
      "  return 0\n}\n"
      "complete -o filenames -F _jernih jernih\n";
  return out;
}

std::string zsh_completion(const CLI::App& program) {
  std::string out =
      "#compdef jernih\n# zsh completion for jernih; written by `jernih generate zsh`.\n\n"
      "_jernih_config() {\n  _alternative 'configs:configuration:(";
  for (const Command& c : commands_of(program))
    if (c.name == "check")
      for (const CLI::Option* o : c.app->get_options())
        if (o->get_type_name() == "CONFIG") out += joined(words_for(*o), " ");
  out += ")' 'files:file:_files'\n}\n\n_jernih() {\n  local -a commands=(\n";
  for (const CLI::App* c :
       program.get_subcommands([](const CLI::App* a) { return !a->get_group().empty(); }))
    out += fmt::format("    '{}:{}'\n", c->get_name(), zsh_text(c->get_description()));
  out +=
      "  )\n  if (( CURRENT == 2 )); then\n    _describe command commands\n    return\n  fi\n"
      "  case \"$words[2] $words[3]\" in\n";
  std::vector<Command> commands = commands_of(program);
  std::stable_partition(commands.begin(), commands.end(),
                        [](const Command& c) { return c.name.find(' ') != std::string::npos; });
  for (const Command& c : commands) {
    const bool is_nested = c.name.find(' ') != std::string::npos;
    const std::vector<CLI::App*> below =
        const_cast<CLI::App*>(c.app)->get_subcommands([](CLI::App*) { return true; });
    out += fmt::format("    \"{}\"*)\n", c.name + (is_nested ? "" : " "));
    if (!below.empty()) {
      std::vector<std::string> names;
      for (const CLI::App* b : below) names.push_back(b->get_name());
      out += "      compadd -- " + joined(names, " ") + " ;;\n";
      continue;
    }
    out += is_nested ? "      shift 2 words; (( CURRENT -= 2 ))\n"
                     : "      shift words; (( CURRENT -= 1 ))\n";
    out += "      _arguments -s";
    for (const CLI::Option* o : c.app->get_options())
      out += o->get_positional()
                 ? fmt::format(" \\\n        '*:{}:{}'", zsh_text(o->get_name()), zsh_action(*o))
                 : zsh_option(*o);
    out += " ;;\n";
  }
  return out + "  esac\n}\n\n_jernih \"$@\"\n";
}

}  // namespace jernih::cli
