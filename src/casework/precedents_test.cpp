// Everything here is invented.
#include "casework/precedents.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "casework/case_testing.h"

using namespace casework;

namespace {

bool has(const std::vector<std::string>& list, const std::string& value) { return std::ranges::find(list, value) != list.end(); }
bool has_word(const std::string& text, const std::string& word) { return (" " + text + " ").find(" " + word + " ") != std::string::npos; }

/// A case with a rapid review begun, a notification and a person.
struct Begun {
    Begun() : of{desk.open("rr.draft", "2026-05-12", true)} {
        desk.write(of, "notification", {{"child.0.forename", "Rowan"}, {"child.0.surname", "Fictional"}, {"child.0.born_on", "2026-03-01"}, {"child.0.harm", "neglect\nsudden_infant_death"},
                                        {"child.0.known_to", "social_care\nhealth"}, {"incident.0.on", "2026-05-04"}, {"case.0.outline", "Outline of the incident."}, {"family.0.name", "Hazel Invented"}}, "2026-05-12");
        desk.write(of, "rapid_review", {{"cover.0.authors", "An Author"}, {"incident.0.summary", "There was black mould."}, {"contributors.0.gave", "Everybody who came."}}, "2026-05-12");
    }
    TestDesk desk;
    Case of;
};

}  // namespace

TEST_SUITE("Precedents") {

TEST_CASE("what is asked about is what the rapid review says, and neither who wrote it nor who came") {
    Begun begun;
    const auto asked = likeness_of(begun.desk.file(begun.of), {}, "en");
    CHECK(has(asked.texts, "There was black mould."));
    CHECK_FALSE(has(asked.texts, "Everybody who came."));
    CHECK_FALSE(has(asked.texts, "An Author"));
}
TEST_CASE("every word of a name in the case is left out of what is asked") {
    Begun begun;
    const auto asked = likeness_of(begun.desk.file(begun.of), {.notification = true}, "en");
    for (const char* word : {"rowan", "fictional", "hazel", "invented"}) CHECK_MESSAGE(has_word(asked.names, word), word);
}
TEST_CASE("whoever may not read the notification learns nothing from it by what is offered") {
    Begun begun;
    const auto without = likeness_of(begun.desk.file(begun.of), {}, "en");
    CHECK(without.harm.empty());
    CHECK(without.ages.empty());
    CHECK_FALSE(has(without.texts, "Outline of the incident."));
    const auto with = likeness_of(begun.desk.file(begun.of), {.notification = true}, "en");
    CHECK(has(with.texts, "Outline of the incident."));
    CHECK(has(with.harm, "neglect"));
}
TEST_CASE("a child of nine weeks is of the band 28 days to under 6 months and of the first year; health as a whole is no agency") {
    Begun begun;
    const auto asked = likeness_of(begun.desk.file(begun.of), {.notification = true}, "en");
    CHECK(has(asked.ages, "under-1"));
    CHECK(has(asked.ages, "28-days-to-under-6-months"));
    CHECK_FALSE(has(asked.ages, "1-to-5"));
    CHECK(has(asked.harm, "sudden-unexpected-death-in-infancy"));
    CHECK(asked.agencies.size() == 1);
}
TEST_CASE("a citation keeps review, paragraph and words with the case; taking it back keeps what was cited in its versions") {
    Begun begun;
    PrecedentMade made{.standing = PrecedentStanding::Cited, .passage = {}, .section = "about_analysis", .why = "It was the same here."};
    made.passage.review.reference = {2026, 417}, made.passage.review.title = "A review", made.passage.anchor = "p4-12", made.passage.number = "4.12", made.passage.text = "Nobody asked about the mould.";
    const auto record = begun.desk.write(begun.of, "precedent", answers_of(made), "2026-05-13");
    const auto kept = precedents_of(begun.desk.file(begun.of));
    REQUIRE(kept.size() == 1);
    CHECK(kept[0].standing == PrecedentStanding::Cited);
    CHECK(kept[0].review == collection::Reference{2026, 417});
    CHECK(kept[0].record.answers.of("precedent", "quotation") == "Nobody asked about the mould.");
    made.standing = PrecedentStanding::TakenBack;
    begun.desk.store().write([&](store::Transaction& t) { return write_anew(t, begun.desk.ground(), begun.of, record, answers_of(made), TestDesk::on("2026-05-14")).has_value(); });
    CHECK(precedents_of(begun.desk.file(begun.of))[0].standing == PrecedentStanding::TakenBack);
    const auto all = begun.desk.store().read([&](store::Snapshot& snapshot) { return versions(snapshot, begun.desk.ground(), begun.of, record); });
    REQUIRE(all.size() == 2);
    CHECK(all[0].answers.of("precedent", "standing") == "cited");
}

}
