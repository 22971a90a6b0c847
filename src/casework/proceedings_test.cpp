#include "casework/proceedings.h"

#include "casework/review_testing.h"

using namespace casework;

TEST_SUITE("Proceedings alongside") {

TEST_CASE("33: a hold for a trial is looked at again three months after it began, and after each time that somebody looked") {
    TestDesk desk;
    const auto of = desk.open("lcspr.active", "2026-01-16");
    const auto again = [&] { return look_again(desk.file(of), *desk.file(of).last("proceeding"), desk.ground()); };
    desk.write(of, "proceeding", {{"proceeding.0.kind", "criminal_trial"}, {"proceeding.0.effect", "blocks_publication"}, {"proceeding.0.from", "2026-07-06"}}, "2026-07-06");
    CHECK(again() == base::parse_day("2026-10-06"));
    desk.write(of, "proceeding", {{"proceeding.0.kind", "criminal_trial"}, {"proceeding.0.effect", "blocks_publication"}, {"proceeding.0.from", "2026-07-06"}, {"proceeding.0.reviewed_on", "2026-08-31"}}, "2026-08-31");
    CHECK(again() == base::parse_day("2026-11-30"));
}
TEST_CASE("what only informs, and what has ended, holds nothing back and needs no second look") {
    TestDesk desk;
    const auto of = desk.open("lcspr.active", "2026-01-16");
    desk.write(of, "proceeding", {{"proceeding.0.kind", "inquest"}, {"proceeding.0.effect", "informs_only"}, {"proceeding.0.from", "2026-01-05"}}, "2026-01-16");
    desk.write(of, "proceeding", {{"proceeding.0.kind", "police_investigation"}, {"proceeding.0.effect", "blocks_contact\nblocks_interview"}, {"proceeding.0.from", "2026-01-05"}, {"proceeding.0.ended_on", "2026-01-12"}}, "2026-01-16");
    const auto file = desk.file(of);
    CHECK(in_the_way(file, "blocks_contact").empty());
    for (const auto* one : file.all("proceeding")) CHECK_FALSE(look_again(file, *one, desk.ground()).has_value());
}
TEST_CASE("contact with the family is held back by what blocks contact, and a practitioner event by what blocks interviews") {
    TestDesk desk;
    const auto of = desk.open("lcspr.active", "2026-01-16");
    desk.write(of, "proceeding", {{"proceeding.0.kind", "police_investigation"}, {"proceeding.0.effect", "blocks_contact"}}, "2026-01-16");
    CHECK(in_the_way(desk.file(of), held_back_by("contact")).size() == 1);
    CHECK(in_the_way(desk.file(of), held_back_by("practitioner_event")).empty());
    CHECK(held_back_by("terms").empty());
}

}
