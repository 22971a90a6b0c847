/// Answers only if something still, or no longer, holds. Source: RFC 9110 section 13.
#pragma once

#include <optional>
#include <string_view>

#include "base/day.h"
#include "web/server/message.h"

namespace web {

/// What the reader compares with: the entity tag with its quotes, and the day of last change to the second.
struct Validators {
    std::optional<std::string> etag;
    std::optional<base::Instant> last_modified_at;
};

enum class Condition {
    Proceed,
    NotModified,         ///< 304.
    PreconditionFailed,  ///< 412.
};

/// Section 13.2.2: If-Match, else If-Unmodified-Since; then If-None-Match, else If-Modified-Since (GET and HEAD alone).
Condition evaluate_conditions(const Request& request, const Validators& current);

/// Section 13.1.5: whether a Range may be answered with a part: no If-Range, or one whose strong tag or exact date is the current one.
bool range_still_applies(const Request& request, const Validators& current);

}  // namespace web
