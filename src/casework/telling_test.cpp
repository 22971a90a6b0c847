// Who is told of what happens to a case. Everything is fictional.
#include <algorithm>

#include <doctest/doctest.h>

#include "casework/case_store.h"
#include "casework/link.h"
#include "casework/telling.h"
#include "casework/walk.h"
#include "identity/testing.h"
#include "notices/notice.h"

using casework::Answers;
using identity::PersonId;
using identity::Role;
using identity::testing::morning;
using notices::Kind;
using std::chrono::days;

namespace {

struct Told {
    Told() {
        keys = store::Keys::open({.folder = house.folder.path() / "keys", .data_folder = house.folder.path() / "data"}).value();
        house.store->write([&](store::Transaction& transaction) {
            casework::set_partnership(transaction, {house.partnership.value(), "EM", "england", "eastmarch"});
            of = casework::open_case(transaction, ground(), {.partnership = house.partnership.value(), .state = "rr.gathering", .children = 1}, doer(morning));
        });
        house.case_of(of.id.to_string(), house.partnership);
        for (const auto& [who, role] : {std::pair{coordinator, Role::Coordinator}, {lead_partner, Role::LeadPartner}, {author, Role::AgencyAuthor}}) house.join(of.id.to_string(), who, role);
    }
    casework::Ground ground() { return {*keys, calendar::Calendar::embedded(), base::system_random()}; }
    static casework::Doer doer(base::Instant at, audit::Who who = audit::Who::system()) {
        casework::Doer made;
        made.at = at, made.who = who;
        return made;
    }
    casework::Doer as(PersonId who) {
        const auto id = house.store->read([&](store::Snapshot& snapshot) { return identity::person(snapshot, who)->public_id; });
        return doer(morning, audit::Who::account(*base::PublicId::parse(id)));
    }
    casework::Record write(const char* form, const Answers& answers, const casework::Doer& by, const char* standing = "kept") {
        return house.store->write([&](store::Transaction& transaction) { return casework::write_down(transaction, ground(), of, {form, answers, standing}, by); });
    }
    /// A request that is due on the day, behind a link that was made `ago` before.
    casework::Record request(const char* due_on, base::Instant made_at) {
        Answers answers;
        answers.set({"request", 0, "agency"}, "A school (invented)");
        answers.set({"request", 0, "due_on"}, due_on);
        auto record = write("request", answers, doer(made_at), "sent");
        house.store->write([&](store::Transaction& transaction) { casework::make_link(transaction, casework::LinkPurpose::Request, record.id.to_string(), of.key, casework::link_lasts, ground(), made_at); });
        return record;
    }
    int look_at_requests(base::Instant now) {
        return house.store->write([&](store::Transaction& transaction) { return casework::tell_late_requests(transaction, ground(), casework::late_requests(transaction, ground(), now), now); });
    }
    std::vector<Kind> kinds(PersonId who) {
        std::vector<Kind> list;
        for (const auto& notice : house.store->read([&](store::Snapshot& snapshot) { return notices::inbox(snapshot, who, morning + days{40}, 1, 50); }).notices) list.push_back(notice.kind);
        return list;
    }

    identity::testing::House house;
    std::unique_ptr<store::Keys> keys;
    casework::Case of;
    PersonId coordinator = house.person("ash"), lead_partner = house.person("birch"), author = house.person("cedar");
};

Answers signature(const char* answer) {
    Answers answers;
    answers.set({"approval", 0, "partner"}, "health");
    answers.set({"approval", 0, "answer"}, answer);
    return answers;
}
Answers letter(const char* direction) {
    Answers answers;
    answers.set({"letter", 0, "direction"}, direction);
    return answers;
}

}  // namespace

TEST_SUITE("casework: who is told") {

TEST_CASE("a partner's dissent is told to the lead partners and to whoever keeps the case, and to no agency") {
    Told told;
    told.write("approval", signature("dissents"), Told::doer(morning));
    CHECK(told.kinds(told.lead_partner) == std::vector{Kind::Dissent});
    CHECK(told.kinds(told.coordinator) == std::vector{Kind::Dissent});
    CHECK(told.kinds(told.author).empty());
}
TEST_CASE("a partner who approves is no news to the others") {
    Told told;
    told.write("approval", signature("approves"), Told::doer(morning));
    CHECK(told.kinds(told.coordinator).empty());
}
TEST_CASE("whoever recorded the Panel's reply is not told of it; the others are, once, however often its words are mended") {
    Told told;
    const auto reply = told.write("letter", letter("from_panel"), told.as(told.coordinator));
    auto mended = reply.answers;
    mended.set({"letter", 0, "text"}, "Invented words");
    told.house.store->write([&](store::Transaction& transaction) { CHECK(casework::write_anew(transaction, told.ground(), told.of, reply, mended, told.as(told.coordinator)).has_value()); });
    CHECK(told.kinds(told.coordinator).empty());
    CHECK(told.kinds(told.lead_partner) == std::vector{Kind::Reply});
}
TEST_CASE("a letter that goes to the Panel is not its reply") {
    Told told;
    told.write("letter", letter("to_panel"), Told::doer(morning));
    CHECK(told.kinds(told.lead_partner).empty());
}
TEST_CASE("an agency is told of paragraphs to check and of what came of its comment, no other agency is, and its check goes to those who write the draft") {
    Told told;
    const auto other = told.house.person("dogwood"), reviewer = told.house.person("elder");
    told.house.join(told.of.id.to_string(), other, Role::AgencyLead, told.house.organisation({.kind = identity::OrganisationKind::Health, .name = "A trust (invented)", .partnership = told.house.partnership}));
    told.house.join(told.of.id.to_string(), reviewer, Role::Reviewer);
    const auto school = told.house.organisation({.kind = identity::OrganisationKind::Education, .name = "A school (invented)", .partnership = told.house.partnership});
    const auto lead = told.house.person("fir");
    told.house.join(told.of.id.to_string(), lead, Role::AgencyLead, school);
    Answers asked;
    asked.set({"request", 0, "organisation"}, told.house.store->read([&](store::Snapshot& snapshot) { return identity::organisation(snapshot, school)->public_id; }));
    asked.set({"request", 0, "due_on"}, "2025-06-20");
    const auto round = told.write("accuracy", asked, told.as(reviewer), "sent");
    CHECK(told.kinds(lead) == std::vector{Kind::AccuracyAsked});
    const auto check = [&](const char* form, const std::string& under, const casework::Doer& by) {
        return told.house.store->write([&](store::Transaction& transaction) { return casework::write_down(transaction, told.ground(), told.of, {form, {}, "kept", under}, by); });
    };
    const auto comment = check("accuracy_comment", round.id.to_string(), told.as(lead));
    told.house.store->write([&](store::Transaction& transaction) { casework::tell_accuracy_returned(transaction, told.ground(), told.of, round, told.as(lead)); });
    CHECK(told.kinds(reviewer) == std::vector{Kind::AccuracyReturned});
    CHECK(told.kinds(told.coordinator) == std::vector{Kind::AccuracyReturned});
    check("accuracy_answer", comment.id.to_string(), told.as(reviewer));
    auto heard = told.kinds(lead);
    std::ranges::sort(heard);
    CHECK(heard == std::vector{Kind::AccuracyAsked, Kind::AccuracyAnswered});
    CHECK(told.kinds(other).empty());
}
TEST_CASE("a request is overdue from the day after the day that it was due, and told of once") {
    Told told;
    told.request("2025-05-20", morning);
    CHECK(told.look_at_requests(*base::parse_instant("2025-05-20T22:59:00Z")) == 0);
    CHECK(told.look_at_requests(*base::parse_instant("2025-05-20T23:00:00Z")) == 1);  // 21 May begins in London.
    CHECK(told.look_at_requests(*base::parse_instant("2025-05-21T09:00:00Z")) == 0);
    CHECK(told.kinds(told.coordinator) == std::vector{Kind::RequestOverdue});
}
TEST_CASE("a link that ended without an answer is told of; one whose agency answered is not") {
    Told told;
    const auto silent = told.request("2025-06-20", morning), answered = told.request("2025-06-20", morning);
    told.house.store->write([&](store::Transaction& transaction) { casework::write_down(transaction, told.ground(), told.of, {"return", {}, "sent", answered.id.to_string()}, Told::doer(morning)); });
    CHECK(told.look_at_requests(morning + days{13}) == 0);
    CHECK(told.look_at_requests(morning + days{14}) == 1);
    CHECK(told.kinds(told.coordinator) == std::vector{Kind::RequestEnded});
}

TEST_CASE("a report that was asked for and did not come is told of after its day and once its link has ended, and no more once the report is sent") {
    Told told;
    Answers answers;
    answers.set({"request", 0, "agency"}, "A school (invented)");
    answers.set({"request", 0, "due_on"}, base::to_iso(std::chrono::floor<days>(morning) + days{3}));
    const auto asked = told.write("report_request", answers, Told::doer(morning), "sent");
    told.house.store->write([&](store::Transaction& transaction) { casework::make_link(transaction, casework::LinkPurpose::AgencyReport, asked.id.to_string(), told.of.key, casework::link_lasts, told.ground(), morning); });
    CHECK(told.look_at_requests(morning + days{3}) == 0);
    CHECK(told.look_at_requests(morning + days{4}) == 1);
    CHECK(told.look_at_requests(morning + days{15}) == 1);
    CHECK(told.kinds(told.coordinator) == std::vector{Kind::RequestEnded, Kind::RequestOverdue});
    Answers report;
    report.set({"author", 0, "name"}, "R. Hale (invented)");
    told.house.store->write([&](store::Transaction& transaction) { return casework::write_down(transaction, told.ground(), told.of, {"agency_report", report, "sent", asked.id.to_string()}, Told::doer(morning)); });
    CHECK(told.house.store->read([&](store::Snapshot& snapshot) { return casework::late_requests(snapshot, told.ground(), morning + days{20}).empty(); }));
}

}
