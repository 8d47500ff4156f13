// The compiled lexicon as views into the embedded bytes.
#include "lexicons/tables/lexicon.h"

#include <array>
#include <cstring>
#include <stdexcept>

#include "lexicons/tables/compiled.h"
#include "lexicons/tables/fold.h"

namespace jernih {
namespace {

template <class T>
std::span<const T> range(std::string_view bytes, compiled::Range r) {
  if (r.offset % alignof(T) != 0 || r.offset + std::uint64_t{r.size} * sizeof(T) > bytes.size())
    throw std::runtime_error("the compiled lexicon is damaged; build again");
  return {reinterpret_cast<const T*>(bytes.data() + r.offset), r.size};
}

std::string_view chars(std::string_view bytes, compiled::Range r) {
  const auto span = range<char>(bytes, r);
  return {span.data(), span.size()};
}

}  // namespace

Lexicon::Lexicon(std::string_view bytes) : bytes_(bytes) {
  compiled::Header header;
  if (bytes.size() < sizeof header) throw std::runtime_error("the compiled lexicon is too short");
  std::memcpy(&header, bytes.data(), sizeof header);
  if (header.magic != compiled::kMagic || header.bytes != bytes.size())
    throw std::runtime_error("the compiled lexicon is of another version; build again");
  words_ = WordTable(
      range<WordBucket>(bytes, header.word_buckets), range<WordInfo>(bytes, header.word_infos),
      range<std::uint32_t>(bytes, header.word_starts), range<WordRows>(bytes, header.word_rows));
  const auto headers = range<compiled::TableHeader>(
      bytes, {static_cast<std::uint32_t>(sizeof header), header.tables});
  std::size_t columns = 0;
  for (const compiled::TableHeader& h : headers) columns += h.columns.size;
  columns_.reserve(columns);  // tables have views of them
  for (std::size_t i = 0; i < headers.size(); ++i) {
    tables_.push_back(read_table(headers[i], chars(bytes, header.pool)));
    tables_.back().starts_bit_ = std::uint64_t{1} << (kFirstTableBit + static_cast<int>(i));
  }
}

Table Lexicon::read_table(const compiled::TableHeader& h, std::string_view pool) {
  const auto column = [&](const compiled::ColumnHeader& c) {
    return Column(c.name, c.width, chars(bytes_, c.cells), range<std::uint32_t>(bytes_, c.values));
  };
  Table t;
  t.name_ = chars(bytes_, h.name);
  t.pool_ = pool;
  const std::size_t first = columns_.size();
  for (const compiled::ColumnHeader& c : range<compiled::ColumnHeader>(bytes_, h.columns))
    columns_.push_back(column(c));
  t.columns_ = std::span<const Column>(columns_).subspan(first);
  t.places_ = column(h.places);
  t.files_ = range<std::uint32_t>(bytes_, h.files);
  t.rows_ = h.rows;
  t.index_ = KeyIndex(range<KeyBucket>(bytes_, h.buckets));
  return t;
}

const Table& Lexicon::table(std::string_view name) const {
  for (const Table& t : tables_)
    if (t.name() == name) return t;
  throw std::logic_error("there is no table " + std::string(name) +
                         " in lexicons/data/manifest.tsv");
}

Table::Match Lexicon::rows_of(const Table& table, std::uint32_t word) const {
  const auto position = static_cast<std::uint32_t>(&table - tables_.data());
  for (const WordRows& r : words_.rows(word))
    if (r.table == position) return {r.row, r.rows, 1};
  return {};
}

std::string Lexicon::version() const {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::uint64_t hash = hash_folded(bytes_);
  std::string out(16, '0');
  for (std::size_t i = out.size(); i-- > 0; hash >>= 4) out[i] = kDigits[hash & 15];
  return out;
}

}  // namespace jernih
