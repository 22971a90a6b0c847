// Ways of writing that are in no labelled set, each of which some agency uses, and what looks like them and names nobody.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "disclosure/check.h"

namespace disclosure {

namespace {

struct Written {
    std::string text;
    std::string found;  ///< What of it names somebody.
};

/// Whether each text has one finding of the kind that covers what it should and little else.
void expect(const char* kind, const std::vector<Written>& all) {
    for (const auto& [text, wanted] : all) {
        const auto spans = check(text, {});
        const std::string& whole = wanted;
        const bool found = std::ranges::any_of(spans, [&](const Span& span) { return span.kind == kind && (whole.find(span.text) != std::string::npos ? span.text.size() * 2 > whole.size() : span.text.find(whole) != std::string::npos && whole.size() * 2 > span.text.size()); });
        CHECK_MESSAGE(found, std::string{kind} << " \"" << wanted << "\" in: " << text);
    }
}

}  // namespace

TEST_SUITE("What agencies write without saying what it is") {

TEST_CASE("references of the police in the shapes that forces give them are found") {
    expect("police-reference", {
        {"Crime no WM/48213/23 was filed.", "WM/48213/23"},
        {"The matter (20/23841/24) was NFA'd by police.", "20/23841/24"},
        {"She rang again, 0188-02092023, and nobody came.", "0188-02092023"},
        {"Taken to custody, CUS/24/00931, at 22:10.", "CUS/24/00931"},
        {"Inc 44 of 3/2/24 refers.", "44 of 3/2/24"},
        {"Police attended at 9pm (2400118273) and spoke to both.", "2400118273"},
        {"Occurrence 50240017765 was created.", "50240017765"},
        {"Concern form iVPD 5100271 shared.", "iVPD 5100271"},
        {"Reported last year, RM23017745.", "RM23017745"},
        {"linked to 23-INC-00871 and closed", "23-INC-00871"},
        {"Crime C/118827/23 remains open.", "C/118827/23"},
        {"Incident KP-771-090224 was closed.", "KP-771-090224"},
        {"Police reference: PIN/0044/23", "PIN/0044/23"},
        {"Crime number 12AB/1123/23", "12AB/1123/23"},
        {"CRIS 9023417/23 refers", "9023417/23"},
        {"Custody record ZD/4431/24.", "ZD/4431/24"},
        {"PNC 99/8123X", "99/8123X"},
        {"CAD 1155/3NOV23", "1155/3NOV23"},
        {"URN 41ZX0099124", "41ZX0099124"},
        {"Log 6613 was opened by control.", "6613"},
        {"see CR/5521/23", "CR/5521/23"},
        {"23MIS001188 is the Merlin ref 23MIS001188", "23MIS001188"},
        {"BTP crime 5501188273/23", "5501188273/23"},
    });
}
TEST_CASE("case numbers of every court are found") {
    expect("court-case", {
        {"The writ is GLW-A317-23.", "GLW-A317-23"},
        {"Court ref PAI-F1102-22, continued.", "PAI-F1102-22"},
        {"Family Proceedings Court, order 23/019937/02", "23/019937/02"},
        {"under YO23C00417 the court directed", "YO23C00417"},
        {"C100 lodged, BS23P01922.", "BS23P01922"},
        {"Mention of U20230112.", "U20230112"},
        {"FD24F00012", "FD24F00012"},
        {"reported as [2022] EWFC 1299 (B)", "[2022] EWFC 1299 (B)"},
        {"In the High Court, 2022/071123/FAM", "2022/071123/FAM"},
        {"Court of Appeal, CA-2023-001288", "CA-2023-001288"},
        {"Tribunal appeal no. EA-2022-000451", "EA-2022-000451"},
        {"claim KB-2023-002771", "KB-2023-002771"},
    });
}
TEST_CASE("numbers of records, with their system, behind a name or beside another are found") {
    expect("record-number", {
        {"The Reporter wrote, SCRA/24/01188.", "SCRA/24/01188"},
        {"LADO-23-0441 opened", "LADO-23-0441"},
        {"Plan no EHCP/2022/781", "EHCP/2022/781"},
        {"Liquidlogic 2217845", "2217845"},
        {"Mosaic 2217845, brother 2217846.", "2217846"},
        {"Eclipse ID: 7712003", "7712003"},
        {"MRN H00412887", "H00412887"},
        {"our ref HSG/22/8817", "HSG/22/8817"},
        {"DBS certificate number 001775620913", "001775620913"},
        {"Tenancy ref TA/00918/KD", "TA/00918/KD"},
        {"CRN Z118273", "Z118273"},
        {"Kezia (5512087) and Noor (5512088)", "5512087"},
        {"Rent account RA-88120-4", "RA-88120-4"},
        {"prison number V204417", "V204417"},
        {"HMP number A1234CX", "A1234CX"},
        {"Passport no. PP1182734", "PP1182734"},
        {"passport number 533401827", "533401827"},
        {"CPOMS ID 1203774", "1203774"},
        {"Early Help ref C-22817", "C-22817"},
        {"YJS/0912/23 closed", "YJS/0912"},
        {"NASS U88213", "U88213"},
        {"EHM ref EH-00917", "EH-00917"},
        {"SW ref 2217845", "2217845"},
        {"Holistix no. 118827", "118827"},
        {"Family ID 118827", "118827"},
    });
}
TEST_CASE("names on social media without a sign are found") {
    expect("handle", {
        {"she follows jaz.mct on insta", "jaz.mct"},
        {"her snap is lil_mo_x", "lil_mo_x"},
        {"messages from king.tre.99", "king.tre.99"},
        {"his gamertag is BraydoGoat07", "BraydoGoat07"},
        {"playing online with someone called NoScopeNinja", "NoScopeNinja"},
        {"Snapchat: tayaxox, TikTok", "tayaxox"},
        {"her snap ellz2008", "ellz2008"},
        {"TikTok @its.kaya_", "@its.kaya_"},
        {"Discord kaya#0912", "kaya#0912"},
        {"username mysterybluefox", "mysterybluefox"},
        {"facebook.com/kaya.reid.7", "facebook.com/kaya.reid.7"},
        {"add me xx_kaya_xx", "xx_kaya_xx"},
        {"Her Facebook name is kaya.reid", "kaya.reid"},
        {"Insta big_dee has commented", "big_dee"},
        {"goes by deecey on Snapchat", "deecey"},
        {"selling as mr_smoke420", "mr_smoke420"},
        {"her insta is lilmissreid.", "lilmissreid"},
        {"insta: _kayareid, snap the same", "_kayareid"},
        {"followed by kayaaa.x and two others", "kayaaa.x"},
        {"messages from t0ne.d0n", "t0ne.d0n"},
    });
}
TEST_CASE("officers by their numbers alone are found") {
    expect("collar-number", {
        {"PC 4471 attended", "PC 4471"},
        {"PC Okafor 4471", "4471"},
        {"DC Hanlon (1120)", "1120"},
        {"Const 20981 and Const 20114", "Const 20981"},
        {"D/Sgt 11827", "D/Sgt 11827"},
        {"PC C2214", "C2214"},
        {"spoke to pc 771 today", "pc 771"},
        {"collar number 8812", "8812"},
        {"T/DC 5521", "T/DC 5521"},
        {"Sgt Miah, 3310, authorised", "3310"},
        {"OIC 9017 PC Lane", "9017"},
        {"Officer EP771", "Officer EP771"},
        {"officer CO118", "CO118"},
        {"R/Con 71188", "R/Con 71188"},
    });
}
TEST_CASE("houses by a number, a word or a name are found") {
    expect("address", {
        {"22 Kirkgate Brae", "22 Kirkgate Brae"},
        {"lives at Larch Cottage, Mill Lane", "Larch Cottage, Mill Lane"},
        {"Placement: The Old Bakery, Thornby", "The Old Bakery"},
        {"Flat 2, Beacon House", "Flat 2, Beacon House"},
        {"it's seventeen Orchard Road", "seventeen Orchard Road"},
        {"ATTEND 31 HAWTHORN RISE", "31 HAWTHORN RISE"},
        {"im at 19 beech ave", "19 beech ave"},
        {"Apt 7 The Foundry", "Apt 7 The Foundry"},
        {"PO Box 118", "PO Box 118"},
        {"4/1, 88 Dock Street", "4/1, 88 Dock Street"},
        {"Hafod-y-Coed, Cwm Isaf", "Hafod-y-Coed"},
        {"Cyfeiriad: Ty Newydd, Llanfor", "Ty Newydd"},
        {"12B Station Approach", "12B Station Approach"},
        {"6 The Paddocks, Thornby", "6 The Paddocks"},
        {"15 St. Anne's Gate", "15 St. Anne's Gate"},
        {"103 Lower Quay St", "103 Lower Quay St"},
        {"Caravan 14, Sandy Bay Park", "Caravan 14, Sandy Bay Park"},
        {"Willow Barn, 3 Church Path", "Willow Barn, 3 Church Path"},
        {"Addr: l7 Mill Lane", "l7 Mill Lane"},
        {"Address: 8 Cherry Orchard, Thornby", "8 Cherry Orchard"},
        {"moved to 29 Bryn Teg.", "29 Bryn Teg"},
        {"no. 9 Tavern Yard", "no. 9 Tavern Yard"},
        {"5 Lon Isaf", "5 Lon Isaf"},
        {"Room 4, Harbour Lodge", "Room 4, Harbour Lodge"},
        {"67 Glebe Loan", "67 Glebe Loan"},
        {"2 Mariners Reach, TR1 2AB", "2 Mariners Reach"},
        {"5 Fellside, Thornby", "5 Fellside"},
        {"18 THE LEAS", "18 THE LEAS"},
        {"The Gables, 4 Elm Grove", "The Gables, 4 Elm Grove"},
        {"4 Elm Gr0ve", "4 Elm Gr0ve"},
        {"14-16 Mill Lane", "14-16 Mill Lane"},
    });
}
TEST_CASE("marks of vehicles however they are written or said are found") {
    expect("vehicle", {
        {"reg Kilo Victor six nine Tango Oscar Mike", "Kilo Victor six nine Tango Oscar Mike"},
        {"KV69 TOM", "KV69 TOM"},
        {"car KV 69 TOM", "KV 69 TOM"},
        {"a silver corsa kv69tom", "kv69tom"},
        {"his reg R7 KLE", "R7 KLE"},
        {"BJZ 4471", "BJZ 4471"},
        {"Vehicle: KV69  TOM", "KV69  TOM"},
        {"part index KV69", "KV69"},
        {"van Q771 KLE", "Q771 KLE"},
        {"KV69-TOM", "KV69-TOM"},
    });
}
TEST_CASE("driving licences are found") {
    expect("driving-licence", {
        {"licence HANLO 801124 K99AB", "HANLO 801124 K99AB"},
        {"HANLO801124K99AB", "HANLO801124K99AB"},
        {"NI driving licence 41882037", "41882037"},
        {"DVA licence no: 41882037", "41882037"},
        {"MORGA657054SM9IJ35", "MORGA657054SM9IJ35"},
        {"licence MORGA/657054/SM9IJ", "MORGA/657054/SM9IJ"},
    });
}
TEST_CASE("registrations of professionals are found") {
    expect("registration", {
        {"SWE SW118273", "SW118273"},
        {"Dr Amin, GMC no 7112087", "7112087"},
        {"18E0417W", "18E0417W"},
        {"HCPC PH118273", "PH118273"},
        {"SCW W/5011827", "W/5011827"},
        {"SSSC 3011827", "3011827"},
        {"NISCC: 6018812", "6018812"},
        {"TRN 2288194", "2288194"},
        {"SALT (SL30118)", "SL30118"},
        {"Dr Amin (5512087)", "5512087"},
        {"EWC 0118827", "118827"},
        {"solicitor, SRA ID 118827", "1188273"},
    });
}
TEST_CASE("numbers of schools and nurseries are found") {
    expect("school-urn", {
        {"URN: 118822", "118822"},
        {"Thornby Academy (143301)", "143301"},
        {"Ofsted EY441882", "EY441882"},
        {"nursery, Ofsted no. 2718822", "2718822"},
        {"DfE number 333/2018", "333/2018"},
    });
}
TEST_CASE("places on the map are found") {
    expect("coordinates", {
        {"pin 51.50214, -0.12775", "51.50214, -0.12775"},
        {"///table.chair.lamp", "///table.chair.lamp"},
        {"what3words table.chair.lamp", "table.chair.lamp"},
        {"OSGR TQ 3002 8012", "TQ 3002 8012"},
        {"lat long 51.5021 -0.1277", "51.5021 -0.1277"},
        {"grid ref J 3412 7401", "J 3412 7401"},
        {"location was table.chair.lamp on w3w", "table.chair.lamp"},
        {"found at 51.50214,-0.12775", "51.50214,-0.12775"},
    });
}
TEST_CASE("telephone numbers as they are said are found") {
    expect("phone", {
        {"07700 900 614", "07700 900 614"},
        {"01632-960-118", "01632-960-118"},
        {"+44(0)7700900614", "+44(0)7700900614"},
        {"0044 7700 900614", "0044 7700 900614"},
        {"ring me on 960118", "960118"},
        {"it's oh seven seven double oh nine double oh six one four", "oh seven seven double oh nine double oh six one four"},
        {"(01632) 960118", "(01632) 960118"},
        {"01632 960118 ext 22", "01632 960118 ext 22"},
        {"07700-900614", "07700-900614"},
    });
}
TEST_CASE("postcodes, of an area that exists or not are found") {
    expect("postcode", {
        {"TR1 2AB", "TR1 2AB"},
        {"Thornby, WQ4 7HT", "WQ4 7HT"},
        {"postcode tr1 2ab", "tr1 2ab"},
        {"TR12AB", "TR12AB"},
        {"SW1A 1AA", "SW1A 1AA"},
    });
}
TEST_CASE("what looks like one and names nobody is passed over: money, pages, statutes, extensions, hours, doses, rooms, forms, scores") {
    for (const auto* text : {
             "The total was £4,417.09 and a further £12,500 in 2023/24.",
             "See page 47, paragraphs 3.12 to 3.18, and table 4 on p. 118.",
             "Children Act 1989, s.47(1)(b), Sch 2 para 15, and SI 2010/959.",
             "Working Together 2023, chapter 4, paragraphs 318 to 331.",
             "He takes 2.5 ml twice a day, 250 mg/5 ml, and 10 mg at night.",
             "Press 4 for ext 2214, or ask for extension 5503.",
             "Form CP1 was sent; the C100, C110A and EX740 were filed.",
             "DASH 14/24 and a score of 17; SDQ 22; EPDS 11; AUDIT 8.",
             "The meeting is in Room 4.12 at 14:30 on the second floor.",
             "Room 12 was free and Flat roofs leaked in block 3.",
             "Seen at 0930hrs and again at 1745hrs; left by 2200.",
             "The hearing was listed for 10am in Court 3 before the judge.",
             "Weight 3.42 kg, length 51 cm, head 34.5 cm, Apgar 9 at 5.",
             "Attendance was 88.4% over 190 sessions; 14 were late.",
             "Ofsted judged 118 settings good in 2022-23.",
             "ISO 27001, BS 5839-1:2017 and EN 50131 apply.",
             "ISBN 978-1-4739-1178-2 and DOI 10.1002/car.2716.",
             "Grant ES/S00081X/1 paid for it; invoice 2023-0417.",
             "Between 3 and 5 officers, seen by 1430, dealt with by 12 people.",
             "There were 3 children at the house and 2 males outside Court 5.",
             "3 CHILDREN OUTSIDE HOUSE, 2 UNITS IN WAY, 4 MALES NEAR PARK",
             "Version 2.1.7 of the file report.final.docx was saved.",
             "She went home.then came back.with her coat",
             "e.g. a taxi, i.e. not a bus, at 9.30 a.m. or p.m.",
             "The A38, M5 J21 and B3130 were closed.",
             "Year 6 and Year 10 pupils; Key Stage 2; Band B; Tier 4.",
             "Strategy Discussion 2 of 3; Core Group 4; Review 1.",
             "Case 7 of 19 was heard first, then case 8.",
             "Log 1 shows 3 calls; incident in 2019; police in 2021.",
             "The Panel met on 4 occasions, by 31 March in each year.",
             "COVID-19 vaccines at 8, 12 and 16 weeks; MMR at 12 months.",
             "Temperature 38.5, pulse 110, resp 28, sats 98% in air.",
             "The 2011 census counted 56,075,912 people, 9,317,000 of them children.",
             "Budget line 104417 was spent by 31/03/2023.",
             "Rule 12.73 of the FPR 2010 and PD12G apply.",
             "HC 418-II, Cm 5860 and WHC/2019/011 were read.",
             "The old mill was pulled down and the new chapel built.",
             "Level 3 training and Unit 2 of the course are open to all.",
             "Unit 4 Safeguarding and Room 3 Meeting Rules were read.",
             "The score moved from 4417 points to 5512 points.",
             "P.O. means Purchase Order; PO 4417 was raised.",
             "We saw one Close family, two Way stations and five Place plans.",
             "Staff used CareFirst until 2018 and Mosaic from 2019.",
             "CPOMS 2 was launched; SystmOne 7 modules; Windows 10.",
             "Snap judgement, facebook groups, insta stories, tag rugby.",
             "Account, user, handle, profile: words for the glossary.",
             "They played online games, called friends, added salt.",
             "She was called early on Facebook groups.",
             "Pages 318/319 and figures 4/5/6 are new.",
             "Questions 4417/4/5 in the survey were left out.",
             "Sample A (n = 139904) and sample B (n = 142215).",
             "School numbers rose (118273) and fell.",
             "Children looked after (80850) in England at March 2021.",
             "Births (605479) and deaths (607922) were counted.",
             "Ten Downing Street was mentioned once.",
             "Zero two one minutes were lost.",
             "The Old Hall Hotel conference was on 3 days."}) {
        for (const auto& span : check(text, {}))
            if (span.direct) FAIL_CHECK(text << " -> " << span.kind << " \"" << span.text << "\" " << span.why_code);
    }
}
TEST_CASE("a bare number behind a name is somebody's, and behind a word is not") {
    CHECK(check("Kezia (5512087) and Noor (5512088) were seen.", {}).size() == 4);
    CHECK(check("The total (5512087) was wrong.", {}).empty());
}
TEST_CASE("a reference that stood once with its word is of that kind wherever it stands again") {
    const auto spans = check("Crime ref QR77182/B. Both of them signed. Later QR77182/B was closed.", {});
    CHECK(std::ranges::count_if(spans, [](const Span& span) { return span.kind == "police-reference"; }) == 2);
}
TEST_CASE("a nickname between marks is part of the name, and names the same person alone") {
    const auto spans = check("Seen: Oliver \"Tug\" Marchetti. Tug was calm.", {});
    REQUIRE(spans.size() == 2);
    CHECK(spans[0].text == "Oliver \"Tug\" Marchetti");
    CHECK(spans[1].text == "Tug");
}
TEST_CASE("initials that speak or are to act in minutes are the person's of the register, and the field's letters otherwise are not") {
    const auto roster = read_roster(R"([{"key":"a","forename":"Alma","surname":"Ogden","role":"professional"}])");
    REQUIRE(roster);
    CHECK(check("AO: nothing further.", *roster).size() == 1);
    CHECK(check("The letter was read by AO on the day.", *roster).size() == 1);
    CHECK(check("AO to ring the school.", *roster).size() == 1);
    CHECK(check("The AO form was filed.", *roster).empty());
}

}

}  // namespace disclosure
