/// Days, numbers and sizes as people say them: "Wednesday 3 September 2025", "1.2 MB".
#pragma once

#include <cstdint>

#include "base/day.h"
#include "web/html/messages.h"

namespace web::html {

enum class DayStyle { Plain, WithWeekday };

/// `14 May 2026`, `14 Mai 2026`; with the weekday where a person acts on the day.
Words day_words(const Catalogue& t, base::Day day, DayStyle style = DayStyle::Plain);

/// The same inside `<time datetime="2026-05-14">`.
Html day(const Catalogue& t, base::Day day, DayStyle style = DayStyle::Plain);

/// `3 June 2026`, `June 2026` or `2026`: as much of a date as is known.
struct PartialDay {
    int year;
    std::optional<unsigned> month = {};  ///< 1 to 12.
    std::optional<unsigned> day = {};    ///< Only with a month.
};
Words partial_day_words(const Catalogue& t, const PartialDay& day);

/// `812 bytes`, `94 KB`, `1.2 MB`: thousands are of 1,000, one decimal below ten.
Words file_size(const Catalogue& t, std::uint64_t bytes);

}  // namespace web::html
