#include <doctest/doctest.h>

#include <set>

#include "casework/keeping_store.h"
#include "casework/review_group.h"
#include "casework/review_testing.h"
#include "casework/reviewer_register.h"

using namespace casework;

namespace {

void add(TestDesk& desk, std::int64_t partnership, const char* name, const char* methods) {
    desk.store().write([&](store::Transaction& t) {
        register_reviewer(t, desk.ground(), {.id = {}, .partnership = partnership, .name = name, .organisation = "Independent", .experience = "Children's nursing", .methods = methods, .availability = "From May", .conflicts = "None", .removed_why = {}, .written_by = {}}, TestDesk::on("2026-01-05"));
    });
}
ReviewerList asked(TestDesk& desk, const ReviewersWanted& wanted) {
    return desk.store().read([&](store::Snapshot& snapshot) { return registered_reviewers(snapshot, wanted); });
}

}  // namespace

TEST_SUITE("The register of reviewers, and what a case review group watches") {

TEST_CASE("a partnership sees its own reviewers alone, found by name or method in whatever capitals") {
    TestDesk desk;
    add(desk, 1, "Reva Fictional-Ash", "Systems method"), add(desk, 1, "Ilo Fictional-Birch", "Appreciative enquiry"), add(desk, 2, "Uma Fictional-Cedar", "Systems method");
    CHECK(asked(desk, {.partnerships = {1}}).total == 2);
    CHECK(asked(desk, {.partnerships = {}}).total == 0);
    const auto found = asked(desk, {.partnerships = {1}, .words = "SYSTEMS"});
    REQUIRE(found.reviewers.size() == 1);
    CHECK(found.reviewers[0].name == "Reva Fictional-Ash");
}
TEST_CASE("an appointment in a case counts beside the reviewer's name, and who has most comes first where that is asked") {
    TestDesk desk;
    add(desk, 1, "Ilo Fictional-Birch", "Systems method"), add(desk, 1, "Reva Fictional-Ash", "Systems method");
    const auto of = desk.open("lcspr.initiated", "2026-01-16");
    desk.write(of, "appointment", appointment("2026-01-20"), "2026-01-20");
    CHECK(asked(desk, {.partnerships = {1}}).reviewers[0].name == "Ilo Fictional-Birch");
    const auto list = asked(desk, {.partnerships = {1}, .sort = ReviewersWanted::Sort::Appointments});
    CHECK(list.reviewers[0].name == "Reva Fictional-Ash");
    CHECK(list.reviewers[0].appointments == 1);
    CHECK(list.reviewers[1].appointments == 0);
}
TEST_CASE("whoever is removed from the register stays on record with the first reason") {
    TestDesk desk;
    add(desk, 1, "Reva Fictional-Ash", "Systems method");
    const auto id = asked(desk, {.partnerships = {1}}).reviewers[0].id;
    desk.store().write([&](store::Transaction& t) { remove_reviewer(t, id, "Retired", TestDesk::on("2026-03-02")), remove_reviewer(t, id, "Another reason", TestDesk::on("2026-03-03")); });
    CHECK(asked(desk, {.partnerships = {1}}).total == 0);
    const auto all = asked(desk, {.partnerships = {1}, .with_removed = true});
    REQUIRE(all.total == 1);
    CHECK(all.reviewers[0].removed_why == "Retired");
}
TEST_CASE("an entry that is changed keeps what it said before, with who and when, and counts appointments under any of its names") {
    TestDesk desk;
    add(desk, 1, "Reva Fictional-Ash", "Systems method");
    const auto of = desk.open("lcspr.initiated", "2026-01-16");
    desk.write(of, "appointment", appointment("2026-01-20"), "2026-01-20");
    auto seen = asked(desk, {.partnerships = {1}}).reviewers[0];
    const auto stale = seen;
    seen.name = "Reva Fictional-Elm", seen.availability = "From June";
    const auto edit = [&](const RegisteredReviewer& one, const char* day) { return desk.store().write([&](store::Transaction& t) { return edit_reviewer(t, one, TestDesk::on(day)); }); };
    CHECK(edit(seen, "2026-03-02"));
    CHECK_FALSE(edit(stale, "2026-03-03"));  // Written over a version that is no longer the newest.
    const auto versions = desk.store().read([&](store::Snapshot& snapshot) { return reviewer_versions(snapshot, seen.id); });
    REQUIRE(versions.size() == 2);
    CHECK(versions[0].name == "Reva Fictional-Ash");
    CHECK(versions[1].availability == "From June");
    CHECK(base::to_iso(versions[1].written_at).substr(0, 10) == "2026-03-02");
    const auto now = asked(desk, {.partnerships = {1}}).reviewers[0];
    CHECK(now.name == "Reva Fictional-Elm");
    CHECK(now.appointments == 1);
    desk.store().write([&](store::Transaction& t) { remove_reviewer(t, seen.id, "Retired", TestDesk::on("2026-03-04")); });
    CHECK_FALSE(edit(now, "2026-03-05"));
}
TEST_CASE("a long list comes in pages that leave nobody out") {
    TestDesk desk;
    for (const char* name : {"A", "B", "C"}) add(desk, 1, name, "");
    std::set<std::string> names;
    for (int page : {1, 2, 3})
        for (const auto& one : asked(desk, {.partnerships = {1}, .page = page, .size = 2}).reviewers) names.insert(one.name);
    CHECK(names.size() == 3);
}
TEST_CASE("there are eighteen markers, from the referral to implementation") {
    REQUIRE(quality_markers().size() == 18);
    CHECK(quality_markers().front() == "marker_referral");
    CHECK(quality_markers().back() == "marker_implementation");
}
TEST_CASE("a marker that is judged again stands as it was judged last, and a destroyed case keeps no row") {
    TestDesk desk;
    const auto of = desk.open("lcspr.active", "2026-01-16");
    const auto standing = [&] { return desk.store().read([&](store::Snapshot& snapshot) { return standing_of(snapshot, "marker_governance", {of}); }); };
    CHECK(standing().empty());
    for (const char* how : {"marker_not_met", "marker_partly"})
        desk.write(of, "quality_marker", {{"marker.0.marker", "marker_governance"}, {"marker.0.standing", how}, {"marker.0.evidence", "Minutes"}, {"marker.0.on", "2026-03-02"}}, "2026-03-02");
    CHECK(standing().at(of.key) == "marker_partly");
    desk.store().write([&](store::Transaction& t) { watch(t, of, "review", true, TestDesk::on("2026-03-02")), remove_material(t, of, TestDesk::on("2026-03-03").at); });
    CHECK(standing().empty());
    CHECK(desk.store().read([&](store::Snapshot& snapshot) { return watched(snapshot, {of}); }).empty());
}
TEST_CASE("one group watches the review and another the plans, and each can stop alone") {
    TestDesk desk;
    const auto of = desk.open("lcspr.active", "2026-01-16");
    const auto now = [&] { return desk.store().read([&](store::Snapshot& snapshot) { return watched(snapshot, {of})[of.key]; }); };
    desk.store().write([&](store::Transaction& t) {
        for (const char* what : {"review", "review", "single_agency_plans"}) watch(t, of, what, true, TestDesk::on("2026-03-02"));
    });
    CHECK(now() == std::vector<std::string>{"review", "single_agency_plans"});
    desk.store().write([&](store::Transaction& t) { watch(t, of, "review", false, TestDesk::on("2026-03-03")); });
    CHECK(now() == std::vector<std::string>{"single_agency_plans"});
}

}
