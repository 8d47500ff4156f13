#include <catch2/catch.hpp>

#include "tests/support/walk.h"

using namespace jernih;

namespace {

std::string dateline_of(const Document& doc) {
  for (const Segment& s : doc.segments)
    if (s.role == Role::dateline) return std::string(doc.text(s.at));
  return {};
}

}  // namespace

TEST_CASE("a dateline is cut off the sentence it stands before", "[stages][classify_segments]") {
  const auto [line, dateline] = GENERATE(table<std::string, std::string>({
      {"TEMPO.CO, Jakarta - North Korean leader Kim praised the soldiers on Monday.",
       "TEMPO.CO, Jakarta -"},
      {"TEMPO.CO,Jakarta- Menteri itu meminta warga tetap tenang di rumah.", "TEMPO.CO,Jakarta-"},
      {"Jakarta, CNN Indonesia -- Menteri itu meminta warga tetap tenang di rumah.",
       "Jakarta, CNN Indonesia --"},
      {"JAKARTA, KOMPAS.com – Menteri itu meminta warga tetap tenang di rumah.",
       "JAKARTA, KOMPAS.com –"},
      {"Semarang (ANTARA) - Menteri itu meminta warga tetap tenang di rumah.",
       "Semarang (ANTARA) -"},
      {"Contoh.id, Kota Baru — Menteri itu meminta warga tetap tenang di rumah.",
       "Contoh.id, Kota Baru —"},
      {"Contoh.com, JakartaPara pejabat itu meminta warga tetap tenang di rumah.",
       "Contoh.com, Jakarta"},
      {"Contoh.com membuka kantor - dan toko - di tiga kota besar tahun ini.", ""},
      {"Jakarta-Bandung kini dapat ditempuh dalam satu jam perjalanan saja.", ""},
      {"Messi - Ronaldo bertemu lagi di lapangan yang sama setelah dua tahun.", ""},
      {"Liga 1 - Persib menang telak atas tamunya di kandang sendiri kemarin.", ""},
  }));
  CAPTURE(line);
  test::Walk walk(test::stages_up_to("classify_segments"));
  const Document& doc = walk(
      "Judul Berita Panjang Hari Ini di Kota\n\nIni kalimat pembuka yang cukup panjang untuk "
      "menjadi isi dari sebuah berita pendek saja.\n\n" +
      line);
  CHECK(dateline_of(doc) == dateline);
  CHECK(doc.segments.back().role == Role::body);
  std::uint32_t tokens = 0;
  for (const Segment& s : doc.segments) tokens += s.token_count;
  CHECK(tokens == doc.tokens.size());
}
