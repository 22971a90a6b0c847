// What stands in somebody's file without saying what it is, in ways of writing that are in no labelled set; and what looks like it there and names nobody.
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

const std::string before = "Chronology\nKezia Harks, NHS 999 435 5376, seen 4 May 2023 by Ms Orla Reid.\n";
const std::string behind = "\nMobile 07700 900 144, kezia@mail.example\n";

/// In a file, whether a finding of the kind covers more than half of what it should.
void expect(const std::string& kind, const std::vector<Written>& all) {
    for (const auto& [text, wanted] : all) {
        const auto whole = before + text + behind;
        const auto start = before.size() + text.find(wanted), end = start + wanted.size();
        std::string told;
        bool found = false;
        for (const auto& span : check(whole, {})) {
            const auto from = std::max(span.start, start), to = std::min(span.end, end);
            if (from >= to) continue;
            told += " [" + span.kind + " \"" + span.text + "\"]";
            found = found || (span.kind == kind && (to - from) * 2 > end - start);
        }
        CHECK_MESSAGE(found, kind << " \"" << wanted << "\" in: " << text << " ->" << told);
    }
}

}  // namespace

TEST_SUITE("What stands in somebody's file without a word for it") {

TEST_CASE("references of the police are told by the nearest word, by their letters and by who writes") {
    expect("police-reference", {
        {"Police: CRFILE UI/00418/1023 refers", "UI/00418/1023"},
        {"custody GD 448/24", "GD 448/24"},
        {"PNC S12345678X", "S12345678X"},
        {"police incident number 1187/23", "1187/23"},
        {"ViSOR PR-4418827", "PR-4418827"},
        {"MISPER 4418/24", "MISPER 4418/24"},
        {"COPFS ref CJ/24/1182", "CJ/24/1182"},
        {"Crime report: 12240041827 GMP", "12240041827"},
        {"Occurrence no. 48240041827", "48240041827"},
        {"police log #0331", "#0331"},
        {"IML 1182734", "IML 1182734"},
        {"cr/118827/24", "cr/118827/24"},
        {"Crime: 2024/0118827", "2024/0118827"},
        {"Crime number LP/118827/24", "LP/118827/24"},
    });
}
TEST_CASE("case numbers are a court's by their shape, or beside its word") {
    expect("court-case", {
        {"Family Court ZE24C00118", "ZE24C00118"},
        {"MyHMCTS case 1701 2345 6789 1234", "1701 2345 6789 1234"},
        {"claim no F00YK441", "F00YK441"},
        {"Sheriff Court at Kinbrae F418/23", "F418/23"},
        {"RCJ FD24P00118", "FD24P00118"},
        {"see [2023] NIFam 7", "[2023] NIFam 7"},
        {"ZC24C50118", "ZC24C50118"},
        {"court ref PR 2024 00118", "PR 2024 00118"},
        {"family court 24/0118/F", "24/0118/F"},
        {"divorce XX24D00118", "XX24D00118"},
        {"petition P118/24", "P118/24"},
        {"NI: court no. 24/11827/01/A01", "24/11827/01/A01"},
        {"Inverness: INV-P118-24", "INV-P118-24"},
        {"Court of Appeal C1/2024/0118", "C1/2024/0118"},
    });
}
TEST_CASE("officers are found by rank and number however they are joined") {
    expect("collar-number", {
        {"seen by PC 21187", "PC 21187"},
        {"warrant no. 1187 held by the officer", "1187"},
        {"PCSO 7118", "PCSO 7118"},
        {"PC P118 called", "P118"},
        {"collar no: 2281", "2281"},
        {"T/Sgt 4418", "T/Sgt 4418"},
        {"PC 4418BX", "4418BX"},
        {"pc1187", "pc1187"},
        {"spoke w DS 4418", "DS 4418"},
        {"shoulder number C4418", "C4418"},
        {"P/Con 4418", "P/Con 4418"},
        {"PC Reid/4418", "4418"},
        {"ps 4418", "4418"},
        {"Dispatch C7118 to scene, police", "C7118"},
    });
}
TEST_CASE("professionals are found by the body before the number, and by its letters") {
    expect("registration", {
        {"Reg: SW118273", "SW118273"},
        {"nmc pin 21a1187e", "21a1187e"},
        {"HCPC SL31187", "SL31187"},
        {"SRA no 118827", "118827"},
        {"GTCS 052134", "052134"},
        {"SSSC registration SC118827", "SC118827"},
        {"GOC 01-11827", "01-11827"},
        {"(21A1187E)", "21A1187E"},
        {"Social Care Wales 5011827", "5011827"},
        {"OT31187", "OT31187"},
        {"Law Society no. 118827", "118827"},
        {"counsellor (BACP 118827)", "118827"},
        {"16B0417N", "16B0417N"},
        {"notary/solicitor (SRA 118827)", "118827"},
    });
}
TEST_CASE("telephone numbers are found in every grouping, in part, and with their figures hidden") {
    expect("phone", {
        {"ring 07700900118", "07700900118"},
        {"mob +353 87 118 2734", "+353 87 118 2734"},
        {"tel 960118", "960118"},
        {"mob 07700 900xxx", "07700 900xxx"},
        {"text 0 7700 900118", "0 7700 900118"},
        {"0044 (0) 7700 900118", "0044 (0) 7700 900118"},
        {"tel 01632 960 1 18", "01632 960 1 18"},
        {"+44 7700 900 118", "+44 7700 900 118"},
        {"07700 900 118/119", "07700 900 118/119"},
        {"Dublin 01 496 0118", "01 496 0118"},
        {"07700 - 900118", "07700 - 900118"},
        {"Mum07700 900118", "07700 900118"},
        {"GP 01632 960 118", "01632 960 118"},
        {"+447700 900118", "+447700 900118"},
    });
}
TEST_CASE("numbers of files are found behind a system's name, behind its abbreviation and alone") {
    expect("record-number", {
        {"Route HB-R118", "HB-R118"},
        {"hospital no RX0118827", "RX0118827"},
        {"UC journal 1187-4418-2207", "1187-4418-2207"},
        {"PVG 1187 4418 2207 3318", "1187 4418 2207 3318"},
        {"CSC118827", "CSC118827"},
        {"Child ref 118827", "118827"},
        {"passport GBR118273440", "GBR118273440"},
        {"Arbor ID 10118827", "10118827"},
        {"Key safe 4418", "4418"},
        {"CareDirector C118827", "C118827"},
        {"CP plan CP-24-118", "CP-24-118"},
        {"SIMS admission 02471", "02471"},
        {"PROT-0417", "PROT-0417"},
        {"UASC Home Office K1188273", "K1188273"},
    });
}
TEST_CASE("marks of vehicles are found in part, in small letters and of the Republic") {
    expect("vehicle", {
        {"silver Corsa AB12 CDE", "AB12 CDE"},
        {"van A12 CDE", "A12 CDE"},
        {"XUI1187", "XUI1187"},
        {"reg starts AB12", "AB12"},
        {"Irish reg 191-D-11827", "191-D-11827"},
        {"Audi, D4 DDY", "D4 DDY"},
        {"AB12-CDE", "AB12-CDE"},
        {"CDE 118A", "CDE 118A"},
        {"vrm m118cde", "m118cde"},
        {"YIG 118", "YIG 118"},
        {"plate ?\?12 CDE", "?\?12 CDE"},
        {"Astra AB12CDE", "AB12CDE"},
        {"W418 ABC", "W418 ABC"},
        {"plate S4M HL", "S4M HL"},
    });
}
TEST_CASE("postcodes are found whether their area exists or not") {
    expect("postcode", {
        {"Thornby ZX4 7QP", "ZX4 7QP"},
        {"zx4 7qp", "zx4 7qp"},
        {"ZX4 area", "ZX4"},
        {"Dublin D04 X285", "D04 X285"},
        {"14 Mill Lane QQ12 4CV", "QQ12 4CV"},
        {"SR19 2BB", "SR19 2BB"},
        {"SR192BB", "SR192BB"},
        {"SR19-2BB", "SR19-2BB"},
        {"SR 19 2BB", "SR 19 2BB"},
        {"SR19  2BB", "SR19  2BB"},
        {"SRl9 2BB", "SRl9 2BB"},
        {"W1A 1ZZ", "W1A 1ZZ"},
        {"QX1 7VV", "QX1 7VV"},
        {"postcode SR19", "SR19"},
    });
}
TEST_CASE("places on the map are found in words, figures and letters") {
    expect("coordinates", {
        {"NH 938 077", "NH 938 077"},
        {"Irish grid H 441 882", "H 441 882"},
        {"what3words = lantern.oblige.wicker", "lantern.oblige.wicker"},
        {"UPRN 100023336956", "100023336956"},
        {"55.8721, -4.2882", "55.8721, -4.2882"},
        {"(55.8721,-4.2882)", "(55.8721,-4.2882)"},
        {"55 52.326 N 4 17.292 W", "55 52.326 N 4 17.292 W"},
        {"NS 573 658", "NS 573 658"},
        {"NS57326581", "NS57326581"},
        {"///lantern.oblige.wicker", "///lantern.oblige.wicker"},
        {"/// lantern.oblige.wicker", "/// lantern.oblige.wicker"},
        {"Irish grid ref C118273", "C118273"},
        {"55.872,-4.288", "55.872,-4.288"},
        {"///kiln.lantern.oblige", "kiln.lantern.oblige"},
    });
}
TEST_CASE("numbers of schools are found by their own words") {
    expect("school-urn", {
        {"URN 148826", "148826"},
        {"DENI 123-4567", "123-4567"},
        {"SEED 5541182", "5541182"},
        {"EY441882", "EY441882"},
        {"DfE URN 101182", "101182"},
        {"LAESTAB 3014118", "3014118"},
        {"school ref 123-0418 (DE)", "123-0418"},
        {"Ofsted 2718827", "2718827"},
        {"EY 441882", "EY 441882"},
        {"Thornby High (URN 143301)", "143301"},
        {"Ofsted URN 2718827", "2718827"},
        {"nursery, Ofsted RP903118", "RP903118"},
        {"SEED no 8300118", "8300118"},
        {"LA/Estab 313/4118", "313/4118"},
    });
}
TEST_CASE("names on social media are found by platform, by stops and by figures") {
    expect("handle", {
        {"messenger (shonag.porteachan)", "shonag.porteachan"},
        {"snapchat jayh", "jayh"},
        {"his TikTok is jaytherapper", "jaytherapper"},
        {"jay.h#1187", "jay.h#1187"},
        {"skype live:jay.harks", "live:jay.harks"},
        {"@kez.harks", "@kez.harks"},
        {"Snap kezh0", "kezh0"},
        {"PSN KezTheGamer", "KezTheGamer"},
        {"facebook.com/kez.harks", "facebook.com/kez.harks"},
        {"xX_kez_Xx", "xX_kez_Xx"},
        {"her spam account is notkez", "notkez"},
        {"snap kiln.kez_", "kiln.kez_"},
        {"insta = kez_kiln22", "kez_kiln22"},
        {"snapchat username: kilnkez", "kilnkez"},
    });
}
TEST_CASE("houses are found by number, by name and in every language of these islands") {
    expect("address", {
        {"at 14 Fennel", "14 Fennel"},
        {"2/1 48 Harbour Brae", "2/1 48 Harbour Brae"},
        {"Rose Villa, Thornby", "Rose Villa"},
        {"Apartment 12, The Maltings", "Apartment 12, The Maltings"},
        {"221 Ropeworks, Thornby", "221 Ropeworks"},
        {"Flat 3 Dock House", "Flat 3 Dock House"},
        {"nine Dock Road", "nine Dock Road"},
        {"Mill House Farm", "Mill House Farm"},
        {"9-11 Dock Road", "9-11 Dock Road"},
        {"address 9 Lower Dock", "9 Lower Dock"},
        {"Ballyreagh Road, no 27", "Ballyreagh Road, no 27"},
        {"40 Kiln Fold", "40 Kiln Fold"},
        {"Caravan 4, Kiln Lane", "Caravan 4, Kiln Lane"},
        {"27 Kiln Manor", "27 Kiln Manor"},
    });
}
TEST_CASE("numbers of health, schooling and insurance are found in any grouping") {
    expect("upn", {{"UPN Z118273400118", "Z118273400118"}, {"upn a118273400118", "a118273400118"}, {"B118273400118", "B118273400118"}, {"UPN: B 118273 4 00118", "B 118273 4 00118"}});
    expect("nino", {{"NI QQ 11 82 73 C", "QQ 11 82 73 C"}, {"QQ-118273-C", "QQ-118273-C"}, {"QQ 118273 C", "QQ 118273 C"}, {"NI Q Q 1 1 8 2 7 3 C", "Q Q 1 1 8 2 7 3 C"}});
    expect("nhs-number", {{"NHS 999-118-2734", "999-118-2734"}, {"(NHS 999 1182734)", "999 1182734"}, {"nhs no 999.118.2734", "999.118.2734"}, {"NHS 99911 82734", "99911 82734"}});
    expect("chi-number", {{"CHI 0101151187", "0101151187"}, {"CHI 010115/1187", "010115/1187"}, {"(010115 1187)", "010115 1187"}, {"CHI 01 01 15 1187", "01 01 15 1187"}});
    expect("hc-number", {{"H&C 320 118 2734", "320 118 2734"}, {"HCN3201182734", "3201182734"}, {"HCN 320/118/2734", "320/118/2734"}, {"H+C 3201182734", "3201182734"}});
    expect("driving-licence", {{"licence BLOGG 801184 JA9XX", "BLOGG 801184 JA9XX"}, {"BLOGG801184JA9XX 41", "BLOGG801184JA9XX 41"}, {"BLOGG801184JA9XX", "BLOGG801184JA9XX"}, {"licence BLOGG801184JA", "BLOGG801184JA"}});
    expect("email", {{"jay@mail.example", "jay@mail.example"}, {"kez.harks@mail.example", "kez.harks@mail.example"}, {"kez.harks[at]mail.example", "kez.harks[at]mail.example"}, {"o'reid@mail.example", "o'reid@mail.example"}});
}
TEST_CASE("doses, hours, money, scores, statutes, rooms and counts in somebody's file are nobody's") {
    for (const std::string text : {
             "Paracetamol 250 mg four times a day, 5 ml at 22.10, and 120mg/5ml at night.",
             "She was paid £1204 a month and owed £4,417.09 in arrears.",
             "Core group at 14:30, review at 0930hrs, home by 2145.",
             "s.47 enquiry, s.20 agreed, section 31 threshold, Regulation 24, Schedule 2.",
             "Working Together 2023, para 4.17, pages 118 to 121, table 12.",
             "Attendance 88.4% over 190 sessions; 14 late; year 5; set 2.",
             "Weight 14.2 kg (25th centile), height 98 cm, BMI 14.8, temp 38.5.",
             "EPDS 14, SDQ 22, DASH 14/24, GAD7 11, AUDIT 8, PHQ9 17.",
             "Born at 37+4 weeks, 3.2 kg, Apgar 9 at 1 and 10 at 5.",
             "Room 12 at 10am on the 2nd floor; Flat roofs; unit costs; block booking.",
             "There were 3 children outside the house and 2 males in the park.",
             "Supervised contact 3 x week, 2 hrs each, 1:1 with family support.",
             "The children had 4 moves in 18 months and 7 social workers.",
             "Plan A failed; Plan B was agreed; Part 3 is next; Tier 4 bed.",
             "The M62, A19 and B6265 were closed; bus 42 was late.",
             "Ofsted rated it Good in 2022; 2023/24 budget of 104,417.",
             "On 3 occasions, by 9 professionals, at 8 weeks and 12 months.",
             "The hearing was before the court at 2pm in court 4.",
             "She said it was a safe house, an open house and a care home.",
             "He ran down the street, past the church hall and the town hall.",
             "Level 3 training, Key Stage 2, Band B, Year 6, Stage 2 complaint.",
             "Minutes of 14 pages; action 3 closed; item 4 deferred; version 2.",
             "Their score moved from 17 to 22 of 40; risk 8/10; scaling 6.",
             "A week later, on the day, they will mark the summer with hope.",
             "Between 1430 and 1515 the line was busy.",
             "Milk 150 ml x 5, 6 oz at 0200 and 0600.",
             "The total was 118,273 and the mean 441.8.",
             "No. 4 of the list, number 12 in the queue, case 7 of 19.",
             "Cost code, rota week 3, shift 2, bed 14, bay 6, ward 12.",
             "Mum is worried. Dad will attend. Gran may grant a lift.",
             "Child Protection Conference, Initial Health Assessment and Core Assessment.",
             "The Learning Point was that a Turning Point team helped."}) {
        const auto end = before.size() + text.size();
        for (const auto& span : check(before + text + behind, {}))
            if (span.direct && span.start < end && span.end > before.size()) FAIL_CHECK(text << " -> " << span.kind << " \"" << span.text << "\" " << span.why_code);
    }
}
TEST_CASE("a bare number in prose about nobody is nobody's") {
    CHECK(check("The service handled 118273 calls and closed file 2217845 of the archive.", {}).empty());
    CHECK(check("Population 5463271; sample 123456; the year 2023.", {}).empty());
}
TEST_CASE("a house named once with its street is the same house by its name alone") {
    const auto spans = check("Moved to Kiln Cottage, Chapel Lane. Visit at Kiln Cottage again on Chapel Lane.", {});
    CHECK(std::ranges::count_if(spans, [](const Span& span) { return span.kind == "address"; }) == 2);
    CHECK(std::ranges::count_if(spans, [](const Span& span) { return span.kind == "street"; }) == 1);
}
TEST_CASE("the second number of a list is of the first one's kind") {
    const auto spans = check(before + "EMIS nos 11820 and 11821." + behind, {});
    CHECK(std::ranges::count_if(spans, [](const Span& span) { return span.kind == "record-number"; }) == 2);
}
TEST_CASE("an exhibit, an ambulance's call and a school's incident are no reference of the police") {
    for (const auto* text : {"Exhibit KR/3 was produced.", "AMBULANCE CAD B-0441-2207", "CPOMS incident #51882", "MARAC no FM/24/0118"}) {
        const auto spans = check(before + text + behind, {});
        CHECK_MESSAGE(std::ranges::any_of(spans, [](const Span& span) { return span.kind == "record-number"; }), text);
        CHECK_MESSAGE(std::ranges::none_of(spans, [](const Span& span) { return span.kind == "police-reference" || span.kind == "court-case"; }), text);
    }
}

}

TEST_SUITE("The text of a public report is nobody's file") {

TEST_CASE("an invented town beside the names of reviewer and chair is no person, and a name is one still") {
    constexpr auto report = "Lead reviewer: Emery Thrift. Chair: Frances Meadowsweet. The report is read all over Quendlebury. Telephone Frances Meadowsweet on 07700 900123.";
    const auto names = [](Guessing guessing) {
        std::vector<std::string> list;
        for (const auto& span : check(report, {}, {}, guessing))
            if (span.kind == "person") list.push_back(span.text);
        return list;
    };
    CHECK(std::ranges::count(names(Guessing::Yes), std::string{"Quendlebury"}) == 1);
    CHECK(std::ranges::count(names(Guessing::No), std::string{"Quendlebury"}) == 0);
    CHECK(std::ranges::count(names(Guessing::No), std::string{"Frances Meadowsweet"}) == 2);
}

}

TEST_SUITE("The people of the register, however they are written") {

TEST_CASE("initials, nicknames, slips, halves and joined forms are found") {
    const auto roster = read_roster(R"([{"key":"a","forename":"Kezia","surname":"Brackenbury","role":"child","label":"Child A","also":["Kez","KB"]},
        {"key":"b","forename":"Finlay James","surname":"Brackenbury-Osei","role":"sibling","label":"Child B","also":["Fin"]},
        {"key":"c","forename":"Siobhan","surname":"O'Dowd","role":"mother","label":"Mother","also":["Shiv"]},
        {"key":"d","forename":"Lee","surname":"Mason","role":"father","label":"Father"},
        {"key":"e","forename":"Maureen","surname":"Tierney","role":"relative","label":"Grandmother","also":["Nana Mo"]}])");
    REQUIRE(roster);
    for (const auto& [text, wanted] : std::vector<Written>{{"KB was seen today.", "KB"}, {"the child (KB) was seen", "KB"}, {"K said she was fine", "K"}, {"dropping K+F at school", "K"}, {"K's coat", "K"}, {"the Brackenburys moved", "Brackenburys"}, {"Ms B was seen", "Ms B"}, {"S O'D attended", "S O'D"},
                                                         {"F B-O was seen", "F B-O"}, {"Keziah was late", "Keziah"}, {"Kezzie came", "Kezzie"}, {"Lee to attend", "Lee"}, {"LEE AND HER", "LEE"}, {"lee said he will come", "lee"}, {"her account kezbrackenbury", "kezbrackenbury"}, {"Maureen Tiemey rang", "Maureen Tiemey"},
                                                         {"kezia brackenbury came", "kezia brackenbury"}, {"Brakcenbury", "Brakcenbury"}, {"saw Kezia\nBrackenbury", "Kezia\nBrackenbury"}, {"went to nana mo", "nana mo"}}) {
        const auto spans = check(text, *roster);
        CHECK_MESSAGE(std::ranges::any_of(spans, [&](const Span& span) { return (span.kind == "person" || span.kind == "handle") && span.text == wanted; }), text);
    }
}
TEST_CASE("a small word is nobody's slip, however like a name it is, unless somebody is called so") {
    const auto roster = read_roster(R"([{"key":"a","forename":"Théo","surname":"Marchwillow","role":"x","label":"Form tutor 1","also":["Theo Marchwillow"]},{"key":"b","forename":"An","surname":"Andover","role":"x","label":"Aunt"}])");
    REQUIRE(roster);
    for (const auto* text : {"The review looked at what adults knew.", "THE\nREVIEW", "And then the park closed."}) CHECK_MESSAGE(check(text, *roster).empty(), text);
    CHECK(check("An said that she would come.", *roster).size() == 1);
}
TEST_CASE("what only looks like one of them is passed over") {
    const auto roster = read_roster(R"([{"key":"a","forename":"Kezia","surname":"Hope","role":"child","label":"Child A"},{"key":"b","forename":"Lee","surname":"Mason","role":"father","label":"Father"}])");
    REQUIRE(roster);
    for (const auto* text : {"Plan K was agreed and Group K met.", "The mason came to the lee side.", "They hope to mark it.", "H+C and K-9 units.", "Vitamin K was given.", "In the judgment of the court, K said nothing."})
        CHECK_MESSAGE(check(text, *roster).empty(), text);
}

}

}  // namespace disclosure
