// RFC 5545, read line by line. Everything is fictional.
#include "web/casework/calendar_text.h"

#include <doctest/doctest.h>

#include <sstream>

using web::CalendarEntry;

namespace {

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream in{text};
    for (std::string line; std::getline(in, line);) {
        REQUIRE(line.ends_with('\r'));
        line.pop_back();
        lines.push_back(line);
    }
    return lines;
}

std::string unfolded(const std::string& text) {
    std::string out;
    for (const auto& line : lines_of(text)) out += line.starts_with(' ') ? line.substr(1) : (out.empty() ? "" : "\n") + line;
    return out;
}

const CalendarEntry hazel{"EM-2026-014-7", "EM-2026-014: Notify", *base::parse_day("2026-03-09"), *base::parse_instant("2026-03-02T09:05:07Z")};

}  // namespace

TEST_SUITE("casework pages: a calendar's text") {

TEST_CASE("RFC 5545 section 3.6.1: an event of a whole day has UID, DTSTAMP in UTC and a date") {
    const auto text = unfolded(web::calendar_text({hazel}, ""));
    CHECK(text == "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Cairn//Casework//EN\nBEGIN:VEVENT\nUID:EM-2026-014-7@cairn\nDTSTAMP:20260302T090507Z\nDTSTART;VALUE=DATE:20260309\n"
                  "SUMMARY:EM-2026-014: Notify\nTRANSP:TRANSPARENT\nEND:VEVENT\nEND:VCALENDAR");
}
TEST_CASE("RFC 5545 section 3.1: no line is longer than 75 bytes, none breaks a Welsh letter, and the words come back whole") {
    auto entry = hazel;
    entry.summary = "EM-2026-014: ";
    for (int i = 0; i < 90; ++i) entry.summary += "ŵy";
    const auto text = web::calendar_text({entry}, "Calendr");
    for (const auto& line : lines_of(text)) {
        CHECK(line.size() <= 75);
        CHECK((static_cast<unsigned char>(line[line.starts_with(' ') ? 1 : 0]) & 0xC0) != 0x80);
    }
    CHECK(unfolded(text).find("SUMMARY:" + entry.summary + "\n") != std::string::npos);
}
TEST_CASE("RFC 5545 section 3.3.11: commas, semicolons and backslashes in words are escaped, and a line end begins no property") {
    auto entry = hazel;
    entry.summary = "a,b;c\\d\r\nATTENDEE:x";
    CHECK(unfolded(web::calendar_text({entry}, "")).find("SUMMARY:a\\,b\\;c\\\\d\\nATTENDEE:x\n") != std::string::npos);
}
TEST_CASE("a calendar without dates is a calendar all the same") { CHECK(web::calendar_text({}, "").ends_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Cairn//Casework//EN\r\nEND:VCALENDAR\r\n")); }

}
