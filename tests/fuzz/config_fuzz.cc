// The YAML door: a configuration is read or refused with places, and nothing else happens.
#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "pipeline/config/effective.h"
#include "pipeline/run/plan.h"
#include "tests/fuzz/claim.h"
#include "tests/support/walk.h"

namespace {

// The comments name places, which move.
std::string without_comments(std::string_view yaml) {
  std::string out;
  while (!yaml.empty()) {
    const std::size_t end = std::min(yaml.find('\n'), yaml.size() - 1);
    const std::string_view line = yaml.substr(0, end);
    out += line.substr(0, line.rfind("  # "));
    out += '\n';
    yaml.remove_prefix(end + 1);
  }
  return out;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view yaml(reinterpret_cast<const char*>(data), size);
  try {
    jernih::ConfigContext context{jernih::test::registry()};
    context.may_read_files = false;
    context.variable = [](const std::string& name) { return std::optional(name); };
    // Included under this name, the input may hold its own answer.
    context.builtin = [&](const std::string& name) {
      return name == "i" ? std::optional(std::string(yaml)) : std::nullopt;
    };
    const jernih::PipelineConfig config = jernih::read_config(yaml, "fuzz.yaml", context);
    // What a configuration is in the end is one, and itself in the end.
    const std::string effective = jernih::effective_yaml(config);
    const jernih::PipelineConfig again = jernih::read_config(effective, "fuzz.yaml", context);
    jernih::test::claim(
        without_comments(jernih::effective_yaml(again)) == without_comments(effective),
        "the effective configuration is a fixed point");
  } catch (const jernih::ConfigError& e) {
    jernih::test::claim(!e.problems().empty(), "a refusal has a reason");
  }
  return 0;
}
