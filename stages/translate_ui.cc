// Puts interface strings into English. One door: translate_ui_info(). Decides for every annotation
// whether it is rewritten, by the table of docs/english.md, "What is rewritten".
#include "stages/translate_ui.h"

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "pipeline/model/document.h"
#include "pipeline/options/error.h"
#include "pipeline/options/options.h"
#include "stages/translate_ui/string_translator.h"

namespace jernih {
namespace {

using ui::Scope;

// Longer segments are prose whatever they were called.
constexpr std::uint32_t kLongestString = 2000;
constexpr std::uint32_t kMostLabelTokens = 12;
constexpr float kSureLanguage = 0.9f;
constexpr float kVagueLanguage = 0.7f;

enum class Rewrite : std::uint8_t { interface, all, none };

bool is_open(const Language& language) { return language == kIndonesian || language == kMixed; }

class TranslateUi : public Stage {
 public:
  TranslateUi(std::shared_ptr<const ui::TranslationKnowledge> knowledge, Rewrite rewrite,
              float threshold, float page_threshold)
      : knowledge_(std::move(knowledge)),
        rewrite_(rewrite),
        pieces_(knowledge_->lexicon),
        translator_(*knowledge_, threshold, page_threshold) {}

  void run(Document& doc) override {
    if (rewrite_ == Rewrite::none) return;
    pieces_.begin(doc);
    own_.assign(doc.segments.size(), false);
    if (knowledge_->book.has_own()) claim(doc);
    std::uint32_t open_segments = 0;  // Indonesian or mixed ones
    for (const Segment& s : doc.segments) open_segments += is_open(s.language) ? 1 : 0;
    for (const Segment& s : doc.segments) {
      const bool is_string = s.at.size() <= kLongestString;
      if (rewrite_ == Rewrite::all ? !is_string : s.kind == SegmentKind::prose)
        prose(doc, s);
      else
        string(doc, s, open_segments - (is_open(s.language) ? 1 : 0) > 0);
    }
  }

 private:
  // A segment that is a row of the user's own tables as a whole is an interface string, whatever it
  // was taken for, and has the row's role.
  void claim(Document& doc) {
    for (std::size_t i = 0; i < doc.segments.size(); ++i) {
      Segment& s = doc.segments[i];
      if (s.at.size() > kLongestString) continue;
      pieces_.cut(doc, s.at, doc.tokens_of(s));
      const PhraseMatch match = translator_.own_row(doc, pieces_);
      if (!match) continue;
      own_[i] = true;
      s.kind = SegmentKind::interface;
      const Role role = knowledge_->book.row(match).role;
      if (role != Role::none) s.role = role;
    }
  }

  // `is_page_open`: some other segment is Indonesian or mixed; it makes what is beside it (prices,
  // counts, dates) Indonesian too.
  void string(Document& doc, const Segment& s, bool is_page_open) {
    Scope scope = Scope::nothing;
    if (is_open(s.language) || own_[static_cast<std::size_t>(&s - doc.segments.data())])
      scope = Scope::strings;
    else if (s.language == kEnglish && has_english_word(doc, s))
      scope = Scope::certain;
    else if (rewrite_ == Rewrite::all || is_page_open || is_lone_time(doc, s) || is_vague(s))
      scope =
          Scope::strings;  // undetermined, or a language so near that a short string looks alike
    if (rewrite_ == Rewrite::all && scope == Scope::strings) scope = Scope::all;
    if (scope == Scope::nothing || s.at.size() > kLongestString) return;
    // Names of places and agencies stay.
    if (s.role == Role::dateline && scope >= Scope::strings) scope = Scope::times;
    pieces_.cut(doc, s.at, doc.tokens_of(s));
    ui::StringContext context;
    context.is_page_open = is_page_open;
    context.may_compose = rewrite_ == Rewrite::all || traits(s.role).holds_words;
    context.is_string = traits(s.role).is_surely_string;
    context.wants_number = s.role == Role::commerce;
    context.is_open = is_open(s.language);
    context.is_indonesian = s.language == kIndonesian && s.confidence >= kSureLanguage;
    translator_.translate(doc, pieces_, scope, context);
  }

  // "24/11/2025 10:35 WIB" is no English, whatever it was taken for.
  bool has_english_word(const Document& doc, const Segment& s) const {
    const std::span<const Token> tokens = doc.tokens_of(s);
    return std::any_of(tokens.begin(), tokens.end(), [&](const Token& t) {
      const std::uint64_t flags = knowledge_->lexicon.words().info(t.word).flags;
      return t.kind == TokenKind::word &&
             (t.word == 0 || (flags & (kEnglishWord | kEnglishName)) != 0);
    });
  }

  // A label with a name behind it, taken for no language in particular.
  static bool is_vague(const Segment& s) {
    return traits(s.role).labels_name && s.token_count <= kMostLabelTokens &&
           (s.language == kOtherLanguage || s.confidence < kVagueLanguage);
  }

  // One date line says too little about its language; the word in it must be Indonesian.
  static bool is_lone_time(const Document& doc, const Segment& s) {
    return doc.segments.size() == 1 && s.role == Role::timestamp;
  }

  // English prose, or mixed prose that is mostly English.
  void prose(Document& doc, const Segment& s) {
    if (s.language != kEnglish && (s.language != kMixed || !is_mostly_english(doc, s))) return;
    const bool has_spans = s.language == kMixed || has_indonesian_pair(doc, s);
    if (!has_spans && !pieces_.has_found(s.at)) return;
    pieces_.cut(doc, s.at, doc.tokens_of(s));
    if (has_spans)
      translator_.translate_spans(doc, pieces_);
    else
      translator_.translate(doc, pieces_, Scope::times, {});
  }

  // Two words side by side that only Indonesian has ("Baca juga" between English sentences).
  bool has_indonesian_pair(const Document& doc, const Segment& s) const {
    bool was_ours = false;
    for (const Token& t : doc.tokens_of(s)) {
      const std::uint64_t flags = knowledge_->lexicon.words().info(t.word).flags;
      const bool is_ours = t.kind == TokenKind::word && (flags & kIndonesianWord) != 0 &&
                           (flags & (kEnglishWord | kEnglishName)) == 0;
      if (is_ours && was_ours) return true;
      was_ours = is_ours;
    }
    return false;
  }

  static bool is_mostly_english(const Document& doc, const Segment& s) {
    std::uint32_t english = 0;
    std::uint32_t indonesian = 0;
    for (const Token& t : doc.tokens_of(s)) {
      if (t.language == kEnglish) ++english;
      if (t.language == kIndonesian) ++indonesian;
    }
    return english > indonesian;
  }

  std::shared_ptr<const ui::TranslationKnowledge> knowledge_;
  Rewrite rewrite_;
  Pieces pieces_;
  ui::StringTranslator translator_;
  std::vector<bool> own_;  // by segment: a row of the user's own tables
};

Rewrite rewrite_named(const std::string& name) {
  return name == "all" ? Rewrite::all : name == "none" ? Rewrite::none : Rewrite::interface;
}

// A table that cannot be opened is a mistake of the configuration, not of the table.
void check_tables(const Options& options) {
  std::vector<Problem> problems;
  for (const std::string& path : options.texts("tables"))
    if (!std::ifstream(path) || std::filesystem::is_directory(path))
      problems.push_back({options.where("tables"), "the table '" + path +
                                                       "' cannot be read; name a file, seen from "
                                                       "the folder of the configuration"});
  if (!problems.empty()) throw ConfigError(std::move(problems));
}

StageFactory prepare(const Options& options) {
  check_tables(options);
  auto knowledge =
      std::make_shared<const ui::TranslationKnowledge>(Lexicon::builtin(), options.texts("tables"));
  const Rewrite rewrite = rewrite_named(options.text("rewrite"));
  const auto threshold = static_cast<float>(options.real("threshold"));
  const auto page_threshold = static_cast<float>(options.real("page_threshold"));
  return
      [=] { return std::make_unique<TranslateUi>(knowledge, rewrite, threshold, page_threshold); };
}

}  // namespace

StageInfo translate_ui_info() {
  return {
      .name = "translate_ui",
      .summary = "Puts interface strings into English",
      .needs = {Layer::tokens, Layer::language, Layer::roles},
      .gives = {Layer::english},
      // Whether they are rewritten and their case; rows of the user's own tables claim segments.
      .changes = {Layer::numbers, Layer::times, Layer::kinds, Layer::roles},
      .options =
          {{.name = "rewrite",
            .type = OptionType::choice,
            .initial = "interface",
            .help = "what the English holds: interface strings and times, all strings, or nothing",
            .choices = {"interface", "all", "none"}},
           {.name = "threshold",
            .type = OptionType::real,
            .initial = "0.5",
            .help = "least confidence of a string put together from words; below it stays",
            .least = 0,
            .most = 1},
           {.name = "page_threshold",
            .type = OptionType::real,
            .initial = "0.765",
            .help = "the same with rewrite: interface, where the string must be surely one as well",
            .least = 0,
            .most = 1},
           {.name = "tables",
            .type = OptionType::paths,
            .initial = "",
            .help = "your own tables of strings (indonesian, english, role); they win over the "
                    "built-in, and a segment that is one of their rows is an interface string"}},
      .prepare = prepare,
      .uses = {Layer::numbers, Layer::times},
  };
}

}  // namespace jernih
