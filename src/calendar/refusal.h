/// Why there is no date. A clock that cannot be worked out says so; it never answers with another nation's rule.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "calendar/bank_holidays.h"
#include "calendar/rule.h"

namespace calendar {

enum class RefusalCode : std::uint8_t {
    UnknownRule,       ///< No nation has a rule of this name.
    NotInThisNation,   ///< Another nation has it; this one does not.
    NotInForce,        ///< This nation's versions do not govern that day.
    LimitNotKnown,     ///< There was a limit, and it is not known here: `rule->note` says what is.
    NoLimitSet,        ///< The nation sets none: `rule->note`.
    HolidaysNotKnown,  ///< Counting would leave the days whose holidays are known.
};

struct Refusal {
    RefusalCode code{};
    std::string rule_name;
    Nation nation{};
    base::Day start{};
    std::optional<Rule> rule = {};            ///< The version in question; for NotInForce the earliest, if the start is before it.
    std::optional<DayRange> known = {};       ///< For HolidaysNotKnown; nothing: no holiday of this nation is known.
    std::vector<std::string> rules_here = {}; ///< For UnknownRule and NotInThisNation: names that this nation has.
};

/// `holidays-not-known`: in JSON.
std::string_view slug_of(RefusalCode code);

/// One or two English sentences: what is refused, why, and what to do.
std::string words_of(const Refusal& refusal);

}  // namespace calendar
