/// A merged chronology as JSON, for other programs.
#pragma once

#include <string>

#include "chronology/merging.h"

namespace chronology {

/// `entries[]` (`from`, `to`: ISO 8601, empty where open; `certainty`, `words`: the date as written; `agency`, `source`: of the information; `event`,
/// `cells`, `file`, `sheet`, `row`, `sha256`), `rejected[]` (`file`, `sheet`, `row`, `cell`, `column`, `reason`, `found`), `duplicates[]`, `conflicts[]`,
/// `gaps[]` and `points[]` (all other checks), whose `entries` are indexes into `entries`; `passed[]` and `warnings[]`. Ends without a line feed.
std::string to_json(const Merged& merged);

/// What one date means: `from`, `to`, `certainty`, `note`, `words`, or `error`; and the window of two-digit years.
std::string to_json(const std::string& words, const std::expected<WrittenDate, DateError>& read, const DateContext& context);

}  // namespace chronology
