// Cuts segments into words, numbers, marks, URLs, e-mail, emoji. One door: tokenise_info().
#include "stages/tokenise.h"

#include "lexicons/lexicon.h"
#include "stages/tokenise/doubts.h"
#include "stages/tokenise/parts.h"
#include "stages/tokenise/scanner.h"

namespace jernih {
namespace {

constexpr std::size_t kBatch = 64;  // tokens whose words are looked up together

class Tokenise : public Stage {
 public:
  explicit Tokenise(std::shared_ptr<const tokenise::Parts> parts)
      : parts_(std::move(parts)), scanner_(*parts_), settler_(*parts_, scanner_) {}

  void run(Document& doc) override {
    doubts_.clear();
    std::size_t known = 0;  // tokens whose words were looked up
    std::size_t settled = 0;
    const auto look_up = [&] {
      scanner_.look_up(doc.text(), known, doc.tokens, doubts_, settled);
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
    settler_.settle(doc, doubts_);
  }

 private:
  std::shared_ptr<const tokenise::Parts> parts_;
  tokenise::Scanner scanner_;
  tokenise::DoubtSettler settler_;
  std::vector<tokenise::Doubtful> doubts_;
};

}  // namespace

StageInfo tokenise_info() {
  return {
      .name = "tokenise",
      .summary = "Cuts segments into words, numbers, marks, URLs, e-mail, emoji",
      .needs = {Layer::segments},
      .gives = {Layer::tokens},
      .options = {},
      .prepare = [](const Options&) -> StageFactory {
        auto parts = std::make_shared<const tokenise::Parts>(Lexicon::builtin());
        return [parts] { return std::make_unique<Tokenise>(parts); };
      },
  };
}

}  // namespace jernih
