// What `cairn verify` is shown of casework: every sealed value, and the names in it. All names are fictional.
#include <doctest/doctest.h>

#include <algorithm>

#include "audit/reading.h"
#include "casework/case_testing.h"
#include "casework/draft.h"
#include "casework/sealed_values.h"

using namespace casework;

namespace {

std::vector<std::string> names(std::initializer_list<std::pair<const char*, const char*>> words, const std::set<std::string>& known = {}) {
    Answers answers;
    for (const auto& [name, value] : words) answers.set(*parse_place(name), value);
    return names_in_answers(answers.to_json(), known);
}
bool sought(const std::vector<std::string>& list, std::string_view name) { return std::ranges::find(list, name) != list.end(); }

std::vector<store::SealedValue> shown(TestDesk& desk) {
    std::vector<store::SealedValue> list;
    desk.store().read([&](store::Snapshot& snapshot) { SealedValues{}.each(snapshot, [&](const store::SealedValue& value) { list.push_back(value); }); });
    return list;
}

}  // namespace

TEST_SUITE("casework: what is sealed, shown to the look over everything") {

TEST_CASE("a child is sought by forename and surname together, either way round, and as the answers would stand") {
    const auto list = names({{"child.0.forename", "Robin"}, {"child.0.surname", "Example"}, {"child.0.other_names", "Bird"}});
    CHECK(sought(list, "Robin Example"));
    CHECK(sought(list, "Example, Robin"));
    CHECK(sought(list, "Bird Example"));
    CHECK(sought(list, to_name({"child", 0, "forename"}) + "=Robin"));
    CHECK_FALSE(sought(list, "Robin"));
}
TEST_CASE("family, suspects, referrers and notifiers are sought by their whole names; a description is no name") {
    const auto list = names({{"family.0.name", "Mara Fictional-Marsh"}, {"family.1.name", "Aunt of the children"}, {"suspect.0.name", "Not known"}, {"referrer.0.lead_name", "Pat Sorrel"}});
    CHECK(sought(list, "Mara Fictional-Marsh"));
    CHECK(sought(list, "Pat Sorrel"));
    CHECK_FALSE(sought(list, "Aunt of the children"));
    CHECK_FALSE(sought(list, "Not known"));
}
TEST_CASE("the name of somebody with an account may stand among the accounts") {
    const auto list = names({{"notifier.0.name", "Nell Burdock"}}, {"Nell Burdock"});
    CHECK_FALSE(sought(list, "Nell Burdock"));
    CHECK(sought(list, to_name({"notifier", 0, "name"}) + "=Nell Burdock"));
}
TEST_CASE("every version, every step's reasons and every unsent referral is shown, and opens under its key at its place") {
    TestDesk desk;
    const auto of = desk.open("referral.received", "2026-03-02");
    const auto record = desk.write(of, "person", {{"person.0.label", "Child A"}, {"person.0.forename", "Robin"}, {"person.0.surname", "Example"}}, "2026-03-02");
    desk.store().write([&](store::Transaction& t) {
        Answers anew = record.answers;
        anew.set({"person", 0, "surname"}, "Example-Bird");
        CHECK(write_anew(t, desk.ground(), case_at(t, of.key), record, anew, TestDesk::on("2026-03-03")).has_value());
        begin_draft(t, desk.ground(), TestDesk::on("2026-03-03").at);
    });
    const auto list = shown(desk);
    CHECK(list.size() == 4);  // Two versions, the step that opened the case, a draft.
    for (const auto& value : list) CHECK(desk.ground().keys.unseal(value.key, value.place, value.sealed).has_value());
    CHECK(std::ranges::count_if(list, [](const store::SealedValue& value) { return value.names_in != nullptr; }) == 3);
}
TEST_CASE("the record says which key was made for a case") {
    TestDesk desk;
    const auto of = desk.open("referral.received", "2026-03-02");
    const auto events = desk.store().read([&](store::Snapshot& snapshot) { return audit::events_of_case(snapshot, of.id, std::nullopt, 10); }).entries;
    CHECK(std::ranges::any_of(events, [&](const audit::Entry& entry) { return entry.event.kind == audit::Kind::KeyMade && entry.event.object == of.seal.to_string(); }));
}
TEST_CASE("the record says that the key of an unsent referral was made and destroyed") {
    TestDesk desk;
    const auto kinds = [&] {
        std::vector<audit::Kind> list;
        for (const auto& entry : desk.store().read([](store::Snapshot& snapshot) { return audit::events_of_installation(snapshot, std::nullopt, 10); }).entries) list.push_back(entry.event.kind);
        return list;
    };
    desk.store().write([&](store::Transaction& t) { begin_draft(t, desk.ground(), TestDesk::on("2026-03-02").at); });
    CHECK(kinds() == std::vector{audit::Kind::KeyMade});
    desk.store().write([&](store::Transaction& t) { CHECK(destroy_old_drafts(t, TestDesk::on("2026-03-30").at) == 1); });
    CHECK(kinds() == std::vector{audit::Kind::KeyDestroyed, audit::Kind::KeyMade});
}

}
