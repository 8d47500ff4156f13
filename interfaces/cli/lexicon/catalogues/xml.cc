// XML by the events of Expat, which give the line of a mistake.
#include "interfaces/cli/lexicon/catalogues/xml.h"

#include <expat.h>

#include <algorithm>
#include <exception>
#include <memory>

#include "pipeline/options/error.h"

namespace jernih::cli {
namespace {

constexpr std::size_t kChunk = std::size_t{1} << 20;  // Expat counts in int

// Exceptions may not pass through C: they wait here.
struct Context {
  const XmlHandler& handler;
  XML_Parser parser;
  std::exception_ptr thrown;

  template <class Call>
  void guard(Call call) {
    if (thrown) return;
    try {
      call();
    } catch (...) {
      thrown = std::current_exception();
      XML_StopParser(parser, XML_FALSE);
    }
  }
};

void on_open(void* data, const XML_Char* name, const XML_Char** attributes) {
  auto& context = *static_cast<Context*>(data);
  context.guard([&] {
    XmlHandler::Attributes map;
    for (; attributes[0] != nullptr; attributes += 2) map.emplace(attributes[0], attributes[1]);
    context.handler.open(name, map, static_cast<int>(XML_GetCurrentLineNumber(context.parser)));
  });
}

void on_close(void* data, const XML_Char* name) {
  auto& context = *static_cast<Context*>(data);
  context.guard([&] { context.handler.close(name); });
}

void on_text(void* data, const XML_Char* text, int size) {
  auto& context = *static_cast<Context*>(data);
  context.guard(
      [&] { context.handler.text(std::string_view(text, static_cast<std::size_t>(size))); });
}

}  // namespace

void read_xml(std::string_view xml, const std::string& file, const XmlHandler& handler) {
  const std::unique_ptr<XML_ParserStruct, decltype(&XML_ParserFree)> parser(
      XML_ParserCreate(nullptr), &XML_ParserFree);
  Context context{handler, parser.get(), nullptr};
  XML_SetUserData(parser.get(), &context);
  XML_SetElementHandler(parser.get(), on_open, on_close);
  XML_SetCharacterDataHandler(parser.get(), on_text);
  for (bool is_last = false; !is_last;) {
    const std::string_view chunk = xml.substr(0, kChunk);
    xml.remove_prefix(chunk.size());
    is_last = xml.empty();
    const XML_Status status = XML_Parse(parser.get(), chunk.data(), static_cast<int>(chunk.size()),
                                        is_last ? XML_TRUE : XML_FALSE);
    if (context.thrown) std::rethrow_exception(context.thrown);
    if (status != XML_STATUS_OK)
      throw ConfigError({file, static_cast<int>(XML_GetCurrentLineNumber(parser.get())),
                         static_cast<int>(XML_GetCurrentColumnNumber(parser.get())) + 1},
                        std::string("no XML: ") + XML_ErrorString(XML_GetErrorCode(parser.get())));
  }
}

}  // namespace jernih::cli
