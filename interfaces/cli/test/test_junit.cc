// junit(): what CI systems read.
#include <fmt/format.h>

#include "interfaces/cli/shared/terminal.h"
#include "interfaces/cli/test/test_command.h"
#include "pipeline/records/json_text.h"

namespace jernih::cli {
namespace {

// XML 1.0 has no way at all to write most control characters.
std::string xml(std::string_view text) {
  std::string valid;
  append_valid_utf8(text, valid);
  std::string out;
  for (const char c : valid) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '&')
      out += "&amp;";
    else if (c == '<')
      out += "&lt;";
    else if (c == '>')
      out += "&gt;";
    else if (c == '"')
      out += "&quot;";
    else if (c == '\n')
      out += "&#10;";
    else if (byte < 0x20 && c != '\t')
      out += "\uFFFD";
    else
      out += c;
  }
  return out;
}

void write_case(const TestReport& report, const TestOutcome& outcome, std::string& out) {
  constexpr std::size_t kNameCharacters = 80;
  out += fmt::format("    <testcase classname=\"{}\" name=\"{}\" file=\"{}\" line=\"{}\"",
                     xml(report.file),
                     xml(fmt::format("{}:{} {}", outcome.test.where.line, outcome.test.where.column,
                                     one_line(outcome.test.text, kNameCharacters))),
                     xml(outcome.test.where.file), outcome.test.where.line);
  if (outcome.differences.empty()) {
    out += "/>\n";
    return;
  }
  std::string message;
  std::string details;
  for (const Difference& d : outcome.differences) {
    message += (message.empty() ? "" : ", ") + d.what;
    details += fmt::format("{}\n  wanted: {}\n  got:    {}\n", d.what, d.wanted, d.got);
  }
  for (const std::string& maker : outcome.makers) details += "  by " + maker + "\n";
  out += fmt::format(">\n      <failure message=\"{} differs\">{}</failure>\n    </testcase>\n",
                     xml(message), xml(details));
}

void write_error(const TestReport& report, std::string& out) {
  out += fmt::format(
      "    <testcase classname=\"{}\" name=\"configuration\" file=\"{}\">\n"
      "      <error message=\"the configuration has mistakes\">{}</error>\n    </testcase>\n",
      xml(report.file), xml(report.file), xml(report.error));
}

}  // namespace

std::string junit(const std::vector<TestReport>& reports) {
  std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n";
  for (const TestReport& r : reports) {
    out += fmt::format(
        "  <testsuite name=\"{}\" tests=\"{}\" failures=\"{}\" errors=\"{}\" "
        "time=\"{:.3f}\">\n",
        xml(r.file), r.error.empty() ? r.outcomes.size() : 1, r.failed, r.error.empty() ? 0 : 1,
        r.seconds);
    out += "    <properties>\n";
    for (const auto& [stage, tests] : r.coverage.stages)
      out += fmt::format("      <property name=\"stage {}\" value=\"{}\"/>\n", xml(stage), tests);
    out += "    </properties>\n";
    if (!r.error.empty()) write_error(r, out);
    for (const TestOutcome& outcome : r.outcomes) write_case(r, outcome, out);
    out += "  </testsuite>\n";
  }
  return out + "</testsuites>\n";
}

}  // namespace jernih::cli
