#include <doctest/doctest.h>

#include "audit/event_store.h"
#include "base/fault.h"
#include "store/store.h"
#include "store/test_folder.h"

using namespace audit;

namespace {

const auto first_case = base::PublicId::parse("0000000000000000000000000000000a");
const auto other_case = base::PublicId::parse("0000000000000000000000000000000b");
const auto person = Who::account(*base::PublicId::parse("000000000000000000000000000000ff"));
const auto at = *base::parse_instant("2026-05-14T09:30:00.000Z");

Event reading(std::optional<base::PublicId> of) { return {.at = at, .who = person, .role = "reviewer", .case_id = of, .kind = Kind::CaseRead, .address = "192.0.2.7"}; }

struct Opened {
    store::TestFolder folder;
    std::unique_ptr<store::Store> store = store::Store::open(folder.path()).value();
    void record(const Event& event) {
        store->write([&](store::Transaction& transaction) { audit::record(transaction, event); });
    }
    Tally tally() {
        return store->read([](store::Snapshot& snapshot) { return tally_of(snapshot); });
    }
    std::vector<EventRow> events() {
        std::vector<EventRow> all;
        store->read([&](store::Snapshot& snapshot) {
            for_each_event(snapshot, [&](const EventRow& row) { return all.push_back(row), true; });
        });
        return all;
    }
};

}  // namespace

TEST_SUITE("audit: what is recorded") {

TEST_CASE("each case has a chain of its own, counted from 1, and so has the installation") {
    Opened opened;
    opened.record(reading(first_case));
    opened.record(reading(other_case));
    opened.record(reading(first_case));
    opened.record({.at = at, .kind = Kind::BackupMade});
    const auto events = opened.events();
    REQUIRE(events.size() == 4);
    CHECK(events[0].sequence == 1);
    CHECK(events[1].sequence == 1);
    CHECK(events[2].sequence == 2);
    CHECK(events[3].sequence == 1);
    CHECK(events[2].event.case_id == first_case);
    CHECK(!events[3].event.case_id);
    CHECK(events[0].previous == no_hash());
    CHECK(events[2].previous == hash_of({first_case->to_string(), 1, no_hash()}, events[0].event));
    CHECK(opened.tally().events == 4);
}

TEST_CASE("an event is recorded with what it tells of, or not at all") {
    Opened opened;
    CHECK_THROWS_AS(opened.store->write([&](store::Transaction& transaction) {
        audit::record(transaction, reading(first_case));
        throw base::Fault{"The rest of it failed", "", ""};
    }), base::Fault);
    CHECK(opened.tally().events == 0);
    CHECK(opened.events().empty());
}

TEST_CASE("what could be a person's name or words is not recorded, and the action is not done") {
    Opened opened;
    for (auto change : std::initializer_list<void (*)(Event&)>{[](Event& e) { e.object = "Robin Example"; }, [](Event& e) { e.reason = "she asked me to"; },
                                                                [](Event& e) { e.role = "Chair"; }, [](Event& e) { e.address = "home"; },
                                                                [](Event& e) { e.request = "a b"; }, [](Event& e) { e.object = std::string(65, 'a'); }}) {
        auto event = reading(first_case);
        change(event);
        CHECK_THROWS_AS(opened.record(event), base::Fault);
    }
    CHECK(opened.tally().events == 0);
}

TEST_CASE("every kind of event and outcome has a word of its own, which is read back") {
    for (const auto kind : all_kinds()) CHECK(parse_kind(name_of(kind)) == kind);
    for (const auto outcome : {Outcome::Done, Outcome::Refused, Outcome::Failed}) CHECK(parse_outcome(name_of(outcome)) == outcome);
    CHECK(!parse_kind("case-opend"));
}

TEST_CASE("moving a character between two fields changes the hash") {
    auto one = reading(first_case), other = reading(first_case);
    one.object = "ab", one.role = "c";
    other.object = "b", other.role = "ca";
    const Link link{first_case->to_string(), 1, no_hash()};
    CHECK(hash_of(link, one) != hash_of(link, other));
}

// RFC 9162, section 2.1.1: the empty tree is SHA-256 of nothing; the tree of one empty leaf is SHA-256 of one zero byte.
TEST_CASE("the hash tree is that of RFC 9162") {
    CHECK(hex_of(tree_root({})) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    CHECK(hex_of(tree_root({""})) == "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
    // Known vectors of the certificate-transparency project: leaves "" and 00.
    CHECK(hex_of(tree_root({"", std::string(1, '\0')})) == "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125");
}

}
