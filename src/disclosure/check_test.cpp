// Positions, overlaps, the roster's reading, approved names, and the checks of numbers by hand.
#include <doctest/doctest.h>

#include "disclosure/check.h"
#include "disclosure/checksum.h"

namespace disclosure {

namespace {

Roster roster_of(const char* json) {
    auto roster = read_roster(json);
    REQUIRE_MESSAGE(roster, roster.error());
    return *roster;
}

constexpr auto family = R"([{"key":"child","forename":"Keira","surname":"Fictional-Dunne","role":"child","label":"Child A"}])";

}  // namespace

TEST_SUITE("Checking a text") {

TEST_CASE("positions count code points, not bytes") {
    const auto spans = check("Gwêl Siân: ffôn 07700 900123", {});
    REQUIRE(!spans.empty());
    CHECK(spans.back().start == 16);
    CHECK(spans.back().end == 28);
    CHECK(spans.back().text == "07700 900123");
}
TEST_CASE("a name keeps its soft hyphens and zero-width characters in the span") {
    const auto spans = check("Then K\u200bei\u00adra left.", roster_of(family));
    REQUIRE(spans.size() == 1);
    CHECK(spans[0].start == 5);
    CHECK(spans[0].end == 12);
    CHECK(spans[0].person == "child");
}
TEST_CASE("a sentence's first word is no part of the name behind it, and a surname that the roster does not know is") {
    CHECK(check("Gwêl Keira yno.", roster_of(family))[0].text == "Keira");
    CHECK(check("Then Keira Pickering came.", roster_of(family))[0].text == "Keira Pickering");
}
TEST_CASE("a letter that a scanner read for a digit hides no number") {
    for (const auto* text : {"NHS 94O 476 5919", "Car GN18 KXO left.", "NI no. AB 12 3O 56 C", "Ring O1632 96O 448"}) CHECK_MESSAGE(!check(text, {}).empty(), text);
}
TEST_CASE("the last letter of a number is not the initial of the name behind it") {
    const auto spans = check("NI number AB123456C. Keira left.", roster_of(family));
    REQUIRE(spans.size() == 2);
    CHECK(spans[0].text == "AB123456C");
    CHECK(spans[1].text == "Keira");
}
TEST_CASE("what a table's heading calls a name is one in each line below") {
    const auto spans = check("Pupil,Surname,Forename\n1,Xqatho,Zwimbe\n2,Unknown,\n", {});
    REQUIRE(spans.size() == 2);
    CHECK(spans[0].why_code == "person.column");
    CHECK(spans[1].text == "Zwimbe");
}
TEST_CASE("authors, authorities and national helplines are nobody of the case") {
    for (const auto* text : {"See Hartwell and Osgathorpe (2011) on neglect.", "In Re W (Children) [2010] UKSC 12 the test was set.", "Childline is on 0800 1111."}) {
        const auto spans = check(text, {});
        CHECK_MESSAGE(spans.empty(), text << " -> " << (spans.empty() ? "" : spans[0].text));
    }
    CHECK(check("The judgment is [2024] EWFC 999 (B).", {}).size() == 1);
}
TEST_CASE("an approved number is listed and marked as allowed, however it is spaced") {
    const auto spans = check("Ring 0808 157 0192 at any time.", {}, {"08081570192"});
    REQUIRE(spans.size() == 1);
    CHECK(spans[0].allowed);
    CHECK_FALSE(check("Ring 0808 157 0193 at any time.", {}, {"08081570192"})[0].allowed);
}
TEST_CASE("the report's own label for a person is no finding") {
    CHECK(check("Child A went home.", roster_of(family)).empty());
}
TEST_CASE("spans do not overlap and stand in the order of the text") {
    const auto spans = check("E-mail keira.dunne@fictional.example, Keira Fictional-Dunne, 9 Mill Lane, ZZ99 3WZ, NHS 999 247 5145.", roster_of(family));
    REQUIRE(spans.size() == 5);
    for (std::size_t i = 1; i < spans.size(); ++i) CHECK(spans[i - 1].end <= spans[i].start);
    for (const auto& span : spans) CHECK(span.direct);
}
TEST_CASE("of a list of names the one that the roster knows stands by itself, and the others are still found") {
    for (const auto* text : {"Kei,A ", "Kei, N NHS 9J9", "Kira, N odM, fMay"}) {
        const auto spans = check(text, roster_of(family));
        REQUIRE(!spans.empty());
        CHECK(spans[0].person == "child");
        for (std::size_t i = 1; i < spans.size(); ++i) CHECK_MESSAGE(spans[i - 1].end <= spans[i].start, text);
    }
    const auto spans = check("Present: Keira, Xqatho Zwimbe.", roster_of(family));
    REQUIRE(spans.size() == 2);
    CHECK(spans[0].text == "Keira");
    CHECK(spans[1].text == "Xqatho Zwimbe");
}
TEST_CASE("ill-formed bytes are looked through, not refused") {
    CHECK(check("\xFF\xC3 Keira \xE2\x80", roster_of(family)).size() == 1);
    CHECK(check("", {}).empty());
}

}

TEST_SUITE("Reading a roster") {

TEST_CASE("a list of people and an object with places and dates are both read") {
    CHECK(roster_of(family).people.size() == 1);
    const auto whole = roster_of(R"({"people":[],"places":["Thornwick Close"],"dates":["2024-05-03"]})");
    CHECK(whole.places.size() == 1);
    CHECK(whole.dates.size() == 1);
}
TEST_CASE("what is wrong is said with its field") {
    CHECK(read_roster(R"([{"forename":"Keira"}])").error().find("people[0].key") != std::string::npos);
    CHECK(read_roster(R"({"dates":["2024-02-30"]})").error().find("dates[0]") != std::string::npos);
    CHECK(read_roster(R"([{"key":"a","forename":3.5}])").error().find("people[0].forename") != std::string::npos);
    CHECK(read_roster(R"([{"key":"a","forename":"A","also":[1]}])").error().find("also[0]") != std::string::npos);
    CHECK_FALSE(read_roster("{"));
    CHECK_FALSE(read_roster("7"));
}

}

TEST_SUITE("Checks of numbers, by hand") {

TEST_CASE("the NHS Data Dictionary's example 943 476 5919 passes; one digit changed, or a check of ten, does not") {
    CHECK(is_health_number("9434765919"));  // 9*10+4*9+3*8+4*7+7*6+6*5+5*4+9*3+1*2 = 299; 299 mod 11 = 2; 11 - 2 = 9.
    CHECK_FALSE(is_health_number("9434765918"));
    CHECK_FALSE(is_health_number("943476591"));
}
TEST_CASE("a CHI number begins with a day that exists") {
    CHECK(is_chi_number("0101010001"));        // 1*9+1*7+1*5 = 21; 21 mod 11 = 10; 11 - 10 = 1.
    CHECK_FALSE(is_chi_number("0101010002"));
    CHECK_FALSE(is_chi_number("9434765919"));
}
TEST_CASE("prefixes that HMRC never issues are no National Insurance number") {
    CHECK(is_insurance_prefix("AB"));
    for (const auto* never : {"BG", "GB", "NK", "KN", "TN", "NT", "ZZ", "DA", "FA", "QQ", "AO"}) CHECK_FALSE(is_insurance_prefix(never));
}
TEST_CASE("ten digits that fail the check are an NHS number only where the words say so, and then only possibly") {
    CHECK(check("The reference is 9434765918 here.", {}).empty());
    const auto spans = check("His NHS number is 943 476 5918.", {});
    REQUIRE(spans.size() == 1);
    CHECK(spans[0].certainty == Certainty::Possible);
}

}

}  // namespace disclosure
