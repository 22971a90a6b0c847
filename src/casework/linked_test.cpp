// Who is told that two cases may be about the same child, and who is not. Asked by two people; everything is fictional.
#include "casework/linked.h"

#include <doctest/doctest.h>

#include "casework/case_testing.h"
#include "audit/reading.h"
#include "identity/testing.h"

using namespace casework;

namespace {

using Words = std::vector<std::string>;
const base::Instant now = identity::testing::morning;

/// Hazel and Rowan keep cases of one partnership; neither belongs to the other's.
struct TwoKeepers {
    TwoKeepers() {
        keys = store::Keys::open({.folder = house.folder.path() / "keys", .data_folder = house.folder.path() / "data"}).value();
        house.store->write([&](store::Transaction& t) { set_partnership(t, {house.partnership.value(), "EM", "england", "eastmarch"}); });
    }
    Ground ground() { return {*keys, calendar, base::system_random()}; }
    Case open(identity::PersonId keeper) {
        const auto of = house.store->write([&](store::Transaction& t) { return open_case(t, ground(), {.partnership = house.partnership.value(), .state = "referral.received", .children = 1}, doer()); });
        house.case_of(of.id.to_string(), house.partnership);
        house.join(of.id.to_string(), keeper, identity::Role::Coordinator);
        return of;
    }
    void seal(const Case& of) {
        house.store->write([&](store::Transaction& t) { CHECK(identity::seal_case(t, of.id.to_string(), house.act()).has_value()); });
    }
    void write(const Case& of, std::initializer_list<std::pair<const char*, const char*>> words, const char* form = "referral") {
        Answers answers;
        for (const auto& [name, value] : words) answers.set(*parse_place(name), value);
        house.store->write([&](store::Transaction& t) { write_down(t, ground(), of, {form, answers}, doer()); });
    }
    static Doer doer() {
        Doer made;
        made.role = "coordinator", made.at = now;
        return made;
    }
    Words like(const Case& of, identity::PersonId who) {
        Words codes;
        for (const auto& one : house.store->read([&](store::Snapshot& s) { return cases_like(s, of, Reader{who, now}); })) codes.push_back(one.of.reference);
        return codes;
    }
    std::vector<MatchNotice> notices(identity::PersonId who) {
        return house.store->read([&](store::Snapshot& s) { return match_notices(s, {who, now}); });
    }
    void decide(const Case& of, const Case& other, Linkage linkage) {
        house.store->write([&](store::Transaction& t) { decide_linked(t, ground(), of, other, linkage, doer()); });
    }

    identity::testing::House house;
    calendar::Calendar calendar = calendar::Calendar::embedded();
    std::unique_ptr<store::Keys> keys;
    identity::PersonId hazel = house.person("hazel-keeper"), rowan = house.person("rowan-keeper");
};

constexpr std::initializer_list<std::pair<const char*, const char*>> child{{"child.0.forename", "Bramble"}, {"child.0.surname", "Fictional"}, {"child.0.postcode", "EM1 4RW"}};

}  // namespace

TEST_SUITE("Duplicate and linked incidents") {

TEST_CASE("the same child in two cases is found by whoever may know of both, and by no one else") {
    TwoKeepers two;
    const auto first = two.open(two.hazel), second = two.open(two.rowan);
    two.write(first, child), two.write(second, child);
    CHECK(two.like(second, two.rowan).empty());
    CHECK(two.like(first, two.hazel).empty());
    two.house.join(first.id.to_string(), two.rowan, identity::Role::Chair);
    CHECK(two.like(second, two.rowan) == Words{first.reference});
    CHECK(two.like(first, two.rowan) == Words{second.reference});
    CHECK(two.like(first, two.hazel).empty());
}
TEST_CASE("a sister with another forename is found by her surname and the postcode, a neighbour by the postcode alone is not") {
    TwoKeepers two;
    const auto first = two.open(two.hazel), sister = two.open(two.hazel), neighbour = two.open(two.hazel);
    two.write(first, child);
    two.write(sister, {{"child.0.forename", "Clover"}, {"child.0.surname", "Fictionall"}, {"child.0.postcode", "em14rw"}});
    two.write(neighbour, {{"child.0.forename", "Sorrel"}, {"child.0.surname", "Invented"}, {"child.0.postcode", "EM1 4RW"}});
    CHECK(two.like(first, two.hazel) == Words{sister.reference});
    CHECK(two.like(neighbour, two.hazel).empty());
}
TEST_CASE("one address, written in two ways, is found without any name; a practitioner who is on two cases makes them no more alike") {
    TwoKeepers two;
    const auto first = two.open(two.hazel), second = two.open(two.hazel), third = two.open(two.hazel);
    two.write(third, {{"person.0.label", "Child C"}, {"person.0.kind", "child"}, {"person.0.address", "4 Mill Lane"}, {"person.0.postcode", "EM14RW"}}, "person");
    two.write(first, {{"incident.0.address", "3 Mill Lane, Eastmarch"}, {"incident.0.postcode", "EM1 4RW"}}, "notification");
    two.write(second, {{"person.0.label", "Child B"}, {"person.0.kind", "child"}, {"person.0.address", "3, Mill Lane"}, {"person.0.postcode", "EM1 4RW"}}, "person");
    CHECK(two.like(first, two.hazel) == Words{second.reference});
    two.write(second, {{"person.0.label", "P1"}, {"person.0.kind", "practitioner"}, {"person.0.forename", "Sage"}, {"person.0.surname", "Practice"}}, "person");
    two.write(third, {{"person.0.label", "P1"}, {"person.0.kind", "practitioner"}, {"person.0.forename", "Sage"}, {"person.0.surname", "Practice"}}, "person");
    CHECK(two.like(third, two.hazel).empty());
}
TEST_CASE("members of a sealed case are told that something new matches it, and of a case that they may not know only whom to ask") {
    TwoKeepers two;
    const auto sealed = two.open(two.hazel), second = two.open(two.rowan);
    two.write(sealed, child);
    two.seal(sealed);
    two.write(second, child);
    const auto told = two.notices(two.hazel);
    REQUIRE(told.size() == 1);
    CHECK(told[0].told.reference == sealed.reference);
    CHECK_FALSE(told[0].other.has_value());
    CHECK(told[0].partnership == two.house.partnership.value());
    CHECK(two.notices(two.rowan).empty());
    two.house.join(second.id.to_string(), two.hazel, identity::Role::Chair);
    REQUIRE(two.notices(two.hazel).size() == 1);
    CHECK(two.notices(two.hazel)[0].other->reference == second.reference);
    CHECK(two.notices(two.hazel)[0].kinds == Words{"name", "name-sounds", "postcode", "surname-sounds"});
}
TEST_CASE("of a case that is not sealed its members hear nothing about a case that they may not know") {
    TwoKeepers two;
    const auto first = two.open(two.hazel), second = two.open(two.rowan);
    two.write(first, child), two.write(second, child);
    CHECK(two.notices(two.hazel).empty());
    CHECK(two.notices(two.rowan).empty());
}
TEST_CASE("what is written in a sealed case is told to nobody who may not know it, the members of another sealed case neither") {
    TwoKeepers two;
    const auto first = two.open(two.hazel), second = two.open(two.rowan);
    two.seal(first), two.seal(second);
    two.write(first, child), two.write(second, child);
    CHECK(two.notices(two.hazel).empty());
    CHECK(two.notices(two.rowan).empty());
}
TEST_CASE("what was told stays told when the other case is sealed afterwards: its going would tell") {
    TwoKeepers two;
    const auto sealed = two.open(two.hazel), second = two.open(two.rowan);
    two.write(sealed, child);
    two.seal(sealed);
    two.write(second, child);
    two.seal(second);
    CHECK(two.notices(two.hazel).size() == 1);
}
TEST_CASE("a name that was corrected is no match any more") {
    TwoKeepers two;
    const auto sealed = two.open(two.hazel), second = two.open(two.rowan);
    two.write(sealed, child);
    two.seal(sealed);
    two.write(second, child);
    const auto record = two.house.store->read([&](store::Snapshot& s) { return records(s, two.ground(), second, "referral").front(); });
    Answers other;
    other.set({"child", 0, "forename"}, "Sorrel"), other.set({"child", 0, "surname"}, "Invented");
    two.house.store->write([&](store::Transaction& t) { return write_anew(t, two.ground(), second, record, other, TwoKeepers::doer()).has_value(); });
    CHECK(two.notices(two.hazel).empty());
}
TEST_CASE("a decision stands on both cases for whoever may know of both, a later one over it, and ends the notice") {
    TwoKeepers two;
    const auto first = two.open(two.hazel), second = two.open(two.hazel);
    two.write(first, child), two.write(second, child);
    REQUIRE(two.notices(two.hazel).size() == 1);
    two.decide(second, first, Linkage::NotLinked);
    two.decide(first, second, Linkage::Sibling);
    CHECK(two.notices(two.hazel).empty());
    for (const auto& of : {first, second}) {
        const auto like = two.house.store->read([&](store::Snapshot& s) { return cases_like(s, of, Reader{two.hazel, now}); });
        REQUIRE(like.size() == 1);
        CHECK(like[0].linked->kind == Linkage::Sibling);
    }
    CHECK(two.like(first, two.rowan).empty());
}
TEST_CASE("a decision about a sealed case leaves no trace in the history of the other") {
    TwoKeepers two;
    const auto open = two.open(two.rowan), sealed = two.open(two.hazel);
    two.seal(sealed);
    const auto events = [&](const Case& of) { return two.house.store->read([&](store::Snapshot& s) { return audit::events_of_case(s, of.id, std::nullopt, 100).entries.size(); }); };
    const auto before = events(open);
    two.decide(sealed, open, Linkage::SameChild);
    CHECK(events(open) == before);
    const auto third = two.open(two.rowan);
    const auto known = events(open);
    two.decide(third, open, Linkage::NotLinked);
    CHECK(events(open) == known + 1);
}

}
