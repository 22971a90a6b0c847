/// Dates and times as people write them in a chronology: "22.05.16", "w/c 16 May", "?summer 2016", "2.10pm".
///
/// Each becomes an interval with its certainty; what cannot be a date is an error and never a guess. The day stands first, as in the United Kingdom: a
/// month-first date is an error, and where both readings are possible it is read day first.
/// Source: reference section 2.4 (what Chronolator takes: many forms, a leading "?"; dates are checked), scenario 38. The conventions for words
/// such as "early May" or "evening" are Cairn's own: README.md of this folder states each.
#pragma once

#include <compare>
#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <string_view>

#include "base/day.h"

namespace chronology {

enum class Certainty : std::uint8_t { Certain, Approximate, Uncertain };
/// `certain`, `approximate`, `uncertain`.
std::string_view to_word(Certainty certainty);
std::optional<Certainty> parse_certainty(std::string_view word);

/// A day, or a minute of it. Of a time that stands without a date the day is missing.
struct Moment {
    std::optional<base::Day> day;
    std::optional<int> minute;  ///< Since midnight, 0 to 1439.
    friend bool operator==(const Moment&, const Moment&) = default;
};
/// `2016-05-22`, `2016-05-22T14:10`, `14:10`; and back.
std::string to_text(const Moment& moment);
std::optional<Moment> parse_moment(std::string_view text);

enum class DateNote : std::uint8_t { None, WeekdayDiffers, TwoDigitYear };
/// ``, `weekday-differs`, `two-digit-year`.
std::string_view to_word(DateNote note);

/// Both bounds belong to it. A missing bound is open: "before 22 May 2016" has no `from`.
struct WrittenDate {
    std::optional<Moment> from, to;
    Certainty certainty = Certainty::Certain;
    DateNote note = DateNote::None;
    friend bool operator==(const WrittenDate&, const WrittenDate&) = default;
};

enum class DateError : std::uint8_t {
    Impossible,  ///< 31/02/2016, 25:10.
    MonthFirst,  ///< 05/22/2016.
    NoYear,      ///< "22nd May", and the scope does not settle it.
    NotADate,    ///< "see above".
    Reversed,    ///< "9-3 June 2016".
};
/// `impossible`, `month-first`, `no-year`, `not-a-date`, `reversed`.
std::string_view to_word(DateError error);

struct Period {
    base::Day from, to;  ///< Both belong to it.
    friend bool operator==(const Period&, const Period&) = default;
};

/// What a reader may rely on that does not stand in the text itself.
struct DateContext {
    int first_year = 1928;          ///< Two digits mean the year in the hundred that begin here; stated wherever dates are shown.
    std::optional<Period> scope{};  ///< Gives the year that is missing, if in one year alone the whole date lies within it.
};

/// Reads the whole text as one date, time, or interval.
std::expected<WrittenDate, DateError> read_date(std::string_view text, const DateContext& context = {});

/// The time refines the bounds of the day that was read; it may be empty. A day that says a time itself keeps it.
std::expected<WrittenDate, DateError> with_time(const WrittenDate& day, std::string_view time, const DateContext& context = {});
/// A cell of days and a cell of times beside it.
std::expected<WrittenDate, DateError> read_date_and_time(std::string_view date, std::string_view time, const DateContext& context = {});

}  // namespace chronology
