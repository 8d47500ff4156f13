// A short piece of JSON whose size is bounded, put together on the stack and handed over at once:
// records are made of many tiny fields, and growing a string for each costs more than their bytes.
#pragma once

#include <array>
#include <charconv>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace jernih {

// The caller knows the bound: everything put in must fit kBytes (std::logic_error is not worth a
// branch here; names and numbers of the schema are far below it).
class JsonRow {
 public:
  static constexpr std::size_t kBytes = 512;

  void put(std::string_view text) {
    std::memcpy(bytes_.data() + size_, text.data(), text.size());
    size_ += text.size();
  }
  void put(char c) { bytes_[size_++] = c; }
  void number(std::uint64_t value) {
    const auto [end, error] = std::to_chars(bytes_.data() + size_, bytes_.data() + kBytes, value);
    size_ = static_cast<std::size_t>(end - bytes_.data());
  }
  // 0..1 with three decimals; anything else is brought into that range.
  void fraction(float value) {
    const int thousandths = value >= 1  ? 1000
                            : value > 0 ? static_cast<int>(value * 1000 + 0.5f)
                                        : 0;
    if (thousandths >= 1000) return put("1.000");
    put("0.");
    for (const int unit : {100, 10, 1}) put(static_cast<char>('0' + thousandths / unit % 10));
  }
  // `before` is `,"key":"`; nothing at all when the value is empty.
  void name(std::string_view before, std::string_view value) {
    if (value.empty()) return;
    put(before);
    put(value);
    put('"');
  }
  std::string_view text() const { return {bytes_.data(), size_}; }

 private:
  std::array<char, kBytes> bytes_;  // not cleared: only what was put in is read
  std::size_t size_ = 0;
};

}  // namespace jernih
