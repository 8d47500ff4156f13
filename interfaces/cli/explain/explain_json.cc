// A trace as JSON. Offsets are bytes of the text, as everywhere inside Jernih.
#include "interfaces/cli/explain/explain.h"
#include "interfaces/cli/shared/json_writer.h"
#include "pipeline/model/render.h"

namespace jernih::cli {
namespace {

std::string_view name(Change::Kind kind) {
  switch (kind) {
    case Change::Kind::diagnostic:
      return "diagnostic";
    case Change::Kind::segment:
      return "segment";
    case Change::Kind::tokens:
      return "tokens";
    case Change::Kind::annotation:
      break;
  }
  return "annotation";
}

void write(const Change& c, JsonWriter& json) {
  json.open_object().field("kind", name(c.kind));
  if (c.kind == Change::Kind::segment || c.kind == Change::Kind::tokens)
    json.key("segment").number(static_cast<double>(c.index));
  json.key("start").number(c.at.begin).key("end").number(c.at.end);
  if (!c.source.empty()) json.field("source", c.source);
  json.field("facts", c.facts);
  if (!c.rule.empty()) json.field("rule", c.rule);
  json.close();
}

void write(const LostReading& lost, const Document& doc, JsonWriter& json) {
  json.open_object().key("start").number(lost.at.begin).key("end").number(lost.at.end);
  json.field("source", doc.text(lost.at)).field("reading", lost.what);
  if (!lost.rule.empty()) json.field("rule", lost.rule);
  json.field("reason", lost.reason).close();
}

}  // namespace

std::string trace_as_json(const Trace& trace, const Document& doc) {
  JsonWriter json;
  std::string english;
  render(doc, english);
  json.open_object().field("offsets", "bytes").field("text", doc.text()).field("english", english);
  json.field("language", doc.language.code());
  if (!doc.reference_time.value.empty())
    json.key("reference_time")
        .open_object()
        .field("value", doc.reference_time.value)
        .field("from", jernih::name(doc.reference_time.from))
        .close();
  if (!doc.reject_reason.empty()) json.field("rejected", doc.reject_reason);
  json.key("stages").open_list();
  for (const StageTrace& s : trace.stages) {
    json.open_object().field("id", s.id).field("stage", s.info->name);
    json.key("microseconds").number(s.microseconds).key("changes").open_list();
    for (const Change& c : s.changes) write(c, json);
    json.close().key("given_up").open_list();
    for (const LostReading& l : s.lost) write(l, doc, json);
    json.close().close();
  }
  json.close().key("losers").open_list();
  for (const RejectedAnnotation& l : trace.losers) {
    json.open_object().key("removed").boolean(l.is_removed).key("candidate");
    write(l.candidate, json);
    json.key("winner");
    write(l.winner, json);
    json.close();
  }
  json.close().close();
  return json.take();
}

}  // namespace jernih::cli
