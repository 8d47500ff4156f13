// The compressed door: any bytes as plain, gzip or zstd, read in odd steps.
#include <algorithm>
#include <cstdint>
#include <string>

#include "pipeline/io/decoder.h"
#include "tests/fuzz/claim.h"

using namespace jernih;

namespace {

constexpr std::size_t kEnough = 1 << 22;  // a bomb need not go off to be seen

std::string decode(std::string_view bytes, std::size_t room, Damage& damage) {
  MemorySource source(bytes);
  const auto decoder = open_decoder(source);
  std::string out;
  std::string buffer(room, '\0');
  while (out.size() < kEnough) {
    const std::size_t n = decoder->read(buffer.data(), buffer.size());
    if (n == 0) break;
    out.append(buffer, 0, n);
  }
  damage = decoder->damage();
  return out;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  Damage first;
  Damage second;
  const std::string one = decode(bytes, 64 * 1024, first);
  const std::string two = decode(bytes, 997, second);
  const std::size_t common = std::min(one.size(), two.size());
  test::claim(one.compare(0, common, two, 0, common) == 0, "the step does not matter");
  test::claim(first.offset <= size && first.unverified_from <= one.size(), "damage has its place");
  return 0;
}
