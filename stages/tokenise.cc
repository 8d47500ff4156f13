// Cuts segments into words, numbers, marks, URLs, e-mail, emoji. One door: tokenise_info().
#include "stages/tokenise.h"

#include <optional>

#include "lexicons/tables/lexicon.h"
#include "pipeline/options/options.h"
#include "stages/tokenise/clitics.h"
#include "stages/tokenise/doubt_settler.h"
#include "stages/tokenise/scanner.h"
#include "stages/tokenise/token_parts.h"

namespace jernih {
namespace {

constexpr std::size_t kGiant = 256 * 1024;  // bytes; its list of tokens does not grow by doubling
constexpr std::size_t kBytesPerToken = 4;   // of running text five or more, of markup three
constexpr std::size_t kBatch = 64;          // tokens whose words are looked up together

class Tokenise : public Stage {
 public:
  Tokenise(std::shared_ptr<const tokenise::TokenParts> parts, bool parts_clitics)
      : parts_(std::move(parts)), scanner_(*parts_), settler_(*parts_, scanner_) {
    if (parts_clitics) clitics_.emplace(*parts_, scanner_);
  }

  void run(Document& doc) override {
    doubts_.clear();
    if (doc.text().size() > kGiant) doc.tokens.reserve(doc.text().size() / kBytesPerToken);
    std::size_t known = 0;  // tokens whose words were looked up
    std::size_t settled = 0;
    int lean = 0;  // of the document
    const auto look_up = [&] {
      lean += scanner_.look_up(doc.text(), known, doc.tokens, doubts_, settled);
      known = doc.tokens.size();
      settled = doubts_.size();
    };
    for (Segment& s : doc.segments) {
      s.first_token = static_cast<std::uint32_t>(doc.tokens.size());
      scanner_.scan(doc.text(), s.at, doc.tokens, doubts_);
      s.token_count = static_cast<std::uint32_t>(doc.tokens.size()) - s.first_token;
      if (doc.tokens.size() - known > kBatch) look_up();
    }
    look_up();
    settler_.settle(doc, doubts_, lean);
    if (clitics_) clitics_->run(doc);
  }

 private:
  std::shared_ptr<const tokenise::TokenParts> parts_;
  tokenise::Scanner scanner_;
  tokenise::DoubtSettler settler_;
  std::optional<tokenise::CliticFinder> clitics_;
  std::vector<tokenise::DoubtfulToken> doubts_;
};

}  // namespace

StageInfo tokenise_info() {
  return {
      .name = "tokenise",
      .summary = "Cuts segments into words, numbers, marks, URLs, e-mail, emoji",
      .needs = {Layer::segments},
      .gives = {Layer::tokens},
      .options = {{.name = "clitics",
                   .type = OptionType::choice,
                   .initial = "whole",
                   .help = "-nya, -ku, -mu, -lah, -kah, -pun, ku-, kau-: whole with their word, or "
                           "apart as tokens of their own",
                   .choices = {"whole", "apart"}}},
      .prepare = [](const Options& options) -> StageFactory {
        const bool parts_clitics = options.text("clitics") == "apart";
        auto parts = std::make_shared<const tokenise::TokenParts>(Lexicon::builtin());
        return [parts, parts_clitics] { return std::make_unique<Tokenise>(parts, parts_clitics); };
      },
  };
}

}  // namespace jernih
