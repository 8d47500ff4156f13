// What happened in a run, in numbers.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/model/document.h"
#include "pipeline/records/json_record.h"

namespace jernih {

struct LanguageCount {
  Language language;
  std::uint64_t records = 0;
  std::uint64_t segments = 0;
};

// Sums only, so that it does not matter who counted what.
struct Statistics {
  using Names = std::map<std::string, std::uint64_t, std::less<>>;

  std::uint64_t in = 0;
  std::uint64_t out = 0;
  std::uint64_t dropped = 0;
  std::uint64_t rejected = 0;
  std::uint64_t bytes_in = 0;   // decompressed
  std::uint64_t bytes_out = 0;  // before compression
  std::uint64_t segments = 0;
  std::uint64_t dropped_segments = 0;
  std::uint64_t tokens = 0;
  std::array<std::uint64_t, Annotation::kKindCount> annotations{};
  std::array<std::uint64_t, Annotation::kKindCount> rewritten{};
  std::array<std::uint64_t, kRoleCount> roles{};  // of segments
  std::vector<LanguageCount> languages;
  FieldsSeen fields;  // of JSONL
  Names diagnostics;  // by code
  Names drop_reasons;
  Names reject_reasons;  // by cause: few, whatever the input holds

  // A document that a pipeline is done with: written or dropped.
  void count(const Document& doc);
  void count_rejected(std::string_view cause);
  void add(const Statistics& other);
  bool adds_up() const { return in == out + dropped + rejected; }

 private:
  LanguageCount& of(Language language);
};

// "13 603 records  27.6 MB  1.2 s   in = out + dropped + rejected: 13 603 = 13 590 + 11 + 2"
std::string summary_line(const Statistics& statistics, double seconds);

// "13 603"
std::string grouped(std::uint64_t value);

}  // namespace jernih
