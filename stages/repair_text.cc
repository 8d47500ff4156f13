// Repairs what went wrong before the text came to us. One door: repair_text_info().
#include "stages/repair_text.h"

#include <optional>

#include "lexicons/tables/lexicon.h"
#include "pipeline/options/error.h"
#include "pipeline/options/options.h"
#include "stages/repair_text/controls.h"
#include "stages/repair_text/entities.h"
#include "stages/repair_text/escapes.h"
#include "stages/repair_text/invalid.h"
#include "stages/repair_text/mojibake.h"
#include "stages/repair_text/prescan.h"

namespace jernih {
namespace {

constexpr int kMojibakePasses = 4;  // text is misread two or three times over

struct RepairSettings {
  repair::InvalidPolicy invalid = repair::InvalidPolicy::guess;
  std::string encoding;  // "utf-8", "detect" or a name that ICU knows
  bool mojibake = true;
  bool entities = true;
  bool escapes = true;
  bool controls = true;
};

class RepairText : public Stage {
 public:
  explicit RepairText(const RepairSettings& settings)
      : settings_(settings), invalid_(settings.invalid), entities_(Lexicon::builtin()) {
    if (settings.encoding != "utf-8" && settings.encoding != "detect")
      encoding_.emplace(settings.encoding);
  }

  void run(Document& doc) override {
    convert(doc);
    repair::Prescan found = repair::prescan(doc.text());
    bool changed = found.high && invalid_.run(doc);
    if (settings_.escapes && found.backslash) changed |= escapes_.run(doc);
    if (settings_.entities && found.ampersand) changed |= entities_.run(doc);
    if (changed) found = repair::prescan(doc.text());
    if (settings_.mojibake && found.high_pair) {
      for (int pass = 0; pass < kMojibakePasses && mojibake_.run(doc); ++pass) changed = true;
      if (changed) found = repair::prescan(doc.text());
    }
    if (settings_.controls && found.control) controls_.run(doc);
  }

 private:
  void convert(Document& doc) {
    if (encoding_) {
      encoding_->run(doc);
    } else if (settings_.encoding == "detect") {
      const std::string name = repair::EncodingRepair::detect(doc.text());
      if (name != "utf-8" && name != "UTF-8") repair::EncodingRepair(name).run(doc);
    }
  }

  const RepairSettings settings_;
  std::optional<repair::EncodingRepair> encoding_;
  repair::InvalidRepair invalid_;
  repair::EntityRepair entities_;
  repair::EscapeRepair escapes_;
  repair::MojibakeRepair mojibake_;
  repair::ControlRepair controls_;
};

RepairSettings settings_of(const Options& options) {
  RepairSettings s;
  const std::string& invalid = options.text("invalid");
  s.invalid = invalid == "replace"  ? repair::InvalidPolicy::replace
              : invalid == "reject" ? repair::InvalidPolicy::reject
                                    : repair::InvalidPolicy::guess;
  s.encoding = options.text("encoding");
  s.mojibake = options.boolean("mojibake");
  s.entities = options.boolean("entities");
  s.escapes = options.boolean("escapes");
  s.controls = options.boolean("controls");
  if (s.encoding != "utf-8" && s.encoding != "detect" &&
      !repair::EncodingRepair::is_known(s.encoding))
    throw ConfigError(options.where("encoding"),
                      "no encoding is called '" + s.encoding +
                          "'; write utf-8, detect, or a name like windows-1252 or utf-16le");
  return s;
}

OptionTable option_table() {
  const auto toggle = [](const char* name, const char* help) {
    return Option{.name = name, .type = OptionType::boolean, .initial = "true", .help = help};
  };
  return {
      {.name = "invalid",
       .type = OptionType::choice,
       .initial = "guess",
       .help = "bytes that are not UTF-8: guess windows-1252, replace by U+FFFD, reject the record",
       .choices = {"guess", "replace", "reject"}},
      {.name = "encoding",
       .type = OptionType::text,
       .initial = "utf-8",
       .help = "what the bytes are: utf-8, another encoding's name, or detect (slow)",
       .meaning = OptionMeaning::encoding},
      toggle("mojibake",
             "restore UTF-8 that was read as another encoding, also several times over"),
      toggle("entities", "decode HTML character references, also twice escaped"),
      toggle("escapes", "decode literal escapes: backslash n, u00e9, xf0 and the like"),
      toggle("controls", "remove C0 controls, read C1 controls as windows-1252"),
  };
}

}  // namespace

StageInfo repair_text_info() {
  return {
      .name = "repair_text",
      .summary = "Repairs invalid UTF-8, mojibake, HTML entities, literal escapes and controls",
      .needs = {Layer::text},
      .gives = {Layer::text},
      .options = option_table(),
      .prepare = [](const Options& options) -> StageFactory {
        const RepairSettings settings = settings_of(options);
        return [settings] { return std::make_unique<RepairText>(settings); };
      },
  };
}

}  // namespace jernih
