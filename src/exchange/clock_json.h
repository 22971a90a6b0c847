/// A worked-out clock as JSON: one shape for `GET /api/v1/clock` and `cairn clock --json`.
#pragma once

#include <string>
#include <string_view>

#include "calendar/working.h"

namespace exchange {

/// `rule`, `nation`, `from`, `due_on` and the working-out: `days[]` with `counted` (its number) or `left_out` ("weekend" or
/// "bank-holiday", with `holiday`), `rule_version`, `strength`, `source`, `checked_on` (null where nobody has checked), and
/// `calendar`: the version and SHA-256 of the table of bank holidays that was counted with.
std::string to_json(const calendar::Working& working, const calendar::Calendar& counted_with);

/// `rule`, `nation`, `from`, `refused` (one sentence or two) and `refusal` (a code). There is no `due_on`.
std::string to_json(const calendar::Refusal& refusal, const calendar::Calendar& counted_with);

/// Every version of every rule, with strength, source and what was checked.
std::string rules_json(const calendar::Calendar& calendar);

/// The days of a local timetable.
std::string to_json(const std::vector<calendar::TimetableDay>& steps);

/// JSON Schema of the first two, for the API's description.
extern const std::string_view clock_schema;

}  // namespace exchange
