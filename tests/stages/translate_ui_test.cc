#include <catch2/catch.hpp>

#include <algorithm>
#include <cstdio>
#include <fstream>

#include "tests/support/walk.h"

using namespace jernih;

namespace {

std::vector<std::string> string_stages() {
  return {"repair_text", "normalise_unicode", "split_segments: {mode: string}",
          "tokenise",    "detect_language",   "find_numbers",
          "find_times",  "classify_segments", "translate_ui: {rewrite: all, threshold: 0}"};
}

}  // namespace

TEST_CASE("translate_ui obeys the laws of stages", "[stages][translate_ui]") {
  test::check_stage_laws(test::stages_up_to("translate_ui"));
}

TEST_CASE("translate_ui puts interface strings into one English", "[stages][translate_ui]") {
  test::Walk walk(string_stages());
  for (const auto& row : test::corpus("translate_ui.tsv")) {
    CAPTURE(row[0], row[2]);
    CHECK(test::english(walk(row[0])) == row[1]);
  }
}

TEST_CASE("translate_ui keeps placeholders byte for byte", "[stages][translate_ui]") {
  const auto placeholder = GENERATE(as<std::string>{}, "%s", "%1$s", "%(name)s", "%{count}",
                                    "{name}", "{{x}}", "$1", "{n, plural, one {#} other {#}}",
                                    "{{PLURAL:$1|a|b}}", "<b>", "%d", "%1", "%.2f", ":name");
  test::Walk walk(string_stages());
  const std::string english = test::english(walk("Hapus " + placeholder));
  CAPTURE(english);
  const std::size_t at = english.find(placeholder);
  REQUIRE(at != std::string::npos);
  CHECK(english.find(placeholder, at + 1) == std::string::npos);
}

TEST_CASE("translate_ui leaves Indonesian prose alone", "[stages][translate_ui]") {
  test::Walk walk(test::stages_up_to("translate_ui"));
  const auto text = GENERATE(
      as<std::string>{},
      "Warga desa itu menanam padi di sawah yang baru dibuka tahun lalu, kata kepala desa.",
      "Polisi masih mencari pelaku yang kabur setelah kejadian di pasar itu.",
      "Hasilnya, polisi sudah meluruskan kalau kabar tentang sejumlah wilayah itu tidak benar",
      "Mengutip Contoh.com, Rabu (4/6/2025) laporan media lokal mengatakan bahwa bank itu tutup.",
      "Penasihat hukum dari kantor itu mengatakan bahwa kliennya tidak pernah ada di rumah itu.",
      "Tanggal 27 Juni 2025 yang jatuh pada hari Jumat merupakan hari libur nasional di sini.");
  CHECK(test::english(walk(text)) == text);
}

TEST_CASE("translate_ui rewrites Indonesian spans in English text and no others",
          "[stages][translate_ui]") {
  test::Walk walk(test::stages_up_to("translate_ui"));
  const auto [text, english] = GENERATE(table<std::string, std::string>(
      {{"The new bridge was opened by the mayor 5 jam lalu, and traffic is already heavy.",
        "The new bridge was opened by the mayor 5 hours ago, and traffic is already heavy."},
       {"The new bridge was opened by the mayor on August 21, 2025, three hours ago.",
        "The new bridge was opened by the mayor on August 21, 2025, three hours ago."},
       {"The plan would go ahead this year. Baca juga: Minister visits Bandung",
        "The plan would go ahead this year. Also read: Minister visits Bandung"},
       {"Read Entire Article", "Read Entire Article"},
       {"Log in to comment", "Log in to comment"}}));
  CHECK(test::english(walk(text)) == english);
}

TEST_CASE("translate_ui gives back the spaces that a page lost around a string",
          "[stages][translate_ui]") {
  test::Walk walk(test::stages_up_to("translate_ui"));
  const Document& doc = walk(
      "Polisi masih menyelidiki kasus itu di kepolisian.Baca JugaTertimbun Longsor di Kota Lama");
  CHECK(test::english(doc) ==
        "Polisi masih menyelidiki kasus itu di kepolisian. Also Read Tertimbun Longsor di Kota "
        "Lama");
}

TEST_CASE("translate_ui has said all it says after one pass", "[stages][translate_ui]") {
  test::Walk walk(string_stages());
  for (const auto& row : test::corpus("translate_ui.tsv")) {
    const std::string once = test::english(walk(row[0]));
    CAPTURE(row[0]);
    CHECK(test::english(walk(once)) == once);
  }
}

TEST_CASE("translate_ui takes a user's rows before its own", "[stages][translate_ui]") {
  const std::string file = std::string(JERNIH_SOURCE_DIR) + "/tests/samples/own_strings.tsv";
  auto stages = string_stages();
  stages.back() = "translate_ui: {rewrite: all, tables: ['" + file + "']}";
  test::Walk walk(stages);
  const Document& doc = walk("Selengkapnya");
  CHECK(test::english(doc) == "Show the rest");
  REQUIRE(!doc.annotations.empty());
  CHECK(doc.annotations[0].rule.find("own_strings.tsv:2") != std::string_view::npos);
}

TEST_CASE("translate_ui rewrites on a page only what is surely a string",
          "[stages][translate_ui]") {
  test::Walk walk(test::stages_up_to("translate_ui"));
  const std::string page = "Beranda\nSelengkapnya\n";
  const auto [line, english] = GENERATE(table<std::string, std::string>(
      {{"12 Komentar", "12 Comments"},
       {"12 komentar", "12 comments"},
       {"Unduh aplikasi", "Download the app"},
       {"Terima kasih \U0001F609", "Thank you \U0001F609"},
       {"Harga Beras Naik Tipis", "Harga Beras Naik Tipis"},
       {"harga beras naik tipis", "harga beras naik tipis"},
       {"Kopi Senja", "Kopi Senja"},
       {"Pasar Minggu", "Pasar Minggu"},
       {"BANK TABUNGAN NEGARA", "BANK TABUNGAN NEGARA"},
       {"BARU PULAU LAUT CITY", "BARU PULAU LAUT CITY"},
       {"Terima kasih atas ulasannya kak", "Terima kasih atas ulasannya kak"},
       {"Selamat datang di Kedai Kita", "Welcome to Kedai Kita"},
       {"[Gambas:Video 20detik]", "[Gambas:Video 20detik]"},
       {"#bri Liga 1s", "#bri Liga 1s"},
       {"99999999999999999999 jam lalu", "99999999999999999999 jam lalu"},
       {"Terakhir diperbarui: 10/06/2025, 21:23 WIB", "Last updated: 10 June 2025 21:23 WIB"},
       {"Jam layanan: Senin-Jumat, 08.00-16.00 WIB",
        "Service hours: Monday–Friday 08:00–16:00 WIB"}}));
  CAPTURE(line);
  CHECK(test::english(walk(page + line)) == "Home\nRead more\n" + english);
}

TEST_CASE("translate_ui keeps the gloss of what it does not rewrite", "[stages][translate_ui]") {
  test::Walk walk(test::stages_up_to("translate_ui"));
  const Document& doc = walk("Beranda\nSelengkapnya\nBahan lembut\nBagikan");
  const auto& all = doc.annotations;
  CHECK(std::any_of(all.begin(), all.end(), [](const Annotation& a) {
    return a.by == "composition" && !a.rewritten && !a.english.empty();
  }));
}

TEST_CASE("translate_ui refuses a user's rows that it could not use", "[stages][translate_ui]") {
  const auto [row, wanted] = GENERATE(
      table<std::string, std::string>({{"halo\t", "the English is empty"},
                                       {"{number} buku\tbooks", "the slots of the English"},
                                       {"buku\t{number} books", "the slots of the English"},
                                       {"{angka} buku\t{angka} books", "unknown slot '{angka}'"},
                                       {"Satu  Baris\tanother line", "stands in"},
                                       {"buku\t" + std::string(70000, 'x'), "a cell is longer"}}));
  const std::string file = "own_rows_test.tsv";
  std::ofstream(file) << "indonesian\tenglish\nsatu baris\tone line\n" << row << '\n';
  auto stages = string_stages();
  stages.back() = "translate_ui: {tables: [" + file + "]}";
  CAPTURE(row.substr(0, 40));
  CHECK_THROWS_WITH(test::Walk(stages), Catch::Contains(file + ":3") && Catch::Contains(wanted));
  std::remove(file.c_str());
}

TEST_CASE("translate_ui rewrites nothing when told so", "[stages][translate_ui]") {
  auto stages = string_stages();
  stages.back() = "translate_ui: {rewrite: none}";
  test::Walk walk(stages);
  CHECK(test::english(walk("Baca juga")) == "Baca juga");
}

TEST_CASE("a composition says which row gave each word, and how sure it is",
          "[stages][translate_ui]") {
  test::Walk walk(string_stages());
  const Document& doc = walk("Salin alamat toko kami");
  const auto ui = std::find_if(doc.annotations.begin(), doc.annotations.end(),
                               [](const auto& a) { return a.kind == Annotation::Kind::ui; });
  REQUIRE(ui != doc.annotations.end());
  CHECK(ui->by == "composition");
  CHECK(ui->english == "Copy our store address");
  const std::string_view rule = ui->rule;
  CHECK(rule.find(".tsv:") != rule.npos);
  CHECK(std::count(rule.begin(), rule.end(), ' ') >= 1);  // a row for each part
  CHECK(ui->confidence > 0);
  CHECK(ui->confidence <= 1);
}

TEST_CASE("a word that nobody knows makes a composition less sure", "[stages][translate_ui]") {
  test::Walk walk(string_stages());
  const auto confidence = [&](std::string_view text) {
    for (const Annotation& a : walk(text).annotations)
      if (a.kind == Annotation::Kind::ui) return a.confidence;
    return 1.0f;
  };
  CHECK(confidence("Salin alamat toko") > confidence("Salin alamat bersinambungan"));
}
