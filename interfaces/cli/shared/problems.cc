#include "interfaces/cli/shared/problems.h"

#include <algorithm>

#include "pipeline/model/utf8.h"

namespace jernih::cli {
namespace {

// How many characters the thing at `at` has: a quoted text, or a word.
std::size_t width_of(std::string_view line, std::size_t at) {
  std::size_t end = at;
  const char quote = at < line.size() ? line[at] : ' ';
  if (quote == '"' || quote == '\'') {
    const std::size_t close = line.find(quote, at + 1);
    if (close != std::string_view::npos) end = close + 1;
  }
  if (end == at) end = std::min(line.find_first_of(" \t,:]}[{", at), line.size());
  return std::max<std::size_t>(1, count_chars(line.substr(at, end - at)));
}

}  // namespace

std::string show_problem(const Problem& p, const Paint& paint) {
  constexpr std::size_t kAll = static_cast<std::size_t>(-1);
  std::string out = paint(Style::bold, one_line(to_string(p.where), kAll)) + ": ";
  if (p.is_warning) out += paint(Style::yellow, "warning") + ": ";
  out += one_line(p.message, kAll) + "\n";
  if (p.caret == 0) return out;
  std::size_t at = 0;
  for (int column = 1; column < p.caret && at < p.line.size(); ++column) {
    do ++at;
    while (at < p.line.size() && is_trail(p.line[at]));
  }
  std::string shown = p.line;
  std::replace(shown.begin(), shown.end(), '\t', ' ');
  shown = one_line(shown, kAll);  // no control of a file reaches the terminal
  const std::string gutter = fmt::format("{:5} | ", p.where.line);
  const std::string mark = "^" + std::string(width_of(p.line, at) - 1, '~');
  out += paint(Style::dim, gutter) + shown + "\n";
  out += paint(Style::dim, std::string(gutter.size() - 2, ' ') + "| ") +
         std::string(static_cast<std::size_t>(p.caret - 1), ' ') +
         paint(p.is_warning ? Style::yellow : Style::red, mark) + "\n";
  return out;
}

std::string count_of(const std::vector<Problem>& problems) {
  const auto warnings = static_cast<std::size_t>(std::count_if(
      problems.begin(), problems.end(), [](const Problem& p) { return p.is_warning; }));
  const std::size_t mistakes = problems.size() - warnings;
  std::string out;
  const auto add = [&](std::size_t n, const char* one, const char* many) {
    if (n > 0) out += fmt::format("{}{} {}", out.empty() ? "" : ", ", n, n == 1 ? one : many);
  };
  add(mistakes, "mistake", "mistakes");
  add(warnings, "warning", "warnings");
  return out;
}

}  // namespace jernih::cli
