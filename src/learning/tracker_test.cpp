#include <doctest/doctest.h>

#include "learning/learning_testing.h"
#include "learning/tracker.h"

using namespace learning;

namespace {

TrackerPage list(TestTracker& it, const Reader& reader, TrackerWanted wanted = {}) {
    wanted.today = *base::parse_day("2024-07-01");
    return it.desk.store().read([&](store::Snapshot& s) { return tracker(s, reader, wanted); });
}

}  // namespace

TEST_SUITE("The tracker") {

TEST_CASE("nothing that was said is written over: an earlier wording stays with who wrote it and when") {
    TestTracker it;
    const auto head = it.recommend({{"recommendation.0.text", "Weigh every baby"}}, "2024-01-15");
    it.say(head, "recommendation", {{"recommendation.0.text", "Weigh every baby at each visit"}}, "2024-02-15");
    const auto thread = it.thread(head);
    REQUIRE(thread.entries.size() == 2);
    CHECK(thread.entries[0].answers.of("recommendation", "text") == "Weigh every baby");
    CHECK(base::to_iso(thread.entries[0].written_at) == "2024-01-15T12:00:00.000Z");
    CHECK(thread.head.text == "Weigh every baby at each visit");
}

TEST_CASE("words of an identifying recommendation stand in no plain column, nor those that were plain before it was marked") {
    TestTracker it;
    const auto of = it.desk.open("referral.received", "2024-01-10");
    const auto head = it.recommend({{"recommendation.0.text", "Rehouse Robin Fictional-Ash"}}, "2024-01-15", &of);
    CHECK(head.text == "Rehouse Robin Fictional-Ash");
    it.say(head, "recommendation", {{"recommendation.0.text", "Rehouse Robin Fictional-Ash soon"}, {"recommendation.0.identifying", "yes"}}, "2024-01-16");
    const auto thread = it.thread(head);
    CHECK(thread.head.identifying);
    CHECK(thread.head.text.empty());
    CHECK(thread.entries[0].answers.of("recommendation", "text") == "Rehouse Robin Fictional-Ash");
    CHECK(thread.entries[1].answers.of("recommendation", "text") == "Rehouse Robin Fictional-Ash soon");
    it.desk.ground().keys.destroy(of.seal);
    CHECK(it.thread(head).entries[0].answers.empty());
}

TEST_CASE("a proposal and an identifying one are for those of the case; the rest is for the partnership that keeps the tracker") {
    TestTracker it;
    const auto of = it.desk.open("referral.received", "2024-01-10");
    const auto proposed = it.recommend({{"recommendation.0.text", "One"}, {"addressee.0.name", "Health"}}, "2024-01-15", &of);
    it.recommend({{"recommendation.0.text", "Two"}, {"recommendation.0.identifying", "yes"}}, "2024-01-15", &of);
    const Reader member{.cases = {of.id.to_string()}, .partnerships = {}, .closed_cases = {}, .agency = {}, .agency_partnership = 0};
    const Reader manager{.cases = {}, .partnerships = {1}, .closed_cases = {}, .agency = {}, .agency_partnership = 0};
    const Reader shut_out{.cases = {}, .partnerships = {1}, .closed_cases = {of.id.to_string()}, .agency = {}, .agency_partnership = 0};
    const Reader agency{.cases = {}, .partnerships = {}, .closed_cases = {}, .agency = "Health", .agency_partnership = 1};
    CHECK(list(it, member).all == 2);
    CHECK(list(it, manager).all == 0);
    it.say(proposed, "addressee_response", {{"response.0.answer", "answer_accepted"}, {"response.0.on", "2024-02-01"}}, "2024-02-01", "0");
    CHECK(it.step(proposed, "accept", "2024-02-01") == "");
    CHECK(list(it, manager).all == 1);
    CHECK(list(it, agency).all == 1);
    CHECK(list(it, shut_out).all == 0);
    auto part_of_the_name = agency;
    part_of_the_name.agency = "Heal";
    CHECK_MESSAGE(list(it, part_of_the_name).all == 0, "an agency is not shown what is addressed to one whose name holds its own");
}

TEST_CASE("overdue ones come first and are counted; those without a day come last") {
    TestTracker it;
    const Reader manager{.cases = {}, .partnerships = {1}, .closed_cases = {}, .agency = {}, .agency_partnership = 0};
    it.recommend({{"recommendation.0.text", "No day"}}, "2024-01-15");
    it.recommend({{"recommendation.0.text", "Later"}, {"recommendation.0.by", "2024-12-01"}}, "2024-01-15");
    it.recommend({{"recommendation.0.text", "Late"}, {"recommendation.0.by", "2024-06-30"}}, "2024-01-15");
    const auto page = list(it, manager);
    REQUIRE(page.heads.size() == 3);
    CHECK(page.heads[0].text == "Late");
    CHECK(page.heads[2].text == "No day");
    CHECK(page.overdue == 1);
    CHECK(list(it, manager, {.words = "later"}).total == 1);
    CHECK(list(it, manager, {.due = TrackerWanted::Due::Overdue}).total == 1);
    CHECK(list(it, manager, {.due = TrackerWanted::Due::NoDay}).total == 1);
}

TEST_CASE("what an agency has open is counted by its name, whatever its capitals") {
    TestTracker it;
    const auto head = it.recommend({{"recommendation.0.text", "One"}, {"addressee.0.name", "Eastmarch Homes"}}, "2024-01-15");
    it.say(head, "addressee_response", {{"response.0.answer", "answer_accepted"}, {"response.0.on", "2024-02-01"}}, "2024-02-01", "0");
    const auto open = [&] { return it.desk.store().read([&](store::Snapshot& s) { return open_parts(s, 1, "EASTMARCH homes"); }); };
    CHECK(open() == 0);
    CHECK(it.step(head, "accept", "2024-02-01") == "");
    CHECK(open() == 1);
    CHECK(it.step(head, "withdraw", "2024-03-01", "Overtaken") == "");
    CHECK(open() == 0);
}

}
