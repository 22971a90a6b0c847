// The family's pages of a case: who sees whom, what is warned of, and what an advocate always finds. Everything is fictional.
#include "web/casework/office_testing.h"

using namespace web::test;
using identity::Role;

namespace {

bool shows(const std::string& page, std::string_view words) { return page.find(words) != std::string::npos; }

struct FamilyOffice {
    Office office;
    identity::PersonId keeper = office.manager("robin-keeper");
    identity::PersonId advocate = office.somebody("jo-advocate", Role::PartnershipAdministrator, office.house.partnership);
    identity::PersonId reviewer = office.somebody("emery-reviewer", Role::PartnershipAdministrator, office.house.partnership);
    casework::Case of = office.case_of(keeper, "Child Reed");
    std::string path = "/cases/" + of.reference + "/family";

    FamilyOffice() {
        office.house.join(of.id.to_string(), advocate, Role::FamilyAdvocate);
        office.house.join(of.id.to_string(), reviewer, Role::Reviewer);
    }
    casework::Record write(const char* form, std::initializer_list<std::pair<const char*, std::string>> words, const std::string& parent = {}) {
        casework::Answers answers;
        for (const auto& [name, value] : words) answers.set(*casework::parse_place(name), value);
        casework::Doer doer;
        doer.at = identity::testing::morning;
        return office.house.store->write([&](store::Transaction& transaction) { return casework::write_down(transaction, office.desk().ground, of, {form, answers, "kept", parent}, doer); });
    }
    std::string account_of(identity::PersonId who) {
        return office.house.store->read([&](store::Snapshot& snapshot) { return identity::person(snapshot, who)->public_id; });
    }
    casework::Record member(const char* label, const std::string& account = {}, const char* for_reviewer = "no") {
        return write("family_member", {{"member.0.label", label}, {"member.0.relation", "relative"}, {"member.0.child", "no"}, {"member.0.may_contact", "yes"}, {"member.0.reviewer", for_reviewer}, {"account.0.account", account}});
    }
};

}  // namespace

TEST_SUITE("family pages") {

TEST_CASE("an advocate sees and writes of their own family alone; what is another's is not there for them") {
    FamilyOffice with;
    const auto own = with.member("Sister of Reed", with.account_of(with.advocate)), other = with.member("Stepfather of Reed");
    const auto page = with.office.get(with.advocate, with.path);
    CHECK(page.starts_with("200"));
    CHECK(shows(page, "Sister of Reed"));
    CHECK_FALSE(shows(page, "Stepfather"));
    CHECK(with.office.get(with.advocate, with.path + "/" + own.id.to_string()).starts_with("200"));
    CHECK(with.office.get(with.advocate, with.path + "/" + other.id.to_string()).starts_with("404"));
    const std::string words = "words.0.on-day=12&words.0.on-month=5&words.0.on-year=2025&words.0.said=She+liked+boats&words.0.may=not_asked";
    CHECK(with.office.post(with.advocate, with.path + "/" + own.id.to_string() + "/words/new", words).starts_with("303"));
    CHECK(with.office.post(with.advocate, with.path + "/" + other.id.to_string() + "/words/new", words).starts_with("404"));
    CHECK(with.office.post(with.advocate, with.path + "/" + own.id.to_string() + "/telling/new", "telling.0.told=told").starts_with("404"));
    CHECK(with.office.get(with.advocate, with.path + "/new").starts_with("404"));
    CHECK(shows(with.office.get(with.keeper, with.path + "/" + own.id.to_string()), "She liked boats"));
}
TEST_CASE("an advocate is told that a day is held, and not what another member asked for it or which proceedings there are") {
    FamilyOffice with;
    with.member("Sister of Reed", with.account_of(with.advocate));
    with.write("family_member", {{"member.0.label", "Stepfather of Reed"}, {"day.0.what", "His hearing in the north"}, {"day.0.on", "2025-05-20"}});
    with.write("proceeding", {{"proceeding.0.kind", "criminal_trial"}, {"proceeding.0.contact", "Sergeant Fictional-Ash"}, {"proceeding.0.effect", "blocks_contact"}, {"proceeding.0.expected_end", "2025-06-02"}});
    const auto page = with.office.get(with.advocate, with.path);
    CHECK(shows(page, "A day that somebody of the family keeps"));
    CHECK_FALSE(shows(page, "His hearing in the north"));
    CHECK_FALSE(shows(page, "Sergeant Fictional-Ash"));
    CHECK_FALSE(shows(page, "Criminal trial"));
    const auto team = with.office.get(with.keeper, with.path);
    CHECK(shows(team, "His hearing in the north"));
    CHECK(shows(team, "Sergeant Fictional-Ash"));
}
TEST_CASE("a case of an advocate opens for them though nothing is shared, and leads to their page") {
    FamilyOffice with;
    CHECK(with.office.get(with.advocate, "/cases/" + with.of.reference).starts_with("303 " + with.path));
    const auto page = with.office.get(with.advocate, with.path);
    CHECK(page.starts_with("200"));
    CHECK(shows(page, "What happens next"));
    CHECK(shows(page, "Nothing has been shared yet"));
}
TEST_CASE("the reviewer sees the members that were shared with them and no others") {
    FamilyOffice with;
    with.member("Grandmother of Reed", {}, "yes"), with.member("Stepfather of Reed");
    const auto page = with.office.get(with.reviewer, with.path);
    CHECK(shows(page, "Grandmother of Reed"));
    CHECK_FALSE(shows(page, "Stepfather"));
}
TEST_CASE("an invitation on a day to hold in mind is not kept without a reason, and the page says which day it is") {
    FamilyOffice with;
    const auto mother = with.member("Mother of Reed");
    with.write("person", {{"person.0.label", "Child Reed"}, {"person.0.kind", "child"}, {"person.0.born_on", "2019-06-08"}});
    const auto to = with.path + "/" + mother.id.to_string() + "/invitation/new";
    const std::string letter = "invitation.0.how=letter&invitation.0.on-day=8&invitation.0.on-month=6&invitation.0.on-year=2025";
    const auto warned = with.office.post(with.keeper, to, letter);
    CHECK(warned.starts_with("422"));
    CHECK(shows(warned, "Birthday of Child Reed"));
    CHECK(shows(warned, "#invitation.0.despite"));
    CHECK(with.office.post(with.keeper, to, letter + "&invitation.0.despite=She+asked+for+it").starts_with("303"));
    CHECK(with.office.post(with.keeper, to, "invitation.0.how=letter&invitation.0.on-day=10&invitation.0.on-month=6&invitation.0.on-year=2025").starts_with("303"));
}
TEST_CASE("a quotation without the day of its consent is not kept as one") {
    FamilyOffice with;
    const auto to = with.path + "/" + with.member("Mother of Reed").id.to_string() + "/words/new";
    const std::string words = "words.0.on-day=12&words.0.on-month=5&words.0.on-year=2025&words.0.said=He+sang&words.0.may=quoted";
    const auto refused = with.office.post(with.keeper, to, words);
    CHECK(refused.starts_with("422"));
    CHECK(shows(refused, "#words.0.consent_on"));
    CHECK(with.office.post(with.keeper, to, words + "&words.0.consent_on-day=12&words.0.consent_on-month=5&words.0.consent_on-year=2025").starts_with("303"));
}
TEST_CASE("a proceeding that holds contact back stands above everything as check before you write") {
    FamilyOffice with;
    const auto mother = with.member("Mother of Reed");
    CHECK_FALSE(shows(with.office.get(with.keeper, with.path), "Check before you write"));
    with.write("proceeding", {{"proceeding.0.kind", "criminal_trial"}, {"proceeding.0.effect", "blocks_contact"}});
    CHECK(shows(with.office.get(with.keeper, with.path), "Check before you write"));
    CHECK(shows(with.office.get(with.keeper, with.path + "/" + mother.id.to_string() + "/invitation/new"), "Check before you write"));
}
TEST_CASE("an advocate comments on a draft that was shared, and the team's answer stands with it") {
    FamilyOffice with;
    const auto sister = with.member("Sister of Reed", with.account_of(with.advocate));
    const auto draft = with.write("family_draft", {{"draft.0.what", "First draft"}, {"draft.0.on", "2025-05-01"}, {"draft.0.how", "in_person"}, {"draft.0.text", "She was heard late."}}, sister.id.to_string());
    const auto to = with.path + "/" + sister.id.to_string() + "/draft/" + draft.id.to_string() + "/comment";
    CHECK(with.office.post(with.advocate, to, "text=It+was+too+late").starts_with("303 " + with.path));
    CHECK(with.office.post(with.keeper, to, "text=We+changed+it").starts_with("303"));
    const auto page = with.office.get(with.advocate, with.path);
    CHECK(shows(page, "She was heard late."));
    CHECK(shows(page, "It was too late"));
    CHECK(shows(page, "We changed it"));
}
TEST_CASE("who reads the family's page is recorded before it is shown") {
    FamilyOffice with;
    const auto before = with.office.events(with.of).size();
    (void)with.office.get(with.advocate, with.path);
    CHECK(with.office.events(with.of).size() == before + 1);
}
TEST_CASE("early learning goes through its pages: made, checked, asked for, and confirmed by somebody else") {
    FamilyOffice with;
    const auto chair = with.office.somebody("frances-chair", Role::PartnershipAdministrator, with.office.house.partnership);
    with.office.house.join(with.of.id.to_string(), chair, Role::Chair);
    with.office.house.join(with.of.id.to_string(), with.keeper, Role::Chair);
    with.write("rapid_review", {{"learning.0.shared", "Appointments are counted together."}});
    const auto at = "/cases/" + with.of.reference + "/early-learning";
    CHECK(shows(with.office.get(with.keeper, at + "/edit"), "Appointments are counted together."));
    CHECK(with.office.post(with.keeper, at + "/edit", "seen=0&briefing.0.title=Counted+together&briefing.0.why=Now&point.0.learned=Count+them").starts_with("303"));
    CHECK(with.office.post(with.keeper, at + "/release", "release.0.to=All&release.0.on-day=12&release.0.on-month=5&release.0.on-year=2025").starts_with("404"));
    CHECK(with.office.post(with.keeper, at + "/check", "check.0.who=Frances&check.0.on-day=12&check.0.on-month=5&check.0.on-year=2025&check.0.result=nothing_found").starts_with("303"));
    CHECK(with.office.post(with.keeper, at + "/release", "release.0.to=All+teams&release.0.on-day=12&release.0.on-month=5&release.0.on-year=2025").starts_with("303"));
    CHECK(with.office.post(with.keeper, at + "/confirm", "does=confirms").starts_with("404"));
    CHECK(shows(with.office.get(with.keeper, at + "/print"), "Draft. Not released."));
    CHECK(with.office.post(chair, at + "/confirm", "does=confirms").starts_with("303"));
    CHECK_FALSE(shows(with.office.get(with.keeper, at + "/print"), "Draft. Not released."));
    CHECK(with.office.get(with.advocate, at).starts_with("404"));
}

}
