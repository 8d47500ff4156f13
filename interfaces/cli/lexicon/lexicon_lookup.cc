// `jernih lexicon lookup`: which rows and patterns hold a string, and why one of them won.
#include <fmt/format.h>

#include <algorithm>
#include <memory>

#include "interfaces/cli/lexicon/lexicon.h"
#include "interfaces/cli/shared/exit_codes.h"
#include "interfaces/cli/shared/terminal.h"
#include "interfaces/setup/setup.h"
#include "lexicons/matching/phrase_book.h"
#include "lexicons/tables/lexicon.h"
#include "pipeline/model/render.h"
#include "pipeline/run/session.h"

namespace jernih::cli {
namespace {

struct LookupArguments {
  std::vector<std::string> words;
  std::vector<std::string> tables;
};

class Lookup {
 public:
  explicit Lookup(const std::vector<std::string>& tables)
      : paint_(stdout),
        book_(Lexicon::builtin(), tables),
        pieces_(Lexicon::builtin()),
        plan_(load_plan({.config = "ui", .settings = sets_for(tables)})),
        session_(plan_) {}

  // kSomeFailed when nothing is known about the string.
  int operator()(const std::string& text) {
    bool is_known = false;
    session_.observe_before("translate_ui",
                            [&](const Document& doc) { is_known = tell_matches(doc); });
    tell_english(session_(text));
    return is_known ? kDone : kSomeFailed;
  }

 private:
  static std::vector<std::string> sets_for(const std::vector<std::string>& tables) {
    if (tables.empty()) return {};
    std::string list;
    for (const std::string& t : tables) list += (list.empty() ? "" : ", ") + t;
    return {"translate_ui.tables=[" + list + "]"};
  }

  bool tell_matches(const Document& doc) {
    bool is_known = false;
    pieces_.begin(doc);
    for (const Segment& s : doc.segments) {
      pieces_.cut(doc, s.at, doc.tokens_of(s));
      is_known = tell_whole(doc) || is_known;
      if (!is_known) is_known = tell_parts(doc);
      is_known = tell_glosses(doc) || is_known;
    }
    return is_known;
  }

  // Rows for the string as a whole, with and without the punctuation around it.
  bool tell_whole(const Document& doc) {
    std::uint32_t first = 0;
    std::uint32_t last = pieces_.size();
    std::vector<PhraseMatch> found = book_.matcher(doc, pieces_).every(first, last);
    const auto is_mark = [&](std::uint32_t i) { return pieces_[i].kind == PieceKind::mark; };
    while (found.empty() && first < last && (is_mark(first) || is_mark(last - 1))) {
      is_mark(first) ? ++first : --last;
      found = book_.matcher(doc, pieces_).every(first, last);
    }
    if (found.empty()) return false;
    fmt::print("{}\n", paint_(Style::bold, "rows for the whole string"));
    for (std::size_t i = 0; i < found.size(); ++i) tell_row(found[i], i == 0);
    if (found.size() > 1)
      fmt::print("  {}\n",
                 paint_(Style::dim, "the first won: " + PhraseBook::reason(found[0], found[1])));
    return true;
  }

  void tell_row(const PhraseMatch& match, bool is_winner) {
    const PhraseRow row = book_.row(match);
    fmt::print("  {} {} -> {}  {}{}  {}\n", paint_(Style::green, is_winner ? "*" : " "),
               row.indonesian, row.english, paint_(Style::cyan, name(row.role)), flags_of(row),
               paint_(Style::dim, match.table->where(match.row)));
  }

  static std::string flags_of(const PhraseRow& row) {
    std::string out;
    if (row.is_english) out += " english";
    if (row.is_ordinary) out += " ordinary";
    if (row.is_prefix) out += " prefix";
    return out;
  }

  // The longest row at each place, when none holds the whole.
  bool tell_parts(const Document& doc) {
    bool has_any = false;
    for (std::uint32_t i = 0; i < pieces_.size();) {
      const PhraseMatch match = book_.matcher(doc, pieces_).longest(i, pieces_.size());
      if (match) {
        if (!has_any) fmt::print("{}\n", paint_(Style::bold, "rows for parts of it"));
        tell_row(match, false);
        has_any = true;
      }
      i = match ? match.last : i + 1;
    }
    return has_any;
  }

  bool tell_glosses(const Document& /*doc*/) {
    const Lexicon& lexicon = Lexicon::builtin();
    const Table& table = lexicon.table("glosses");
    const std::uint32_t pos = table.column("pos");
    const std::uint32_t english = table.column("english");
    const std::uint32_t key = table.column("indonesian");
    bool has_any = false;
    for (const Piece& p : pieces_.all()) {
      const Table::Match match = lexicon.rows_of(table, p.word);
      for (std::uint32_t r = match.row; r < match.row + match.rows; ++r) {
        if (!has_any) fmt::print("{}\n", paint_(Style::bold, "glosses of its words"));
        fmt::print("    {} ({}) -> {}  {}\n", table.cell(r, key), table.cell(r, pos),
                   table.cell(r, english), paint_(Style::dim, table.where(r)));
        has_any = true;
      }
    }
    return has_any;
  }

  void tell_english(const Document& doc) {
    std::string english;
    render(doc, english);
    fmt::print("{}\n    {}\n", paint_(Style::bold, "english"), english);
    for (const Annotation& a : doc.annotations)
      if (a.rewritten)
        fmt::print(
            "    {} -> {}  {}\n", one_line(doc.text(a.at), 60), one_line(a.english, 60),
            paint_(Style::dim, fmt::format("by {}{}{}", a.by, a.by.empty() ? "" : " ", a.rule)));
  }

  Paint paint_;
  PhraseBook book_;
  Pieces pieces_;
  Plan plan_;
  Session session_;
};

}  // namespace

void add_lexicon_lookup(CLI::App& lexicon, ChosenCommand& chosen) {
  CLI::App* c = lexicon.add_subcommand(
      "lookup", "A string: its rows and patterns, why one of them won, and its English");
  const auto arguments = std::make_shared<LookupArguments>();
  c->add_option("TEXT", arguments->words, "The string; words are joined by spaces")->required();
  c->add_option("--tables", arguments->tables, "Your own tables, as in translate_ui.tables")
      ->type_name("FILE")
      ->expected(1)
      ->allow_extra_args(false)
      ->take_all();
  c->callback([arguments, &chosen] {
    chosen = [arguments] {
      std::string text;
      for (const std::string& w : arguments->words) text += (text.empty() ? "" : " ") + w;
      return Lookup(arguments->tables)(text);
    };
  });
}

}  // namespace jernih::cli
