// Days in the text of an entry, held against the day that it stands under. Everything is fictional; each expectation was worked out with a calendar.
#include <doctest/doctest.h>

#include "chronology/checks/text_days.h"
#include "chronology/dates/written_date.h"

namespace chronology {

namespace {

std::string_view doubt(const char* day, const char* event) {
    Entry entry;
    const auto when = read_date(day, DateContext{});
    REQUIRE_MESSAGE(when, day);
    entry.when = *when, entry.words = day;
    entry.cells.emplace(std::string{to_word(Meaning::Event)}, event);
    return doubt_by_text(entry);
}

}  // namespace

TEST_SUITE("a day that the text contradicts") {

TEST_CASE("a January that was still written as the old year is pointed out") {
    CHECK(doubt("04/01/2015", "On 04/01/2016 the health visitor saw Rowan at home.") == "other-year");
    CHECK(doubt("4 January 2015", "Seen in clinic on 4th January 2016, weight on the line.") == "other-year");
    CHECK(doubt("04.01.15", "Call taken 4.1.16 at 09:40.") == "other-year");
}

TEST_CASE("what is told as past though its day had not come is pointed out") {
    CHECK(doubt("10/05/2016", "Mother was seen on 12/05/2016 at the clinic.") == "later-day");
    CHECK(doubt("10/05/2016", "Letter. The family attended on 3 June 2016.") == "later-day");
}

TEST_CASE("a day that lies ahead, was earlier or is the entry's own is no contradiction") {
    for (const auto* event : {"Next appointment booked, 12/05/2016.", "Review to be held on 12 May 2016.", "Seen at home, and was told to come back by 12/05/2016.", "Home visit arranged: 12/05/2016. Mother was content.",
                              "Was seen on 08/05/2016.", "Was seen today, 10/05/2016.", "Was born on 10/05/2015.", "Letter received, the order expires 10/05/2017.", "Entered retrospectively on 12/05/2016: was seen at home.",
                              "Weight was 10.5.16 on the chart 4/5.", "Was seen in ward 12/5 by Dr 2016.", "Father was cautioned on 12/05/98.", "Review with Dr. Ash: mother was told 12/05/2016."})
        CHECK_MESSAGE(doubt("10/05/2016", event).empty(), event);
}

TEST_CASE("an entry that is not sure of its own day contradicts none") {
    CHECK(doubt("May 2016", "Mother was seen on 12/06/2016 at the clinic.").empty());
    CHECK(doubt("?10/05/2016", "Mother was seen on 12/05/2016 at the clinic.").empty());
}

}

}  // namespace chronology
