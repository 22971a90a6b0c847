// The chronology of a case through its pages: who sees whose entries, in whose words, and what nobody writes over. Everything is fictional.
#include "chronology/book/log.h"
#include "chronology/book/payload.h"
#include "web/casework/office_testing.h"

using namespace web::test;
using identity::Role;

namespace {

bool holds(const std::string& page, std::string_view words) { return page.find(words) != std::string::npos; }

chronology::Entry told(const char* agency, const char* date, const char* event, int row) {
    chronology::Entry entry{.agency = agency, .when = *chronology::read_date(date), .words = date, .cells = {{"start_date", date}, {"source", "Case record"}, {"event", event}}, .origin = {}};
    entry.origin.row = row;
    return entry;
}

/// A review of which the school, the health service and the council have sent what they know. Suzanne Fictional-Marlow is "Mother".
struct ChronologyOffice {
    Office office;
    identity::PersonId keeper = office.manager("rowan-keeper");
    casework::Case of = office.case_of(keeper, "Child Rowan");
    std::string path = "/cases/" + of.reference + "/chronology";
    identity::OrganisationId school = office.house.organisation({.kind = identity::OrganisationKind::Education, .name = "Saltmarsh Lane School", .partnership = office.house.partnership});
    identity::PersonId lead = member("school-lead", Role::AgencyLead, school);
    identity::PersonId reviewer = member("reviewer", Role::Reviewer);
    identity::PersonId partner = member("lead-partner", Role::LeadPartner);

    ChronologyOffice() {
        casework::Answers mother;
        mother.set({"person", 0, "label"}, "Mother"), mother.set({"person", 0, "kind"}, "parent"), mother.set({"person", 0, "forename"}, "Suzanne"), mother.set({"person", 0, "surname"}, "Fictional-Marlow");
        office.house.store->write([&](store::Transaction& transaction) { casework::write_down(transaction, office.desk().ground, of, {"person", mother}, doer()); });
        import("Saltmarsh Lane School", "school.docx", {told("Saltmarsh Lane School", "12/03/2024", "Attendance fell below half. The head teacher wrote home.", 2)});
        import("Harbour Health Trust", "health Suzanne.xlsx", {told("Harbour Health Trust", "05/01/2024", "Suzanne Fictional-Marlow brought the baby to clinic. Weight on the line.", 2), told("Harbour Health Trust", "20/04/2024", "Recorded as did not attend.", 3)});
    }
    casework::Doer doer() const {
        casework::Doer made;
        made.at = identity::testing::morning, made.role = "coordinator";
        return made;
    }
    identity::PersonId member(const std::string& name, Role role, std::optional<identity::OrganisationId> agency = {}) {
        const auto who = office.somebody(name, Role::PartnershipAdministrator, office.house.partnership);  // Who has no part in cases by that.
        office.house.store->write([&](store::Transaction& transaction) { CHECK(identity::join_case(transaction, of.id.to_string(), {.person = who, .role = role, .agency = agency}, office.house.act()).has_value()); });
        return who;
    }
    void append(chronology::Act act, const std::string& json) {
        office.house.store->write([&](store::Transaction& transaction) { chronology::append(transaction, office.desk().ground, of, std::vector<chronology::NewItem>{{act, json}}, doer()); });
    }
    void import(const char* agency, const char* file, std::vector<chronology::Entry> entries) {
        append(chronology::Act::Import, to_json(chronology::ImportSaid{.agency = agency, .file = file, .sha256 = std::string(64, 'a'), .sent_by = "Records office", .received_on = *base::parse_day("2025-05-02"), .document = {}, .entries = std::move(entries), .rejected = {}}));
    }
    /// The way to the entry that says so, as the list of this reader has it.
    std::string way_to(identity::PersonId who, std::string_view words) {
        const auto page = office.get(who, path);
        const auto at = page.find(words);
        REQUIRE(at != std::string::npos);
        const auto begin = page.find(path + "/entries/", at);
        REQUIRE(begin != std::string::npos);
        return page.substr(begin, page.find_first_of("\"?#", begin) - begin);
    }
    /// The way to the entry, for those who cannot see it themselves.
    std::string added(const std::string& fields) {
        const auto answer = office.post(keeper, path + "/add", fields);
        REQUIRE_MESSAGE(answer.starts_with("303"), answer);
        return answer.substr(4, answer.find('\n') - 4);
    }
};

}  // namespace

TEST_SUITE("the chronology's pages") {

TEST_CASE("an agency lead sees the entries of their own agency and no others") {
    ChronologyOffice on;
    const auto health = on.way_to(on.keeper, "Weight on the line"), school = on.way_to(on.keeper, "Attendance fell");
    const auto page = on.office.get(on.lead, on.path);
    CHECK(holds(page, "Attendance fell below half"));
    CHECK_FALSE(holds(page, "Weight on the line"));
    CHECK_FALSE(holds(page, "Harbour Health Trust"));
    CHECK(on.office.get(on.lead, school).starts_with("200"));
    CHECK(on.office.get(on.lead, health).starts_with("404"));
    CHECK(on.office.post(on.lead, health + "/comment", "comment=Seen").starts_with("404"));
    CHECK(on.office.get(on.lead, on.path + "/known").starts_with("404"));
    CHECK(on.office.get(on.lead, on.path + "/compare").starts_with("404"));
    CHECK_FALSE(holds(on.office.get(on.lead, on.path + "/points"), "Harbour Health"));
    const auto copy = on.office.post(on.lead, on.path + "/export", "audience=labels&format=csv");
    CHECK(holds(copy, "Attendance fell"));
    CHECK_FALSE(holds(copy, "Weight on the line"));
}

TEST_CASE("an agency lead who does not belong to the case finds no chronology") {
    ChronologyOffice on;
    const auto other = on.office.somebody("another-lead", Role::AgencyLead, on.office.house.partnership);
    CHECK(on.office.get(other, on.path).starts_with("404"));
}

TEST_CASE("an agency writes its own entries anew, and those of no other") {
    ChronologyOffice on;
    const auto school = on.way_to(on.keeper, "Attendance fell"), health = on.way_to(on.keeper, "Weight on the line");
    CHECK(on.office.get(on.lead, school + "/revise").starts_with("200"));
    CHECK(on.office.post(on.lead, school + "/revise", "seen=1&start_date=12/03/2024&source=Register&event=Attendance+fell+to+41+per+cent&why=Counted+again").starts_with("303"));
    const auto page = on.office.get(on.keeper, school);
    CHECK(holds(page, "Attendance fell to 41 per cent"));
    CHECK(holds(page, "Attendance fell below half"));
    CHECK(holds(page, "Counted again"));
    CHECK(on.office.post(on.lead, health + "/revise", "seen=1&start_date=12/03/2024&source=Register&event=Nothing&why=No").starts_with("404"));
    // What an agency sent, its own people revise: the coordinator does not.
    CHECK(on.office.get(on.keeper, health + "/revise").starts_with("404"));
}

TEST_CASE("whoever may not know names reads labels in the list, finds nothing by a name and takes labels away") {
    ChronologyOffice on;
    for (const auto& query : {"", "names=yes"}) {
        const auto page = on.office.get(on.partner, on.path, query);
        CHECK(holds(page, "Mother brought the baby to clinic"));
        CHECK_FALSE(holds(page, "Suzanne"));
        CHECK_FALSE(holds(page, "Marlow"));
    }
    CHECK_FALSE(holds(on.office.get(on.partner, on.path, "q=suzanne"), "Weight on the line"));
    CHECK(holds(on.office.get(on.partner, on.path, "q=mother+clinic"), "Weight on the line"));
    CHECK(holds(on.office.get(on.partner, on.path, "person=Mother"), "Weight on the line"));
    const auto entry = on.office.get(on.partner, on.way_to(on.partner, "Weight on the line"));
    CHECK_FALSE(holds(entry, "Suzanne"));  // Nor in the name of the file that it came in.
    const auto copy = on.office.post(on.partner, on.path + "/export", "audience=labels&format=csv");
    CHECK(holds(copy, "Mother brought the baby"));
    CHECK_FALSE(holds(copy, "Suzanne"));
    CHECK(on.office.post(on.partner, on.path + "/export", "audience=names&format=csv").starts_with("404"));
}

TEST_CASE("names are shown to whoever may know them, and only when they ask") {
    ChronologyOffice on;
    CHECK_FALSE(holds(on.office.get(on.keeper, on.path), "Suzanne"));
    const auto page = on.office.get(on.keeper, on.path, "names=yes");
    CHECK(holds(page, "Suzanne Fictional-Marlow brought the baby"));
    CHECK(holds(page, "/entries/"));
    CHECK(holds(page, "?names=yes"));  // The choice goes along with the links.
    CHECK(holds(on.office.post(on.keeper, on.path + "/export", "audience=names&format=csv"), "Suzanne Fictional-Marlow"));
    CHECK_FALSE(holds(on.office.post(on.keeper, on.path + "/export", "audience=labels&format=csv"), "Suzanne"));
}

TEST_CASE("names without a label are listed with their entries for whoever labels, and for nobody else") {
    ChronologyOffice on;
    on.added("agency=Housing&start_date=30+June+2024&source=Repairs+log&event=Mrs+Delphine+Oakhanger+let+the+plumber+in.");
    on.added("agency=Housing&start_date=2+July+2024&source=Repairs+log&event=Delphine+Oakhanger+and+Suzanne+Fictional-Marlow+were+at+home.");
    const auto list = on.office.get(on.keeper, on.path + "/unlabelled", "names=yes");
    CHECK(holds(list, "Delphine Oakhanger"));
    CHECK_FALSE(holds(list, "Suzanne"));  // Who is among the people of the case has a label.
    CHECK(holds(list, "30 June 2024, Housing"));
    CHECK(holds(list, "2 July 2024, Housing"));
    const auto labels = on.office.get(on.keeper, on.path + "/unlabelled");
    CHECK_FALSE(holds(labels, "Delphine"));
    CHECK(holds(labels, "no label. Show names to read"));
    CHECK(on.office.get(on.partner, on.path + "/unlabelled", "names=yes").starts_with("404"));
}

TEST_CASE("the page to print has every column that an entry fills in, by labels for whoever may not know names") {
    ChronologyOffice on;
    on.added("agency=Housing&start_date=%3F+30+June+2024&source=Repairs+log&event=Suzanne+Fictional-Marlow+let+the+plumber+in.&child_seen=Yes&action=A+new+boiler+was+ordered.&analysis=The+home+was+warm.");
    const auto page = on.office.post(on.partner, on.path + "/export", "audience=labels&format=print");
    CHECK(holds(page, "Mother let the plumber in."));
    CHECK_FALSE(holds(page, "Suzanne"));
    for (const std::string said : {"Repairs log", "uncertain", "A new boiler was ordered.", "The home was warm.", "Copy 1, taken by"}) CHECK_MESSAGE(holds(page, said), said);
}

TEST_CASE("a reviewer remarks beside an entry and never writes one anew") {
    ChronologyOffice on;
    const auto by_hand = on.added("agency=Family+and+child&start_date=18+June+2024&source=Spoken+account&event=I+rang+to+say+we+had+moved");
    const auto school = on.way_to(on.reviewer, "Attendance fell");
    for (const auto& entry : {by_hand, school}) {
        CHECK(on.office.get(on.reviewer, entry + "/revise").starts_with("404"));
        CHECK(on.office.post(on.reviewer, entry + "/revise", "seen=1&start_date=12/03/2024&source=Register&event=Other&why=No").starts_with("404"));
        CHECK(on.office.post(on.reviewer, entry + "/withhold", "why=No").starts_with("404"));
    }
    CHECK(on.office.post(on.reviewer, school + "/remark", "what=good_practice&remark=Written+to+within+a+week").starts_with("303"));
    CHECK(holds(on.office.get(on.keeper, on.path), "Written to within a week"));
    CHECK_FALSE(holds(on.office.get(on.lead, on.path), "Written to within a week"));  // The agency reads what it wrote.
    CHECK(on.office.get(on.reviewer, on.path + "/add").starts_with("404"));
}

TEST_CASE("what somebody wrote meanwhile is not written over, and both are shown") {
    ChronologyOffice on;
    const auto entry = on.added("agency=Housing&start_date=30+June+2024&source=Repairs+log&event=Heating+reported+broken");
    CHECK(on.office.post(on.keeper, entry + "/revise", "seen=1&start_date=30+June+2024&source=Repairs+log&event=Heating+reported+broken+by+the+neighbour&why=Log+read+again").starts_with("303"));
    const auto late = on.office.post(on.keeper, entry + "/revise", "seen=1&start_date=30+June+2024&source=Repairs+log&event=Boiler+reported+broken&why=Spelling");
    CHECK(late.starts_with("409"));
    CHECK(holds(late, "Heating reported broken by the neighbour"));
    CHECK(holds(late, "Boiler reported broken"));
    CHECK_FALSE(holds(on.office.get(on.keeper, on.path), "Boiler reported broken"));
    CHECK(on.office.post(on.keeper, entry + "/revise", "seen=2&start_date=30+June+2024&source=Repairs+log&event=Boiler+reported+broken&why=Both+put+together").starts_with("303"));
    CHECK(holds(on.office.get(on.keeper, on.path), "Boiler reported broken"));
}

TEST_CASE("a date that cannot be is named with what to do, and what was typed stays") {
    ChronologyOffice on;
    const auto page = on.office.post(on.keeper, on.path + "/add", "agency=Housing&start_date=05/22/2024&source=Log&event=Heating+reported+broken");
    CHECK(page.starts_with("422"));
    CHECK(holds(page, "Write the day first"));
    CHECK(holds(page, "Heating reported broken"));
    CHECK(holds(page, "05/22/2024"));
    CHECK(on.office.post(on.keeper, on.path + "/add", "agency=Housing&start_date=22/05/2024&event=Heating+reported+broken").starts_with("422"));  // Its source is mandatory.
    const auto bare = on.office.post(on.keeper, on.path + "/add", "agency=Housing&start_date=yesterday+week");
    for (const std::string_view field : {"#start_date", "#source", "#event"}) CHECK_MESSAGE(holds(bare, field), field);
}

TEST_CASE("a withheld entry leaves the list and every copy until its agency gives it again") {
    ChronologyOffice on;
    const auto school = on.way_to(on.lead, "Attendance fell");
    CHECK(on.office.post(on.lead, school + "/withhold").starts_with("422"));
    CHECK(on.office.post(on.lead, school + "/withhold", "why=Another+child+is+named").starts_with("303"));
    CHECK_FALSE(holds(on.office.get(on.reviewer, on.path), "Attendance fell"));
    CHECK(on.office.get(on.reviewer, school).starts_with("404"));
    CHECK_FALSE(holds(on.office.post(on.reviewer, on.path + "/export", "audience=labels&format=csv"), "Attendance fell"));
    CHECK(on.office.post(on.lead, school + "/give").starts_with("303"));
    CHECK(holds(on.office.get(on.reviewer, on.path), "Attendance fell"));
}

TEST_CASE("what an agency wrote never runs as a formula in what leaves") {
    ChronologyOffice on;
    on.added("agency=Housing&start_date=30+June+2024&source=Repairs+log&event=%3DHYPERLINK(%22http://example.test%22)");
    const auto copy = on.office.post(on.keeper, on.path + "/export", "audience=labels&format=csv");
    CHECK(copy.starts_with("200"));
    CHECK(holds(copy, "'=HYPERLINK"));
    CHECK_FALSE(holds(copy, ",=HYPERLINK"));
    CHECK_FALSE(holds(copy, "\"=HYPERLINK"));
}

TEST_CASE("a copy says its reader, its time and its number, has no name in its own, and is recorded") {
    ChronologyOffice on;
    const auto copy = on.office.post(on.keeper, on.path + "/export", "audience=labels&format=csv");
    CHECK(holds(copy, "Copy 1, taken by rowan-keeper at 2025-05-14T09:30Z"));
    CHECK(holds(on.office.post(on.keeper, on.path + "/export", "audience=labels&format=csv"), "Copy 2"));
    int downloads = 0;
    for (const auto& event : on.office.events(on.of)) downloads += event.event.kind == audit::Kind::FileDownloaded ? 1 : 0;
    CHECK(downloads == 2);
    CHECK(on.office.post(on.keeper, on.path + "/export", "audience=labels&format=docx").starts_with("200 \nPK"));
    CHECK(on.office.post(on.keeper, on.path + "/export", "audience=labels&format=xlsx").starts_with("200 \nPK"));
    CHECK(on.office.post(on.keeper, on.path + "/export", "audience=labels&format=exe").starts_with("400"));
}

TEST_CASE("a gap says its days and the contacts of others, and is dismissed only with a reason") {
    ChronologyOffice on;
    // The health service recorded nothing between 5 January and 20 April 2024, 106 days; the school and housing did, once each.
    on.added("agency=Housing&start_date=1+March+2024&source=Repairs+log&event=Heating+reported+broken");
    const auto list = on.office.get(on.reviewer, on.path);
    CHECK(holds(list, "106 days with no recorded contact"));
    const auto begin = list.find(on.path + "/points/", list.find("class=\"gap\""));
    REQUIRE(begin != std::string::npos);
    const auto point = list.substr(begin, list.find('"', begin) - begin);
    CHECK(on.office.post(on.reviewer, point, "what=dismissed").starts_with("422"));
    CHECK(on.office.post(on.partner, point, "what=dismissed&why=Known").starts_with("405"));  // The page is theirs to read alone.
    CHECK(on.office.post(on.reviewer, point, "what=dismissed&why=The+family+was+abroad").starts_with("303"));
    CHECK(holds(on.office.get(on.keeper, point), "The family was abroad"));
    CHECK_FALSE(holds(on.office.get(on.keeper, on.path), "class=\"gap\""));
}

TEST_CASE("a question reaches the agency that was asked, which answers it, and no other") {
    ChronologyOffice on;
    CHECK(on.office.post(on.reviewer, on.path + "/questions", "agency=Saltmarsh+Lane+School&question=When+was+the+letter+sent").starts_with("303"));
    CHECK(on.office.post(on.reviewer, on.path + "/questions", "agency=Harbour+Health+Trust&question=Who+saw+the+baby").starts_with("303"));
    const auto page = on.office.get(on.lead, on.path + "/questions");
    CHECK(holds(page, "When was the letter sent"));
    CHECK_FALSE(holds(page, "Who saw the baby"));
    const auto begin = page.find("action=\"" + on.path + "/questions/");
    REQUIRE(begin != std::string::npos);
    const auto question = page.substr(begin + 8, page.find('"', begin + 8) - begin - 8);
    CHECK(on.office.post(on.lead, question, "answer=On+14+March").starts_with("303"));
    CHECK(holds(on.office.get(on.reviewer, on.path + "/questions"), "On 14 March"));
    CHECK(on.office.post(on.partner, question, "answer=On+15+March").starts_with("404"));
}

TEST_CASE("an entry that shows when the child was three months old says so") {
    ChronologyOffice on;
    casework::Answers child;
    child.set({"person", 0, "label"}, "Child Rowan"), child.set({"person", 0, "kind"}, "child"), child.set({"person", 0, "forename"}, "Robin"), child.set({"person", 0, "surname"}, "Fictional-Marlow"), child.set({"person", 0, "born_on"}, "2023-12-12");
    on.office.house.store->write([&](store::Transaction& transaction) { casework::write_down(transaction, on.office.desk().ground, on.of, {"person", child}, on.doer()); });
    CHECK(holds(on.office.get(on.keeper, on.path, "from=12/03/2024&to=12/03/2024"), "3 months old"));
}

TEST_CASE("every view opens in English and in Welsh, and what was asked for stays") {
    ChronologyOffice on;
    for (const auto* below : {"", "/points", "/known", "/questions", "/calendar", "/compare", "/export", "/add"}) {
        CHECK_MESSAGE(on.office.get(on.keeper, on.path + below).starts_with("200"), below);
        CHECK_MESSAGE(on.office.get(on.keeper, "/cy" + on.path + below).starts_with("200"), below);
    }
    const auto page = on.office.get(on.keeper, on.path, "agency=Saltmarsh+Lane+School&show=key&from=2024&q=head");
    CHECK(holds(page, "Showing 0 of 3"));
    CHECK(holds(page, "value=\"head\""));
    CHECK(holds(on.office.get(on.keeper, on.path, "from=the+day+before"), "Write a date like"));
}

TEST_CASE("a case that is destroyed keeps nothing of its chronology, on disk or in memory") {
    ChronologyOffice on;
    const auto second = on.member("hazel-keeper", Role::BusinessManager);
    on.office.house.join(on.of.id.to_string(), on.keeper, Role::BusinessManager);
    REQUIRE(holds(on.office.get(on.keeper, on.path), "Attendance fell"));
    const auto keeping = "/cases/" + on.of.reference + "/keeping";
    REQUIRE(on.office.post(on.keeper, keeping + "/close", "closed_on-day=14&closed_on-month=5&closed_on-year=2025&review_on-day=14&review_on-month=5&review_on-year=2027&reasons=The+definition+was+not+met.").starts_with("303"));
    REQUIRE(on.office.post(on.keeper, keeping + "/propose", "reasons=Its+term+has+ended.").starts_with("303"));
    REQUIRE(on.office.post(second, keeping + "/destroy").starts_with("303"));
    CHECK(on.office.house.store->read([&](store::Snapshot& snapshot) { return chronology::last_sequence(snapshot, on.of); }) == 0);
    CHECK_FALSE(holds(on.office.get(on.keeper, on.path), "Attendance fell"));
    CHECK(on.office.post(on.keeper, on.path + "/add", "agency=Housing&start_date=22/05/2024&source=Log&event=Heating").starts_with("410"));
}

}
