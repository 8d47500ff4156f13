// One number per row in as few bytes as the largest needs; where few different ones stand, their
// positions in a list of them.
#pragma once

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace jernih {

// A view. Every number is read as four bytes: kPadding more stand behind the last.
class Column {
 public:
  static constexpr std::size_t kPadding = 3;

  Column() = default;
  Column(std::uint32_t name, std::uint32_t width, std::string_view cells,
         std::span<const std::uint32_t> values)
      : name_(name),
        width_(width),
        mask_(width == 4 ? ~0u : (1u << (8 * width)) - 1),
        cells_(cells.data()),
        values_(values) {}

  std::uint32_t name() const { return name_; }
  std::uint32_t at(std::size_t row) const {
    std::uint32_t number = 0;
    std::memcpy(&number, cells_ + row * width_, sizeof number);
    number &= mask_;
    return values_.empty() ? number : values_[number];
  }

 private:
  std::uint32_t name_ = 0;   // offset of its text in the pool
  std::uint32_t width_ = 0;  // bytes, 1 to 4
  std::uint32_t mask_ = 0;
  const char* cells_ = nullptr;
  std::span<const std::uint32_t> values_;
};

// The bytes of a Column.
struct PackedColumn {
  std::uint32_t name = 0;
  std::uint32_t width = 0;
  std::string cells;
  std::vector<std::uint32_t> values;  // empty: the cells are the numbers

  PackedColumn() = default;
  PackedColumn(std::uint32_t column_name, const std::vector<std::uint32_t>& numbers)
      : name(column_name) {
    std::vector<std::uint32_t> different = numbers;
    std::sort(different.begin(), different.end());
    different.erase(std::unique(different.begin(), different.end()), different.end());
    width = width_of(different.empty() ? 0 : different.back());
    const std::uint32_t listed = width_of(static_cast<std::uint32_t>(different.size()));
    const std::size_t with_list = numbers.size() * listed + different.size() * sizeof numbers[0];
    if (with_list < numbers.size() * width) {
      width = listed;
      values = std::move(different);
    }
    for (const std::uint32_t n : numbers) add(n);
    cells.append(Column::kPadding, '\0');
  }
  Column view() const { return {name, width, cells, values}; }

 private:
  static std::uint32_t width_of(std::uint32_t largest) {
    std::uint32_t bytes = 1;
    while (bytes < 4 && largest >> (8 * bytes) != 0) ++bytes;
    return bytes;
  }
  void add(std::uint32_t number) {
    if (!values.empty())
      number = static_cast<std::uint32_t>(std::lower_bound(values.begin(), values.end(), number) -
                                          values.begin());
    for (std::uint32_t i = 0; i < width; ++i)
      cells += static_cast<char>(static_cast<unsigned char>(number >> (8 * i)));
  }
};

}  // namespace jernih
