#include <doctest/doctest.h>

#include "learning/learning_testing.h"
#include "learning/owner_digest.h"

using namespace learning;

namespace {

base::Day day(const char* iso) { return *base::parse_day(iso); }

constexpr OwnerStanding one_overdue{.open = 1, .overdue = 1};

/// The days from `from` on, so many of them, on which a list is sent to whom nothing was sent before.
std::vector<std::string> sent(DigestPeriod period, const char* from, int days, const OwnerStanding& standing = one_overdue) {
    std::vector<std::string> list;
    std::optional<base::Day> told;
    for (auto on = day(from); on < day(from) + std::chrono::days{days}; on += std::chrono::days{1})
        if (is_to_be_told(period, told, standing, on)) told = on, list.push_back(base::to_iso(on));
    return list;
}

struct Standings : TestTracker {
    Head head;
    Standings() : head{recommend({{"recommendation.0.text", "One"}, {"addressee.0.name", "Health"}}, "2026-10-01")} {
        say(head, "addressee_response", {{"response.0.answer", "answer_accepted"}, {"response.0.on", "2026-10-02"}}, "2026-10-02", "0");
        CHECK(step(head, "accept", "2026-10-02") == "");
    }
    void action(const char* by, const char* progress) { say(head, "tracked_action", {{"tracked.0.what", "Buy scales"}, {"tracked.0.owner", "Nurse"}, {"tracked.0.by", by}, {"tracked.0.progress", progress}}, "2026-10-03"); }
    OwnerStanding on(const char* today) {
        return desk.store().read([&](store::Snapshot& s) { return standing_of(open_actions_in(s, desk.ground(), *find_head(s, head.id)), day(today)); });
    }
};

}  // namespace

TEST_SUITE("One list for each owner") {

// 30 November 2026 is a Monday.
TEST_CASE("weekly: Saturday 28 November waits for Monday the 30th, and then a list goes each Monday") {
    CHECK(sent(DigestPeriod::Weekly, "2026-11-28", 17) == std::vector<std::string>{"2026-11-30", "2026-12-07", "2026-12-14"});
}
TEST_CASE("fortnightly: after Monday 30 November comes Monday 14 December, and nothing between") {
    CHECK(sent(DigestPeriod::Fortnightly, "2026-11-30", 15) == std::vector<std::string>{"2026-11-30", "2026-12-14"});
}
TEST_CASE("monthly: after 29 January comes 1 March, since 28 February 2027 is a Sunday and nothing is sent then") {
    CHECK(sent(DigestPeriod::Monthly, "2027-01-29", 45) == std::vector<std::string>{"2027-01-29", "2027-03-01"});
    CHECK_FALSE(may_tell(DigestPeriod::Monthly, day("2027-01-31"), day("2027-02-27")));
    CHECK_MESSAGE(may_tell(DigestPeriod::Monthly, day("2027-01-31"), day("2027-02-28")), "February has no 31st: its last day counts");
}
TEST_CASE("with nothing overdue, due within thirty days or blocked nothing is sent, however much is open") {
    CHECK(sent(DigestPeriod::Weekly, "2026-11-30", 14, {.open = 5}).empty());
    CHECK(sent(DigestPeriod::Weekly, "2026-11-30", 14, {.open = 5, .blocked = 1}).size() == 2);
}
TEST_CASE("a partnership that wants no lists sends none") { CHECK(sent(DigestPeriod::Off, "2026-11-30", 60).empty()); }

TEST_CASE("on 1 December 2026 the 30th is overdue, the 31st of December is within thirty days, and 1 January is not") {
    Standings it;
    for (const auto* by : {"2026-11-30", "2026-12-01", "2026-12-31", "2027-01-01"}) it.action(by, "begun");
    const auto standing = it.on("2026-12-01");
    CHECK(standing.open == 4);
    CHECK(standing.overdue == 1);
    CHECK(standing.due_soon == 2);
    CHECK(standing.blocked == 0);
}
TEST_CASE("what is done is on no list, and what is blocked is told of whatever its day") {
    Standings it;
    it.action("2026-11-30", "all_done");
    it.action("2027-06-30", "blocked");
    const auto standing = it.on("2026-12-01");
    CHECK(standing.open == 1);
    CHECK(standing.overdue == 0);
    CHECK(standing.due_soon == 0);
    CHECK(standing.blocked == 1);
}
TEST_CASE("a partnership that set nothing tells owners once a week, and what it sets last stands") {
    Standings it;
    const auto period = [&] { return it.desk.store().read([&](store::Snapshot& s) { return digest_period(s, 1); }); };
    CHECK(period() == DigestPeriod::Weekly);
    it.desk.store().write([&](store::Transaction& t) { set_setting(t, 1, digest_setting, to_word(DigestPeriod::Monthly), it.desk.on("2026-12-01")); });
    CHECK(period() == DigestPeriod::Monthly);
}

}
