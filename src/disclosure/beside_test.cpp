// People and houses that only what stands directly beside them tells, and the same words where they are nobody's.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "disclosure/file_testing.h"

namespace disclosure {

TEST_SUITE("What stands directly beside somebody's name") {

TEST_CASE("a surname that no list knows is found beside an officer's number and before a nurse's") {
    CHECK(found_in_a_file("person", "0915 PC 4417 ZEDDOCK resumed") == std::vector<std::string>{"ZEDDOCK"});
    CHECK(found_in_a_file("person", "PC 4417 RESUMED").empty());
    CHECK(found_in_a_file("person", "seen by HCP ZEDDOCK (NMC 19B0417E)") == std::vector<std::string>{"ZEDDOCK"});
}
TEST_CASE("a family called by its surname is somebody, a nation's is not") {
    CHECK(found_in_a_file("person", "he stays with the Zeddock family at weekends") == std::vector<std::string>{"Zeddock"});
    CHECK(found_in_a_file("person", "work with the Roma family on the site").empty());
}
TEST_CASE("what somebody is also known as is a name, every one of them") {
    CHECK(found_in_a_file("person", "aka Smudge") == std::vector<std::string>{"Smudge"});
    CHECK(found_in_a_file("person", "Kezia Harks (\"Smudge\", \"Kizzer\")") == std::vector<std::string>{"Kezia Harks", "Smudge", "Kizzer"});
    CHECK(found_in_a_file("person", "also known as MAPPA").empty());
}
TEST_CASE("letters that stand for a name are that person's, and so are letters that have something to do") {
    CHECK(found_in_a_file("person", "QZ = Quilla Zeddock") == std::vector<std::string>{"QZ", "Quilla Zeddock"});
    CHECK(found_in_a_file("person", "Threshold met. QZ to visit today.") == std::vector<std::string>{"QZ"});
    CHECK(found_in_a_file("person", "SW to visit today.").empty());
}
TEST_CASE("a name of three parts is one name, and what a child calls somebody belongs to it") {
    CHECK(found_in_a_file("person", "She was Matilda Mae Zeddock to us") == std::vector<std::string>{"Matilda Mae Zeddock"});
    CHECK(found_in_a_file("person", "and Big Arthur was there too") == std::vector<std::string>{"Big Arthur"});
    CHECK(found_in_a_file("person", "a big article on housing").empty());
}

TEST_CASE("a house by its own name is an address where a postcode stands behind its village") {
    CHECK(found_in_a_file("address", "stays at Ashdale, Low Zeddock, BD12 0AA") == std::vector<std::string>{"Ashdale, Low Zeddock"});
    CHECK(found_in_a_file("address", "seen at St Mary's Hospital, Paddington, W2 1NY").empty());
    CHECK(found_in_a_file("address", "lives in Van 4 Long Acre Site") == std::vector<std::string>{"Van 4 Long Acre Site"});
    CHECK(found_in_a_file("address", "at Tigh-na-Beag, Tannery Lane") == std::vector<std::string>{"Tigh-na-Beag, Tannery Lane"});
}

TEST_CASE("ten figures that check are a health number although the line above ends in a telephone's") {
    // 150423 170 has the check digit 8: 1*10+5*9+0*8+4*7+2*6+3*5+1*4+7*3+0*2 = 135, 135 mod 11 = 3, 11 - 3 = 8.
    CHECK(found_in_a_file("chi-number", "mob 07700 900456\n150423 1708 seen") == std::vector<std::string>{"150423 1708"});
}
TEST_CASE("a year of a budget is no reference, and one that is announced as a reference is") {
    CHECK(found_in_a_file("record-number", "MARAC case no. 2023/24 was closed") == std::vector<std::string>{"2023/24"});
    CHECK(found_in_a_file("record-number", "our ref: 2023/24") == std::vector<std::string>{"2023/24"});
    CHECK(found_in_a_file("record-number", "the budget for 2023/24 rose").empty());
}
TEST_CASE("an insurance's policy is somebody's, a rule's is nobody's") {
    CHECK(found_in_a_file("record-number", "insurance policy HX4418207") == std::vector<std::string>{"HX4418207"});
    CHECK(found_in_a_file("record-number", "in line with policy MAT-023").empty());
}
TEST_CASE("a telephone behind a stroke is found, the end of a reference is none") {
    CHECK(found_in_a_file("phone", "M/07700 900118") == std::vector<std::string>{"07700 900118"});
    CHECK(found_in_a_file("phone", "crime CR/0098214/2024").empty());
}
TEST_CASE("a child called as a car is somebody, the car is nobody") {
    CHECK(found_in_a_file("person", "with Leon at home") == std::vector<std::string>{"Leon"});
    CHECK(found_in_a_file("person", "in a red Leon").empty());
}
TEST_CASE("half a postcode behind a house is a postcode, at the text's end too") { CHECK(found_in_a_file("postcode", "6 Shore Brae, Ardnabrae, PA16") == std::vector<std::string>{"PA16"}); }
TEST_CASE("two groups of four are a reference where a word announces them, and hours are none") {
    CHECK(found_in_a_file("police-reference", "police incident 1188 2047").size() + found_in_a_file("record-number", "police incident 1188 2047").size() == 1);
    CHECK(found_in_a_file("record-number", "open 0900 1730 daily").empty());
}
TEST_CASE("a plate of which only the beginning was seen is a plate") { CHECK(found_in_a_file("vehicle", "part of the reg, WD66 K-something") == std::vector<std::string>{"WD66 K"}); }

}

}  // namespace disclosure
