// The report of a review through its pages, from the outline to three signatures. Everything is fictional.
#include <set>

#include "documents/word/written.h"
#include "web/casework/office_testing.h"

using namespace web::test;

namespace {

bool has(const std::string& page, std::string_view words) { return page.find(words) != std::string::npos; }

/// The address of the first link that begins so.
std::string link_in(const std::string& page, const std::string& beginning) {
    const auto at = page.find("\"" + beginning);
    return at == std::string::npos ? std::string{} : page.substr(at + 1, page.find('"', at + 1) - at - 1);
}
/// Of an answer that goes on elsewhere: where to.
std::string goes_to(const std::string& answer) { return answer.substr(4, answer.find('\n') - 4); }

struct ReportOffice {
    Office office;
    identity::PersonId writer = office.manager("hazel-keeper");
    casework::Case of = office.case_of(writer, "Child Hazel");
    std::string path = "/cases/" + of.reference;
    std::string report = path + "/report";

    std::string section(const char* part, const std::string& text) {
        REQUIRE(office.post(writer, report + "/sections", std::string{"part="} + part).starts_with("303"));
        const auto page = office.get(writer, report);
        std::string last, link;
        for (std::size_t at = page.find(report + "/sections/"); at != std::string::npos; at = page.find(report + "/sections/", at + 1))
            if (const auto end = page.find('"', at); page.substr(at, end - at).size() == report.size() + 10 + 32) last = page.substr(at, end - at);
        REQUIRE(office.post(writer, last + "/edit", std::string{"seen=1&section.0.part="} + part + "&section.0.state=writing&section.0.text=" + text).starts_with("303"));
        return last;
    }
    identity::OrganisationId school = office.house.organisation({.kind = identity::OrganisationKind::Education, .name = "Saltmarsh Lane School", .partnership = office.house.partnership});
    void cover() { REQUIRE(office.post(writer, report + "/cover", "seen=0&cover.0.title=Letters&reviewer.0.name=A.+Fictional-Reviewer").starts_with("303")); }
    identity::PersonId member(const std::string& name, identity::Role role, std::optional<identity::OrganisationId> agency = {}) {
        const auto who = office.somebody(name, role, office.house.partnership);
        office.house.store->write([&](store::Transaction& transaction) { CHECK(identity::join_case(transaction, of.id.to_string(), {.person = who, .role = role, .agency = agency}, office.house.act()).has_value()); });
        return who;
    }
};

}  // namespace

TEST_SUITE("report pages") {

TEST_CASE("a report begins with every part of the template, once, and says what it still lacks") {
    ReportOffice on;
    CHECK(on.office.post(on.writer, on.report + "/begin").starts_with("303"));
    CHECK(on.office.post(on.writer, on.report + "/begin").starts_with("303"));
    const auto page = on.office.get(on.writer, on.report);
    CHECK(has(page, "Still to be written"));
    std::size_t edges = 0;
    for (auto at = page.find("Not begun"); at != std::string::npos; at = page.find("Not begun", at + 1)) ++edges;
    CHECK(edges == 11);
}
TEST_CASE("paragraphs carry section and number from the first draft") {
    ReportOffice on;
    on.section("part_summary", "One.%0A%0ATwo.");
    const auto page = on.office.get(on.writer, on.report + "/whole");
    CHECK(has(page, "id=\"p1-2\""));
}
TEST_CASE("whoever saves late sees both texts, and nothing is lost") {
    ReportOffice on;
    const auto section = on.section("part_summary", "One.");
    const auto late = on.office.post(on.writer, section + "/edit", "seen=1&section.0.part=part_summary&section.0.text=Mine");
    CHECK(late.starts_with("409"));
    CHECK(has(late, "Mine"));
    CHECK(has(late, "One."));
}
TEST_CASE("what is typed is kept for its writer alone until it is saved") {
    ReportOffice on;
    const auto section = on.section("part_summary", "One.");
    CHECK(on.office.post(on.writer, section + "/edit/keep", "seen=2&section.0.part=part_summary&section.0.text=Half+a+thought").starts_with("303"));
    CHECK(has(on.office.get(on.writer, section + "/edit"), "Half a thought"));
    CHECK_FALSE(has(on.office.get(on.writer, on.report + "/whole"), "Half a thought"));
}
TEST_CASE("a chair comments beside a section and writes nothing in it; the comment is settled and stays") {
    ReportOffice on;
    const auto section = on.section("part_summary", "One.");
    const auto chair = on.member("fern-chair", identity::Role::Chair);
    CHECK(on.office.post(chair, section + "/edit", "seen=2&section.0.part=part_summary&section.0.text=Chair").starts_with("404"));
    CHECK(on.office.post(chair, section + "/comments", "text=Which+letters").starts_with("303"));
    const auto page = on.office.get(on.writer, section);
    CHECK(has(page, "Which letters"));
    const auto thread = link_in(page, section + "/comments/");
    CHECK(on.office.post(on.writer, thread, "does=settles").starts_with("303"));
    CHECK(has(on.office.get(chair, section), "Settled"));
    CHECK(has(on.office.get(chair, section), "Which letters"));
}
TEST_CASE("a finding without evidence is said to have none, and one that cites a record leads to it and back") {
    ReportOffice on;
    const auto meeting = goes_to(on.office.post(on.writer, on.path + "/meeting/new", "meeting.0.title=Panel+of+May&meeting.0.place=Town+hall"));
    const auto finding = goes_to(on.office.post(on.writer, on.report + "/findings/new", "seen=0&finding.0.title=Letters+went+to+one+parent&finding.0.text=Nobody+asked."));
    CHECK(has(on.office.get(on.writer, on.report + "/findings"), "1 finding rests on no evidence yet"));
    const auto source = meeting.substr(meeting.rfind('/') + 1);
    CHECK(on.office.post(on.writer, finding + "/evidence", "source=" + source + "&place=paragraph+3").starts_with("303"));
    CHECK(has(on.office.get(on.writer, finding), "/meeting/" + source));
    const auto all = on.office.get(on.writer, on.report + "/findings");
    CHECK_FALSE(has(all, "rests on no evidence"));
    CHECK(has(all, "From evidence to findings"));
    CHECK(on.office.post(on.writer, finding + "/evidence", "source=" + std::string(32, 'a')).starts_with("400"));
}
TEST_CASE("an agency reads the paragraphs that it was sent and no others, and its comment gets an answer with a reason") {
    ReportOffice on;
    on.section("part_summary", "The school wrote twice.%0A%0AThe secret of the police.");
    const auto school = on.school;
    const auto lead = on.member("ash-lead", identity::Role::AgencyLead, school);
    const auto agency = on.office.house.store->read([&](store::Snapshot& snapshot) { return identity::organisation(snapshot, school)->public_id; });
    CHECK(on.office.get(lead, on.report + "/checking").starts_with("404"));
    CHECK(on.office.post(on.writer, on.report + "/accuracy/new", "agencies=" + agency + "&paragraphs=1.1&due_on-day=1&due_on-month=12&due_on-year=2099").starts_with("303"));
    const auto list = on.office.get(lead, on.report + "/checking");
    const auto request = link_in(list, on.report + "/checking/");
    REQUIRE_FALSE(request.empty());
    const auto sent = on.office.get(lead, request);
    CHECK(has(sent, "The school wrote twice."));
    CHECK_FALSE(has(sent, "secret of the police"));
    CHECK(on.office.get(lead, on.report).starts_with("404"));
    CHECK(on.office.post(lead, request, "text.0=It+wrote+three+times").starts_with("303"));
    const auto answers = on.report + "/accuracy/" + request.substr(request.rfind('/') + 1);
    const auto asked = on.office.get(on.writer, answers);
    CHECK(has(asked, "It wrote three times"));
    const auto comment = asked.substr(asked.find("name=\"comment\" value=\"") + 22, 32);
    CHECK(on.office.post(on.writer, answers + "/answer", "comment=" + comment + "&answer=not_accepted").starts_with("303"));
    CHECK_FALSE(has(on.office.get(on.writer, on.report + "/accuracy"), "Answered"));
    CHECK(on.office.post(on.writer, answers + "/answer", "comment=" + comment + "&answer=accepted_in_part&reason=Two+are+on+file").starts_with("303"));
    CHECK(has(on.office.get(on.writer, on.report + "/accuracy"), "Answered"));
    CHECK(has(on.office.get(lead, request), "Two are on file"));
}
TEST_CASE("what is shared with agencies is read by them, the rest is not there") {
    ReportOffice on;
    const auto shared = on.section("part_summary", "For+all+to+read.");
    on.section("part_analysis", "Not+for+them.");
    const auto lead = on.member("ash-lead", identity::Role::AgencyLead, on.school);
    CHECK(on.office.get(lead, on.report + "/shared").starts_with("404"));
    CHECK(on.office.post(on.writer, on.report + "/sharing", "with=agencies&sections=" + shared.substr(shared.rfind('/') + 1)).starts_with("303"));
    const auto page = on.office.get(lead, on.report + "/shared");
    CHECK(has(page, "For all to read."));
    CHECK_FALSE(has(page, "Not for them."));
}
TEST_CASE("the content is confirmed, three partners sign, and one changed word makes all of it void") {
    ReportOffice on;
    on.cover();
    const auto summary = on.section("part_summary", "Better+letters.");
    on.section("part_analysis", "Nobody+asked.");
    on.section("part_recommendations", "Health+will+write+to+both+by+May.");
    const auto partner = on.member("elm-partner", identity::Role::DelegatedPartner);
    const auto hash_of = [&] {
        const auto page = on.office.get(partner, on.report + "/approval");
        const auto at = page.find("name=\"hash\" value=\"");
        return at == std::string::npos ? std::string{} : page.substr(at + 19, 64);
    };
    CHECK(hash_of().empty());
    CHECK(on.office.post(on.writer, on.report + "/approval/content", "").starts_with("422"));
    CHECK(on.office.post(on.writer, on.report + "/approval/content", "read=yes").starts_with("303"));
    const auto hash = hash_of();
    REQUIRE(hash.size() == 64);
    const auto oak = on.member("oak-partner", identity::Role::DelegatedPartner), ash = on.member("ash-partner", identity::Role::DelegatedPartner);
    for (const auto& [who, of] : {std::pair{partner, "local_authority"}, std::pair{oak, "health"}, std::pair{ash, "police"}})
        CHECK(on.office.post(who, on.report + "/approval", "hash=" + hash + "&partner=" + of + "&answer=approves&name=Elm&role=Partner").starts_with("303"));
    CHECK(has(on.office.get(partner, on.report + "/approval"), "Agreed by all three partners"));
    CHECK(on.office.post(on.writer, summary + "/edit", "seen=2&section.0.part=part_summary&section.0.text=Better+and+shorter+letters.").starts_with("303"));
    const auto after = on.office.get(partner, on.report + "/approval");
    CHECK_FALSE(has(after, "Agreed by all three partners"));
    CHECK(has(after, "Signatures of an earlier text"));
    CHECK(on.office.post(partner, on.report + "/approval", "hash=" + hash + "&partner=police&answer=approves&name=Elm&role=Partner").starts_with("422"));
}
TEST_CASE("one person signs for a second partner only after both delegated it in writing, which somebody else records, and the page says so") {
    ReportOffice on;
    on.cover();
    on.section("part_summary", "Better+letters."), on.section("part_analysis", "Nobody+asked."), on.section("part_recommendations", "Health+will+write+to+both+by+May.");
    const auto elm = on.member("elm-partner", identity::Role::DelegatedPartner);
    REQUIRE(on.office.post(on.writer, on.report + "/approval/content", "read=yes").starts_with("303"));
    const auto sign = [&](const std::string& partner) {
        const auto page = on.office.get(elm, on.report + "/approval");
        return on.office.post(elm, on.report + "/approval", "hash=" + page.substr(page.find("name=\"hash\" value=\"") + 19, 64) + "&partner=" + partner + "&answer=approves&name=Elm&role=Partner");
    };
    const auto below = on.report + "/approval/delegation";
    const auto form = on.office.get(on.writer, below);
    const auto option = form.find("<option", form.find("name=\"account\""));
    const auto value = form.find("value=\"", option) + 7;
    const auto account = form.substr(value, form.find('"', value) - value);
    const auto delegate = [&](const std::string& partner) {
        return on.office.post(on.writer, below, "partner=" + partner + "&by=L.+Fictional&by_role=Lead+partner&account=" + account + "&where=Letter&from-day=1&from-month=1&from-year=2024&until-day=31&until-month=12&until-year=2099");
    };
    CHECK(sign("police").starts_with("303"));
    CHECK(sign("health").starts_with("422"));
    CHECK(delegate("health").starts_with("303"));
    CHECK(has(sign("health"), "somebody else must have recorded it"));
    CHECK(delegate("police").starts_with("303"));
    CHECK(sign("health").starts_with("303"));
    const auto page = on.office.get(elm, on.report + "/approval");
    CHECK(has(page, "Signed by one person for two partners"));
    CHECK(has(page, "L. Fictional"));
    const auto back = link_in(on.office.get(on.writer, below), below + "/");
    CHECK(on.office.post(on.writer, back).starts_with("303"));
    CHECK(has(on.office.get(elm, on.report + "/approval"), "the signatures do not count yet"));
    CHECK(on.office.post(elm, below, "partner=health").starts_with("405"));  // A page that they may read, and no form of theirs.
}
TEST_CASE("a dissent needs its reason, and the report is then never shown as agreed by all") {
    ReportOffice on;
    on.cover();
    on.section("part_summary", "Better+letters.");
    on.section("part_analysis", "Nobody+asked.");
    on.section("part_recommendations", "Health+will+write+to+both+by+May.");
    const auto partner = on.member("elm-partner", identity::Role::DelegatedPartner);
    CHECK(on.office.post(on.writer, on.report + "/approval/content", "read=yes").starts_with("303"));
    const auto page = on.office.get(partner, on.report + "/approval");
    const auto hash = page.substr(page.find("name=\"hash\" value=\"") + 19, 64);
    const auto answer = "hash=" + hash + "&partner=police&answer=dissents&name=Elm&role=Partner&escalation=offered_declined";
    CHECK(on.office.post(partner, on.report + "/approval", answer).starts_with("422"));
    CHECK(on.office.post(partner, on.report + "/approval", answer + "&dissent=Finding+2+goes+too+far").starts_with("303"));
    const auto after = on.office.get(partner, on.report + "/approval");
    CHECK(has(after, "Finding 2 goes too far"));
    CHECK(has(after, "Not agreed by all"));
}
TEST_CASE("a Word file is kept as it came, shown before anything changes, and taken in with its findings and its stray paragraphs") {
    using namespace documents::word;
    ReportOffice on;
    REQUIRE(on.office.post(on.writer, on.report + "/begin").starts_with("303"));
    const WrittenDocument file{.title = "A draft", .parts = {WrittenParagraph{"A stray line."}, WrittenHeading{1, "1 Executive summary"}, WrittenParagraph{"1.1  Letters went astray."}, WrittenHeading{1, "2 Findings"}, WrittenHeading{2, "Finding 1: One parent heard nothing"}, WrittenParagraph{"2.1  Nobody asked."}}};
    const auto preview = goes_to(on.office.post_file(on.writer, on.report + "/word", {}, "draft.docx", to_docx(file)));
    const auto page = on.office.get(on.writer, preview);
    CHECK(has(page, "A stray line."));
    CHECK(has(page, "Letters went astray."));
    CHECK_FALSE(has(on.office.get(on.writer, on.report + "/whole"), "Letters went astray."));
    const auto chosen = [&](const std::string& field) {
        const auto at = page.find("selected", page.find("name=\"" + field + "\""));
        const auto value = page.rfind("value=\"", at) + 7;
        return page.substr(value, page.find('"', value) - value);
    };
    CHECK(on.office.post(on.writer, preview, "to.unmatched=new&to.0=" + chosen("to.0") + "&to.1=" + chosen("to.1")).starts_with("303"));
    const auto whole = on.office.get(on.writer, on.report + "/whole");
    for (const auto* words : {"Letters went astray.", "A stray line.", "Finding 1: One parent heard nothing", "Nobody asked."}) CHECK_MESSAGE(has(whole, words), words);
    CHECK(has(on.office.get(on.writer, on.path + "/documents"), "draft.docx") == false);
    CHECK(has(on.office.get(on.writer, on.path + "/documents"), "Draft report from Word"));
}

TEST_CASE("a real name stands in the way until the text is changed; what is decided opens again with its paragraph; two people sign, never one twice") {
    ReportOffice on;
    on.cover();
    REQUIRE(on.office.post(on.writer, on.path + "/referral/new", "child.0.forename=Merrin&child.0.surname=Fictional-Dune&child.0.school=Saltmarsh+Lane+School").starts_with("303"));
    const auto section = on.section("part_summary", "Merrin+went+to+Saltmarsh+Lane+School.");
    const auto check = on.path + "/disclosure";
    const auto page = on.office.get(on.writer, check);
    CHECK(has(page, "Names somebody"));
    CHECK(has(page, "2 places still stand in the way"));
    std::string place, name;
    for (auto at = page.find("\"" + check + "/"); at != std::string::npos; at = page.find("\"" + check + "/", at + 1)) {
        const auto link = page.substr(at + 1, page.find('"', at + 1) - at - 1);
        (has(on.office.get(on.writer, link), "It names somebody by itself") ? name : place) = link;
    }
    const auto places_in = [&](const std::string& link) {
        const auto shown = on.office.get(on.writer, link);
        const auto at = shown.find("name=\"places\" value=\"") + 21;
        auto words = shown.substr(at, shown.find('"', at) - at);
        for (auto space = words.find(' '); space != std::string::npos; space = words.find(' ')) words[space] = '+';
        return words;
    };
    CHECK(on.office.post(on.writer, name, "does=not_identifying&why=None&places=" + places_in(name)).starts_with("422"));
    CHECK(on.office.post(on.writer, place, "does=not_identifying&places=" + places_in(place)).starts_with("422"));
    CHECK(on.office.post(on.writer, place, "does=not_identifying&why=Three+thousand+pupils&places=" + places_in(place)).starts_with("303"));
    CHECK(has(on.office.get(on.writer, check), "1 place still stands in the way"));
    CHECK(on.office.post(on.writer, section + "/edit", "seen=2&section.0.part=part_summary&section.0.text=They+went+to+Saltmarsh+Lane+School.").starts_with("303"));
    CHECK(has(on.office.get(on.writer, check), "1 place still stands in the way"));
    CHECK(on.office.post(on.writer, place, "does=accepts_risk&why=Large+school&places=" + places_in(place)).starts_with("303"));
    const auto hash = [&](identity::PersonId who) {
        const auto shown = on.office.get(who, check);
        const auto at = shown.find("name=\"hash\" value=\"");
        return at == std::string::npos ? std::string{} : shown.substr(at + 19, 64);
    };
    const auto mark = hash(on.writer);
    REQUIRE(mark.size() == 64);
    CHECK(on.office.post(on.writer, check + "/sign", "hash=" + mark).starts_with("303"));
    CHECK(on.office.post(on.writer, check + "/sign", "hash=" + mark).starts_with("303"));
    CHECK_FALSE(has(on.office.get(on.writer, check), "Checked and signed by two people"));
    const auto chair = on.member("fern-chair", identity::Role::Chair);
    CHECK(on.office.post(chair, check + "/sign", "hash=" + mark).starts_with("303"));
    CHECK(has(on.office.get(on.writer, check), "Checked and signed by two people"));
}

TEST_CASE("36: day of death, street, school, rare diagnosis and twins are each flagged with paragraph and reason, the cutting makes the risk high, and each needs an acceptance by name") {
    ReportOffice on;
    on.cover();
    REQUIRE(on.office.post(on.writer, on.path + "/cutting/new", "cutting.0.source=Fictional+Echo&cutting.0.text=Neighbours+on+Larkspur+Avenue+laid+flowers+for+the+boy,+a+twin,+who+died+on+14/01/2025.").starts_with("303"));
    on.section("part_summary", "In+December+2024+he+moved+to+a+primary+school.");
    const auto check = on.path + "/disclosure";
    CHECK(has(on.office.get(on.writer, check), "Nothing waits for a decision"));
    on.section("part_analysis", "He+died+on+14+January+2025.+They+lived+on+Larkspur+Avenue.+His+sister+went+to+Fernhill+Academy.+He+had+Rett+syndrome+and+was+one+of+twins.");
    const auto page = on.office.get(on.writer, check);
    for (const auto* reason : {"An exact date of death leads to", "Street by its name", "School by its name", "A rare condition can point", "Brothers and sisters", "Combined risk: high", "Fictional Echo", "5 places still stand in the way"}) CHECK_MESSAGE(has(page, reason), reason);
    std::set<std::string> links;
    for (auto at = page.find("\"" + check + "/"); at != std::string::npos; at = page.find("\"" + check + "/", at + 1))
        if (const auto link = page.substr(at + 1, page.find('"', at + 1) - at - 1); link.size() == check.size() + 33) links.insert(link);
    REQUIRE(links.size() == 5);
    for (const auto& link : links) {
        CHECK_FALSE(has(on.office.get(on.writer, check), "Sign the check of this text"));
        const auto shown = on.office.get(on.writer, link);
        CHECK(has(shown, "Paragraph 2.1"));
        const auto at = shown.find("name=\"places\" value=\"") + 21;
        auto places = shown.substr(at, shown.find('"', at) - at);
        for (auto space = places.find(' '); space != std::string::npos; space = places.find(' ')) places[space] = '+';
        CHECK(on.office.post(on.writer, link, "does=accepts_risk&places=" + places).starts_with("422"));
        CHECK(on.office.post(on.writer, link, "does=accepts_risk&why=The+learning+rests+on+it&places=" + places).starts_with("303"));
        CHECK(has(on.office.get(on.writer, link), "The learning rests on it"));
    }
    CHECK(has(on.office.get(on.writer, check), "Sign the check of this text"));
}

}
