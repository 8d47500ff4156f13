// URLs, e-mail addresses, @names and #tags.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "pipeline/model/span.h"
#include "pipeline/model/token.h"

namespace jernih::tokenise {

struct Address {
  Span at;
  TokenKind kind = TokenKind::url;
};

// Appends the addresses of a piece (text without white space), in order. Linear.
void find_addresses(std::string_view text, Span piece, std::vector<Address>& out);

// True when the piece begins with "www.", opening marks aside.
bool begins_web(std::string_view piece);

}  // namespace jernih::tokenise
