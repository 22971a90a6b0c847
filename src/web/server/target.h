/// What a request line asks for, taken apart.
///
/// Source: RFC 9112 section 3.2 (origin-form, absolute-form, asterisk-form), RFC 3986 section 3.3.
#pragma once

#include <expected>
#include <string>
#include <string_view>
#include <vector>

#include "web/server/fields.h"
#include "web/server/refusal.h"

namespace web {

struct Target {
    std::string authority;              ///< Of the absolute form; empty otherwise.
    std::string path;                   ///< As written; "*" for the asterisk form.
    std::vector<std::string> segments;  ///< Decoded; "/" has one, the empty one, and "/a/" two.
    Fields query;
};

/// The target's parts. Refuses (400) fragments, non-ASCII and control bytes, broken percent-encoding, NUL, text that is not UTF-8, and
/// the parts "." and "..", encoded or not.
[[nodiscard]] std::expected<Target, RequestRefusal> parse_target(std::string_view target, FieldsLimits limits = {});

}  // namespace web
