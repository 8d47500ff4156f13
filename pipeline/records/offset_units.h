// Byte offsets inside, code points or UTF-16 units at the door.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace jernih {

enum class OffsetUnit : std::uint8_t { code_points, bytes, utf16 };

// Answers "how many units lie before this byte" for one text. A byte that begins no character
// counts as the U+FFFD that is written in its place.
class OffsetUnits {
 public:
  // One linear pass; none for bytes and for ASCII. The text must outlive the questions.
  void reset(std::string_view text, OffsetUnit unit);

  // O(1): at most kStep bytes are counted. `byte` <= text.size().
  std::uint32_t operator()(std::uint32_t byte) const;

 private:
  static constexpr std::uint32_t kStep = 64;

  std::uint32_t count(std::uint32_t from, std::uint32_t to) const;
  void index_broken(std::string_view text);

  std::string_view text_;
  OffsetUnit unit_ = OffsetUnit::code_points;
  bool is_identity_ = true;
  bool is_broken_ = false;             // invalid UTF-8: one entry per byte
  std::vector<std::uint32_t> before_;  // units before byte i * kStep
};

}  // namespace jernih
