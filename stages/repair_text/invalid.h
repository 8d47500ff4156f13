// Bytes that are not UTF-8, and documents that are in another encoding altogether.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "pipeline/model/rewriter.h"

struct UConverter;

namespace jernih::repair {

enum class InvalidPolicy : std::uint8_t {
  replace,  // U+FFFD
  guess,    // windows-1252 where that gives letters or quotes, else U+FFFD
  reject,   // as replace, and the record is rejected
};

// Makes doc.text() valid UTF-8. Linear.
class InvalidRepair {
 public:
  explicit InvalidRepair(InvalidPolicy policy) : policy_(policy) {}
  bool run(Document& doc);

 private:
  void broken(std::string_view text, std::size_t begin, std::size_t end);

  InvalidPolicy policy_;
  Rewriter rewriter_;
  std::string with_;
};

// Reads a whole document as another encoding (any name that ICU knows).
class EncodingRepair {
 public:
  // `encoding` must be known (is_known).
  explicit EncodingRepair(const std::string& encoding);
  ~EncodingRepair();
  EncodingRepair(const EncodingRepair&) = delete;
  EncodingRepair& operator=(const EncodingRepair&) = delete;

  static bool is_known(const std::string& encoding);
  // The name of the encoding that ICU thinks most likely, "utf-8" when the bytes are UTF-8 already.
  static std::string detect(std::string_view text);

  bool run(Document& doc);

 private:
  UConverter* converter_ = nullptr;
  Rewriter rewriter_;
};

}  // namespace jernih::repair
