/// Numbers, days and times of spreadsheets as their cells show them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace documents {

/// What a cell's number format makes of its number.
enum class Shows : std::uint8_t { Number, Day, Elapsed };

/// Of a number format of the file's own (ECMA-376 18.8.31): a day or a time where day, month, year, hour, minute or second stand in it outside quotation
/// marks; time that has elapsed where they stand in brackets. `numFmtId` of Excel's own formats: 18.8.30.
Shows shown_by(std::string_view format);
Shows shown_by(int built_in_format);

enum class TimeOfDay : std::uint8_t { LeftOut, Shown };

/// The day of a serial number as Excel counts, `2026-03-27`, with its time of day `2026-03-27 14:20` unless that is midnight; a part of a day
/// as `14:20`. To the minute, as clocks show it. Empty for what is no day.
std::string day_of_serial(double serial, bool from_1904, TimeOfDay time = TimeOfDay::LeftOut);

/// Hours and minutes of so many days: `36:00`. Empty for what is no time.
std::string elapsed_of_serial(double days);

/// A day or a time as XML writes it (`2016-05-22T14:10:00`, `PT14H10M00S`), in the same form. Anything else stays as it is.
std::string day_of_xml(std::string_view written);
std::string time_of_xml(std::string_view written);

/// A number as Excel's General shows it in a wide cell: to fifteen digits, `5` for `5.0`. Whole numbers keep all their digits, since what
/// people write as numbers may be a name. What is no number stays as it is.
std::string general_number(std::string_view written);

}  // namespace documents
