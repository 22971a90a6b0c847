// Numbers whose kind the agency's words tell, and plain words that are names by their place: each in ways of writing that are in no labelled set, with what only looks like it.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "disclosure/check.h"

namespace disclosure {

namespace {

struct Entry {
    std::string text, kind, found;
};

bool finds(const Spans& spans, const Entry& entry) {
    return std::ranges::any_of(spans, [&](const Span& span) { return span.kind == entry.kind && span.text == entry.found; });
}

void each_is_found(const std::vector<Entry>& entries, const Roster& roster = {}) {
    for (const auto& entry : entries) {
        const auto spans = check(entry.text, roster);
        std::string told;
        for (const auto& span : spans) told += " [" + span.kind + " " + span.text + "]";
        CHECK_MESSAGE(finds(spans, entry), entry.kind << " \"" << entry.found << "\" in: " << entry.text << told);
    }
}

}  // namespace

TEST_SUITE("Which sort of number an agency's words make it") {

TEST_CASE("a hospital's or a trust's number is its record, though its letters are a profession's or an insurance's") {
    each_is_found({
        {"SOSCARE no SL 330177 for both.", "record-number", "SL 330177"},
        {"Seen in ED, unit number PH 402 118.", "record-number", "PH 402 118"},
        {"Known to an NI Trust (Trust ref SL330177).", "record-number", "SL330177"},
        {"Hosp no: 402 11 87", "record-number", "402 11 87"},
        {"Chart no. OT40218", "record-number", "OT40218"},
    });
    const std::string registered = "Sign-off by the OT, HCPC registration OT40218.";
    CHECK(finds(check(registered, {}), {registered, "registration", "OT40218"}));
}
TEST_CASE("a number of staff is an officer's where the police are spoken of, and else an employer's") {
    each_is_found({
        {"21:15 rang 101, log 0771 of the day. Call handler was Bea, staff no. 44820", "collar-number", "44820"},
        {"Police control room: operator ID 30772 took it.", "collar-number", "30772"},
        {"Ward clerk, payroll number 448201", "record-number", "448201"},
        {"Attending: Const 20418 Hartwell-Moss and B/20733", "collar-number", "B/20733"},
        {"1902 units 7731 and 7702 assigned\n1911 7731: no reply at door", "collar-number", "7731"},
    });
    for (const auto* text : {"The team had staff no longer in post.", "Form C/10000 was used at every site.", "The budget rose to 7731 in that year."}) CHECK_MESSAGE(check(text, {}).empty(), text);
}
TEST_CASE("forms and references of a force and of housing are each what their word says") {
    each_is_found({
        {"Force reference: BX24-0077120", "police-reference", "BX24-0077120"},
        {"ViST KD/R/204417 submitted by the officer", "police-reference", "KD/R/204417"},
        {"The knife was seized as KTW/7.", "record-number", "KTW/7"},
        {"Missing person episode B2024-00718 closed", "police-reference", "B2024-00718"},
        {"ICOS no 24/077118/02 listed for hearing", "court-case", "24/077118/02"},
        {"Head teacher, teacher ref 07/71180", "registration", "07/71180"},
        {"4 Quarry Road, Thornby, LS9 OQT", "postcode", "LS9 OQT"},
        {"Larch Bank, Quarry Lane", "address", "Larch Bank, Quarry Lane"},
        {"they added her as larkspurrr on snap", "handle", "larkspurrr"},
        {"Domestic, both spoken to\tKC2021030400771", "police-reference", "KC2021030400771"},
        {"A white van parked outside twice. Nobody got all of it but it began HXZ 41", "vehicle", "HXZ 41"},
        {"FWIN 0771/040324 refers", "police-reference", "0771/040324"},
        {"Application HOU/21/7702      Band A, 190 points", "record-number", "HOU/21/7702"},
        {"Kezia Brackenbury, NHS 943 476 5919. Child's file UASC-1188 opened.", "record-number", "UASC-1188"},
    });
}
TEST_CASE("a Welsh house is an address, and a Welsh school is not") {
    each_is_found({
        {"She stays at Tyddyn Celyn, 4 Heol Isaf.", "address", "Tyddyn Celyn, 4 Heol Isaf"},
        {"Moved to Bwthyn Helyg in May.", "address", "Bwthyn Helyg"},
    });
    const auto spans = check("Ysgol Tan y Coed is inspected every five years.", {});
    CHECK(std::ranges::none_of(spans, [](const Span& span) { return span.kind == "address"; }));
}
TEST_CASE("letters joined by a low line are a name on a network in somebody's file, and nothing in prose about nobody") {
    each_is_found({{"Kezia Brackenbury, NHS 943 476 5919, had a note with \"pine_marten.88\" on it.", "handle", "pine_marten.88"}});
    for (const auto* text : {"The field child_id was left empty.", "See summary_v2.docx.", "Name ____________ Date ______"}) CHECK_MESSAGE(check(text, {}).empty(), text);
}

}

TEST_SUITE("Plain words that are the names of the register") {

TEST_CASE("a plain word at a line's beginning is the name where only a person can be meant") {
    const auto roster = read_roster(R"([{"key":"a","forename":"Hope","surname":"Cooper","role":"child","label":"Child A"},{"key":"b","forename":"Will","surname":"Carter","role":"worker","label":"Social worker"},
        {"key":"c","forename":"Grace","surname":"Cooper","role":"mother","label":"Mother"},{"key":"d","forename":"Idris","surname":"Quillfeather","role":"relative","label":"Grandfather","also":["Taid"]}])");
    REQUIRE(roster);
    each_is_found({
        {"Hope last weighed on the ward.", "person", "Hope"},
        {"Grace not seen at the visit.", "person", "Grace"},
        {"Action 3: Will to ring the school.", "person", "Will"},
        {"2. Hope to see the dentist.", "person", "Hope"},
        {"02/09/24 16:40  Will SW: on my way", "person", "Will"},
        {"Name,Year,Att\nCooper H,4,91.2", "person", "Cooper H"},
        {"then grace came back and hopes got a cold", "person", "grace"},
        {"then grace came back and hopes got a cold", "person", "hope"},
        {"She was walking, she said, to see Taid.", "person", "Taid"},
        {"HOPE WAS SEEN ALONE", "person", "HOPE"},
        {"ran off, saw hope and idris later", "person", "hope"},
        {"2. HC reported no change.", "person", "HC"},
        {"Seen at home. Hope 7 weeks, feeding well.", "person", "Hope"},
        {"Household:\n- Grace 31\n- Hope 4", "person", "Grace"},
        {"Cooper children were discussed.", "person", "Cooper"},
        {"Re H, G and I (Children)", "person", "H"},
        {"Name,Year,Att\nFielding J,4,91.2", "person", "Fielding J"},
        {"Cards for Grace Thornbury-Vane please.", "person", "Grace Thornbury-Vane"},
        {"Yours, Avelina Brook-Quillfeather", "person", "Avelina Brook-Quillfeather"},
        {"A great-uncle, Tavish Quillfeather, rang.", "person", "Tavish Quillfeather"},
    }, *roster);
    for (const auto* text : {"Hope to see you soon.", "We hope it will improve.", "The marks not here were on the arm.", "All hopes home were dashed.", "Grace and hope are needed.", "Will this help?", "HOPE WILL HELP", "Grace 7 days was allowed for.", "Re H, G and I (Children) [2019] EWCA Civ 1", "Re H, G and Z (Children)"})
        CHECK_MESSAGE(std::ranges::none_of(check(text, *roster), [](const Span& span) { return span.kind == "person"; }), std::string{text});
}
TEST_CASE("a forename in small letters is somebody where it does what people do or stands behind who it is") {
    each_is_found({{"then bartek hit me", "person", "bartek"}, {"stayed at my uncle bartek", "person", "bartek"}, {"Quillmore (IRO) chaired.", "person", "Quillmore"}});
    for (const auto* text : {"the panel said no", "Children (carer) was a heading.", "the market came first"}) CHECK_MESSAGE(check(text, {}).empty(), std::string{text});
    CHECK(check("then bartek hit me", {}, {}, Guessing::No).empty());
}
TEST_CASE("an extension and a number in groups are found behind their words") {
    each_is_found({{"ring her office x4418", "phone", "x4418"}, {"tenancy ref 118 207", "record-number", "118 207"}});
    CHECK(check("The rota was on x3 days.", {}).empty());
}
TEST_CASE("what somebody is in a school does not join the name and the school") {
    each_is_found({{"Present: Orla Fennimore DSL Thistledown Academy.", "school", "Thistledown Academy"}, {"Present: Orla Fennimore DSL Thistledown Academy.", "person", "Orla Fennimore"}});
}

}

}  // namespace disclosure
