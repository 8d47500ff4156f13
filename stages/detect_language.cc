// Says the language of every segment, every word and the record. One door: detect_language_info().
// Segments that are sure by their own words are settled at once; the doubtful ones when the whole
// page is known. The parts: features and model (one word), judge (a text), page_context,
// token_languages (where it changes).
#include "stages/detect_language.h"

#include <fmt/format.h>

#include <algorithm>
#include <memory>

#include "lexicons/tables/builtin/language_model.h"
#include "lexicons/tables/lexicon.h"
#include "stages/detect_language/detection_settings.h"
#include "stages/detect_language/interface_strings.h"
#include "stages/detect_language/judge.h"
#include "stages/detect_language/neutral_words.h"
#include "stages/detect_language/page_context.h"
#include "stages/detect_language/record_language.h"
#include "stages/detect_language/third_language.h"
#include "stages/detect_language/token_languages.h"

namespace jernih {
namespace {

using namespace detect_language;

// Shared by all workers.
struct DetectionKnowledge {
  DetectionKnowledge()
      : model(builtin_language_model()), evidence(Lexicon::builtin(), model.labels()) {}
  Model model;
  EvidenceSource evidence;
};

class DetectLanguage : public Stage {
 public:
  DetectLanguage(std::shared_ptr<const DetectionKnowledge> knowledge,
                 const DetectionSettings& settings)
      : knowledge_(std::move(knowledge)),
        settings_(settings),
        scores_(knowledge_->model, knowledge_->evidence),
        judge_(knowledge_->model, scores_, settings_.offsets),
        neutral_(Lexicon::builtin()),
        token_languages_(knowledge_->model, scores_, neutral_),
        third_(knowledge_->model, knowledge_->evidence, scores_, neutral_),
        strings_(Lexicon::builtin()) {}

  void run(Document& doc) override {
    doc.language_spans.clear();
    record_.clear();
    page_.clear();
    looks_.assign(doc.segments.size(), {});
    doubts_.clear();
    doubtful_words_.clear();
    for (std::size_t i = 0; i < doc.segments.size(); ++i) first_look(doc, i);
    page_.prepare();
    for (const Doubt& doubt : doubts_) second_look(doc, doubt);
    doc.language = record_.language();
  }

 private:
  static constexpr float kSure = 0.98f;
  static constexpr float kKnownString = 0.95f;  // Malay, Javanese and others have some of them too
  static constexpr float kAloneAbroad = 8;      // words of a language that a page need not confirm
  static constexpr std::uint32_t kLine = 3;     // words: shorter ones go with their page
  static constexpr float kLineContext = 1.7f;
  static constexpr float kMostEvidence = 12;  // words of one segment that count for the page

  using Words = std::span<const SeenWord>;

  // What is kept of a doubtful segment until the page is known.
  struct Doubt {
    std::size_t segment = 0;
    Glance glance;
    std::array<float, kLabels> logits{};
    std::size_t first_word = 0;  // in doubtful_words_
  };

  void first_look(Document& doc, std::size_t i) {
    Segment& segment = doc.segments[i];
    const auto tokens = doc.tokens_of(segment);
    const Glance glance = judge_.glance(doc, tokens, words_);
    if (glance.words == 0 ||
        letters(doc, tokens, settings_.minimum_letters) < settings_.minimum_letters)
      return settle_wordless(doc, segment);
    Candidates chances;
    std::array<float, kLabels> logits;
    const bool is_string = is_known_string(tokens, chances);
    const bool is_sure_one = !is_string && is_sure(glance, kSure, chances);
    if (!is_string && !is_sure_one) {
      logits = judge_.logits(doc, tokens, words_, glance);
      chances = candidates(logits);
    }
    if (!is_string && is_wordless(doc, tokens, words_, glance, chances))
      return settle_wordless(doc, segment);
    looks_[i] = testimony_of(glance, chances);
    page_.add(looks_[i]);
    if (is_string || needs_no_page(doc, chances))
      return settle(doc, segment, words_, chances, is_string, glance.trust);
    if (is_sure_one) logits = judge_.logits(doc, tokens, words_, glance);
    doubts_.push_back({i, glance, logits, doubtful_words_.size()});
    doubtful_words_.insert(doubtful_words_.end(), words_.begin(), words_.end());
  }

  // Short texts of a third language are often names, sizes and dates, and there are many of a kind.
  static Testimony testimony_of(const Glance& glance, const Candidates& chances) {
    constexpr float kLineAbroad = 0.25f;
    const std::size_t best = chances.best();
    const bool is_line_abroad = best == 2 && glance.weight < kAloneAbroad;
    return {chances.labels[best], std::min(glance.weight, kMostEvidence) * chances.chances[best] *
                                      (is_line_abroad ? kLineAbroad : 1)};
  }

  bool needs_no_page(const Document& doc, const Candidates& chances) const {
    const std::size_t best = chances.best();
    if (!settings_.context || doc.segments.size() < 2) return true;
    return best < 2 && chances.chances[best] >= kSure;
  }

  // Names and neutral words are of no language, whatever they look like.
  bool is_wordless(const Document& doc, std::span<const Token> tokens, Words words,
                   const Glance& glance, const Candidates& chances) const {
    constexpr float kSurelyAbroad = 0.97f;
    const bool are_names =
        glance.has_lower
            ? !glance.has_long_word && neutral_.are_all(doc, tokens, words)
            : neutral_.are_all(doc, tokens, words) || neutral_.are_title(doc, tokens, words);
    if (!are_names) return false;
    return glance.words == 1 || chances.best() < 2 || chances.chances[2] < kSurelyAbroad;
  }

  // A doubtful segment is judged again with what the page says.
  void second_look(Document& doc, const Doubt& doubt) {
    const std::size_t i = doubt.segment;
    Segment& segment = doc.segments[i];
    const auto tokens = doc.tokens_of(segment);
    const Words words(doubtful_words_.data() + doubt.first_word, doubt.glance.words);
    std::array<float, kLabels> logits = doubt.logits;
    page_.add_to(
        logits, words.size() < kLine ? kLineContext : 1, looks_[i],
        {i > 0 ? looks_[i - 1] : Testimony{}, i + 1 < looks_.size() ? looks_[i + 1] : Testimony{}});
    Candidates chances = candidates(logits);
    const bool is_stray = is_stray_on_page(doc, tokens, words, looks_[i], chances);
    if (is_stray) {
      std::fill(logits.begin() + kEnLabel + 1, logits.end(), kNever);
      chances = candidates(logits);
    }
    if (is_wordless(doc, tokens, words, doubt.glance, chances) ||
        (is_stray && neutral_.are_most(doc, tokens, words)))
      settle_wordless(doc, segment);
    else
      settle(doc, segment, words, chances, false, doubt.glance.trust);
  }

  // Looks like a third language, with the page or by its own words (`look`), speaks none, and
  // stands on a page of Indonesian and English. A page of a language near to Indonesian may have a
  // line that looks Indonesian; two are no chance.
  bool is_stray_on_page(const Document& doc, std::span<const Token> tokens, Words words,
                        Testimony look, const Candidates& chances) const {
    constexpr float kLeastHome = 4;  // words
    const std::size_t label = chances.best() == 2 ? chances.labels[2] : look.label;
    if (label <= kEnLabel) return false;
    const bool is_near = (knowledge_->model.header().near >> label & 1) != 0;
    return page_.is_home(look, is_near ? kMostEvidence + 3 : kLeastHome) &&
           !third_.is_spoken(doc, tokens, words, label);
  }

  bool is_known_string(std::span<const Token> tokens, Candidates& out) {
    const Language language = strings_.language_of(tokens);
    if (language.empty()) return false;
    const std::size_t label = language == kEnglish ? kEnLabel : kIdLabel;
    if (settings_.offsets[label] <= kNever / 2) return false;
    out.chances[label] = kKnownString;
    return true;
  }

  static void settle_wordless(Document& doc, Segment& segment) {
    for (Token& t : tokens_of(doc, segment)) t.language = kNoLanguage;
    segment.first_language_span = segment.language_span_count = 0;
    segment.language = kUndetermined;
    segment.confidence = 1;
  }

  void settle(Document& doc, Segment& segment, Words words, const Candidates& chances,
              bool is_string, float trust) {
    const std::size_t best = chances.best();
    segment.first_language_span = static_cast<std::uint32_t>(doc.language_spans.size());
    segment.language_span_count = 0;
    segment.language = knowledge_->model.labels()[chances.labels[best]];
    segment.confidence = is_string ? kKnownString : confidence(chances.chances[best], trust);
    if (doc.lost != nullptr) tell_lost(doc, segment, chances);
    if (segment.language == kOtherLanguage) name_by_script(segment, words);
    if (is_string) {
      for (Token& t : tokens_of(doc, segment))
        t.language = t.kind == TokenKind::word ? segment.language : kNoLanguage;
    } else {
      token_languages_.assign(doc, segment, chances, words);
      mark_mixed(doc, segment, (knowledge_->model.header().near >> chances.labels[best] & 1) != 0);
    }
    if (segment.confidence < settings_.threshold) {
      segment.language = kUndetermined;
      segment.language_span_count = 0;
    }
    count_words(segment, words);
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

  void name_by_script(Segment& segment, Words words) const {
    const auto word =
        std::find_if(words.begin(), words.end(), [](const SeenWord& w) { return w.script != 0; });
    if (word != words.end()) segment.language = scores_.script(word->script);
  }

  static std::span<Token> tokens_of(Document& doc, const Segment& s) {
    return {doc.tokens.data() + s.first_token, s.token_count};
  }

  void mark_mixed(Document& doc, Segment& segment, bool is_near) {
    if (!token_languages_.is_mixed(segment.language, is_near)) return;
    segment.language = kMixed;
    for (const auto& s : token_languages_.stretches())
      if (s.words > 0) doc.language_spans.push_back({s.at, s.language});
    segment.language_span_count =
        static_cast<std::uint32_t>(doc.language_spans.size()) - segment.first_language_span;
  }

  void count_words(const Segment& segment, Words words) {
    if (segment.language == kMixed) {
      for (const auto& stretch : token_languages_.stretches())
        record_.add(stretch.language, stretch.words);
    } else if (segment.language != kUndetermined) {
      record_.add(segment.language, static_cast<std::uint32_t>(words.size()));
    }
  }

  std::shared_ptr<const DetectionKnowledge> knowledge_;
  DetectionSettings settings_;
  WordScores scores_;
  Judge judge_;
  NeutralWords neutral_;
  TokenLanguages token_languages_;
  ThirdLanguage third_;
  InterfaceStrings strings_;
  PageContext page_;
  RecordLanguage record_;
  std::vector<Testimony> looks_;  // of each segment by its own words alone
  std::vector<SeenWord> words_;   // of the segment looked at
  std::vector<Doubt> doubts_;
  std::vector<SeenWord> doubtful_words_;
};

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
        static const auto kDetectionKnowledge = std::make_shared<const DetectionKnowledge>();
        const DetectionSettings settings =
            DetectionSettings::read(options, kDetectionKnowledge->model.labels());
        return
            [settings] { return std::make_unique<DetectLanguage>(kDetectionKnowledge, settings); };
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
