#include <doctest/doctest.h>

#include "learning/progress.h"

using namespace learning;
using casework::ShownCount;

namespace {

Head in_state(const char* state, const char* review = "", bool identifying = false) {
    Head head;
    head.state = state, head.review = review, head.identifying = identifying, head.text = "Weigh every baby";
    return head;
}
std::vector<Head> times(int count, const Head& head) { return std::vector<Head>(static_cast<std::size_t>(count), head); }
std::vector<Head> all(std::initializer_list<std::vector<Head>> parts) {
    std::vector<Head> list;
    for (const auto& part : parts) list.insert(list.end(), part.begin(), part.end());
    return list;
}
bool only_the_first(const std::string& review) { return review == "2026-0001"; }

}  // namespace

TEST_SUITE("Progress that everybody may see") {

TEST_CASE("a published review's recommendations stand with their text, and are counted exactly, however few they are") {
    const auto shown = progress_of(all({times(1, in_state("impact_shown", "2026-0001")), times(2, in_state("planned", "2026-0001"))}), only_the_first);
    CHECK(shown.published.size() == 3);
    CHECK(shown.counts[4] == 1);
    CHECK(shown.counts[1] == 2);
}

TEST_CASE("what is of no published review has no text on the page, whatever case or spreadsheet it came from") {
    // Accepted, and so not planned yet: 5. Planned: 4 of no review, 2 of one that is not public, 1 that identifies somebody. The rest: 5 each.
    const auto shown = progress_of(all({times(5, in_state("accepted")), times(4, in_state("planned")), times(2, in_state("planned", "2026-0002")), times(1, in_state("planned", "2026-0001", true)),
                                        times(5, in_state("actions_complete")), times(5, in_state("evidenced")), times(5, in_state("impact_shown"))}), only_the_first);
    CHECK(shown.published.empty());
    REQUIRE(shown.others.rows.size() == 5);
    CHECK(shown.others.rows[1].incidents.number == 7);
    CHECK(shown.others.total.incidents.number == 27);
}

TEST_CASE("fewer than five drawn from casework are not told, and neither can they be worked out from the total and the other rows") {
    const auto shown = progress_of(all({times(9, in_state("planned")), times(7, in_state("actions_complete")), times(2, in_state("evidenced"))}), only_the_first);
    const auto row = [&](const char* word) {
        for (const auto& one : shown.others.rows)
            if (one.word == word) return one.incidents.kind;
        return ShownCount::Kind::Number;
    };
    CHECK(row("practice_changed") == ShownCount::Kind::FewerThan5);
    int told = 0;
    for (const auto& one : shown.others.rows) told += one.incidents.kind == ShownCount::Kind::Number ? 1 : 0;
    CHECK_MESSAGE((told < 4 || shown.others.total.incidents.kind != ShownCount::Kind::Number), "one hidden row beside a total is no secret");
}

TEST_CASE("a proposal, and what was rejected, withdrawn or replaced, is counted nowhere") {
    const auto shown = progress_of(all({times(6, in_state("proposed")), times(6, in_state("rejected")), times(6, in_state("withdrawn")), times(6, in_state("superseded"))}), only_the_first);
    CHECK(shown.published.empty());
    CHECK(shown.others.total.incidents.kind == ShownCount::Kind::FewerThan5);
    CHECK(progress_of(times(1, in_state("rejected", "2026-0001")), only_the_first).published.size() == 1);
}

}
