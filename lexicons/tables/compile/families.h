// Families of phrases: rows that are the product of a few patterns and a few words.
#pragma once

namespace jernih {

struct Tsv;

// A table with the columns family, part, indonesian, english, and others of rows (role, flags). A
// row whose part is `pattern` has one `*` in both languages, a row whose part is `word` what goes
// there, and nothing in the other columns:
//
//     cannot   pattern  tidak bisa *  cannot *  message
//     cannot   pattern  tidak dapat * cannot *  message
//     cannot   word     dibuka        be opened
//
// Every pattern of a family with each of its words is a row. Its place is the pattern's line.
bool has_families(const Tsv& table);

// The rows that `table` stands for, without the columns family and part; itself when it has no
// families. ConfigError with file:line for a part that is none, a pattern without its `*`, a family
// without patterns or words. Linear in what it returns.
Tsv expand_families(Tsv table);

}  // namespace jernih
