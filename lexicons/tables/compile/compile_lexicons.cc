// Build-time program: the tables named in manifest.tsv and the words of the dictionaries become one
// file that the program uses in place. Usage: compile_lexicons LEXICONS_DIR OUT DEPFILE
#include <algorithm>
#include <cstdio>
#include <cstring>
#include <exception>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include "lexicons/tables/compile/dictionary_words.h"
#include "lexicons/tables/compile/families.h"
#include "lexicons/tables/compile/table_builder.h"
#include "lexicons/tables/compiled.h"
#include "lexicons/tables/fold.h"
#include "lexicons/tables/tsv.h"
#include "lexicons/tables/word_table.h"
#include "pipeline/options/error.h"

namespace {

using namespace jernih;
namespace fs = std::filesystem;

constexpr std::string_view kFamilies = "families";  // a folder beside the rows of a table

std::vector<fs::path> tables_in(const fs::path& folder) {
  std::vector<fs::path> out;
  for (const auto& entry : fs::directory_iterator(folder))
    if (entry.path().extension() == ".tsv") out.push_back(entry.path());
  std::sort(out.begin(), out.end());
  return out;
}

// Every table of the manifest, in its order. `files` is a file or a folder of .tsv files. What was
// read, folders too, goes to `read`.
std::vector<TableBuilder> read_tables(const fs::path& dir, std::vector<fs::path>& read) {
  const Tsv manifest = read_tsv((dir / "manifest.tsv").string());
  const std::size_t name = manifest.column("table");
  const std::size_t key = manifest.column("key");
  const std::size_t files = manifest.column("files");
  const std::size_t left_out = manifest.column("left_out");
  const auto pool = std::make_shared<TextPool>();
  std::vector<TableBuilder> out;
  for (const Tsv::Row& row : manifest.rows) {
    const fs::path path = dir / row.cells[files];
    std::vector<fs::path> paths;
    if (fs::is_directory(path)) {
      paths = tables_in(path);
      read.push_back(path);
      if (fs::is_directory(path / kFamilies)) {
        const std::vector<fs::path> families = tables_in(path / kFamilies);
        paths.insert(paths.end(), families.begin(), families.end());
        read.push_back(path / kFamilies);
      }
    } else {
      paths.push_back(path);
    }
    if (paths.empty())
      throw ConfigError({manifest.file, row.line, 0}, "no .tsv files in " + path.string());
    TableBuilder builder(row.cells[name], row.cells[key], pool);
    builder.leave_out(row.cells[left_out]);
    for (const fs::path& p : paths) {
      Tsv tsv = expand_families(read_tsv(p.string()));
      read.push_back(p);
      tsv.file = fs::relative(p, dir).string();
      builder.add(tsv);
    }
    builder.finish();
    out.push_back(std::move(builder));
  }
  if (out.size() > 48) throw ConfigError({manifest.file, 0, 0}, "more than 48 tables");
  return out;
}

struct Known {
  std::uint64_t flags = 0;
  std::vector<WordRows> rows;
};

std::map<std::string, Known> collect_words(const std::vector<TableBuilder>& tables) {
  std::map<std::string, Known> words;
  for (std::size_t t = 0; t < tables.size(); ++t) {
    for (const std::string& w : tables[t].first_words())
      words[w].flags |= std::uint64_t{1} << (static_cast<std::size_t>(kFirstTableBit) + t);
    for (const std::string& w : tables[t].joined_words()) words[w];
    for (const TableBuilder::SingleWord& s : tables[t].single_words())
      words[s.folded].rows.push_back(
          {s.row, static_cast<std::uint16_t>(s.rows), static_cast<std::uint16_t>(t)});
  }
  for_each_dictionary_word(
      [&](const std::string& folded, std::uint64_t flags) { words[folded].flags |= flags; });
  return words;
}

struct Words {
  std::vector<WordBucket> buckets;
  std::vector<WordInfo> infos{{}};
  std::vector<std::uint32_t> starts{0};
  std::vector<WordRows> rows;
};

void put(std::vector<WordBucket>& buckets, std::uint64_t hash, std::uint16_t info) {
  std::size_t i = first_slot(hash, buckets.size());
  while (buckets[i].info[WordBucket::kWords - 1] != 0) {
    buckets[i].is_full = 1;
    if (++i == buckets.size()) i = 0;
  }
  std::size_t place = 0;
  while (buckets[i].info[place] != 0) ++place;
  buckets[i].check_low[place] = static_cast<std::uint16_t>(hash);
  buckets[i].check_high[place] = static_cast<std::uint8_t>(hash >> 16);
  buckets[i].info[place] = info;
}

Words build_words(const std::map<std::string, Known>& known) {
  Words out;
  out.buckets.assign(known.size() * 8 / 7 / WordBucket::kWords + 2, {});
  std::map<std::uint64_t, std::uint32_t> shared;  // infos without rows, by flags
  for (const auto& [word, k] : known) {
    std::uint32_t info = 0;
    if (k.rows.empty() && shared.count(k.flags) > 0) {
      info = shared[k.flags];
    } else {
      info = static_cast<std::uint32_t>(out.infos.size());
      out.infos.push_back({k.flags});
      out.starts.push_back(static_cast<std::uint32_t>(out.rows.size()));
      out.rows.insert(out.rows.end(), k.rows.begin(), k.rows.end());
      if (k.rows.empty()) shared[k.flags] = info;
    }
    put(out.buckets, hash_folded(word), static_cast<std::uint16_t>(info));
  }
  out.starts.push_back(static_cast<std::uint32_t>(out.rows.size()));
  if (out.infos.size() > 0xFFFF)
    throw ConfigError({"word table", 0, 0}, "more than 65535 different things known about words");
  return out;
}

class Writer {
 public:
  explicit Writer(std::size_t header_bytes) : bytes_(header_bytes, '\0') {}
  template <class T>
  compiled::Range add(const T* data, std::size_t size) {
    constexpr std::size_t kAlign = std::max<std::size_t>(alignof(T), 8);
    bytes_.resize((bytes_.size() + kAlign - 1) / kAlign * kAlign);
    const compiled::Range r{static_cast<std::uint32_t>(bytes_.size()),
                            static_cast<std::uint32_t>(size)};
    bytes_.append(reinterpret_cast<const char*>(data), size * sizeof(T));
    return r;
  }
  template <class Container>
  compiled::Range add(const Container& c) {
    return add(c.data(), c.size());
  }
  std::string bytes_;
};

compiled::ColumnHeader write(Writer& out, const PackedColumn& c) {
  return {c.name, c.width, out.add(c.cells), out.add(c.values)};
}

compiled::TableHeader write(Writer& out, const TableBuilder& t) {
  compiled::TableHeader h;
  h.name = out.add(t.name());
  std::vector<compiled::ColumnHeader> columns;
  for (const PackedColumn& c : t.columns()) columns.push_back(write(out, c));
  h.columns = out.add(columns);
  h.files = out.add(t.files());
  h.buckets = out.add(t.buckets());
  h.places = write(out, t.places());
  h.rows = t.size();
  return h;
}

std::string serialise(const std::vector<TableBuilder>& tables, const Words& words) {
  std::vector<compiled::TableHeader> headers(tables.size());
  compiled::Header header;
  Writer out(sizeof header + headers.size() * sizeof headers[0]);
  header.tables = static_cast<std::uint32_t>(tables.size());
  header.word_buckets = out.add(words.buckets);
  header.word_infos = out.add(words.infos);
  header.word_starts = out.add(words.starts);
  header.word_rows = out.add(words.rows);
  header.pool = out.add(tables.at(0).pool().bytes());
  for (std::size_t i = 0; i < tables.size(); ++i) headers[i] = write(out, tables[i]);
  header.bytes = static_cast<std::uint32_t>(out.bytes_.size());
  std::memcpy(out.bytes_.data(), &header, sizeof header);
  if (!headers.empty())
    std::memcpy(out.bytes_.data() + sizeof header, headers.data(),
                headers.size() * sizeof headers[0]);
  return std::move(out.bytes_);
}

// For the build: what OUT is made of, so that a row, a new file and a file taken away are noticed.
void write_depfile(const fs::path& path, const fs::path& out, const std::vector<fs::path>& read) {
  std::ofstream file(path, std::ios::binary);
  const auto escaped = [](const fs::path& p) {
    std::string name = p.string();
    for (std::size_t at = 0; (at = name.find(' ', at)) != name.npos; at += 2)
      name.insert(at, 1, '\\');
    return name;
  };
  file << escaped(out) << ":";
  for (const fs::path& p : read) file << " \\\n  " << escaped(p);
  file << "\n";
  if (!file.flush()) throw ConfigError({path.string(), 0, 0}, "cannot be written");
}

int run(const fs::path& dir, const fs::path& out_path, const fs::path& depfile) {
  std::vector<fs::path> read{dir / "manifest.tsv"};
  const std::vector<TableBuilder> tables = read_tables(dir, read);
  const std::string bytes = serialise(tables, build_words(collect_words(tables)));
  std::ofstream out(out_path, std::ios::binary);
  out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  out.flush();
  if (!out) throw ConfigError({out_path.string(), 0, 0}, "cannot be written");
  write_depfile(depfile, out_path, read);
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4) {
    std::fputs("usage: compile_lexicons LEXICONS_DIR OUT DEPFILE\n", stderr);
    return 2;
  }
  try {
    return run(argv[1], argv[2], argv[3]);
  } catch (const std::exception& e) {
    std::fprintf(stderr, "compile_lexicons: %s\n", e.what());
    return 1;
  }
}
