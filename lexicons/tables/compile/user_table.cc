#include "lexicons/tables/compile/user_table.h"

#include "lexicons/tables/compile/families.h"
#include "lexicons/tables/tsv.h"

namespace jernih {

UserTable::UserTable(const std::vector<std::string>& paths, const std::string& key_column)
    : builder_("user", key_column) {
  for (const std::string& path : paths) builder_.add(expand_families(read_tsv(path)));
  builder_.finish();
  table_ = builder_.table();
}

}  // namespace jernih
