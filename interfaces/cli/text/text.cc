// `jernih text`: one string, or each line of stdin, to English.
#include <fmt/format.h>

#include <cerrno>
#include <filesystem>
#include <iostream>
#include <system_error>

#include "interfaces/cli/shared/exit_codes.h"
#include "interfaces/cli/shared/terminal.h"
#include "interfaces/cli/text/text.h"
#include "interfaces/setup/setup.h"
#include "pipeline/model/render.h"
#include "pipeline/run/session.h"

namespace jernih::cli {
namespace {

class Translator {
 public:
  explicit Translator(const TextArguments& arguments)
      : plan_(load_plan({.config = arguments.config,
                         .settings = arguments.sets,
                         .preset = arguments.preset,
                         .reference_time = arguments.reference_time})),
        session_(plan_, arguments.reference_time),
        show_values_(arguments.show_values) {}

  std::string operator()(std::string_view text) {
    const Document& doc = session_(text);
    std::string out;
    if (session_.rejection().is_none())
      render(doc, out);
    else
      refuse();
    if (show_values_)
      for (const Annotation& a : doc.annotations)
        if (!a.value.empty() && !is_part_of_value(doc, a)) out += fmt::format("\t{}", a.value);
    return out;
  }

  bool has_refused() const { return has_refused_; }

 private:
  // "20" of "20 percent" is no value of its own.
  static bool is_part_of_value(const Document& doc, const Annotation& a) {
    for (std::uint32_t i = a.inside; i != kNone; i = doc.annotations[i].inside)
      if (!doc.annotations[i].value.empty()) return true;
    return false;
  }

  void refuse() {
    tell("jernih: a text was rejected: {}\n", session_.rejection().message());
    has_refused_ = true;
  }

  Plan plan_;
  Session session_;
  bool show_values_;
  bool has_refused_ = false;
};

void write(std::string line) {
  line += '\n';
  if (std::fwrite(line.data(), 1, line.size(), stdout) != line.size())
    throw std::system_error(errno, std::generic_category(), "stdout");
}

// One line in, one line out: for `paste` and the like.
std::string line_for(Translator& translate, std::string_view line) {
  if (line.ends_with('\r')) line.remove_suffix(1);
  std::string out = translate(line);
  for (char& c : out)
    if (c == '\n' || c == '\r') c = ' ';
  return out;
}

}  // namespace

int text_command(const TextArguments& arguments) {
  Translator translate(arguments);
  if (std::error_code error;
      arguments.words.size() == 1 && std::filesystem::is_regular_file(arguments.words[0], error))
    tell("jernih: '{0}' was taken as the string itself; jernih text < '{0}' reads the file\n",
         arguments.words[0]);
  if (!arguments.words.empty()) {
    std::string text;
    for (const std::string& w : arguments.words) text += (text.empty() ? "" : " ") + w;
    write(translate(text));
  } else {
    std::ios::sync_with_stdio(false);
    for (std::string line; std::getline(std::cin, line);) {
      write(line_for(translate, line));
      // Whoever asks line by line gets an answer before asking again.
      if (std::cin.rdbuf()->in_avail() <= 0) std::fflush(stdout);
    }
    if (std::cin.bad()) throw std::system_error(errno, std::generic_category(), "stdin");
  }
  if (std::fflush(stdout) != 0) throw std::system_error(errno, std::generic_category(), "stdout");
  return translate.has_refused() ? kSomeFailed : kDone;
}

}  // namespace jernih::cli
