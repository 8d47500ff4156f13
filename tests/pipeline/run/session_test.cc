#include "pipeline/run/session.h"

#include <catch2/catch.hpp>

#include <stdexcept>

#include "pipeline/registry.h"
#include "pipeline/run/plan.h"

using namespace jernih;

namespace {

class MoodyStage : public Stage {
 public:
  void run(Document& doc) override {
    if (doc.text() == "throw") throw std::runtime_error("as asked");
    if (doc.text() == "refuse") doc.reject_reason = "as the stage says";
    doc.dropped = doc.text() == "drop";
  }
};

const Registry& moody_registry() {
  static const Registry kRegistry = [] {
    Registry r;
    for (const char* name : {"first_stage", "second_stage"})
      r.add({.name = name,
             .summary = "For tests",
             .needs = {},
             .gives = {Layer::segments},
             .options = {},
             .prepare = [](const Options&) -> StageFactory {
               return [] { return std::make_unique<MoodyStage>(); };
             }});
    return r;
  }();
  return kRegistry;
}

Plan moody_plan() {
  return Plan(
      read_config("version: 1\nstages: [first_stage, second_stage]\nlimits: {record_bytes: 1024}\n",
                  "t.yaml", moody_registry()));
}

}  // namespace

TEST_CASE("a session tells what becomes of a line and goes on", "[io][session]") {
  using Outcome = Session::Outcome;
  const Plan plan = moody_plan();
  Session session(plan);
  const auto [line, outcome, reason] = GENERATE(table<std::string, Outcome, std::string>({
      {R"({"text":"good"})", Outcome::written, ""},
      {R"({"text":"drop"})", Outcome::dropped, ""},
      {R"({"text":"refuse"})", Outcome::rejected, "as the stage says"},
      {R"({"text":"throw"})", Outcome::rejected, "a stage broke off: as asked"},
      {R"({"text":1})", Outcome::rejected, "the field 'text' is a number, not a string, at byte 8"},
      {R"({"text":")" + std::string(2000, 'a') + "\"}", Outcome::rejected,
       "longer than limits.record_bytes (1024 bytes): 2011 bytes"},
  }));
  CAPTURE(line);
  std::string out = "before\n";
  CHECK(session.convert(line, out) == outcome);
  CHECK(session.rejection().message() == reason);
  CHECK((out.size() > 7) == (outcome == Outcome::written));
  CHECK(out.starts_with("before\n"));
  CHECK(session.convert(R"({"text":"good"})", out) == Outcome::written);
  CHECK(session.rejection().is_none());
}

TEST_CASE("a text that is too long has a document that says so", "[io][session]") {
  const Plan plan = moody_plan();
  Session session(plan);
  CHECK(session(std::string(2000, 'a')).reject_reason == "longer than limits.record_bytes");
  CHECK(session("a").reject_reason.empty());
  CHECK(session("throw").reject_reason == "a stage broke off");
}

TEST_CASE("who observes a stage before it runs keeps doing so after a stage broke off",
          "[io][session]") {
  const Plan plan = moody_plan();
  Session session(plan);
  CHECK_THROWS_AS(session.observe_before("first_stage", {}), std::logic_error);
  CHECK_THROWS_AS(session.observe_before("no_stage", {}), std::logic_error);
  int seen = 0;
  session.observe_before("second_stage", [&](const Document&) { ++seen; });
  session("a");
  session("throw");
  session("b");
  CHECK(seen == 2);
}
