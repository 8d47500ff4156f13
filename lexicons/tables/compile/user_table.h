// A user's own table, read at run time.
#pragma once

#include <string>
#include <vector>

#include "lexicons/tables/compile/table_builder.h"

namespace jernih {

class UserTable {
 public:
  // ConfigError with file:line.
  UserTable(const std::vector<std::string>& paths, const std::string& key_column);
  UserTable(const UserTable&) = delete;  // the table is a view of the builder
  UserTable& operator=(const UserTable&) = delete;

  const Table& table() const { return table_; }

 private:
  TableBuilder builder_;
  Table table_;
};

}  // namespace jernih
