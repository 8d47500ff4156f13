// The JSON Schema of a configuration, built from the option tables.
#include <set>

#include "interfaces/cli/describe/schema.h"
#include "interfaces/cli/shared/json_writer.h"
#include "interfaces/setup/setup.h"
#include "pipeline/condition.h"
#include "pipeline/options/option_value.h"

namespace jernih::cli {
namespace {

// A whole value may be a variable instead, ${NAME} or ${NAME:-default}.
constexpr std::string_view kVariable = R"(\$\{.+\})";

class Schema {
 public:
  std::string write() {
    json_.open_object();
    json_.field("$schema", "https://json-schema.org/draft/2020-12/schema");
    json_.field("title", "Jernih configuration");
    json_.field("type", "object").key("additionalProperties").boolean(false);
    json_.key("patternProperties").open_object();
    json_.key("^x-").open_object().field("description", "a place for anchors").close().close();
    json_.key("properties").open_object();
    json_.key("version").open_object().key("const").number(1).close();
    names("include", "configurations to begin from: files beside this one, or built-in ones");
    map("set", "values set by dotted names: output.tokens, find_times.zone");
    map("presets", "named settings, chosen with --preset");
    for (const ConfigSection& section : option_sections()) {
      json_.key(section.name);
      options(section.options, false);
    }
    stages();
    tests();
    json_.close();
    json_.key("anyOf").open_list();
    required({"version", "stages"});
    required({"include"});
    json_.close().close();
    return json_.take();
  }

 private:
  void required(const std::vector<std::string>& names) {
    json_.open_object().key("required").texts(names).close();
  }

  void names(std::string_view key, std::string_view help) {
    json_.key(key).open_object().field("description", help);
    json_.key("type").texts({"string", "array"});
    json_.key("items").open_object().field("type", "string").close().close();
  }

  void map(std::string_view key, std::string_view help) {
    json_.key(key).open_object().field("description", help).field("type", "object").close();
  }

  // A text, and at least one thing that is wanted of it.
  void tests() {
    json_.key("tests").open_object().field("type", "array").key("items").open_object();
    json_.key("required").texts({"text"});
    json_.key("anyOf").open_list();
    for (const char* wish : {"english", "value", "language", "role"}) required({wish});
    json_.close();
    json_.key("allOf").open_list();
    options(test_options(), false);
    json_.open_object().key("properties").open_object();
    std::vector<std::string> roles = role_names();
    roles.insert(roles.begin(), "");
    json_.key("role").open_object().key("enum").texts(roles).close();
    json_.close().close();
    json_.close().close().close();
  }

  void stages() {
    json_.key("stages").open_object().field("type", "array").key("minItems").number(1);
    json_.key("items").open_object();
    json_.key("anyOf").open_list();
    json_.open_object().key("enum").texts(builtin_stages().names()).close();
    json_.open_object().field("type", "object").key("additionalProperties").boolean(false);
    json_.key("oneOf").open_list();  // each item is one stage
    required({"include"});
    for (const std::string& stage : builtin_stages().names()) required({stage});
    json_.close();
    json_.key("properties").open_object();
    names("include", "the stages of another configuration");
    extras();
    for (const StageInfo& info : builtin_stages().stages()) {
      json_.key(info.name);
      options(info.options, true, info.summary);
    }
    json_.close().close();
    json_.close().close().close();
  }

  void extras() {
    json_.key("id").open_object().field("description",
                                        "a name of its own for this use of the stage");
    json_.field("type", "string").field("pattern", "^[A-Za-z0-9_-]+$").close();
    json_.key("when");
    options(condition_options(), false, "where the stage works");
  }

  // The map of a table; dotted names are maps in it.
  void options(const OptionTable& table, bool is_stage, const std::string& help = {}) {
    group(table, "", is_stage, help);
  }

  void group(const OptionTable& table, const std::string& prefix, bool is_stage,
             const std::string& help) {
    json_.open_object();
    if (!help.empty()) json_.field("description", help);
    json_.key("type").texts({"object", "null"}).key("additionalProperties").boolean(false);
    json_.key("properties").open_object();
    json_.key("<<").open_object().close();  // merged maps
    if (is_stage) extras();
    std::set<std::string> groups;
    for (const Option& option : table) {
      if (!option.name.starts_with(prefix)) continue;
      const std::string rest = option.name.substr(prefix.size());
      const std::string key = rest.substr(0, rest.find('.'));
      if (key == rest) {
        json_.key(key);
        value(option);
      } else if (groups.insert(key).second) {
        json_.key(key);
        group(table, prefix + key + ".", false, "");
      }
    }
    json_.close().close();
  }

  void value(const Option& o) {
    json_.open_object().field("description", o.help);
    if (o.type == OptionType::map) {
      json_.field("type", "object").close();
      return;
    }
    json_.key("anyOf").open_list();
    json_.open_object();
    type(o);
    json_.close();
    if (o.type != OptionType::text)
      json_.open_object().field("type", "string").field("pattern", kVariable).close();
    json_.close();
    initial(o);
    json_.close();
  }

  void type(const Option& o) {
    switch (o.type) {
      case OptionType::boolean:
        json_.field("type", "boolean");
        break;
      case OptionType::integer:
      case OptionType::real:
        json_.field("type", o.type == OptionType::integer ? "integer" : "number");
        if (o.least < o.most) json_.key("minimum").number(o.least).key("maximum").number(o.most);
        break;
      case OptionType::size:
        json_.key("type").texts({"integer", "string"});
        if (o.least < o.most) json_.key("minimum").number(o.least).key("maximum").number(o.most);
        json_.field("pattern", R"(^[0-9.]+ ?([kKMG]B|[KMG]iB|B)?$)");
        break;
      case OptionType::choice:
        json_.key("enum").texts(o.choices);
        break;
      case OptionType::texts:
      case OptionType::paths:
        list(o);
        break;
      default:
        json_.key("type").texts({"string", "number", "boolean"});
    }
  }

  void list(const Option& o) {
    json_.key("type").texts({"string", "array"});
    if (!o.choices.empty()) {
      json_.key("if").open_object().field("type", "string").close();
      json_.key("then").open_object().key("enum").texts(o.choices).close();
    }
    json_.key("items").open_object();
    if (o.choices.empty())
      json_.field("type", "string");
    else
      json_.key("enum").texts(o.choices);
    json_.close();
  }

  void initial(const Option& o) {
    if (o.initial.empty() || o.type == OptionType::texts || o.type == OptionType::paths) return;
    json_.key("default");
    if (o.type == OptionType::boolean)
      json_.boolean(o.initial == "true");
    else if (o.type == OptionType::integer || o.type == OptionType::real)
      json_.number(std::stod(o.initial));
    else
      json_.text(o.initial);
  }

  JsonWriter json_;
};

}  // namespace

std::string config_schema() { return Schema().write(); }

}  // namespace jernih::cli
