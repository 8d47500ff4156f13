// The options of normalise_unicode.
#pragma once

namespace jernih::normalise {

struct NormaliseSettings {
  bool compatibility = false;  // NFKC instead of NFC
  bool ascii_quotes = false;
  bool ascii_dashes = false;
  bool ascii_ellipsis = false;
  bool keep_icons = false;    // private-use characters
  bool plain_letters = true;  // styled "mathematical" and full-width letters
};

}  // namespace jernih::normalise
