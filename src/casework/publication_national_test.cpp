// A national review from the Panel's decision to the end of its three years, published from here. Fictional; days were worked by hand.
#include <algorithm>

#include "casework/publication_reading.h"
#include "casework/review_testing.h"

using namespace casework;

namespace {

Doer as_second(std::string_view day) {
    auto doer = TestDesk::on(day);
    doer.who = audit::Who::account(base::PublicId::make(base::system_random()));
    return doer;
}

void write_as(TestDesk& desk, const Case& of, const char* form, const Answers& answers, const Doer& doer) {
    desk.store().write([&](store::Transaction& t) { write_down(t, desk.ground(), case_at(t, of.key), {form, answers}, doer); });
}

struct National {
    TestReview review{"decision.final", "2026-01-16"};
    TestDesk& desk = review.parts().first;
    const Case& of = review.parts().second;

    National() {
        review.commission("2026-01-20"), review.agree_terms("2026-01-26");
        review.national_letter("2026-02-06", "2026-02-09");
        REQUIRE(desk.step(of, "panel_takes_national", "2026-02-09") == "");
        review.decide_link("merge_national", "local_authority\nhealth\npolice", "2026-02-17");
        REQUIRE(desk.step(of, "merge_national", "2026-02-17") == "");
    }
    void check(const char* day) { review.check_disclosure(day); }
    void plan(const char* mode, const char* reasons = "", const char* minister_on = "") {
        desk.write(of, "publication_plan", {{"plan.0.mode", mode}, {"plan.0.on", "2026-08-03"}, {"plan.0.reasons", reasons}, {"plan.0.reasons_minister_on", minister_on}}, "2026-07-01");
    }
    void copy(const char* to, const char* on) { desk.write(of, "publication_copy", {{"copy.0.to", to}, {"copy.0.on", on}, {"copy.0.by", "Secretariat"}}, on); }
    void make_ready() {
        desk.write(of, "publication_telling", {{"telling.0.who", "family"}, {"telling.0.on", "2026-07-24"}}, "2026-07-24");
        write_as(desk, of, "publication_files", answers_of({{"text.0.sha256", "00"}, {"file.0.name", "report.txt"}, {"file.0.sha256", "00"}, {"file.0.differing", "0"}}), TestDesk::on("2026-07-25"));
        write_as(desk, of, "publication_first", answers_of({{"first.0.read", "yes"}}), TestDesk::on("2026-07-27"));
        write_as(desk, of, "publication_second", answers_of({{"second.0.read", "yes"}}), as_second("2026-07-27"));
    }
};

}  // namespace

TEST_SUITE("a national report that is published from here") {

TEST_CASE("its report goes to the Secretary of State seven working days before; it stays public for three years from the day of publication") {
    National one;
    CHECK(one.desk.step(one.of, "schedule_publication", "2026-07-01") == "national_checked mode mode_reasons planned_day");
    one.check("2026-06-30"), one.plan("full");
    REQUIRE(one.desk.step(one.of, "schedule_publication", "2026-07-01") == "");
    CHECK(publication_scheme(one.desk.file(one.of)) == PublicationScheme::National);
    // Monday 3 August, back over Friday 31, Thursday 30, Wednesday 29, Tuesday 28, Monday 27, Friday 24 to Thursday 23 July.
    CHECK(one.desk.due(one.of, "national-copies") == "2026-07-23");
    CHECK(one.desk.step(one.of, "copies_sent", "2026-07-23") == "copies");
    one.copy("minister", "2026-07-23");
    REQUIRE(one.desk.step(one.of, "copies_sent", "2026-07-23") == "");
    one.make_ready();
    CHECK(one.desk.step(one.of, "publish", "2026-08-02") == "publication_day");
    REQUIRE(one.desk.step(one.of, "publish", "2026-08-03") == "");
    CHECK(one.desk.state(one.of) == "published");
    CHECK(one.desk.due(one.of, "national-floor") == "2029-08-03");
    CHECK(one.desk.due(one.of, "floor") == "none");
    CHECK(one.desk.step(one.of, "floor_passed", "2027-08-04") == "floor_over");
    CHECK(one.desk.step(one.of, "floor_passed", "2029-08-03") == "floor_over");
    REQUIRE(one.desk.step(one.of, "floor_passed", "2029-08-04") == "");
    REQUIRE(one.desk.step(one.of, "keep_public", "2029-08-06") == "");
    CHECK(one.desk.state(one.of) == "pub.archived");
}
TEST_CASE("publication here meets the six months of the national review") {
    National one;
    CHECK(one.desk.due(one.of, "national-review") == "2026-08-06");
    one.check("2026-06-30"), one.plan("full");
    REQUIRE(one.desk.step(one.of, "schedule_publication", "2026-07-01") == "");
    one.copy("minister", "2026-07-23");
    REQUIRE(one.desk.step(one.of, "copies_sent", "2026-07-23") == "");
    one.make_ready();
    REQUIRE(one.desk.step(one.of, "publish", "2026-08-03") == "");
    const auto file = one.desk.file(one.of);
    const auto clock = std::ranges::find(file.clocks, "national-review", &Clock::rule);
    REQUIRE(clock != file.clocks.end());
    CHECK(clock->met_on == base::parse_day("2026-08-03"));
}
TEST_CASE("of a national report that is not published whole the Secretary of State is told why; the Panel decided it") {
    National one;
    one.check("2026-06-30"), one.plan("improvements_only", "A child could be found");
    REQUIRE(one.desk.step(one.of, "schedule_publication", "2026-07-01") == "");
    one.copy("minister", "2026-07-23");
    CHECK(one.desk.step(one.of, "copies_sent", "2026-07-23") == "mode_reasons_sent");
    one.plan("improvements_only", "A child could be found", "2026-07-22");
    CHECK(one.desk.step(one.of, "copies_sent", "2026-07-23") == "");
}
TEST_CASE("a national report that was held back is not planned without its check either") {
    National one;
    const auto hold = [&](const char* told, const char* ended, const char* day) {
        one.desk.write(one.of, "publication_hold", {{"hold.0.on", "2026-06-01"}, {"hold.0.cause", "criminal_proceedings"}, {"hold.0.reasons", "A trial"}, {"hold.0.told_minister_on", told}, {"hold.0.ended_on", ended}}, day);
    };
    hold("", "", "2026-06-01");
    CHECK(one.desk.step(one.of, "hold_publication", "2026-06-01") == "hold_reasons");
    hold("2026-06-01", "", "2026-06-01");  // The Panel knows: it holds its own report back.
    REQUIRE(one.desk.step(one.of, "hold_publication", "2026-06-01") == "");
    hold("2026-06-01", "2026-06-20", "2026-06-20");
    one.plan("full");
    CHECK(one.desk.step(one.of, "resume_publication", "2026-07-01") == "national_checked");
    one.check("2026-07-01");
    CHECK(one.desk.step(one.of, "resume_publication", "2026-07-01") == "");
}
TEST_CASE("a check of the local draft is not one of the national report") {
    TestReview review{"decision.final", "2026-01-16"};
    auto [desk, of] = review.parts();
    review.commission("2026-01-20"), review.agree_terms("2026-01-26"), review.draft("2026-01-30"), review.quality_assure("2026-02-02");
    review.national_letter("2026-02-06", "2026-02-09");
    REQUIRE(desk.step(of, "panel_takes_national", "2026-02-09") == "");
    review.decide_link("merge_national", "local_authority\nhealth\npolice", "2026-02-17");
    REQUIRE(desk.step(of, "merge_national", "2026-02-17") == "");
    CHECK(desk.step(of, "schedule_publication", "2026-07-01").find("national_checked") != std::string::npos);
}

}
