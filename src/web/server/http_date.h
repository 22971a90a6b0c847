/// Dates as HTTP writes them. Source: RFC 9110 section 5.6.7.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/day.h"

namespace web {

/// "Sun, 06 Nov 1994 08:49:37 GMT"; parts of a second are dropped.
std::string to_http_date(base::Instant instant);

/// The instant in any of the three forms that a recipient must take, or nothing. In the form with two digits for the year they mean
/// 1970 to 2069.
std::optional<base::Instant> parse_http_date(std::string_view text);

}  // namespace web
