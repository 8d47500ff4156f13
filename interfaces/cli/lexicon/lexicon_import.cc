// `jernih lexicon import`: a site's own catalogue becomes a table of phrases.
#include <fmt/format.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <memory>
#include <sstream>

#include "interfaces/cli/lexicon/catalogues/catalogue.h"
#include "interfaces/cli/lexicon/catalogues/rows.h"
#include "interfaces/cli/lexicon/lexicon.h"
#include "interfaces/cli/shared/exit_codes.h"
#include "pipeline/io/output_file.h"
#include "pipeline/io/same_file.h"
#include "pipeline/model/role.h"
#include "pipeline/model/segment.h"

namespace jernih::cli {
namespace {

struct ImportArguments {
  std::vector<std::string> files;
  std::string english, output, format = "auto", role;
};

enum class Format : std::uint8_t { po, mo, tmx, xliff, android, json, rails, csv, tsv };

struct FormatName {
  std::string_view name;
  Format format;
  std::string_view endings;  // of file names, parted by spaces
};
constexpr std::array kFormats{FormatName{"po", Format::po, ".po .pot"},
                              FormatName{"mo", Format::mo, ".mo .gmo"},
                              FormatName{"tmx", Format::tmx, ".tmx"},
                              FormatName{"xliff", Format::xliff, ".xlf .xliff"},
                              FormatName{"android", Format::android, ".xml"},
                              FormatName{"json", Format::json, ".json"},
                              FormatName{"yaml", Format::rails, ".yml .yaml"},
                              FormatName{"csv", Format::csv, ".csv"},
                              FormatName{"tsv", Format::tsv, ".tsv .txt"}};

std::string read_file(const std::string& path) {
  errno = 0;
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  if (in) text << in.rdbuf();
  if (!in || std::filesystem::is_directory(path))
    throw ConfigError({path, 0, 0}, std::string(std::strerror(errno != 0 ? errno : EISDIR)) +
                                        "; name a catalogue");
  return text.str();
}

Format format_of(const std::string& path, const std::string& wanted) {
  const std::string ending = std::filesystem::path(path).extension().string();
  for (const FormatName& f : kFormats) {
    const bool is_wanted = wanted == f.name;
    const bool has_ending =
        wanted == "auto" && !ending.empty() &&
        (' ' + std::string(f.endings) + ' ').find(' ' + ending + ' ') != std::string::npos;
    if (is_wanted || has_ending) return f.format;
  }
  if (wanted != "auto")
    throw ConfigError({"--format", 0, 0}, "there is no format '" + wanted +
                                              "'; there are po, mo, tmx, xliff, android, json, "
                                              "yaml, csv and tsv");
  throw ConfigError({path, 0, 0},
                    "its name does not say its format; give --format po, mo, tmx, "
                    "xliff, android, json, yaml, csv or tsv");
}

std::vector<CatalogueString> read_keyed(Format format, const std::string& path) {
  const std::string text = read_file(path);
  if (format == Format::android) return read_android(text, path);
  return format == Format::json ? read_json_catalogue(text, path) : read_rails(text, path);
}

// The keys of a JSON file alone are its English ("Read more": "Selengkapnya").
std::vector<CataloguePair> by_english_keys(const std::vector<CatalogueString>& strings) {
  std::vector<CataloguePair> out;
  for (const CatalogueString& s : strings) out.push_back({s.text, s.key, {}, s.where});
  return out;
}

std::vector<CataloguePair> read_pairs(const std::string& path, const ImportArguments& arguments) {
  const Format format = format_of(path, arguments.format);
  const std::string text = read_file(path);
  switch (format) {
    case Format::po:
      return read_po(text, path);
    case Format::mo:
      return read_mo(text, path);
    case Format::tmx:
      return read_tmx(text, path);
    case Format::xliff:
      return read_xliff(text, path);
    case Format::csv:
      return read_delimited(text, path, ',');
    case Format::tsv:
      return read_delimited(text, path, '\t');
    case Format::android:
    case Format::json:
    case Format::rails:
      break;
  }
  if (!arguments.english.empty())
    return join_by_key(read_keyed(format, path), read_keyed(format, arguments.english));
  if (format == Format::json) return by_english_keys(read_keyed(format, path));
  throw ConfigError({path, 0, 0},
                    "this format keeps a file per language; name the English one with --english");
}

class Import {
 public:
  explicit Import(const ImportArguments& arguments) : arguments_(arguments) {}

  int operator()() {
    if (!arguments_.role.empty() && role_named(arguments_.role) == Role::none)
      throw ConfigError({"--role", 0, 0},
                        "'" + arguments_.role + "' is no role; " + nearest_role());
    if (!arguments_.output.empty()) {
      std::vector<std::string> inputs = arguments_.files;
      if (!arguments_.english.empty()) inputs.push_back(arguments_.english);
      InputFiles(inputs).refuse(arguments_.output);
    }
    for (const std::string& path : arguments_.files)
      for (const CataloguePair& pair : read_pairs(path, arguments_)) add(pair);
    std::vector<std::string> conflicts;
    const std::vector<TableRow> rows = table_.rows(conflicts);
    write(rows);
    for (const std::string& c : conflicts) fmt::print(stderr, "{}\n", c);
    const auto counted = [](std::size_t n, const char* what) {
      return fmt::format("{} {}{}", n, what, n == 1 ? "" : "s");
    };
    fmt::print(stderr, "{}: {}, {}", counted(strings_, "string"), counted(rows.size(), "row"),
               counted(conflicts.size(), "conflict"));
    for (std::size_t i = 1; i < unfit_.size(); ++i)
      if (unfit_[i] > 0)
        fmt::print(stderr, "; {} left out: {}", unfit_[i], reason(static_cast<Unfit>(i)));
    fmt::print(stderr, "\n");
    return kDone;
  }

 private:
  std::string nearest_role() const {
    const std::vector<std::string> names = role_names();
    const std::string near = did_you_mean(arguments_.role, names);
    return near.empty() ? fmt::format("there are: {}", fmt::join(names, ", "))
                        : "did you mean '" + near + "'?";
  }

  void add(const CataloguePair& pair) {
    if (pair.indonesian.empty() || pair.english.empty()) return;
    ++strings_;
    TableRow row;
    const Unfit unfit = to_row(pair, row);
    ++unfit_[static_cast<std::size_t>(unfit)];
    if (unfit == Unfit::none) table_.add(std::move(row));
  }

  void write(const std::vector<TableRow>& rows) const {
    std::string text = "indonesian\tenglish\trole\tflags\tsource\n";
    for (const TableRow& r : rows)
      text += r.indonesian + '\t' + r.english + '\t' + arguments_.role + "\t\t" +
              to_string(r.where) + '\n';
    if (arguments_.output.empty()) {
      if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size() ||
          std::fflush(stdout) != 0)
        throw std::system_error(errno, std::generic_category(), "standard output");
      return;
    }
    OutputFile out = OutputFile::to_place(arguments_.output);
    out.write(text);
    out.finish();
  }

  const ImportArguments& arguments_;
  RowTable table_;
  std::array<std::size_t, kUnfitKinds> unfit_{};
  std::size_t strings_ = 0;
};

}  // namespace

void add_lexicon_import(CLI::App& lexicon, ChosenCommand& chosen) {
  CLI::App* import = lexicon.add_subcommand(
      "import",
      "Make a table of a site's own catalogue: gettext PO and MO, TMX, XLIFF 1.2 and "
      "2.0, Android strings.xml, JSON, Rails YAML, CSV, TSV");
  const auto arguments = std::make_shared<ImportArguments>();
  import->add_option("FILE", arguments->files, "Catalogues")->required();
  import->add_option("--english", arguments->english,
                     "The same catalogue in English, for formats with a file per language");
  import->add_option("--format", arguments->format,
                     "po, mo, tmx, xliff, android, json, yaml, csv, tsv; else by the file's name");
  import->add_option("--role", arguments->role, "Role of all rows");
  import->add_option("-o,--output", arguments->output, "The table; else standard output");
  import->callback([arguments, &chosen] {
    chosen = [arguments] {
      return Import(*arguments)();
};
}  // namespace jernih::cli
);
}

}  // namespace jernih::cli
