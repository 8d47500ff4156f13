#include "stages/classify_segments/role_words.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "lexicons/tables/lexicon.h"
#include "pipeline/model/document.h"

namespace jernih::classify {
namespace {

constexpr int kEnoughVotes = 60;  // 100 × natural log, more than for the next role
constexpr std::string_view kFirst = "first";
constexpr std::string_view kLast = "last";

std::int16_t weight_of(std::string_view cell) {
  std::int16_t weight = 0;
  std::from_chars(cell.data(), cell.data() + cell.size(), weight);
  return weight;
}

}  // namespace

RoleWords::RoleWords(const Lexicon& lexicon)
    : lexicon_(lexicon), table_(lexicon.table("role_words")) {
  const std::uint32_t place = table_.column("place");
  std::vector<std::pair<std::uint32_t, Role>> roles;
  for (std::uint32_t c = 0; c < table_.columns(); ++c)
    if (const Role role = role_named(table_.column_name(c)); role != Role::none)
      roles.emplace_back(c, role);
  rows_.reserve(table_.size());
  for (std::uint32_t row = 0; row < table_.size(); ++row) {
    const std::string_view at = table_.cell(row, place);
    rows_.push_back({at == kFirst  ? At::first
                     : at == kLast ? At::last
                                   : At::any,
                     static_cast<std::uint32_t>(votes_.size()), 0});
    for (const auto& [column, role] : roles)
      if (const std::string_view cell = table_.cell(row, column); !cell.empty())
        votes_.push_back({role, weight_of(cell)});
    rows_.back().last = static_cast<std::uint32_t>(votes_.size());
  }
}

Role RoleWords::vote(const Pieces& pieces, std::uint32_t first, std::uint32_t last) const {
  const auto is_word = [&](std::uint32_t i) {
    return pieces[i].kind == PieceKind::word && pieces[i].inside == kNone;
  };
  while (first < last && !is_word(first)) ++first;
  while (first < last && !is_word(last - 1)) --last;
  std::array<int, kRoleCount> scores{};
  for (std::uint32_t i = first; i < last; ++i) {
    if (!is_word(i)) continue;
    const Table::Match match = lexicon_.rows_of(table_, pieces[i].word);
    for (std::uint32_t r = match.row; r < match.row + match.rows; ++r) {
      const Row& row = rows_[r];
      if ((row.at == At::first && i != first) || (row.at == At::last && i + 1 != last)) continue;
      for (std::uint32_t v = row.first; v < row.last; ++v)
        scores[static_cast<std::size_t>(votes_[v].role)] += votes_[v].weight;
    }
  }
  const auto best = std::max_element(scores.begin(), scores.end());
  const int won = std::exchange(*best, 0);
  const int next = *std::max_element(scores.begin(), scores.end());
  return won - next < kEnoughVotes ? Role::none : static_cast<Role>(best - scores.begin());
}

}  // namespace jernih::classify
