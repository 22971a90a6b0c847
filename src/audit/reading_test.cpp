#include <doctest/doctest.h>

#include <algorithm>

#include <fmt/format.h>

#include "audit/reading.h"
#include "audit/unusual.h"
#include "store/store.h"
#include "store/test_folder.h"

using namespace audit;
using Why = UnusualAccess::Why;

namespace {

base::PublicId id(int number) { return *base::PublicId::parse(fmt::format("{:032x}", number)); }
Who person(int number) { return Who::account(id(0x1000 + number)); }
base::Instant at(const char* iso) { return *base::parse_instant(iso); }

struct Opened {
    store::TestFolder folder;
    std::unique_ptr<store::Store> store = store::Store::open(folder.path()).value();
    void happened(const Event& event) {
        store->write([&](store::Transaction& transaction) { record(transaction, event); });
    }
    void read_by(int who, int of, const char* when) { happened({.at = at(when), .who = person(who), .case_id = id(of), .kind = Kind::CaseRead}); }
    /// The week from Monday 11 May 2026.
    std::vector<UnusualAccess> week() {
        return store->read([](store::Snapshot& snapshot) { return unusual_access(snapshot, at("2026-05-10T23:00:00Z"), at("2026-05-17T23:00:00Z")); });
    }
};

int count(const std::vector<UnusualAccess>& all, Why why) {
    return static_cast<int>(std::count_if(all.begin(), all.end(), [&](const UnusualAccess& one) { return one.why == why; }));
}

}  // namespace

TEST_SUITE("audit: the record as people read it") {

TEST_CASE("a case's record is read newest first, page by page, and holds nothing of another case") {
    Opened opened;
    for (int i = 0; i < 7; ++i) opened.read_by(i, 1, "2026-05-14T09:30:00Z");
    opened.read_by(9, 2, "2026-05-14T09:30:00Z");
    opened.happened({.at = at("2026-05-14T09:30:00Z"), .kind = Kind::BackupMade});
    opened.store->read([](store::Snapshot& snapshot) {
        const auto first = events_of_case(snapshot, id(1), {}, 3);
        REQUIRE(first.entries.size() == 3);
        CHECK(first.entries[0].sequence == 7);
        const auto second = events_of_case(snapshot, id(1), first.older, 3), third = events_of_case(snapshot, id(1), second.older, 3);
        CHECK(second.entries[0].sequence == 4);
        REQUIRE(third.entries.size() == 1);
        CHECK(third.entries[0].sequence == 1);
        CHECK(!third.older);
        CHECK(events_of_installation(snapshot, {}, 10).entries.size() == 1);
        CHECK(events_of_case(snapshot, id(3), {}, 10).entries.empty());
    });
}

TEST_CASE("what one person did is read across cases") {
    Opened opened;
    for (int i = 0; i < 5; ++i) opened.read_by(i % 2, i, "2026-05-14T09:30:00Z");
    opened.store->read([](store::Snapshot& snapshot) {
        const auto page = events_of(snapshot, person(0), {}, 2);
        REQUIRE(page.entries.size() == 2);
        CHECK(page.entries[0].event.case_id == id(4));
        CHECK(events_of(snapshot, person(0), page.older, 2).entries[0].event.case_id == id(0));
    });
}

}

TEST_SUITE("audit: what is out of the ordinary in a week") {

TEST_CASE("reading one's own case by day is nothing out of the ordinary") {
    Opened opened;
    opened.read_by(1, 1, "2026-05-01T09:30:00Z");
    opened.read_by(1, 1, "2026-05-14T09:30:00Z");
    CHECK(opened.week().empty());
}

TEST_CASE("whoever reads a running case for the first time in four weeks is named, once, with how often") {
    Opened opened;
    opened.read_by(1, 1, "2026-05-01T09:30:00Z");
    opened.read_by(3, 1, "2026-04-12T09:30:00Z");  // Four weeks and a day before the week.
    opened.read_by(2, 1, "2026-05-12T09:30:00Z");
    opened.read_by(2, 1, "2026-05-13T09:30:00Z");
    opened.read_by(3, 1, "2026-05-14T09:30:00Z");
    opened.read_by(2, 7, "2026-05-14T09:30:00Z");  // A case that began this week has no usual readers yet.
    const auto week = opened.week();
    REQUIRE(count(week, Why::NewReader) == 2);
    CHECK(week[0].who == person(2));
    CHECK(week[0].times == 2);
    CHECK(week[1].who == person(3));
}

// British Summer Time in May: 21:30 UTC is 22:30 in London, and 05:30 UTC is 06:30.
TEST_CASE("night is ten to six by UK time, summer time or not") {
    Opened opened;
    for (const char* when : {"2026-05-12T20:59:00Z", "2026-05-12T05:00:00Z"}) opened.read_by(1, 1, when);
    CHECK(count(opened.week(), Why::AtNight) == 0);
    for (const char* when : {"2026-05-12T21:00:00Z", "2026-05-13T04:59:00Z"}) opened.read_by(1, 1, when);
    const auto week = opened.week();
    REQUIRE(count(week, Why::AtNight) == 1);
    CHECK(week[0].times == 2);
}

TEST_CASE("ten cases within an hour by one person are told; nine are not, nor ten in a day") {
    Opened opened;
    for (int i = 0; i < 9; ++i) opened.read_by(1, i, "2026-05-12T09:30:00Z");
    for (int i = 0; i < 10; ++i) opened.read_by(2, i, fmt::format("2026-05-12T{:02}:30:00Z", 8 + i).c_str());
    CHECK(count(opened.week(), Why::ManyCases) == 0);
    opened.read_by(1, 9, "2026-05-12T10:29:59Z");
    const auto week = opened.week();
    REQUIRE(count(week, Why::ManyCases) == 1);
    CHECK(week[0].who == person(1));
    CHECK(week[0].times == 10);
}

TEST_CASE("break-glass is always told, and three refusals of one person or one address") {
    Opened opened;
    opened.happened({.at = at("2026-05-12T09:30:00Z"), .who = person(1), .case_id = id(1), .kind = Kind::BreakGlassStarted});
    for (int i = 0; i < 3; ++i) opened.happened({.at = at("2026-05-12T09:30:00Z"), .who = person(2), .object = "case", .kind = Kind::AccessRefused, .outcome = Outcome::Refused});
    for (int i = 0; i < 3; ++i) {
        opened.happened({.at = at("2026-05-12T09:30:00Z"), .who = Who::the_public(), .kind = Kind::SignInFailed, .outcome = Outcome::Refused, .address = "192.0.2.7"});
        opened.happened({.at = at("2026-05-12T09:30:00Z"), .who = Who::the_public(), .kind = Kind::SignInFailed, .outcome = Outcome::Refused,
                         .address = fmt::format("192.0.2.{}", 100 + i)});
    }
    const auto week = opened.week();
    CHECK(count(week, Why::BreakGlass) == 1);
    CHECK(count(week, Why::Refused) == 2);
}

TEST_CASE("what happened in a case that the reader may not know of is neither listed nor counted") {
    Opened with, without;
    for (int i = 0; i < 9; ++i) {
        with.read_by(1, 100 + i, "2026-05-12T10:00:00Z");
        without.read_by(1, 100 + i, "2026-05-12T10:00:00Z");
    }
    with.read_by(1, 999, "2026-05-12T10:05:00Z");  // The tenth within the hour is sealed.
    with.read_by(2, 999, "2026-05-12T23:30:00Z");
    const auto seen = [](Opened& opened) {
        UnusualRules rules;
        rules.may_know = [](const base::PublicId& of) { return of != id(999); };
        return opened.store->read([&](store::Snapshot& snapshot) { return unusual_access(snapshot, at("2026-05-10T23:00:00Z"), at("2026-05-17T23:00:00Z"), rules); });
    };
    CHECK(count(seen(with), Why::ManyCases) == 0);
    CHECK(seen(with).size() == seen(without).size());
    CHECK(count(with.week(), Why::ManyCases) == 1);
}

}
