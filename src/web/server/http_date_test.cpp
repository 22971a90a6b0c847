#include "web/server/http_date.h"

#include <doctest/doctest.h>

// RFC 9110 section 5.6.7 writes the same second in all three forms.
constexpr std::string_view fixed = "Sun, 06 Nov 1994 08:49:37 GMT";

TEST_CASE("a date is written in the fixed form") {
    CHECK(web::to_http_date(*base::parse_instant("1994-11-06T08:49:37Z")) == fixed);
    CHECK(web::to_http_date(*base::parse_instant("2024-02-29T23:59:59.999Z")) == "Thu, 29 Feb 2024 23:59:59 GMT");
}

TEST_CASE("the three forms of one second are that second") {
    for (const std::string_view text : {fixed, std::string_view{"Sunday, 06-Nov-94 08:49:37 GMT"}, std::string_view{"Sun Nov  6 08:49:37 1994"}})
        CHECK(web::parse_http_date(text) == base::parse_instant("1994-11-06T08:49:37Z"));
    CHECK(web::parse_http_date("Wed Nov 16 08:49:37 1994") == base::parse_instant("1994-11-16T08:49:37Z"));
}

TEST_CASE("what is no date is none") {
    for (const char* text : {"", "Sun", "Sun, 31 Feb 1994 08:49:37 GMT", "Sun, 06 Nov 1994 24:49:37 GMT", "Sun, 06 Nov 1994 08:49:37", "Sun, 6 Nov 1994 08:49:37 GMT",
                             "Sun, 06 Nov 1994 08:49:37 GMT ", "Xyz, 06 Nov 1994 08:49:37 GMT", "1994-11-06", "Sun, 06 nov 1994 08:49:37 GMT"})
        CHECK_MESSAGE(!web::parse_http_date(text), text);
}
