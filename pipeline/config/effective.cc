#include "pipeline/config/effective.h"

#include <algorithm>

#include "pipeline/condition.h"
#include "pipeline/model/utf8.h"
#include "pipeline/options/option_value.h"
#include "pipeline/options/yaml_text.h"

namespace jernih {
namespace {

constexpr std::size_t kCommentColumn = 44;

class Writer {
 public:
  explicit Writer(const PipelineConfig& config) : config_(config) {}

  std::string write() {
    out_ = "version: 1\n";
    section("input", config_.input, input_options());
    out_ += "\nstages:\n";
    for (const StageConfig& stage : config_.stages) write_stage(stage);
    section("output", config_.output, output_options());
    section("limits", config_.limits, limit_options());
    section("run", config_.run, run_options());
    if (!config_.tests.empty()) out_ += "\ntests:\n";
    for (const ConfigTest& test : config_.tests) write_test(test);
    return std::move(out_);
  }

 private:
  static constexpr bool kOnlyGiven = true;

  void section(const std::string& name, const Options& options, const OptionTable& table) {
    out_ += "\n" + name + ":\n";
    write_options(options, table, "", 2, !kOnlyGiven);
  }

  void write_stage(const StageConfig& stage) {
    const bool has_id = stage.id != stage.info->name && stage.id.find('#') == std::string::npos;
    const bool is_plain = !has_id && !stage.when && stage.info->options.empty();
    line("  - " + stage.info->name + (is_plain ? "" : ":"),
         stage.is_put_in ? "put in front of the next" : source(stage.where));
    constexpr std::size_t kIndent = 6;
    const std::string indent(kIndent, ' ');
    if (has_id) line(indent + "id: " + scalar(stage.id), "");
    if (stage.when) {
      out_ += indent + "when:\n";
      write_options(*stage.when, condition_options(), "", kIndent + 2, kOnlyGiven);
    }
    write_options(stage.options, stage.info->options, "", kIndent, !kOnlyGiven);
  }

  void write_test(const ConfigTest& test) {
    std::string before = "  - ";
    for (const Option& option : test_options()) {
      if (!test.row.is_given(option.name)) continue;
      is_test_ = true;
      line(before + option.name + ": " + value(test.row, option),
           before == "  - " ? source(test.where) : "");
      is_test_ = false;
      before = "    ";
    }
  }

  // Options whose names begin with `prefix`; what follows up to a dot is a key of this map.
  void write_options(const Options& options, const OptionTable& table, const std::string& prefix,
                     std::size_t indent, bool only_given) {
    std::vector<std::string> groups;
    for (const Option& option : table) {
      if (!option.name.starts_with(prefix)) continue;
      if (only_given && !options.is_given(option.name)) continue;
      const std::string rest = option.name.substr(prefix.size());
      const std::size_t dot = rest.find('.');
      const std::string key = rest.substr(0, dot);
      if (dot == std::string::npos) {
        line(std::string(indent, ' ') + key + ": " + value(options, option),
             options.is_given(option.name) ? source(options.where(option.name)) : "default");
      } else if (std::count(groups.begin(), groups.end(), key) == 0) {
        groups.push_back(key);
        out_ += std::string(indent, ' ') + key + ":\n";
        write_options(options, table, prefix + key + ".", indent + 2, only_given);
      }
    }
  }

  void line(std::string text, const std::string& comment) {
    if (!comment.empty()) {
      const std::size_t width = count_chars(text);
      text.append(width < kCommentColumn ? kCommentColumn - width : 2, ' ');
      text += "# " + comment;
    }
    out_ += text + "\n";
  }

  static std::string source(const Where& where) {
    std::string text = where.file;
    if (where.line > 0) text += ":" + std::to_string(where.line);
    for (char& c : text)
      if (static_cast<unsigned char>(c) < 0x20) c = ' ';
    return text;
  }

  static std::string size_text(std::int64_t bytes) {
    constexpr std::int64_t kUnit = 1024;
    for (const char* unit : {"", "KiB", "MiB"}) {
      if (bytes % kUnit != 0 || bytes == 0) return std::to_string(bytes) + unit;
      bytes /= kUnit;
    }
    return std::to_string(bytes) + "GiB";
  }

  std::string scalar(const std::string& text) const { return yaml_scalar(text, !is_test_); }

  std::string list(const std::vector<std::string>& texts) const {
    std::string out;
    for (const std::string& t : texts) out += (out.empty() ? "" : ", ") + scalar(t);
    return "[" + out + "]";
  }

  std::string value(const Options& options, const Option& option) const {
    const Options::Value& v = options.value(option.name);
    if (option.type == OptionType::size) return size_text(std::get<std::int64_t>(v));
    if (const auto* b = std::get_if<bool>(&v)) return *b ? "true" : "false";
    if (const auto* n = std::get_if<std::int64_t>(&v)) return std::to_string(*n);
    if (const auto* r = std::get_if<double>(&v)) return number_text(*r);
    if (const auto* s = std::get_if<std::string>(&v)) return scalar(*s);
    if (const auto* l = std::get_if<std::vector<std::string>>(&v)) return list(*l);
    std::string out;
    for (const auto& [key, values] : std::get<Options::Map>(v))
      out += (out.empty() ? "" : ", ") + scalar(key) + ": " +
             (values.size() == 1 ? scalar(values[0]) : list(values));
    return "{" + out + "}";
  }

  const PipelineConfig& config_;
  std::string out_;
  bool is_test_ = false;
};

}  // namespace

std::string effective_yaml(const PipelineConfig& config) { return Writer(config).write(); }

}  // namespace jernih
