#include "web/html/days.h"

#include <doctest/doctest.h>

using namespace web::html;
using namespace std::chrono;

TEST_SUITE("Days, numbers and sizes in words") {

TEST_CASE("a day is said as people say it, in both languages, and kept for machines") {
    const Messages messages = Messages::load();
    const base::Day day{2026y / May / 14};
    CHECK(day_words(messages.in(Language::English), day).text() == "14 May 2026");
    CHECK(day_words(messages.in(Language::Welsh), day).text() == "14 Mai 2026");
    CHECK(day_words(messages.in(Language::English), 2025y / September / 3, DayStyle::WithWeekday).text() == "Wednesday 3 September 2025");
    CHECK(day_words(messages.in(Language::Welsh), 2025y / September / 3, DayStyle::WithWeekday).text() == "Dydd Mercher 3 Medi 2025");
    CHECK(web::html::day(messages.in(Language::English), day).view() == "<time datetime=\"2026-05-14\">14 May 2026</time>");
}
TEST_CASE("where only the year or the month is known, no more is said") {
    const Messages messages = Messages::load();
    CHECK(partial_day_words(messages.in(Language::English), {1945}).text() == "1945");
    CHECK(partial_day_words(messages.in(Language::English), {1945, 4}).text() == "April 1945");
    CHECK(partial_day_words(messages.in(Language::Welsh), {2024, 2, 29}).text() == "29 Chwefror 2024");
}
TEST_CASE("a file's size is rounded up, with a tenth where it tells") {
    const Messages messages = Messages::load();
    const Catalogue& t = messages.in(Language::English);
    CHECK(file_size(t, 1).text() == "1 byte");
    CHECK(file_size(t, 999).text() == "999 bytes");
    CHECK(file_size(t, 1'000).text() == "1 KB");
    CHECK(file_size(t, 93'100).text() == "94 KB");
    CHECK(file_size(t, 999'000).text() == "999 KB");
    CHECK(file_size(t, 999'001).text() == "1 MB");
    CHECK(file_size(t, 1'140'000).text() == "1.2 MB");
    CHECK(file_size(t, 12'000'001).text() == "13 MB");
}

}
