#include "pipeline/io/decoder.h"

#include <catch2/catch.hpp>

#include "pipeline/io/output_file.h"

using namespace jernih;

namespace {

std::string pack(std::string_view text, Packing packing) {
  std::string out;
  const auto packer = make_packer(packing);
  packer->pack(text, true, out);
  return out;
}

struct Decoded {
  std::string text;
  Damage damage;
};

// Hands out few bytes at a time: a decoder must not care how a file is cut.
class Dripping : public ByteSource {
 public:
  Dripping(std::string_view bytes, std::size_t step) : source_(bytes), step_(step) {}
  std::size_t read(char* to, std::size_t size) override {
    return source_.read(to, std::min(size, step_));
  }

 private:
  MemorySource source_;
  std::size_t step_;
};

Decoded decode(std::string_view bytes, std::size_t step = 1 << 20, std::size_t room = 7001) {
  Dripping source(bytes, step);
  const auto decoder = open_decoder(source);
  Decoded out;
  std::string buffer(room, '\0');
  for (std::size_t n = 0; (n = decoder->read(buffer.data(), buffer.size())) > 0;)
    out.text.append(buffer, 0, n);
  out.damage = decoder->damage();
  return out;
}

std::string sample_text() {
  std::string text;
  for (int i = 0; i < 3000; ++i) text += "baris " + std::to_string(i * 7919 % 3001) + "\n";
  return text;
}

}  // namespace

TEST_CASE("plain bytes come through as they are", "[io][decoder]") {
  for (const std::string text : {"", "\x1F", "a", "\x28\xB5", "{}\n"}) {
    CHECK(decode(text).text == text);
    CHECK(decode(text).damage.what.empty());
  }
  CHECK(decode(sample_text(), 3).text == sample_text());
}

TEST_CASE("all members and frames are read, however the file is cut", "[io][decoder]") {
  const Packing packing = GENERATE(Packing::gzip, Packing::zstd);
  const std::string text = sample_text();
  const std::string two = pack(text, packing) + pack("", packing) + pack("tail\n", packing);
  const std::size_t step = GENERATE(1u, 2u, 13u, 1u << 20);
  const Decoded got = decode(two, step, step == 1 ? 100000 : 7001);
  CHECK(got.text == text + "tail\n");
  CHECK(got.damage.what.empty());
  CHECK(decode(two + std::string(1024, '\0'), step).damage.what.empty());  // padding
}

TEST_CASE("a file cut at any byte gives what stands before", "[io][decoder]") {
  const Packing packing = GENERATE(Packing::gzip, Packing::zstd);
  const std::string first = pack("satu\ndua\n", packing);
  const std::string whole = first + pack("tiga\nempat\nlima\n", packing);
  for (std::size_t cut = 4; cut < whole.size(); ++cut) {
    CAPTURE(cut, first.size());
    const Decoded got = decode(std::string_view(whole).substr(0, cut));
    CHECK(std::string("satu\ndua\ntiga\nempat\nlima\n").starts_with(got.text));
    if (cut >= first.size()) CHECK(got.text.starts_with("satu\ndua\n"));
    CHECK(got.damage.what.empty() == (cut == first.size()));
    if (cut == first.size()) continue;
    // Less than its magic number does not tell a member from garbage.
    const std::size_t magic = packing == Packing::gzip ? 2 : 4;
    const bool is_garbage = cut > first.size() && cut < first.size() + magic;
    CHECK(got.damage.offset == (is_garbage ? first.size() : cut));
    CHECK(got.damage.unverified_from == (cut > first.size() ? 9 : 0));
  }
}

TEST_CASE("flipped bytes never crash and never pass as whole", "[io][decoder]") {
  const Packing packing = GENERATE(Packing::gzip, Packing::zstd);
  const std::string text = "satu dua tiga empat lima enam tujuh delapan\n";
  const std::string whole = pack(text, packing);
  for (std::size_t at = 0; at < whole.size(); ++at)
    for (int bit = 0; bit < 8; ++bit) {
      std::string flipped = whole;
      flipped[at] = static_cast<char>(flipped[at] ^ (1 << bit));
      const Decoded got = decode(flipped);
      CAPTURE(at, bit, got.damage.what);
      // A flip in the header may change what nobody checks (a time, a name's flag).
      if (got.damage.what.empty() && got.text != flipped) CHECK(got.text == text);
    }
}

TEST_CASE("what follows the last member is told with its place", "[io][decoder]") {
  const Packing packing = GENERATE(Packing::gzip, Packing::zstd);
  const std::string whole = pack("satu\n", packing);
  const Decoded got = decode(whole + "garbage");
  CHECK(got.text == "satu\n");
  CHECK(got.damage.offset == whole.size());
  CHECK(got.damage.unverified_from == 5);
  CHECK_THAT(got.damage.what, Catch::Contains("what follows the last member is none (byte " +
                                              std::to_string(whole.size())));
}

TEST_CASE("a wrong checksum is damage, the text is kept", "[io][decoder]") {
  const std::string first = pack("satu\n", Packing::gzip);
  std::string whole = first + pack("dua\n", Packing::gzip);
  whole[whole.size() - 8] = static_cast<char>(whole[whole.size() - 8] ^ 1);
  const Decoded got = decode(whole);
  CHECK(got.text == "satu\ndua\n");
  CHECK_THAT(got.damage.what, Catch::Contains("incorrect data check"));
  CHECK(got.damage.unverified_from == 5);
}

TEST_CASE("packing does not depend on how the bytes were handed over", "[io][decoder]") {
  const Packing packing = GENERATE(Packing::gzip, Packing::zstd);
  const std::string text = sample_text();
  std::string out;
  const auto packer = make_packer(packing);
  for (std::size_t i = 0; i < text.size(); i += 1000)
    packer->pack(std::string_view(text).substr(i, 1000), false, out);
  packer->pack({}, true, out);
  CHECK(decode(out).text == text);
  CHECK(decode(out).damage.what.empty());
}
