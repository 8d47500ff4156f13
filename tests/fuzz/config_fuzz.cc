// The YAML door: a configuration is read or refused with places, and nothing else happens.
#include <cstdint>

#include "pipeline/plan.h"
#include "tests/fuzz/claim.h"
#include "tests/support/walk.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view yaml(reinterpret_cast<const char*>(data), size);
  try {
    jernih::read_config(yaml, "fuzz.yaml", jernih::test::registry());
  } catch (const jernih::ConfigError& e) {
    jernih::test::claim(!e.problems().empty(), "a refusal has a reason");
  }
  return 0;
}
