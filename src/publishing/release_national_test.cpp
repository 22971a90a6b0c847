// A national report from its plan to the collection, of a case that was entered at that stage. Fictional; days were worked by hand.
#include <algorithm>

#include "publishing/release_testing.h"

using namespace publishing;

namespace {

struct NationalReport : Publishing {
    NationalReport() {
        of = desk.open("national.active", "2026-02-02");
        desk.write(of, "publication_plan", {{"plan.0.mode", "full"}, {"plan.0.on", "2026-04-07"}, {"plan.0.at", "10:00"}}, "2026-03-02");
        desk.write(of, "report_cover", {{"cover.0.title", "Child A"}, {"reviewer.0.name", "R. Fictional-Reviewer"}}, "2026-03-02");
    }
    void check(const char* when) {
        casework::Answers answers, mark;
        for (const auto& [field, said] : {std::pair{"outcome", "nothing_identifies"}, {"how", "Read twice"}, {"by", "Secretariat"}, {"on", "2026-03-02"}}) answers.set({"check", 0, field}, said);
        mark.set({"mark", 0, "text_hash"}, "a1");
        desk.store().write([&](store::Transaction& t) {
            const auto record = casework::write_down(t, desk.ground(), casework::case_at(t, of.key), {.form = "disclosure_check", .answers = answers}, by(second, when));
            casework::write_down(t, desk.ground(), casework::case_at(t, of.key), {.form = "text_mark", .answers = mark, .parent = record.id.to_string()}, by(second, when));
        });
    }
};

}  // namespace

TEST_CASE("a national report reaches the collection under its own name, and stays there three years") {
    NationalReport one;
    CHECK(one.desk.step(one.of, "schedule_publication", "2026-03-03") == "national_checked");
    one.check("2026-03-02T09:00:00Z");
    REQUIRE(one.desk.step(one.of, "schedule_publication", "2026-03-03") == "");
    // Tuesday 7 April 2026; Good Friday and Easter Monday lie between: back over 2, 1 April, 31, 30, 27, 26 to 25 March.
    CHECK(one.desk.due(one.of, "national-copies") == "2026-03-25");
    one.desk.write(one.of, "publication_copy", {{"copy.0.to", "minister"}, {"copy.0.on", "2026-03-25"}, {"copy.0.by", "Secretariat"}}, "2026-03-25");
    REQUIRE(one.desk.step(one.of, "copies_sent", "2026-03-25") == "");
    one.desk.write(one.of, "publication_telling", {{"telling.0.who", "family"}, {"telling.0.on", "2026-03-30"}}, "2026-03-30");
    one.keep();
    one.approve_both();
    const auto entry = catalogued(one.desk.file(one.of), "National Panel (fictional)");
    CHECK(entry.review_type == "National child safeguarding practice review");
    const auto released = release(one.press, one.of, entry, one.by(one.second, "2026-04-07T09:00:00Z"));
    REQUIRE(released);
    const auto review = one.catalogue().review(*released);
    REQUIRE(review);
    CHECK(review->review_type == "National child safeguarding practice review");
    CHECK(one.desk.state(one.of) == "published");
    CHECK(one.desk.due(one.of, "national-floor") == "2029-04-07");
    CHECK(one.desk.step(one.of, "floor_passed", "2027-04-08") == "floor_over");
}
