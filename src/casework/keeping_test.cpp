// How a case is kept and how it ends. Everything is fictional.
#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>

#include "audit/event_store.h"
#include "audit/reading.h"
#include "casework/case_testing.h"
#include "casework/keeping.h"
#include "casework/key_end.h"
#include "casework/matching.h"
#include "casework/sealed_values.h"
#include "store/sealing/backup.h"

using namespace casework;
using Refusal = KeepingRefusal;

namespace {

base::Day day(std::string_view text) { return *base::parse_day(text); }

Doer person(std::uint8_t number, std::string_view on) {
    Doer doer = TestDesk::on(on);
    std::string id(32, '0');
    id.back() = static_cast<char>('0' + number);
    doer.who = audit::Who::account(*base::PublicId::parse(id));
    doer.role = "business_manager";
    return doer;
}

/// A referral that was not taken forward, with one child written down, in April 2026.
struct Ended {
    TestDesk desk;
    Case of = desk.open("referral.closed", "2026-04-01");
    Record child = desk.write(of, "person", {{"person.0.label", "Child A"}, {"person.0.kind", "child"}, {"person.0.forename", "Robin"}, {"person.0.surname", "Example"}}, "2026-04-02");

    template <class Work>
    auto done(Work work) {
        auto kept = desk.store().write([&](store::Transaction& t) { return work(t, case_at(t, of.key)); });
        destroy_ended_keys(desk.store(), desk.ground());
        return kept;
    }
    Kept close(std::string_view on = "2026-04-10", std::string_view review = "2028-04-10", const std::string& reasons = "The definition was not met.") {
        return done([&](store::Transaction& t, const Case& now) { return close_case(t, desk.ground(), now, {day(on), day(review), reasons}, person(1, on)); });
    }
    Kept hold(HoldKind kind = HoldKind::Inquiry, std::string_view on = "2026-05-01") {
        return done([&](store::Transaction& t, const Case& now) { return set_hold(t, desk.ground(), now, {kind, day(on), "An inquiry asked for everything of these years."}, person(1, on)); });
    }
    Kept lift(const base::PublicId& id, std::string_view on) {
        return done([&](store::Transaction& t, const Case& now) { return lift_hold(t, desk.ground(), now, id, day(on), "The inquiry has reported.", person(1, on)); });
    }
    Kept propose(std::uint8_t who, std::string_view on) {
        return done([&](store::Transaction& t, const Case& now) { return propose_destruction(t, desk.ground(), now, "Its term has ended.", person(who, on)); });
    }
    std::expected<Certificate, Refusal> confirm(std::uint8_t who, std::string_view on) {
        return done([&](store::Transaction& t, const Case& now) { return confirm_destruction(t, desk.ground(), now, person(who, on)); });
    }
    Keeping keeping() {
        return desk.store().read([&](store::Snapshot& snapshot) { return keeping_of(snapshot, desk.ground(), case_at(snapshot, of.key)); });
    }
};

}  // namespace

TEST_SUITE("casework: how long a case is kept, and how it ends") {

TEST_CASE("a case that was not taken forward is proposed for review after two years; of any other a person says the day") {
    Case of;
    of.state = "referral.closed";
    CHECK(usual_review(of, day("2026-04-10")) == day("2028-04-10"));
    CHECK(usual_review(of, day("2024-02-29")) == day("2026-02-28"));
    of.state = "closed.learning";
    CHECK_FALSE(usual_review(of, day("2026-04-10")).has_value());
}
TEST_CASE("closing a case needs reasons, a day that has come and a review that lies after it, once") {
    Ended ended;
    CHECK(ended.close("2026-04-10", "2028-04-10", "  ").error() == Refusal::ReasonsMissing);
    CHECK(ended.close("2026-04-10", "2026-04-10").error() == Refusal::ReviewNotAfter);
    CHECK(ended.close().has_value());
    CHECK(ended.keeping().closure->review_on == day("2028-04-10"));
    CHECK(ended.keeping().closure->reasons == "The definition was not met.");
    CHECK(ended.close().error() == Refusal::AlreadyClosed);
}
TEST_CASE("a case is not closed while a statutory clock runs") {
    Ended ended;
    ended.desk.store().write([&](store::Transaction& t) {
        Clock clock;
        clock.rule = "notification", clock.nation = "england", clock.rule_version = "test", clock.start_on = day("2026-04-03"), clock.due_on = day("2026-04-13"), clock.recorded_by = "system";
        add_clock(t, ended.of, clock);
    });
    CHECK(ended.close().error() == Refusal::ClockRuns);
}
TEST_CASE("a case that is still needed at its review gets another day, with reasons") {
    Ended ended;
    REQUIRE(ended.close().has_value());
    const auto again = [&](std::string_view review) {
        return ended.done([&](store::Transaction& t, const Case& now) { return review_again(t, ended.desk.ground(), now, day(review), "A sibling may ask.", person(1, "2028-04-10")); });
    };
    CHECK(again("2028-04-10").error() == Refusal::ReviewNotAfter);
    CHECK(again("2031-04-10").has_value());
    CHECK(ended.keeping().closure->closed_on == day("2026-04-10"));
    CHECK(ended.keeping().closure->review_on == day("2031-04-10"));
}
TEST_CASE("an open case is not destroyed") {
    Ended ended;
    CHECK(ended.propose(1, "2026-04-11").error() == Refusal::NotClosed);
}
TEST_CASE("destruction takes two people") {
    Ended ended;
    REQUIRE(ended.close().has_value());
    CHECK(ended.confirm(2, "2028-04-11").error() == Refusal::NotProposed);
    REQUIRE(ended.propose(1, "2028-04-11").has_value());
    CHECK(ended.propose(2, "2028-04-11").error() == Refusal::AlreadyProposed);
    CHECK(ended.confirm(1, "2028-04-12").error() == Refusal::SamePerson);
    CHECK_FALSE(ended.desk.ground().keys.is_destroyed(ended.of.seal));
    CHECK(ended.confirm(2, "2028-04-12").has_value());
    CHECK(ended.desk.ground().keys.is_destroyed(ended.of.seal));
}
TEST_CASE("a court's or inquiry's hold stops destruction, one that was proposed too, until it is lifted") {
    Ended ended;
    REQUIRE(ended.close().has_value());
    REQUIRE(ended.propose(1, "2028-04-11").has_value());
    REQUIRE(ended.hold(HoldKind::Court, "2028-04-12").has_value());
    CHECK_FALSE(ended.keeping().proposal.has_value());
    CHECK(ended.confirm(2, "2028-04-13").error() == Refusal::Held);
    CHECK(ended.propose(1, "2028-04-13").error() == Refusal::Held);
    const auto hold = ended.keeping().holds.front().id;
    CHECK(ended.lift(hold, "2028-04-11").error() == Refusal::LiftedBeforeSet);
    CHECK(ended.lift(hold, "2028-06-01").has_value());
    CHECK(ended.lift(hold, "2028-06-02").error() == Refusal::NoSuchHold);
    CHECK(ended.propose(1, "2028-06-02").has_value());
    CHECK(ended.keeping().holds.front().lifted_on == day("2028-06-01"));
}
TEST_CASE("of two holds one that stands is enough") {
    Ended ended;
    REQUIRE(ended.close().has_value());
    REQUIRE(ended.hold(HoldKind::Court).has_value());
    REQUIRE(ended.hold(HoldKind::Inquiry).has_value());
    REQUIRE(ended.lift(ended.keeping().holds[0].id, "2026-05-02").has_value());
    CHECK(ended.propose(1, "2028-04-11").error() == Refusal::Held);
}
TEST_CASE("whoever proposed a destruction can take it back") {
    Ended ended;
    REQUIRE(ended.close().has_value());
    REQUIRE(ended.propose(1, "2028-04-11").has_value());
    CHECK(ended.done([&](store::Transaction& t, const Case& now) { return take_back_destruction(t, ended.desk.ground(), now, person(1, "2028-04-11")); }).has_value());
    CHECK(ended.confirm(2, "2028-04-12").error() == Refusal::NotProposed);
}
TEST_CASE("of a destroyed case its row and certificate are left: who, when, which key, how many records, and where its audit stood") {
    Ended ended;
    REQUIRE(ended.close().has_value());
    REQUIRE(ended.propose(1, "2028-04-11").has_value());
    REQUIRE(ended.confirm(2, "2028-04-12").has_value());
    const auto kept = ended.keeping();
    REQUIRE(kept.certificate.has_value());
    const auto& certificate = *kept.certificate;
    CHECK(certificate.reference == ended.of.reference);
    CHECK(certificate.proposed_by == person(1, "2028-04-11").who.to_string());
    CHECK(certificate.confirmed_by == person(2, "2028-04-12").who.to_string());
    CHECK(base::to_iso(certificate.confirmed_at) == "2028-04-12T12:00:00.000Z");
    CHECK(certificate.key_id == ended.of.seal.to_string());
    CHECK(certificate.records == 1);
    const auto chain = ended.desk.store().read([&](store::Snapshot& snapshot) { return audit::find_chain(snapshot, ended.of.id.to_string()); });
    CHECK(certificate.audit_events == chain->length);
    CHECK(certificate.audit_head == audit::hex_of(chain->head));
    CHECK(kept.closure->reasons.empty());
    const auto file = ended.desk.file(ended.of);
    CHECK(file.records.empty());
    CHECK(file.steps.size() == 1);
    CHECK(file.steps.front().reasons.empty());
}
TEST_CASE("nothing is written any more about a case that was destroyed") {
    Ended ended;
    REQUIRE(ended.close().has_value());
    REQUIRE(ended.propose(1, "2028-04-11").has_value());
    REQUIRE(ended.confirm(2, "2028-04-12").has_value());
    CHECK(ended.hold(HoldKind::Court, "2028-04-13").error() == Refusal::Destroyed);
    CHECK(ended.propose(1, "2028-04-13").error() == Refusal::Destroyed);
    CHECK_THROWS_AS(ended.desk.write(ended.of, "person", {{"person.0.label", "Child A"}}, "2028-04-13"), base::Fault);
}
TEST_CASE("yesterday's backup brings the rows of a destroyed case back, and nobody can read them") {
    Ended ended;
    REQUIRE(ended.close().has_value());
    const auto backup = ended.desk.folder() / "backup", again = ended.desk.folder() / "again";
    REQUIRE(store::make_backup(ended.desk.store(), ended.desk.ground().keys, backup).has_value());
    REQUIRE(ended.propose(1, "2028-04-11").has_value());
    REQUIRE(ended.confirm(2, "2028-04-12").has_value());
    REQUIRE(store::restore_backup(backup, ended.desk.ground().keys, again).has_value());
    const auto restored = store::Store::open(again, {}).value();
    restored->read([&](store::Snapshot& snapshot) {
        const auto of = find_case(snapshot, ended.of.reference);
        REQUIRE(of.has_value());
        CHECK(keeping_of(snapshot, ended.desk.ground(), *of).destroyed);
        CHECK(open_file(snapshot, ended.desk.ground(), *of).records.empty());
        int values = 0;
        SealedValues{}.each(snapshot, [&](const store::SealedValue& value) {
            ++values;
            const auto plain = ended.desk.ground().keys.unseal(value.key, value.place, value.sealed);
            REQUIRE_FALSE(plain.has_value());
            CHECK(plain.error() == store::SealRefusal::KeyDestroyed);
        });
        CHECK(values == 3);  // The record, the step that opened the case, the reasons of its closing.
    });
}
TEST_CASE("closing, holds and destruction stand in the case's own record") {
    Ended ended;
    REQUIRE(ended.close().has_value());
    REQUIRE(ended.hold(HoldKind::Court).has_value());
    REQUIRE(ended.lift(ended.keeping().holds.front().id, "2026-05-02").has_value());
    REQUIRE(ended.propose(1, "2028-04-11").has_value());
    REQUIRE(ended.confirm(2, "2028-04-12").has_value());
    std::vector<std::string> told;
    for (const auto& entry : ended.desk.store().read([&](store::Snapshot& snapshot) { return audit::events_of_case(snapshot, ended.of.id, std::nullopt, 50); }).entries)
        told.insert(told.begin(), std::string{audit::name_of(entry.event.kind)} + " " + entry.event.reason);
    const std::vector<std::string> last(told.end() - 6, told.end());
    CHECK(last == std::vector<std::string>{"retention-decided closed", "hold-set court", "hold-lifted court", "retention-decided destruction-proposed", "retention-decided destroyed", "key-destroyed "});
}
TEST_CASE("each copy that leaves has a number of its own") {
    Ended ended;
    const auto copy = [&] { return ended.done([&](store::Transaction& t, const Case& now) { return number_copy(t, now, person(1, "2026-05-01")); }); };
    CHECK(copy() == 1);
    CHECK(copy() == 2);
}

}
