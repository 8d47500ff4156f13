// JSON for people and programs: indented, valid UTF-8 whatever comes in.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace jernih::cli {

// Writes in the order it is called; the caller opens and closes in pairs.
class JsonWriter {
 public:
  JsonWriter& open_object() { return open('{'); }
  JsonWriter& open_list() { return open('['); }
  JsonWriter& close();  // the innermost
  JsonWriter& key(std::string_view name);
  JsonWriter& text(std::string_view value);
  JsonWriter& number(double value);
  JsonWriter& boolean(bool value);
  JsonWriter& texts(const std::vector<std::string>& values);

  // key() and a value.
  JsonWriter& field(std::string_view name, std::string_view value) { return key(name).text(value); }

  // What was written, with a newline at the end.
  std::string take() { return std::move(out_) + "\n"; }

 private:
  JsonWriter& open(char bracket);
  void begin_value();

  std::string out_;
  std::vector<char> open_;  // '{' and '['
  bool is_first_ = true;    // of the innermost
  bool is_after_key_ = false;
};

}  // namespace jernih::cli
