// Walks over one JSON object, strictly (RFC 8259), and hands out its members as raw slices that are
// known to be valid JSON. No tree, no copies, any bytes: a string may hold invalid UTF-8, because
// repairing it is repair_text's business. simdjson is the judge in the tests; it is not used here
// since it neither says where a text is broken nor takes strings with broken bytes or lone
// surrogates.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace jernih {

// What is wrong with a JSON text and at which byte of it, counted from 0.
struct JsonError {
  enum class Kind : char { syntax, depth };
  std::size_t offset = 0;
  std::string what;
  Kind kind = Kind::syntax;
};

enum class JsonKind : char { object, array, string, number, literal };

// A value as it stands in the text, without the spaces around it. Lives as long as the text.
struct JsonValue {
  std::string_view raw;
  JsonKind kind = JsonKind::literal;
  std::size_t offset = 0;  // of raw in the text
};

struct JsonMember {
  JsonValue key;
  JsonValue value;
};

class JsonScanner {
 public:
  // Deeper values are refused: the result would be unreadable for most readers (Python: 1,000).
  static constexpr std::size_t kMaxDepth = 512;

  // Begins a new text. Keeps its memory.
  void reset(std::string_view text);

  // Reads '{'. Call once, first. False: see error().
  bool open_object();
  // The next member; false behind the last one (then error() is empty and nothing but spaces
  // follows the object) or when the text is broken. Linear over all calls.
  bool next(JsonMember& member);

  const JsonError& error() const { return error_; }
  bool is_broken() const { return !error_.what.empty(); }

 private:
  bool fail(std::size_t at, std::string what, JsonError::Kind kind = JsonError::Kind::syntax);
  bool wanted(const char* what);
  void skip_space();
  bool skip_string();
  bool skip_escape();
  bool skip_number();
  bool skip_literal(std::string_view literal);
  bool skip_scalar();
  bool skip_container();
  bool read_key();
  bool begin_item(bool& value_follows);
  bool read_value(JsonValue& value);

  std::string_view text_;
  std::size_t at_ = 0;
  bool is_first_ = true;
  std::vector<char> open_;  // '{' and '[' of the containers we are in
  JsonValue key_;           // the last one read
  JsonError error_;
};

}  // namespace jernih
