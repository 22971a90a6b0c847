/// Dates and times as people write them in records: "22.05/16", "?22 may 2016", "summer 2016", "between 3 and 9 June", "2.10pm".
///
/// Source: domain reference 2.4 (many input formats, a leading "?" for an uncertain date, mandatory start); issue of the chronology, A (each becomes
/// an interval with its certainty and its original words; impossible dates are errors, never guesses; two-digit years need a stated window). The day
/// stands before the month wherever both are figures.
#pragma once

#include <expected>
#include <optional>
#include <string>
#include <string_view>

#include "base/day.h"

namespace chronology {

enum class Certainty {
    Certain,      ///< That day, or those days.
    Approximate,  ///< Some time in the period: a month, a season, "between 3 and 9 June".
    Uncertain,    ///< Its writer doubted it: "?", "about", "possibly".
};
std::string_view to_word(Certainty certainty);

struct WrittenDate {
    std::optional<base::Day> from, to;     ///< First and last day, both included. Nothing of a time alone; one of them of "before 3 June 2016".
    std::optional<int> from_time, to_time; ///< Minutes since midnight of the first and of the last day; nothing where no time is written.
    Certainty certainty = Certainty::Certain;
    bool weekday_differs = false;          ///< "Monday 22 May 2016": that day was a Sunday.
    bool two_digit_year = false;           ///< Read with the window.
    std::string words;                     ///< As written.
};

enum class DateFault {
    Impossible,  ///< 31 February, 25:10, an end before its start.
    MonthFirst,  ///< A date only if the month stands first: "05/22/2016".
    NoYear,      ///< Without one, and the scope does not say which.
    NotADate,
};
/// "impossible", "month-first", "no-year", "not-a-date".
std::string_view to_word(DateFault fault);
/// A sentence that says what to do.
std::string_view words_of(DateFault fault);

struct DateContext {
    int first_year = 1928;                            ///< Of the hundred years to which a two-digit year belongs.
    std::optional<base::Day> scope_from{}, scope_to{}; ///< The period of the review: gives its year to a date without one.
};

/// `2016-05-22`, `2016-05-22T14:10`, `14:10`; empty where there is neither.
std::string to_iso(std::optional<base::Day> day, std::optional<int> time);

/// Never throws for what the words are; text of any bytes and length.
std::expected<WrittenDate, DateFault> read_date(std::string_view words, const DateContext& context = {});

}  // namespace chronology
