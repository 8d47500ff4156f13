#include "pipeline/condition.h"

#include <catch2/catch.hpp>

#include "pipeline/model/render.h"
#include "tests/support/walk.h"

using namespace jernih;

namespace {

// The English and values that the default stages with this translate_ui and find_times give.
struct Walked {
  std::string english;
  std::size_t times = 0;
};

Walked walk(const std::string& find_times, const std::string& translate_ui,
            std::vector<SourceText> source = {}) {
  const Plan plan = test::plan_of({"split_segments", "tokenise", "detect_language", "find_numbers",
                                   find_times, "classify_segments", translate_ui});
  const auto pipeline = plan.make_pipeline();
  Document doc;
  doc.reset(
      "Selengkapnya\nThe minister said on Thursday that it rained for three weeks.\n5 jam lalu\n");
  doc.source = std::move(source);
  pipeline->run(doc);
  Walked out;
  for (const Annotation& a : doc.annotations) out.times += a.kind == Annotation::Kind::time ? 1 : 0;
  render(doc, out.english);
  return out;
}

}  // namespace

TEST_CASE("what a stage does outside of its condition is taken back", "[pipeline][condition]") {
  const Walked all = walk("find_times", "translate_ui");
  CHECK(all.english.starts_with("Read more\n"));
  const Walked interface = walk("find_times: {when: {kind: interface}}", "translate_ui");
  const Walked prose = walk("find_times: {when: {kind: prose}}", "translate_ui");
  CHECK(interface.times > 0);
  CHECK(prose.times > 0);
  CHECK(interface.times + prose.times == all.times);
  CHECK(walk("find_times: {when: {not: {kind: interface}}}", "translate_ui").times == prose.times);
}

TEST_CASE("a condition that holds nowhere leaves everything as it is", "[pipeline][condition]") {
  const Walked none = walk("find_times", "translate_ui: {when: {role: verdict}}");
  CHECK(none.english.starts_with("Selengkapnya\n"));
  CHECK(walk("find_times", "translate_ui: {when: {record_language: jv}}").english == none.english);
}

TEST_CASE("fields of the source decide for the whole record", "[pipeline][condition]") {
  const std::string when = "translate_ui: {when: {source: {site: [a, b]}}}";
  CHECK(walk("find_times", when, {{"site", "b"}}).english.starts_with("Read more\n"));
  CHECK(walk("find_times", when, {{"site", "c"}}).english.starts_with("Selengkapnya\n"));
  CHECK(walk("find_times", when).english.starts_with("Selengkapnya\n"));
  CHECK(test::plan_of({"split_segments", "tokenise"}).wants_source() == false);
}

TEST_CASE("a second detection of some segments keeps the answers for the others",
          "[pipeline][condition]") {
  const auto languages = [](const std::vector<std::string>& more) {
    std::vector<std::string> stages = {"split_segments", "tokenise", "detect_language"};
    stages.insert(stages.end(), more.begin(), more.end());
    test::Walk walk(stages);
    std::vector<std::string> out;
    const Document& doc = walk(
        "Polisi menangkap dua orang, then the suspects were brought to the police station "
        "yesterday.\nSelengkapnya\nThe minister said that it rained.\n");
    for (const Segment& s : doc.segments) {
      out.emplace_back(s.language.code());
      for (std::uint32_t i = 0; i < s.language_span_count; ++i) {
        const LanguageSpan& span = doc.language_spans.at(s.first_language_span + i);
        out.back() += " " + std::string(span.language.code()) + std::to_string(span.at.begin);
      }
      for (const Token& t : doc.tokens_of(s)) out.back() += "|" + std::string(t.language.code());
    }
    return out;
  };
  const auto before = languages({});
  const auto after =
      languages({"detect_language: {id: again, threshold: 1, when: {language: en}}"});
  REQUIRE(before.size() == after.size());
  for (std::size_t i = 0; i < before.size(); ++i)
    if (!before[i].starts_with("en")) CHECK(before[i] == after[i]);
}

namespace {

std::vector<std::string> default_stages_but(const std::string& name, const std::string& instead) {
  std::vector<std::string> out = test::stages_up_to("translate_ui");
  for (std::string& s : out)
    if (s == name) s = instead;
  return out;
}

}  // namespace

TEST_CASE("datelines are cut off whatever classify_segments is asked for",
          "[pipeline][condition]") {
  const std::string text =
      "The committee will meet again in the second week of the month.\n"
      "PADANG, CONTOH.com - Dinas terkait meminta warga tetap waspada selama musim hujan.\n"
      "Read more\n"
      "Warga diminta mengurangi kegiatan di luar rumah pada siang hari.\n";
  test::Walk walk(
      default_stages_but("classify_segments", "classify_segments: {when: {language: id}}"));
  const Document& doc = walk(text);
  std::string lines;
  for (const Segment& s : doc.segments) lines += std::string(doc.text(s.at)) + "\n";
  CHECK(lines ==
        "The committee will meet again in the second week of the month.\n"
        "PADANG, CONTOH.com -\n"
        "Dinas terkait meminta warga tetap waspada selama musim hujan.\n"
        "Read more\n"
        "Warga diminta mengurangi kegiatan di luar rumah pada siang hari.\n");
}

TEST_CASE("find_times leaves the numbers of segments where it does not work",
          "[pipeline][condition]") {
  const std::string text =
      "The minister said that the shop opens on Monday morning.\n"
      "Toko itu buka pukul 16.00 sampai pukul 17.00 lalu tutup lagi pukul 18.30.\n";
  test::Walk walk(default_stages_but("find_times", "find_times: {when: {language: en}}"));
  const Document& doc = walk(text);
  REQUIRE(doc.segments.size() == 2);
  REQUIRE(doc.segments[1].language == kIndonesian);
  std::vector<std::string> inside, outside;
  for (const Annotation& a : doc.annotations)
    (doc.segments[0].at.contains(a.at) ? inside : outside)
        .push_back(std::string(name(a.kind)) + " " + std::string(doc.text(a.at)));
  CHECK(inside == std::vector<std::string>{"time Monday morning"});
  CHECK(outside == std::vector<std::string>{"number 16.00", "number 17.00", "number 18.30"});
}

TEST_CASE("translate_ui rewrites nothing in segments where it does not work",
          "[pipeline][condition]") {
  const std::string text =
      "Selengkapnya\n"
      "The shop was closed 5 jam lalu because of the rain in the city.\n"
      "Lihat semua\n";
  test::Walk walk(default_stages_but("translate_ui", "translate_ui: {when: {language: id}}"));
  const Document& doc = walk(text);
  CHECK(doc.segments[1].language == kEnglish);
  CHECK(test::english(doc) ==
        "Read more\n"
        "The shop was closed 5 jam lalu because of the rain in the city.\n"
        "See all\n");
}
