// Who belongs to a case, asked and changed by several people. Everything is fictional.
#include "web/casework/office_testing.h"

#include "identity/membership.h"

using namespace web::test;
using identity::Role;

namespace {

bool says(const std::string& page, std::string_view words) { return page.find(words) != std::string::npos; }

/// A case with one manager, and people of its partnership who do not belong to it.
struct Membership {
    Office office;
    identity::PersonId keeper = office.manager("hazel-keeper"), other = office.manager("rowan-keeper");
    casework::Case of = office.case_of(keeper, "Child Rowan");

    std::string path(const std::string& below = "") const { return "/cases/" + of.reference + "/members" + below; }
    std::string id_of(identity::PersonId who) {
        return office.house.store->read([&](store::Snapshot& snapshot) { return identity::person(snapshot, who)->public_id; });
    }
    std::string add(identity::PersonId who, const std::string& role) { return office.post(keeper, path(), "person=" + id_of(who) + "&address=&role=" + role); }
    std::string end(identity::PersonId by, identity::PersonId who, const std::string& role) { return office.post(by, path("/end"), "person=" + id_of(who) + "&role=" + role); }
};

}  // namespace

TEST_SUITE("casework pages: who belongs to a case") {

TEST_CASE("whoever is added sees the case from then on, and whose part is ended does not") {
    Membership of;
    CHECK(of.office.get(of.other, "/cases/" + of.of.reference).starts_with("404"));
    CHECK(of.add(of.other, "delegated_partner").starts_with("303 " + of.path()));
    CHECK(of.office.get(of.other, "/cases/" + of.of.reference).starts_with("200"));
    CHECK(says(of.office.get(of.keeper, of.path()), "rowan-keeper"));
    CHECK(says(of.office.get(of.keeper, of.path()), "type=\"submit\">End<"));
    CHECK(of.end(of.keeper, of.other, "delegated_partner").starts_with("303 " + of.path()));
    CHECK(of.office.get(of.other, "/cases/" + of.of.reference).starts_with("404"));
    CHECK(says(of.office.get(of.keeper, of.path()), "Members before"));
}
TEST_CASE("a partner reads the case and neither sees nor changes who belongs to it") {
    Membership of;
    REQUIRE(of.add(of.other, "delegated_partner").starts_with("303"));
    CHECK(of.office.get(of.other, of.path()).starts_with("404"));
    CHECK(of.end(of.other, of.keeper, "coordinator").starts_with("404"));
    CHECK(of.office.get(of.keeper, of.path()).starts_with("200"));
}
TEST_CASE("nobody is added who was not chosen, without a part, twice, or with a conflict; what was chosen stays chosen") {
    Membership of;
    const auto nobody = of.office.post(of.keeper, of.path(), "person=&address=&role=chair");
    CHECK(nobody.starts_with("422"));
    CHECK(says(nobody, "Choose who joins the case"));
    CHECK(says(nobody, "value=\"chair\" selected"));
    CHECK(says(of.office.post(of.keeper, of.path(), "person=" + of.id_of(of.other) + "&address=&role=administrator"), "Choose the part that they play"));
    CHECK(says(of.office.post(of.keeper, of.path(), "person=&address=nobody%40elsewhere.example&role=reviewer"), "No account has this address"));
    CHECK(of.office.post(of.keeper, of.path(), "person=&address=rowan-keeper%40eastmarch.example&role=chair").starts_with("303"));
    CHECK(says(of.add(of.other, "chair"), "already has that part"));
    of.office.house.store->write([&](store::Transaction& t) {
        CHECK(identity::leave_case(t, of.of.id.to_string(), of.other, Role::Chair, of.office.house.act()));
        CHECK(identity::declare_conflict(t, of.of.id.to_string(), of.other, of.office.house.act()));
    });
    CHECK(says(of.add(of.other, "chair"), "has a conflict with this case"));
}
TEST_CASE("the last who looks after a case cannot leave it until another has joined") {
    Membership of;
    const auto refused = of.end(of.keeper, of.keeper, "coordinator");
    CHECK(refused.starts_with("422"));
    CHECK(says(refused, "Add another coordinator or business manager first"));
    REQUIRE(of.add(of.other, "coordinator").starts_with("303"));
    CHECK(of.end(of.keeper, of.keeper, "coordinator").starts_with("303 /cases\n"));
    CHECK(of.office.get(of.keeper, "/cases/" + of.of.reference).starts_with("404"));
    CHECK(of.office.get(of.other, "/cases/" + of.of.reference).starts_with("200"));
}
TEST_CASE("who joined and who left stands in the case's record") {
    Membership of;
    REQUIRE(of.add(of.other, "chair").starts_with("303"));
    REQUIRE(of.end(of.keeper, of.other, "chair").starts_with("303"));
    const auto kinds = of.office.house.journal.events;
    const auto count = [&](identity::EventKind kind) { return std::ranges::count_if(kinds, [&](const auto& event) { return event.kind == kind && event.about == of.other && event.case_id == of.of.id.to_string(); }); };
    CHECK(count(identity::EventKind::MemberJoined) == 1);
    CHECK(count(identity::EventKind::MemberLeft) == 1);
}

}
