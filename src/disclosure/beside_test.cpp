// People and houses that only what stands directly beside them tells, and the same words where they are nobody's.
#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include "disclosure/check.h"

namespace disclosure {

namespace {

const std::string file_before = "Note by Ms Orla Reid\nKezia Harks, NHS 999 435 5376, seen 4 May 2023.\n";
const std::string file_behind = "\nMobile 07700 900 144, kezia@mail.example\n";

/// What was found of `kind` in a line of a file, as written.
std::vector<std::string> beside(std::string_view kind, const std::string& line) {
    std::vector<std::string> result;
    const auto whole = file_before + line + file_behind;
    for (const auto& span : check(whole, {}))
        if (span.kind == kind && span.start >= file_before.size() && span.end <= file_before.size() + line.size()) result.push_back(span.text);
    return result;
}

}  // namespace

TEST_SUITE("What stands directly beside somebody's name") {

TEST_CASE("a surname that no list knows is found beside an officer's number and before a nurse's") {
    CHECK(beside("person", "0915 PC 4417 ZEDDOCK resumed") == std::vector<std::string>{"ZEDDOCK"});
    CHECK(beside("person", "PC 4417 RESUMED").empty());
    CHECK(beside("person", "seen by HCP ZEDDOCK (NMC 19B0417E)") == std::vector<std::string>{"ZEDDOCK"});
}
TEST_CASE("a family called by its surname is somebody, a nation's is not") {
    CHECK(beside("person", "he stays with the Zeddock family at weekends") == std::vector<std::string>{"Zeddock"});
    CHECK(beside("person", "work with the Roma family on the site").empty());
}
TEST_CASE("what somebody is also known as is a name, every one of them") {
    CHECK(beside("person", "aka Smudge") == std::vector<std::string>{"Smudge"});
    CHECK(beside("person", "Kezia Harks (\"Smudge\", \"Kizzer\")") == std::vector<std::string>{"Kezia Harks", "Smudge", "Kizzer"});
    CHECK(beside("person", "also known as MAPPA").empty());
}
TEST_CASE("letters that stand for a name are that person's, and so are letters that have something to do") {
    CHECK(beside("person", "QZ = Quilla Zeddock") == std::vector<std::string>{"QZ", "Quilla Zeddock"});
    CHECK(beside("person", "Threshold met. QZ to visit today.") == std::vector<std::string>{"QZ"});
    CHECK(beside("person", "SW to visit today.").empty());
}
TEST_CASE("a name of three parts is one name, and what a child calls somebody belongs to it") {
    CHECK(beside("person", "She was Matilda Mae Zeddock to us") == std::vector<std::string>{"Matilda Mae Zeddock"});
    CHECK(beside("person", "and Big Arthur was there too") == std::vector<std::string>{"Big Arthur"});
    CHECK(beside("person", "a big article on housing").empty());
}

TEST_CASE("a house by its own name is an address where a postcode stands behind its village") {
    CHECK(beside("address", "stays at Ashdale, Low Zeddock, BD12 0AA") == std::vector<std::string>{"Ashdale, Low Zeddock"});
    CHECK(beside("address", "seen at St Mary's Hospital, Paddington, W2 1NY").empty());
    CHECK(beside("address", "lives in Van 4 Long Acre Site") == std::vector<std::string>{"Van 4 Long Acre Site"});
    CHECK(beside("address", "at Tigh-na-Beag, Tannery Lane") == std::vector<std::string>{"Tigh-na-Beag, Tannery Lane"});
}

TEST_CASE("ten figures that check are a health number although the line above ends in a telephone's") {
    // 150423 170 has the check digit 8: 1*10+5*9+0*8+4*7+2*6+3*5+1*4+7*3+0*2 = 135, 135 mod 11 = 3, 11 - 3 = 8.
    CHECK(beside("chi-number", "mob 07700 900456\n150423 1708 seen") == std::vector<std::string>{"150423 1708"});
}
TEST_CASE("two groups of four are a reference where a word announces them, and hours are none") {
    CHECK(beside("police-reference", "police incident 1188 2047").size() + beside("record-number", "police incident 1188 2047").size() == 1);
    CHECK(beside("record-number", "open 0900 1730 daily").empty());
}
TEST_CASE("a plate of which only the beginning was seen is a plate") { CHECK(beside("vehicle", "part of the reg, WD66 K-something") == std::vector<std::string>{"WD66 K"}); }

}

}  // namespace disclosure
