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

// True when the piece may hold one: it has an @, a # or a "://", or begins a "www.".
bool may_hold_address(std::string_view piece);

}  // namespace jernih::tokenise
