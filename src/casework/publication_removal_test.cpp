// Taking down what is public: before and after the shortest time. Fictional; days were worked by hand.
#include "casework/publication_reading.h"
#include "casework/review_testing.h"

using namespace casework;

namespace {

/// Public since 7 April 2026, by two people, with all that the law asks.
struct OnShow {
    TestDesk desk;
    Case of = desk.open("pub.notified", "2026-03-02");

    OnShow() {
        desk.write(of, "publication_plan", {{"plan.0.mode", "full"}, {"plan.0.on", "2026-04-07"}, {"plan.0.agreed_by", "local_authority\nhealth\npolice"}}, "2026-03-02");
        for (const char* to : {"panel", "minister"}) desk.write(of, "publication_copy", {{"copy.0.to", to}, {"copy.0.on", "2026-03-20"}, {"copy.0.by", "Coordinator"}}, "2026-03-20");
        desk.write(of, "publication_telling", {{"telling.0.who", "family"}, {"telling.0.on", "2026-03-30"}}, "2026-03-30");
        desk.write(of, "publication_files", {{"text.0.sha256", "00"}, {"file.0.name", "report.txt"}, {"file.0.sha256", "00"}, {"file.0.differing", "0"}}, "2026-03-30");
        desk.write(of, "publication_first", {{"first.0.read", "yes"}}, "2026-04-01");
        auto second = TestDesk::on("2026-04-01");
        second.who = audit::Who::account(base::PublicId::make(base::system_random()));
        desk.store().write([&](store::Transaction& t) { write_down(t, desk.ground(), case_at(t, of.key), {"publication_second", answers_of({{"second.0.read", "yes"}})}, second); });
        REQUIRE(desk.step(of, "publish", "2026-04-07") == "");
    }
    void hide(const char* answer, const char* order = "") {
        auto answers = answers_of({{"hiding.0.on", "2026-05-04"}, {"hiding.0.why", "A name was left in"}});
        if (*answer) answers.set({"second", 0, "answer"}, answer), answers.set({"second", 0, "on"}, "2026-05-05");
        if (*order) answers.set({"order", 0, "what"}, order);
        desk.write(of, "publication_hiding", answers, "2026-05-05");
    }
    std::string take_without_reasons(const char* event, const char* day) {
        const auto taken = desk.store().write([&](store::Transaction& t) { return take_step(t, desk.ground(), case_at(t, of.key), event, {*base::parse_day(day), {}}, TestDesk::on(day)); });
        std::string all;
        if (!taken)
            for (const auto& guard : taken.error().missing) all += (all.empty() ? "" : " ") + guard;
        return all;
    }
};

}  // namespace

TEST_SUITE("taking down what is public") {

TEST_CASE("an approved report without a plan is not scheduled, and what is missing is said") {
    TestDesk desk;
    const auto of = desk.open("lcspr.approved", "2026-03-02");
    CHECK(desk.step(of, "schedule_publication", "2026-03-02") == "mode mode_reasons planned_day");
}
TEST_CASE("before its year is over nobody alone removes it for good, whatever reasons they give") {
    OnShow one;
    CHECK(one.desk.step(one.of, "remove_early", "2026-05-06") == "two_or_order");
    one.hide("");
    CHECK(one.desk.step(one.of, "remove_early", "2026-05-06") == "two_or_order");
}
TEST_CASE("a second person who confirms that it stays hidden makes early removal lawful; without reasons it is not") {
    OnShow one;
    one.hide("stays_hidden");
    CHECK(one.take_without_reasons("remove_early", "2026-05-06") == "reasons");
    CHECK(one.desk.step(one.of, "remove_early", "2026-05-06") == "");
    CHECK(one.desk.state(one.of) == "pub.archived");
}
TEST_CASE("an order of a court is enough beside one person") {
    OnShow one;
    one.hide("", "Order of 4 May");
    CHECK(one.desk.step(one.of, "remove_early", "2026-05-06") == "");
}
TEST_CASE("what was restored is public, and its removal needs two people again") {
    OnShow one;
    one.hide("restored");
    CHECK(one.desk.step(one.of, "remove_early", "2026-05-06") == "two_or_order");
}
TEST_CASE("after its year it may stay with a reason, and comes down only with a second person or an order") {
    OnShow one;
    CHECK(one.desk.step(one.of, "withdraw_public", "2027-04-08") == "not-from-here");
    REQUIRE(one.desk.step(one.of, "floor_passed", "2027-04-08") == "");
    CHECK(one.desk.step(one.of, "withdraw_public", "2027-04-09") == "two_or_order");
    CHECK(one.take_without_reasons("keep_public", "2027-04-09") == "reasons");
    CHECK(one.desk.step(one.of, "keep_public", "2027-04-09") == "");
    CHECK(one.desk.state(one.of) == "pub.archived");
}
TEST_CASE("the year is over the day after it, not on it, and never while it is hidden") {
    OnShow one;
    CHECK(one.desk.step(one.of, "floor_passed", "2027-04-07") == "floor_over");
    one.hide("stays_hidden");
    CHECK(one.desk.step(one.of, "floor_passed", "2027-04-08") == "floor_over");
}

}
