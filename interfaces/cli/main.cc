#include "stages/builtin.h"
#include "lexicons/lexicon.h"
int main() { jernih::Registry r; jernih::add_builtin_stages(r); return static_cast<int>(jernih::Lexicon::builtin().tables().size()) - 1; }
