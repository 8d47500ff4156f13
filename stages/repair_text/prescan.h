// A first look at a text: which repairs could have something to do.
#pragma once

#include <string_view>

namespace jernih::repair {

struct Prescan {
  bool ampersand = false;
  bool backslash = false;
  bool control = false;  // a C0 control that is no white space, DEL, or a byte C2 (C1 controls)
  bool high_pair =
      false;          // two characters beyond ASCII side by side, or an Ã: mojibake is possible
  bool high = false;  // any byte beyond ASCII
};

// Gigabytes a second on ASCII.
Prescan prescan(std::string_view text);

}  // namespace jernih::repair
