// XML as events with their lines. The only file that knows Expat.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace jernih::cli {

struct XmlHandler {
  using Attributes = std::unordered_map<std::string, std::string>;
  std::function<void(const std::string& name, const Attributes& attributes, int line)> open;
  std::function<void(const std::string& name)> close;
  std::function<void(std::string_view text)> text;
};

// Names keep their prefixes. ConfigError with line and column for what is no XML; no external
// entities are read, and entities that grow beyond reason are refused (by Expat).
void read_xml(std::string_view xml, const std::string& file, const XmlHandler& handler);

}  // namespace jernih::cli
