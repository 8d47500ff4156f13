// Says the language of every segment, every word and the record. One door: detect_language_info().
// Segments that are sure by their own words are settled at once; the doubtful ones when the whole
// page is known. The parts: features and model (one word), judge (a text), page_context,
// token_languages (where it changes).
#include "stages/detect_language.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <memory>

#include "lexicons/language_model.h"
#include "stages/detect_language/interface_strings.h"
#include "stages/detect_language/judge.h"
#include "stages/detect_language/page_context.h"
#include "stages/detect_language/token_languages.h"

namespace jernih {
namespace {

using namespace detect_language;

constexpr float kNever = -1e4f;  // a logit that no text outweighs

struct Settings {
  std::array<float, kLabels> offsets{};
  float threshold = 0;
  bool context = true;
  std::uint32_t minimum_letters = 1;
};

// Shared by all workers.
struct Knowledge {
  Knowledge() : model(builtin_language_model()), evidence(Lexicon::builtin(), model.labels()) {}
  Model model;
  EvidenceSource evidence;
};

class DetectLanguage : public Stage {
 public:
  DetectLanguage(std::shared_ptr<const Knowledge> knowledge, const Settings& settings)
      : knowledge_(std::move(knowledge)),
        settings_(settings),
        scores_(knowledge_->model, knowledge_->evidence),
        judge_(knowledge_->model, scores_, settings_.offsets),
        token_languages_(knowledge_->model, scores_),
        strings_(Lexicon::builtin()) {}

  void run(Document& doc) override {
    doc.language_spans.clear();
    words_by_language_.clear();
    page_.clear();
    looks_.assign(doc.segments.size(), {});
    for (std::size_t i = 0; i < doc.segments.size(); ++i) first_look(doc, i);
    page_.prepare();
    for (std::size_t i = 0; i < doc.segments.size(); ++i)
      if (!looks_[i].is_settled) second_look(doc, i);
    decide_record(doc);
  }

 private:
  static constexpr float kSure = 0.98f;
  static constexpr float kKnownString = 0.95f;  // Malay, Javanese and others have some of them too
  static constexpr float kAloneAbroad = 8;      // words of a language that a page need not confirm
  static constexpr std::uint32_t kLine = 3;     // words: shorter ones go with their page
  static constexpr float kLineContext = 1.7f;
  static constexpr float kMostEvidence = 12;  // words of one segment that count for the page

  // What is kept of a segment until the page is known.
  struct Look {
    Testimony testimony;
    bool is_settled = false;
  };

  void first_look(Document& doc, std::size_t i) {
    Segment& segment = doc.segments[i];
    const auto tokens = doc.tokens_of(segment);
    const Glance glance = judge_.glance(doc, tokens, words_);
    if (glance.words == 0 || letters(doc, tokens) < settings_.minimum_letters) {
      settle_wordless(doc, segment);
      looks_[i].is_settled = true;
      return;
    }
    Candidates chances;
    const bool is_string = is_known_string(tokens, chances);
    if (!is_string && !is_sure(glance, kSure, chances))
      chances = candidates(judge_.logits(doc, tokens, words_, glance));
    if (!is_string && is_only_names(glance, chances)) {
      settle_wordless(doc, segment);
      looks_[i].is_settled = true;
      return;
    }
    looks_[i] = {testimony_of(glance, chances), is_string || needs_no_page(doc, glance, chances)};
    page_.add(looks_[i].testimony);
    if (looks_[i].is_settled) settle(doc, segment, chances, is_string, glance.trust);
  }

  // Short texts of a third language are often names, sizes and dates, and there are many of a kind.
  static Testimony testimony_of(const Glance& glance, const Candidates& chances) {
    constexpr float kLineAbroad = 0.25f;
    const std::size_t best = chances.best();
    const bool is_line_abroad = best == 2 && glance.weight < kAloneAbroad;
    return {chances.labels[best], std::min(glance.weight, kMostEvidence) * chances.chances[best] *
                                      (is_line_abroad ? kLineAbroad : 1)};
  }

  bool needs_no_page(const Document& doc, const Glance& glance, const Candidates& chances) const {
    const std::size_t best = chances.best();
    if (!settings_.context || doc.segments.size() < 2) return true;
    return chances.chances[best] >= kSure && (best < 2 || glance.weight >= kAloneAbroad);
  }

  // Several names are of no language, whatever they look like; a single one may be the word of one
  // ("Vietnam", "Hebrew").
  static bool is_only_names(const Glance& glance, const Candidates& chances) {
    constexpr float kSurelyAbroad = 0.97f;
    return glance.names_alone && glance.words > 1 &&
           (chances.best() < 2 || chances.chances[2] < kSurelyAbroad);
  }

  // A doubtful segment is judged again with what the page says.
  void second_look(Document& doc, std::size_t i) {
    Segment& segment = doc.segments[i];
    const auto tokens = doc.tokens_of(segment);
    const Glance glance = judge_.glance(doc, tokens, words_);
    std::array<float, kLabels> logits = judge_.logits(doc, tokens, words_, glance);
    page_.add_to(logits, glance.words < kLine ? kLineContext : 1, looks_[i].testimony,
                 {i > 0 ? looks_[i - 1].testimony : Testimony{},
                  i + 1 < looks_.size() ? looks_[i + 1].testimony : Testimony{}});
    const Candidates chances = candidates(logits);
    if (is_only_names(glance, chances) || is_jumble(glance, chances))
      settle_wordless(doc, segment);
    else
      settle(doc, segment, chances, false, glance.trust);
  }

  // A line that looks like no language we know, on a page of those we know: sizes, models, names.
  bool is_jumble(const Glance& glance, const Candidates& chances) const {
    constexpr float kForeignPage = 0.2f;
    constexpr float kShort = 4.5f;  // words
    return chances.best() == 2 && chances.labels[2] == kLabels - 1 && glance.weight < kShort &&
           page_.share(kLabels - 1) < kForeignPage &&
           std::none_of(words_.begin(), words_.end(),
                        [](const SeenWord& w) { return w.script != 0; });
  }

  bool is_known_string(std::span<const Token> tokens, Candidates& out) {
    const Language language = strings_.language_of(tokens);
    if (language.empty()) return false;
    const std::size_t label = language == kEnglish ? kEnLabel : kIdLabel;
    if (settings_.offsets[label] <= kNever / 2) return false;
    out.chances[label] = kKnownString;
    return true;
  }

  // Letters up to the minimum, enough to compare with it.
  std::uint32_t letters(const Document& doc, std::span<const Token> tokens) const {
    std::uint32_t n = 0;
    for (const Token& t : tokens) {
      if (t.kind != TokenKind::word) continue;
      for (const char c : doc.text(t.at)) n += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
      if (n >= settings_.minimum_letters) break;
    }
    return n;
  }

  static void settle_wordless(Document& doc, Segment& segment) {
    for (Token& t : tokens_of(doc, segment)) t.language = kNoLanguage;
    segment.first_language_span = segment.language_span_count = 0;
    segment.language = kUndetermined;
    segment.confidence = 1;
  }

  // words_ are those of the segment.
  void settle(Document& doc, Segment& segment, const Candidates& chances, bool is_string,
              float trust) {
    const std::size_t best = chances.best();
    segment.first_language_span = static_cast<std::uint32_t>(doc.language_spans.size());
    segment.language_span_count = 0;
    segment.language = knowledge_->model.labels()[chances.labels[best]];
    segment.confidence = is_string ? kKnownString : confidence(chances.chances[best], trust);
    if (doc.lost != nullptr) tell_lost(doc, segment, chances);
    if (segment.language == kOtherLanguage) name_by_script(segment);
    if (is_string) {
      for (Token& t : tokens_of(doc, segment))
        t.language = t.kind == TokenKind::word ? segment.language : kNoLanguage;
    } else {
      token_languages_.assign(doc, segment, chances, words_);
      mark_mixed(doc, segment, (knowledge_->model.header().near >> chances.labels[best] & 1) != 0);
    }
    if (segment.confidence < settings_.threshold) {
      segment.language = kUndetermined;
      segment.language_span_count = 0;
    }
    count_words(segment);
  }

  void tell_lost(const Document& doc, const Segment& segment, const Candidates& chances) const {
    constexpr float kLeast = 0.005f;
    const std::size_t best = chances.best();
    for (std::size_t i = 0; i < Candidates::kSize; ++i)
      if (i != best && chances.chances[i] >= kLeast)
        doc.lost->push_back(
            {segment.at, std::string(knowledge_->model.labels()[chances.labels[i]].code()), "",
             fmt::format("its chance is {:.2f}, that of {} {:.2f}", chances.chances[i],
                         knowledge_->model.labels()[chances.labels[best]].code(),
                         chances.chances[best])});
  }

  void name_by_script(Segment& segment) const {
    const auto word =
        std::find_if(words_.begin(), words_.end(), [](const SeenWord& w) { return w.script != 0; });
    if (word != words_.end()) segment.language = scores_.script(word->script);
  }

  static std::span<Token> tokens_of(Document& doc, const Segment& s) {
    return {doc.tokens.data() + s.first_token, s.token_count};
  }

  // Mixed: the lesser language has a stretch of three words that are not capitalised, and a third
  // of all such words. Indonesian words inside a language near to it are that language's too.
  void mark_mixed(Document& doc, Segment& segment, bool is_near) {
    constexpr std::uint32_t kLeastStretch = 3;
    constexpr float kLeastGain = 4;
    if (token_languages_.gain() < kLeastGain) return;
    std::uint32_t total = 0;
    std::uint32_t others = 0;
    bool has_stretch = false;
    for (const auto& s : token_languages_.stretches()) {
      total += s.running;
      if (s.language == segment.language || (is_near && s.language == kIndonesian)) continue;
      others += s.running;
      has_stretch |= s.running >= kLeastStretch;
    }
    if (!has_stretch || others * 3 < total || (total - others) < kLeastStretch) return;
    segment.language = kMixed;
    for (const auto& s : token_languages_.stretches())
      if (s.words > 0) doc.language_spans.push_back({s.at, s.language});
    segment.language_span_count =
        static_cast<std::uint32_t>(doc.language_spans.size()) - segment.first_language_span;
  }

  void count_words(const Segment& segment) {
    if (segment.language == kMixed) {
      for (const auto& stretch : token_languages_.stretches())
        count(stretch.language, stretch.words);
    } else if (segment.language != kUndetermined) {
      count(segment.language, static_cast<std::uint32_t>(words_.size()));
    }
  }

  void count(Language language, std::uint32_t words) {
    for (auto& [known, n] : words_by_language_) {
      if (known != language) continue;
      n += words;
      return;
    }
    words_by_language_.emplace_back(language, words);
  }

  // One language has three quarters of the words, else two share them.
  void decide_record(Document& doc) const {
    std::uint64_t total = 0;
    std::uint64_t most = 0;
    doc.language = kUndetermined;
    for (const auto& [language, n] : words_by_language_) {
      total += n;
      if (n <= most) continue;
      most = n;
      doc.language = language;
    }
    if (most * 4 < total * 3) doc.language = kMixed;
  }

  std::shared_ptr<const Knowledge> knowledge_;
  Settings settings_;
  WordScores scores_;
  Judge judge_;
  TokenLanguages token_languages_;
  InterfaceStrings strings_;
  PageContext page_;
  std::vector<Look> looks_;      // by segment
  std::vector<SeenWord> words_;  // of the segment looked at
  std::vector<std::pair<Language, std::uint64_t>> words_by_language_;
};

Problem unknown_language(const Where& where, const std::string& code, const Labels& labels) {
  std::vector<std::string> codes;
  std::string all;
  for (const Language& l : labels) {
    codes.emplace_back(l.code());
    all += (all.empty() ? "" : ", ") + codes.back();
  }
  const std::string near = did_you_mean(code, codes);
  return {where, "the model does not know the language '" + code + "'; " +
                     (near.empty() ? "it knows: " + all : "did you mean '" + near + "'?")};
}

// The labels that may be answered get 0, when only some may.
void allow_languages(const Options& options, const Labels& labels, Settings& out) {
  const std::vector<std::string>& languages = options.texts("languages");
  if (!languages.empty()) out.offsets.fill(kNever);
  std::vector<Problem> problems;
  for (const std::string& code : languages) {
    const auto at = std::find(labels.begin(), labels.end(), Language(code));
    if (at == labels.end() || code.empty())
      problems.push_back(unknown_language(options.where("languages"), code, labels));
    else
      out.offsets[static_cast<std::size_t>(at - labels.begin())] = 0;
  }
  if (!problems.empty()) throw ConfigError(std::move(problems));
}

Settings read_settings(const Options& options, const Knowledge& knowledge) {
  Settings out;
  allow_languages(options, knowledge.model.labels(), out);
  out.threshold = static_cast<float>(options.real("threshold"));
  const auto prior = static_cast<float>(std::log(options.real("prior")));
  out.offsets[kIdLabel] += prior;
  out.offsets[kEnLabel] += prior;
  out.context = options.boolean("context");
  out.minimum_letters = static_cast<std::uint32_t>(options.integer("minimum_letters"));
  return out;
}

}  // namespace

StageInfo detect_language_info() {
  return {
      .name = "detect_language",
      .summary = "Says the language of every segment, every word and the record",
      .needs = {Layer::tokens},
      .gives = {Layer::language},
      .options =
          {
              {"languages", OptionType::texts, "", "codes that may be answered; empty: all"},
              {"threshold", OptionType::real, "0", "least confidence; below it: und", 0, 1},
              {"prior", OptionType::real, "1",
               "how many times likelier Indonesian and English are than the text alone says", 0.01,
               100},
              {"context", OptionType::boolean, "true",
               "doubtful segments listen to the page and their neighbours"},
              {"minimum_letters", OptionType::integer, "1",
               "segments with fewer letters in words are und", 1, 1000},
          },
      .prepare = [](const Options& options) -> StageFactory {
        static const auto kKnowledge = std::make_shared<const Knowledge>();
        const Settings settings = read_settings(options, *kKnowledge);
        return [settings] { return std::make_unique<DetectLanguage>(kKnowledge, settings); };
      },
  };
}

std::vector<std::string> language_codes() {
  const detect_language::Model model(builtin_language_model());
  std::vector<std::string> out;
  for (const Language& label : model.labels()) out.emplace_back(label.code());
  for (const Language& other : {kMixed, kUndetermined, kOtherLanguage})
    if (std::find(out.begin(), out.end(), other.code()) == out.end())
      out.emplace_back(other.code());
  return out;
}

}  // namespace jernih
