// What somebody who types a name is shown of other cases, and what members of a sealed case are told. Two people; everything is fictional.
#include "web/casework/office_testing.h"

#include <algorithm>
#include <regex>

using namespace web::test;

namespace {

bool holds(const std::string& page, std::string_view words) { return page.find(words) != std::string::npos; }

constexpr const char* bramble = "person.0.label=Child+A&person.0.kind=child&person.0.forename=Bramble&person.0.surname=Fictional&person.0.postcode=EM1+4RW";

/// Hazel's case has the child Bramble Fictional in it; Rowan keeps another.
struct TwoDesks {
    Office office;
    identity::PersonId hazel = office.manager("hazel-keeper"), rowan = office.manager("rowan-keeper");
    casework::Case known = office.case_of(hazel, "Child Hazel"), typed = office.case_of(rowan, "Child Rowan");

    explicit TwoDesks(const char* person = bramble) { CHECK(office.post(hazel, path(known, "/people/new"), person).starts_with("303")); }
    static std::string path(const casework::Case& of, const std::string& below) { return "/cases/" + of.reference + below; }
    /// Everything that Rowan sees while typing, saving and looking.
    std::string whole_way() {
        std::string seen = office.post(rowan, path(typed, "/people/check"), std::string{bramble} + "&part=matches");
        seen += office.post(rowan, path(typed, "/people/check"), bramble);
        seen += office.post(rowan, path(typed, "/people/new"), bramble);
        for (const char* below : {"", "/linked", "/people", "/history", "/clocks"}) seen += office.get(rowan, path(typed, below));
        seen += office.get(rowan, "/work") + office.get(rowan, "/cases") + office.post(rowan, path(typed, "/linked/" + known.reference), "kind=sibling");
        return std::regex_replace(seen, std::regex{"[0-9a-f]{32,64}"}, "ID");  // Drawn anew in every house.
    }
};

}  // namespace

TEST_SUITE("casework pages: the same child in two cases") {

TEST_CASE("whoever may know of both is shown the other case while typing, with what it shares, and decides after saving") {
    TwoDesks desks;
    auto& office = desks.office;
    office.house.join(desks.known.id.to_string(), desks.rowan, identity::Role::Chair);
    const auto alone = office.post(desks.rowan, desks.path(desks.typed, "/people/check"), std::string{bramble} + "&part=matches");
    CHECK(alone.starts_with("200"));
    CHECK(holds(alone, desks.known.reference));
    CHECK(holds(alone, "the same name, the same postcode"));
    CHECK_FALSE(holds(alone, "<html"));
    const auto page = office.post(desks.rowan, desks.path(desks.typed, "/people/check"), bramble);
    CHECK(holds(page, desks.known.reference));
    CHECK(holds(page, "value=\"Bramble\""));  // What was typed stays.
    CHECK(holds(office.get(desks.rowan, desks.path(desks.typed, "/people")), "No people are recorded yet"));
    CHECK(office.post(desks.rowan, desks.path(desks.typed, "/people/new"), bramble).starts_with("303"));
    CHECK(holds(office.get(desks.rowan, desks.path(desks.typed, "")), desks.known.reference));
    CHECK(holds(office.get(desks.rowan, "/work"), "Something new may concern"));
    const auto to = desks.path(desks.typed, "/linked/" + desks.known.reference);
    CHECK(office.post(desks.rowan, to).starts_with("422"));
    CHECK(office.post(desks.rowan, to, "kind=same_child").starts_with("303"));
    for (const auto& [one, other] : {std::pair{desks.typed, desks.known}, std::pair{desks.known, desks.typed}}) {
        const auto linked = office.get(desks.rowan, desks.path(one, "/linked"));
        CHECK(holds(linked, other.reference));
        CHECK(holds(linked, "<span class=\"tag\">Same child</span>"));
    }
    CHECK_FALSE(holds(office.get(desks.rowan, "/work"), "Something new may concern"));
}
TEST_CASE("whoever types what matches a sealed case sees, byte for byte, what they see when nothing matches") {
    TwoDesks matching, other{"person.0.label=Child+A&person.0.kind=child&person.0.forename=Sorrel&person.0.surname=Invented&person.0.postcode=EM9+9ZZ"};
    matching.office.seal(matching.known), other.office.seal(other.known);
    const auto seen = matching.whole_way();
    const bool same = seen == other.whole_way();
    CHECK(same);
    CHECK(holds(seen, "303 " + TwoDesks::path(matching.typed, "/people")));
    CHECK(holds(matching.office.get(matching.hazel, "/work"), "Something new may concern"));
    CHECK_FALSE(holds(other.office.get(other.hazel, "/work"), "Something new may concern"));
}
TEST_CASE("members of the sealed case are told on its page and on their list whom to ask, and nothing of the case that they may not know") {
    TwoDesks desks;
    desks.office.seal(desks.known);
    CHECK(desks.office.post(desks.rowan, desks.path(desks.typed, "/people/new"), bramble).starts_with("303"));
    for (const std::string& path : {std::string{"/work"}, desks.path(desks.known, ""), desks.path(desks.known, "/linked")}) {
        const auto page = desks.office.get(desks.hazel, path);
        CHECK_MESSAGE(holds(page, "Something new may concern"), path);
        CHECK_MESSAGE(holds(page, "Speak to the review coordinator of <span data-from-record>Eastmarch Safeguarding Children Partnership"), path);
        CHECK_MESSAGE(!holds(page, desks.typed.reference), path);
        CHECK_MESSAGE(!holds(page, "Child Rowan"), path);
    }
    CHECK(desks.office.post(desks.hazel, desks.path(desks.known, "/linked/" + desks.typed.reference), "kind=sibling").starts_with("404"));
}
TEST_CASE("that somebody looked for a name is in the record of the case in which they looked, without the name") {
    TwoDesks desks;
    desks.office.post(desks.rowan, desks.path(desks.typed, "/people/check"), bramble);
    const auto events = desks.office.events(desks.typed);
    CHECK(std::ranges::any_of(events, [](const audit::Entry& entry) { return entry.event.kind == audit::Kind::PrivateSearch; }));
    for (const auto& entry : events) CHECK_FALSE(holds(entry.event.object, "Bramble"));
}

}
