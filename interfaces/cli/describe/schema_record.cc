// The writer is pipeline/io/record_writer; the test validates what it wrote against this.
#include <fmt/format.h>

#include "interfaces/cli/describe/schema.h"
#include "interfaces/cli/shared/exit_codes.h"
#include "interfaces/cli/shared/json_writer.h"
#include "pipeline/model/document.h"
#include "pipeline/records/record_writer.h"

namespace jernih::cli {
namespace {

template <class Kind>
std::vector<std::string> names_of(std::size_t count) {
  std::vector<std::string> out;
  for (std::size_t i = 0; i < count; ++i) out.emplace_back(name(static_cast<Kind>(i)));
  return out;
}

class Schema {
 public:
  std::string write() {
    json_.open_object();
    json_.field("$schema", "https://json-schema.org/draft/2020-12/schema");
    json_.field("title", "Jernih record");
    object_body({"schema", "text", "english", "segments", "annotations", "diagnostics"}, [&] {
      json_.key("schema").open_object().key("const").number(kRecordSchema).close();
      id();
      text("text", "the frozen, normalised text");
      text("english",
           "the text with the rewritten annotations in English, dropped segments left out");
      text("language", "id, en, mixed, und, other, or the code of another language");
      reference_time();
      list("segments", [&] { segment(); });
      list("tokens", [&] { token(); });
      list("annotations", [&] { annotation(); });
      list("diagnostics", [&] { diagnostic(); });
      json_.key("source").open_object().field("type", "object").close();
    });
    json_.close();
    return json_.take();
  }

 private:
  template <class Properties>
  void object_body(const std::vector<std::string>& required, Properties properties) {
    json_.field("type", "object").key("additionalProperties").boolean(false);
    json_.key("required").texts(required);
    json_.key("properties").open_object();
    properties();
    json_.close();
  }

  template <class Items>
  void list(std::string_view name, Items items) {
    json_.key(name).open_object().field("type", "array").key("items").open_object();
    items();
    json_.close().close();
  }

  void text(std::string_view name, std::string_view help) {
    json_.key(name).open_object().field("type", "string").field("description", help).close();
  }
  // A number is declared for versions to come: today's ids are strings.
  void id() {
    json_.key("id").open_object().key("type").texts({"string", "number"});
    json_
        .field("description",
               "of the input: a string; a later version leaves an id that was a number a number")
        .close();
  }
  // Declared so that the number of the schema need not change when it comes.
  void later_text(std::string_view name, std::string_view help) {
    text(name, fmt::format("{} (not written yet: a later version does)", help));
  }
  void one_of(std::string_view name, const std::vector<std::string>& values,
              std::string_view help = {}) {
    json_.key(name).open_object().key("enum").texts(values);
    if (!help.empty()) json_.field("description", help);
    json_.close();
  }
  void count(std::string_view name, std::string_view help) {
    json_.key(name).open_object().field("type", "integer").key("minimum").number(0);
    json_.field("description", help).close();
  }
  void fraction(std::string_view name) {
    json_.key(name).open_object().field("type", "number");
    json_.key("minimum").number(0).key("maximum").number(1).close();
  }
  void flag(std::string_view name, std::string_view help) {
    json_.key(name).open_object().field("type", "boolean").field("description", help).close();
  }
  void span() {
    count("start", "into text, in the unit of output.offsets");
    count("end", "half-open");
    count("raw_start", "into the input as it came; with output.raw_offsets");
    count("raw_end", "half-open");
  }

  void reference_time() {
    json_.key("reference_time").open_object();
    object_body({"value", "from"}, [&] {
      text("value", "RFC 3339, or a date");
      one_of("from", {"record", "page", "option"});
    });
    json_.close();
  }

  void segment() {
    object_body({"start", "end", "block", "kind"}, [&] {
      span();
      count("block", "number of the line");
      one_of("kind", names_of<SegmentKind>(kSegmentKindCount));
      one_of("role", role_names());
      one_of("group", role_group_names(), "the group of its role, there when the role is");
      later_text("element", "the HTML element it stood in; with output.marks");
      later_text("landmark", "the part of the page it stood in; with output.marks");
      later_text("field", "the input field it came from; when the text has several fields");
      text("language", "as of the record");
      fraction("confidence");
      count("duplicate_of", "index of an earlier segment with the same text");
      flag("dropped", "left out of the English");
      list("spans", [&] {
        object_body({"start", "end", "language"}, [&] {
          span();
          text("language", "of this stretch of a mixed segment");
        });
      });
    });
  }

  void token() {
    json_.field("type", "array").key("prefixItems").open_list();
    for (int i = 0; i < 2; ++i) json_.open_object().field("type", "integer").close();
    json_.open_object().key("type").texts({"string", "null"}).close();
    json_.open_object().key("enum").texts(names_of<TokenKind>(kTokenKindCount)).close();
    json_.close().key("minItems").number(3).key("maxItems").number(4);
  }

  void annotation() {
    object_body({"start", "end", "kind", "source", "rewritten"}, [&] {
      span();
      one_of("kind", names_of<Annotation::Kind>(Annotation::kKindCount));
      text("source", "the words of the text");
      text("english", "what they are in English");
      flag("rewritten", "english stands in the record's English");
      one_of("type", {"DATE", "TIME", "DURATION", "SET"});
      text("value", "TIMEX3 value of a time; plain decimal of a number");
      text("grain", "of a time");
      text("instant", "RFC 3339 with offset");
      text("modifier", "of a time");
      one_of("anchor", {"reference", "text", "none"});
      flag("resolved", "false: an anchor was wanted and none was there");
      text("unit", "of a number");
      text("currency", "ISO 4217");
      fraction("confidence");
      one_of("by", {"lexicon", "pattern", "composition"});
      one_of("role", role_names());
      count("inside", "index of the annotation it lies in");
      later_text("key",
                 "of an interface string that came from a row, the same in every language; "
                 "with output.keys");
      text("rule", "table row or rule that made it; with output.rules");
    });
  }

  void diagnostic() {
    object_body({"start", "end", "code", "message"}, [&] {
      span();
      text("code", "kind of what was odd");
      text("message", "for a person");
    });
  }

  JsonWriter json_;
};

}  // namespace

std::string record_schema() { return Schema().write(); }

int schema_command(const std::string& what) {
  fmt::print("{}", what == "record" ? record_schema() : config_schema());
  return kDone;
}

}  // namespace jernih::cli
