#include "pipeline/run/layer_watch.h"

#include <catch2/catch.hpp>

#include <functional>
#include <memory>

#include "pipeline/model/document.h"
#include "pipeline/run/pipeline.h"
#include "pipeline/stage.h"

using namespace jernih;

namespace {

constexpr DiagnosticKind kSeen{"seen", "a stage was here"};

// Does one thing to a document.
class DoingStage : public Stage {
 public:
  using Deed = std::function<void(Document&)>;
  explicit DoingStage(Deed deed) : deed_(std::move(deed)) {}
  void run(Document& doc) override { deed_(doc); }

 private:
  Deed deed_;
};

StageInfo info_of(std::vector<Layer> gives, std::vector<Layer> changes) {
  return {.name = "do_something",
          .summary = "Does what a test wants",
          .needs = {},
          .gives = std::move(gives),
          .changes = std::move(changes),
          .options = {},
          .prepare = {}};
}

void fill(Document& doc) {
  doc.reset("5 jam lalu");
  Segment segment;
  segment.at = {0, 10};
  segment.token_count = 1;
  doc.segments.push_back(segment);
  Token token;
  token.at = {0, 1};
  doc.tokens.push_back(token);
  Annotation number;
  number.at = {0, 1};
  number.kind = Annotation::Kind::number;
  doc.annotations.push_back(number);
}

}  // namespace

TEST_CASE("a stage that alters what it does not announce is caught with the layer's name",
          "[pipeline][layer_watch]") {
  const auto [deed, layer] = GENERATE(table<DoingStage::Deed, Layer>({
      {[](Document& d) { d.segments[0].at.end = 9; }, Layer::segments},
      {[](Document& d) { d.segments[0].kind = SegmentKind::interface; }, Layer::kinds},
      {[](Document& d) { d.segments[0].role = Role::body; }, Layer::roles},
      {[](Document& d) { d.segments[0].language = kEnglish; }, Layer::language},
      {[](Document& d) { d.tokens[0].language = kEnglish; }, Layer::language},
      {[](Document& d) { d.tokens[0].at.end = 2; }, Layer::tokens},
      {[](Document& d) { d.annotations[0].rewritten = true; }, Layer::numbers},
      {[](Document& d) { d.annotations.clear(); }, Layer::numbers},
      {[](Document& d) {
         Annotation time;
         time.at = {0, 10};
         d.annotations.push_back(time);
       },
       Layer::times},
  }));
  Document doc;
  fill(doc);
  LayerWatch watch;
  watch.look(doc);
  deed(doc);
  CHECK(watch.unannounced(info_of({}, {}), doc) == std::vector<Layer>{layer});
  for (const StageInfo& honest : {info_of({layer}, {}), info_of({}, {layer})}) {
    fill(doc);
    watch.look(doc);
    deed(doc);
    CHECK(watch.unannounced(honest, doc).empty());
  }
}

TEST_CASE("reporting and dropping need no announcement", "[pipeline][layer_watch]") {
  Document doc;
  fill(doc);
  LayerWatch watch;
  watch.look(doc);
  doc.report({0, 1}, kSeen);
  doc.segments[0].dropped = true;
  CHECK(watch.unannounced(info_of({}, {}), doc).empty());
}

#ifndef NDEBUG
TEST_CASE("a debug build ends a document whose stage breaks its word", "[pipeline][layer_watch]") {
  const StageInfo info = info_of({Layer::times}, {});
  Pipeline pipeline;
  pipeline.add(info, "do_something",
               std::make_unique<DoingStage>([](Document& d) { d.annotations.clear(); }));
  Document doc;
  fill(doc);
  CHECK_THROWS_WITH(pipeline.run(doc),
                    "stage 'do_something' alters 'numbers', which it neither gives nor changes; "
                    "see its StageInfo");
}
#endif
