// The texts of tables, each once. A text is known by its offset; its size stands before it: one
// byte, or 255 and two.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

namespace jernih {

class TextPool {
 public:
  static constexpr std::size_t kLongest = 0xFFFF;  // bytes of a text

  // The offset of `text`, which is at most kLongest bytes.
  std::uint32_t add(const std::string& text) {
    const auto [it, is_new] = offsets_.emplace(text, static_cast<std::uint32_t>(bytes_.size()));
    if (!is_new) return it->second;
    const std::size_t size = text.size();
    if (size < kEscape) {
      bytes_ += static_cast<char>(size);
    } else {
      bytes_ += static_cast<char>(kEscape);
      bytes_ += static_cast<char>(size & 0xFF);
      bytes_ += static_cast<char>(size >> 8);
    }
    bytes_ += text;
    return it->second;
  }
  const std::string& bytes() const { return bytes_; }

  static std::string_view text(std::string_view bytes, std::uint32_t offset) {
    const auto byte = [&](std::size_t i) {
      return static_cast<std::size_t>(static_cast<unsigned char>(bytes[offset + i]));
    };
    if (byte(0) != kEscape) return bytes.substr(offset + 1, byte(0));
    return bytes.substr(offset + 3, byte(1) | byte(2) << 8);
  }

 private:
  static constexpr std::size_t kEscape = 255;

  std::string bytes_;
  std::unordered_map<std::string, std::uint32_t> offsets_;
};

}  // namespace jernih
