/// What a header field's value may hold, and what does not count of it (RFC 9110, sections 5.5 and 5.6.3).
#pragma once

#include <string_view>

namespace web {

/// A control character; a tab is white space and may stand inside a value (RFC 9110, 5.5).
constexpr bool is_control(char c) { return (static_cast<unsigned char>(c) < 0x20 && c != '\t') || c == 0x7f; }

/// Without optional white space around it (RFC 9110, 5.6.3: spaces and tabs, nothing else).
constexpr std::string_view trimmed(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
    return text;
}

}  // namespace web
