// Says the language of every segment, every word and the record. One door: detect_language_info().
// Twice over the segments: each by its own words, then the doubtful ones again with what the page
// says. The parts: evidence and model (one word), judge (a text), token_languages (where it
// changes).
#include "stages/detect_language.h"

#include <algorithm>
#include <cmath>
#include <memory>

#include "lexicons/language_model.h"
#include "stages/detect_language/interface_strings.h"
#include "stages/detect_language/judge.h"
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
  Knowledge()
      : model(builtin_language_model()),
        evidence(Lexicon::builtin(), model.labels()),
        known(model.labels()),
        strings(Lexicon::builtin()) {}
  Model model;
  EvidenceSource evidence;
  KnownLabels known;
  InterfaceStrings strings;
};

class DetectLanguage : public Stage {
 public:
  DetectLanguage(std::shared_ptr<const Knowledge> knowledge, const Settings& settings)
      : knowledge_(std::move(knowledge)),
        settings_(settings),
        scores_(knowledge_->model, knowledge_->evidence),
        judge_(knowledge_->model, scores_, settings_.offsets),
        token_languages_(knowledge_->model, scores_) {}

  void run(Document& doc) override {
    doc.language_spans.clear();
    page_.fill(0);
    first_.clear();
    for (const Segment& s : doc.segments) first_.push_back(first_look(doc, s));
    page_total_ = 0;
    for (const Look& l : first_) {
      page_[l.label()] += l.evidence;
      page_total_ += l.evidence;
    }
    words_by_language_.clear();
    for (std::size_t i = 0; i < doc.segments.size(); ++i) decide(doc, i);
    decide_record(doc);
  }

 private:
  static constexpr float kSure = 0.98f;
  static constexpr float kMostEvidence = 12;  // words of one segment that count for the page
  static constexpr float kBase = 8;           // words that the page's own chances weigh
  static constexpr float kContext = 0.7f;

  struct Look {
    Candidates candidates;
    float evidence = 0;  // what it tells the page: words × chance
    std::uint32_t words = 0;
    bool is_known_string = false;
    bool has_words = false;
    std::size_t label() const { return candidates.labels[candidates.best()]; }
    float chance() const { return candidates.chances[candidates.best()]; }
  };

  // Before any page: a third each for Indonesian and English, the rest for all others.
  float base(std::size_t label) const {
    const KnownLabels& k = knowledge_->known;
    return label == k.id || label == k.en ? 0.33f : 0.34f / (kLabels - 2);
  }

  Look first_look(const Document& doc, const Segment& segment) {
    Look out;
    const auto tokens = doc.tokens_of(segment);
    const Verdict v = judge_(doc, tokens);
    out.has_words = v.words > 0 && letters(doc, tokens) >= settings_.minimum_letters;
    if (!out.has_words) return out;
    out.words = v.words;
    out.candidates = candidates(v.logits, knowledge_->known);
    const Language string = knowledge_->strings.language_of(tokens);
    if (!string.empty() && settings_.offsets[label_of(string)] > kNever / 2) {
      out.is_known_string = true;
      out.candidates.chances = {0, 0, 0};
      out.candidates.chances[string == kEnglish ? 1 : 0] = 0.99f;
    }
    out.evidence = std::min(v.weight, kMostEvidence) * out.chance();
    return out;
  }

  std::size_t label_of(Language language) const {
    return language == kEnglish ? knowledge_->known.en : knowledge_->known.id;
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

  // The page's chances without this segment, as logits against the base.
  void add_context(std::size_t i, Verdict& v) const {
    const float total = kBase + page_total_ - first_[i].evidence;
    for (std::size_t l = 0; l < kLabels; ++l) {
      float seen = page_[l] - (first_[i].label() == l ? first_[i].evidence : 0);
      if (i > 0 && first_[i - 1].label() == l) seen += first_[i - 1].evidence;
      if (i + 1 < first_.size() && first_[i + 1].label() == l) seen += first_[i + 1].evidence;
      const float chance = (std::max(seen, 0.f) + kBase * base(l)) / total;
      v.logits[l] += kContext * std::log(std::max(chance, 1e-4f) / base(l));
    }
  }

  void decide(Document& doc, std::size_t i) {
    Segment& segment = doc.segments[i];
    const Look& look = first_[i];
    segment.first_language_span = static_cast<std::uint32_t>(doc.language_spans.size());
    segment.language_span_count = 0;
    if (!look.has_words) {
      for (Token& t : tokens_of(doc, segment)) t.language = kNoLanguage;
      segment.language = kUndetermined;
      segment.confidence = 1;
      return;
    }
    const Candidates chances = second_look(doc, i);
    segment.language = knowledge_->model.labels()[chances.labels[chances.best()]];
    segment.confidence = chances.chances[chances.best()];
    if (segment.language == kOtherLanguage) name_by_script(doc, segment);
    if (look.is_known_string) {
      for (Token& t : tokens_of(doc, segment))
        t.language = t.kind == TokenKind::word ? segment.language : kNoLanguage;
    } else {
      token_languages_.assign(doc, segment, chances);
      mark_mixed(doc, segment);
    }
    if (segment.confidence < settings_.threshold) segment.language = kUndetermined;
    count_words(segment, look.words);
  }

  // A doubtful segment on a page of several is judged again with what the others say.
  Candidates second_look(const Document& doc, std::size_t i) {
    const Look& look = first_[i];
    if (look.is_known_string || !settings_.context || doc.segments.size() < 2 ||
        look.chance() >= kSure)
      return look.candidates;
    Verdict v = judge_(doc, doc.tokens_of(doc.segments[i]));
    add_context(i, v);
    return candidates(v.logits, knowledge_->known);
  }

  void name_by_script(const Document& doc, Segment& segment) {
    for (const Token& t : doc.tokens_of(segment)) {
      if (t.kind != TokenKind::word) continue;
      const Language script = scores_.of(t, doc.text(t.at)).script;
      if (script.empty()) continue;
      segment.language = script;
      return;
    }
  }

  static std::span<Token> tokens_of(Document& doc, const Segment& s) {
    return {doc.tokens.data() + s.first_token, s.token_count};
  }

  // Mixed: the lesser language has a stretch of three words that are not capitalised, and a quarter
  // of all such words.
  void mark_mixed(Document& doc, Segment& segment) {
    constexpr std::uint32_t kLeastStretch = 3;
    constexpr float kLeastGain = 4;
    if (token_languages_.gain() < kLeastGain) return;
    std::uint32_t total = 0;
    std::uint32_t others = 0;
    bool has_stretch = false;
    for (const auto& s : token_languages_.stretches()) {
      total += s.running;
      if (s.language == segment.language) continue;
      others += s.running;
      has_stretch |= s.running >= kLeastStretch;
    }
    if (!has_stretch || others * 4 < total || (total - others) < kLeastStretch) return;
    segment.language = kMixed;
    for (const auto& s : token_languages_.stretches())
      if (s.words > 0) doc.language_spans.push_back({s.at, s.language});
    segment.language_span_count =
        static_cast<std::uint32_t>(doc.language_spans.size()) - segment.first_language_span;
  }

  void count_words(const Segment& segment, std::uint32_t words) {
    if (segment.language == kMixed) {
      for (const auto& stretch : token_languages_.stretches())
        count(stretch.language, stretch.words);
    } else if (segment.language != kUndetermined) {
      count(segment.language, words);
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
  std::vector<Look> first_;
  std::array<float, kLabels> page_{};  // words × chance by label, of all segments
  float page_total_ = 0;
  std::vector<std::pair<Language, std::uint64_t>> words_by_language_;
};

Settings read_settings(const Options& options, const Knowledge& knowledge) {
  Settings out;
  const std::vector<std::string>& languages = options.texts("languages");
  if (!languages.empty()) out.offsets.fill(kNever);
  for (const std::string& code : languages) {
    const Labels& labels = knowledge.model.labels();
    const auto at = std::find(labels.begin(), labels.end(), Language(code));
    if (at == labels.end() || code.empty())
      throw ConfigError(options.where("languages"),
                        "the model does not know the language '" + code + "'");
    out.offsets[static_cast<std::size_t>(at - labels.begin())] = 0;
  }
  out.threshold = static_cast<float>(options.real("threshold"));
  const auto prior = static_cast<float>(std::log(options.real("prior")));
  out.offsets[knowledge.known.id] += prior;
  out.offsets[knowledge.known.en] += prior;
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

}  // namespace jernih
