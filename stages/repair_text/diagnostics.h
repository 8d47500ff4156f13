// What repair_text reports.
#pragma once

#include "pipeline/model/diagnostic.h"

namespace jernih::repair {

inline constexpr DiagnosticKind kInvalidReplaced{
    "invalid_utf8_replaced", "bytes that are not UTF-8 were replaced by U+FFFD"};
inline constexpr DiagnosticKind kInvalidGuessed{
    "invalid_utf8_guessed", "bytes that are not UTF-8 were read as windows-1252"};
inline constexpr DiagnosticKind kEncodingConverted{
    "encoding_converted", "the document was converted from another encoding"};
inline constexpr DiagnosticKind kMojibakeRepaired{
    "mojibake_repaired", "UTF-8 that had been read as another encoding was restored"};
inline constexpr DiagnosticKind kEntityDecoded{
    "entity_decoded", "an HTML character reference was replaced by its character"};
inline constexpr DiagnosticKind kEscapeDecoded{
    "escape_decoded", "a literal backslash escape was replaced by its character"};
inline constexpr DiagnosticKind kControlRemoved{"control_removed",
                                                "control characters were removed"};
inline constexpr DiagnosticKind kControlReplaced{
    "control_replaced", "a control character was read as its windows-1252 character"};

}  // namespace jernih::repair
