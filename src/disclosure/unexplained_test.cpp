// Figures and houses in somebody's file that no word announces, and what stands there with figures and is nobody's.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "disclosure/file_testing.h"

namespace disclosure {

using Texts = std::vector<std::string>;

TEST_SUITE("What has figures in somebody's file and no word that explains it") {

TEST_CASE("an officer's number is found behind the name, before it and with the officer's own word for it") {
    CHECK(found_in_a_file("collar-number", "PC Amy Wardle, coll. 1507.") == Texts{"1507"});
    CHECK(found_in_a_file("collar-number", "PS Keane - 3307 aware") == Texts{"3307"});
    CHECK(found_in_a_file("collar-number", "Custody Sgt Ovenden 77CN") == Texts{"77CN"});
    CHECK(found_in_a_file("collar-number", "DS Amy Treharne, SWP 4402.") == Texts{"SWP 4402"});
    CHECK(found_in_a_file("collar-number", "arrested and taken to custody by 3068 Arkle") == Texts{"3068"});
}
TEST_CASE("an exhibit is somebody's, by initials and a count, where something was seized") {
    CHECK(found_in_a_file("record-number", "BWV exhibited MY/1, JA/1") == Texts{"MY/1", "JA/1"});
    CHECK(found_in_a_file("record-number", "His rota is exhibited at LD1.") == Texts{"LD1"});
    CHECK(found_in_a_file("record-number", "KLJ/02\ttablet, black\tproperty store") == Texts{"KLJ/02"});
}
TEST_CASE("four and five figures that are no hour, no year and no count are a number of somebody's") {
    CHECK(found_in_a_file("record-number", "Spoke to mother about 44817 again") == Texts{"44817"});
    CHECK(found_in_a_file("record-number", "Locker key BX4418 handed back") == Texts{"BX4418"});
    CHECK(found_in_a_file("record-number", "Kept under 1-40382-6 since May") == Texts{"1-40382-6"});
}
TEST_CASE("a number in a cell is somebody's, whether commas part the cells or its row begins at an hour's figures") {
    CHECK(found_in_a_file("record-number", "7,CSC,Winston Achterburg,2093317,17/05/2024,\"speech\"") == Texts{"2093317"});
    CHECK(found_in_a_file("record-number", "1407,Bratton,Aoife,present") == Texts{"1407"});
    CHECK(found_in_a_file("record-number", "WEAVERS ROW,,18842") == Texts{"18842"});
    CHECK(found_in_a_file("record-number", "a population of 12,500 people").empty());
}
TEST_CASE("what a word announces is a reference in whatever shape a firm, a bank or a post office gives it") {
    CHECK(found_in_a_file("record-number", "solicitor's KB/AMcG/2207-1, with a copy") == Texts{"KB/AMcG/2207-1"});
    CHECK(found_in_a_file("record-number", "our ref TP.44.0918.K") == Texts{"TP.44.0918.K"});
    CHECK(found_in_a_file("record-number", "bank sort 40-11-87") == Texts{"40-11-87"});
    CHECK(found_in_a_file("record-number", "sent SF 1188 2077 4GB on Monday") == Texts{"SF 1188 2077 4GB"});
    CHECK(found_in_a_file("record-number", "goes in his account ending 0417") == Texts{"0417"});
    CHECK(found_in_a_file("record-number", "filed as D03_AS_50240061882_BWV.pdf") == Texts{"50240061882"});
    CHECK(found_in_a_file("record-number", "IP (sender) 203.0.113.77") == Texts{"203.0.113.77"});
}
TEST_CASE("what is measured, dosed, paid, driven on or rung by everybody is nobody's number") {
    for (const auto* line : {"Obs: BP 118/72, HR 1104", "Blood pressure 121/74 today", "Seen at 1430, home by 1515", "Walked along the B6318 as far as the A1", "In 2023 and in 1998", "Helpline 0808 802 1414", "Ring 101/999 if worried",
                             "Bundle pages C14-C29", "A flat of 4500 pounds", "Given 2500 mg"}) {
        CHECK_MESSAGE(found_in_a_file("record-number", line).empty(), line);
        CHECK_MESSAGE(found_in_a_file("collar-number", line).empty(), line);
    }
}
TEST_CASE("a telephone number is one with pauses in it, and so is the next of a list") {
    CHECK(found_in_a_file("phone", "My number is 01632, 960, 556. Ring me") == Texts{"01632, 960, 556"});
    CHECK(found_in_a_file("phone", "07700-900-422. 0044 7700 900423") == Texts{"07700-900-422", "0044 7700 900423"});
}
TEST_CASE("a house is told by its own name before its street, and with the street is one address") {
    CHECK(found_in_a_file("address", "At his grandparents' at Stella Maris, Slipway Lane.") == Texts{"Stella Maris, Slipway Lane"});
    CHECK(found_in_a_file("address", "Property: 5 Fenside Court, Wyberton Drove, gas checked") == Texts{"5 Fenside Court, Wyberton Drove"});
    CHECK(found_in_a_file("address", "CHILDREN AT LOCK HOUSE, PUDDLERS LANE") == Texts{"LOCK HOUSE, PUDDLERS LANE"});
    CHECK(found_in_a_file("address", "Seen at Tipton Library, Slipway Lane.").empty());
}
TEST_CASE("a house takes its village with it before a postcode, and a house alone by its name is an address") {
    CHECK(found_in_a_file("address", "Home: 4 Chapel Row, Porthkenna, TR27 9ZB") == Texts{"4 Chapel Row, Porthkenna"});
    CHECK(found_in_a_file("address", "moved to Rm 316, The Langley, 2 Priory Gate, CV1 5ZL") == Texts{"Rm 316, The Langley, 2 Priory Gate"});
    CHECK(found_in_a_file("coordinates", "live Blanchland Edge, NY 96 50; car") == Texts{"NY 96 50"});
    CHECK(found_in_a_file("address", "CALLER AT WEAVERS ROW 61") == Texts{"WEAVERS ROW 61"});
    CHECK(found_in_a_file("address", "residential, Glenfoyle House, since May") == Texts{"Glenfoyle House"});
    CHECK(found_in_a_file("address", "cannot stay at no. 46 any more") == Texts{"no. 46"});
}
TEST_CASE("who speaks in a transcript by initials, a letter or the beginning of a name is a person of the register") {
    Roster roster;
    roster.people = {{.key = "a", .forename = "Tomos", .surname = "Prytherch", .role = "child", .label = {}, .also = {}}, {.key = "b", .forename = "Morven", .surname = "Dalgliesh", .role = "mother", .label = {}, .also = {}}};
    std::vector<std::string> people;
    for (const auto& span : check("TP   At home.\nDAL  Tell me.\nTP   No.\nDAL  And then?\nQ  Who?\nQ  When?\n", roster))
        if (span.kind == "person") people.push_back(span.text);
    CHECK(people == Texts{"TP", "DAL", "TP", "DAL"});
}
TEST_CASE("whoever a mail's head shows beside the address is a person, and a team is none") {
    CHECK(found_in_a_file("person", "From: Petroc Ledger <p.ledger@firm.example>") == Texts{"Petroc Ledger"});
    CHECK(found_in_a_file("person", "To: Safeguarding Team <hub@council.example>").empty());
}
TEST_CASE("a house of the register is an address, and blocks as one") {
    Roster roster;
    roster.places = {"Lock House", "Great Bridge"};
    const auto spans = check("They went from Great Bridge to the lock house.", roster);
    REQUIRE(spans.size() == 2);
    CHECK(spans[0].kind == "place");
    CHECK(spans[1].kind == "address");
    CHECK(spans[1].direct);
}
TEST_CASE("figures on two lines are no health number where each line has a number of its own, whatever their check digit says") {
    // 103945 0121 has a check digit that is right by chance.
    const auto spans = check("Ocker Vale Primary School, URN 103945\n0121 496 0731\n", {});
    REQUIRE(spans.size() == 3);
    CHECK(spans[1].kind == "school-urn");
    CHECK(spans[1].text == "103945");
    CHECK(spans[2].kind == "phone");
}
TEST_CASE("letters joined to figures belong to the number, and to nobody's initials") {
    CHECK(found_in_a_file("person", "Accession RAD-24-0118820 reported").empty());
    CHECK(found_in_a_file("record-number", "Accession RAD-24-0118820 reported") == Texts{"RAD-24-0118820"});
}
TEST_CASE("who speaks in a chat by a name with a sign or a figure in it has that name on a network") {
    CHECK(found_in_a_file("handle", "lexi.gx: u up\nkaydogg10: ye\nlexi.gx: moved\nkaydogg10: k") == Texts{"lexi.gx", "kaydogg10", "lexi.gx", "kaydogg10"});
    CHECK(found_in_a_file("handle", "Item 4.2: agreed\nItem 4.3: agreed").empty());
}
TEST_CASE("the name of whoever writes stands above the school's, and is no part of it") {
    const auto spans = check("From: Karen Hale\nOcker Vale Primary School\n", {});
    REQUIRE(spans.size() == 2);
    CHECK(spans[0].text == "Karen Hale");
    CHECK(spans[1].text == "Ocker Vale Primary School");
}

}

}  // namespace disclosure
