#include "documents/papers/shown_number.h"

#include <doctest/doctest.h>

using namespace documents;

TEST_SUITE("Numbers, days and times as cells show them") {

TEST_CASE("Excel's first two months lie a day earlier than its leap day that never was, which is no day") {
    CHECK(day_of_serial(1, false) == "1900-01-01");
    CHECK(day_of_serial(59, false) == "1900-02-28");
    CHECK(day_of_serial(60, false).empty());
    CHECK(day_of_serial(61, false) == "1900-03-01");
    CHECK(day_of_serial(2'958'465, false) == "9999-12-31");
}
TEST_CASE("a time of day is shown to the minute, and midnight is no time") {
    CHECK(day_of_serial(42512.590277777781, false, TimeOfDay::Shown) == "2016-05-22 14:10");
    CHECK(day_of_serial(42512.590277777781, false) == "2016-05-22");
    CHECK(day_of_serial(42512, false, TimeOfDay::Shown) == "2016-05-22");
    CHECK(day_of_serial(41050.25, true, TimeOfDay::Shown) == "2016-05-22 06:00");
    CHECK(elapsed_of_serial(1.5) == "36:00");
}
TEST_CASE("a format shows days where day, month, year or time stand in it, and not where they are quoted, escaped or a colour") {
    for (const auto* format : {"dd/mm/yyyy", "d mmm yyyy", "[$-809]dddd, d mmmm yyyy", "hh:mm", "mm:ss", "yyyy\\-mm\\-dd;@", "mmm"}) CHECK_MESSAGE(shown_by(format) == Shows::Day, format);
    for (const auto* format : {"General", "0.00", "0 \"days\"", "[Red]0", "#,##0\\ \\d", "@", "0_d"}) CHECK_MESSAGE(shown_by(format) == Shows::Number, format);
    for (const auto* format : {"[h]:mm", "[mm]", "[hh]:mm:ss"}) CHECK_MESSAGE(shown_by(format) == Shows::Elapsed, format);
    CHECK(shown_by(14) == Shows::Day);
    CHECK(shown_by(22) == Shows::Day);
    CHECK(shown_by(2) == Shows::Number);
}
TEST_CASE("days and times of XML are read to the minute; what is none stays as it is") {
    CHECK(day_of_xml("2016-05-22") == "2016-05-22");
    CHECK(day_of_xml("2016-05-22T14:10:59.5") == "2016-05-22 14:10");
    CHECK(day_of_xml("2016-05-22T00:00:00") == "2016-05-22");
    CHECK(day_of_xml("May") == "May");
    CHECK(day_of_xml("2016-05-22T") == "2016-05-22T");
    CHECK(time_of_xml("PT14H10M00S") == "14:10");
    CHECK(time_of_xml("PT36H00M00S") == "36:00");
    CHECK(time_of_xml("soon") == "soon");
    CHECK(time_of_xml("PT") == "PT");
}
TEST_CASE("a number has fifteen digits at most and no empty decimals; whole ones keep theirs") {
    CHECK(general_number("5.0") == "5");
    CHECK(general_number("1.1000000000000001") == "1.1");
    CHECK(general_number("-0.0") == "0");
    CHECK(general_number("0.00001") == "1E-05");
    CHECK(general_number("4857773456") == "4857773456");
    CHECK(general_number("007") == "7");
    CHECK(general_number("1E3") == "1000");
    CHECK(general_number("nan") == "nan");
    CHECK(general_number("12 weeks") == "12 weeks");
}

}
