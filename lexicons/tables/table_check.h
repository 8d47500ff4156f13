// What a table must keep to as a file, for people who edit one. `jernih lexicon check` shows it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace jernih {

struct Problem;
struct Tsv;

// Everything wrong with the form of a table, with file:line: encoding, width, rows that stand
// twice; as warnings what a run would take: line ends, spaces, order (LC_ALL=C). Fills `table` with
// what could be read. Linear.
std::vector<Problem> form_problems(std::string_view text, const std::string& file, Tsv& table);

// True when it holds phrases with their English (the columns of a user's table).
bool is_phrase_table(const Tsv& table);

}  // namespace jernih
