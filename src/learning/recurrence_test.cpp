#include <doctest/doctest.h>

#include "learning/learning_testing.h"
#include "learning/recurrence.h"

using namespace learning;

namespace {

/// Two cases, a year apart; the first with a recommendation.
struct TwoCases : TestTracker {
    casework::Case first = desk.open("referral.received", "2023-01-10"), second = desk.open("referral.received", "2024-01-10");
    CodedFeatures features;

    void refer(const casework::Case& of, const char* age, const char* harm, const char* day) { desk.write(of, "referral", {{"child.0.age", age}, {"child.0.harm", harm}}, day); }
    std::vector<Recurrence> found(const casework::Case& now, casework::MayBeAsked may = {.notification = true, .referral = true}) {
        const std::vector<std::string> both{first.id.to_string(), second.id.to_string()};
        return desk.store().read([&](store::Snapshot& s) { return recurrences(s, desk.ground(), features, casework::case_at(s, now.key), may, both); });
    }
};

}  // namespace

TEST_SUITE("Recurrence: what was meant to prevent this") {

TEST_CASE("an earlier case with the same band of age and kind of harm shows its recommendations; the later one shows none to it") {
    TwoCases it;
    it.recommend({{"recommendation.0.text", "Weigh every baby"}}, "2023-03-01", &it.first);
    it.refer(it.first, "0", "neglect", "2023-01-11"), it.refer(it.second, "0", "neglect", "2024-01-11");
    const auto found = it.found(it.second);
    REQUIRE(found.size() == 1);
    CHECK(found.front().case_reference == it.first.reference);
    CHECK(found.front().recommendations.front().text == "Weigh every baby");
    CHECK(it.found(it.first).empty());
}

TEST_CASE("the same harm to a child of another age is no recurrence, nor another harm at the same age") {
    TwoCases it;
    it.recommend({{"recommendation.0.text", "Weigh every baby"}}, "2023-03-01", &it.first);
    it.refer(it.first, "0", "neglect", "2023-01-11"), it.refer(it.second, "15", "neglect", "2024-01-11");
    CHECK(it.found(it.second).empty());
    it.refer(it.second, "0", "drowning", "2024-01-12");
    CHECK(it.found(it.second).empty());
}

TEST_CASE("what is written about a case afterwards counts at once, though its features were kept") {
    TwoCases it;
    it.recommend({{"recommendation.0.text", "Weigh every baby"}}, "2023-03-01", &it.first);
    it.refer(it.first, "0", "neglect", "2023-01-11");
    CHECK(it.found(it.second).empty());
    it.refer(it.second, "0", "neglect", "2024-01-12");
    CHECK(it.found(it.second).size() == 1);
}

TEST_CASE("whoever may not read the referral learns nothing from it") {
    TwoCases it;
    it.recommend({{"recommendation.0.text", "Weigh every baby"}}, "2023-03-01", &it.first);
    it.refer(it.first, "0", "neglect", "2023-01-11"), it.refer(it.second, "0", "neglect", "2024-01-11");
    CHECK(it.found(it.second).size() == 1);
    CHECK(it.found(it.second, {.notification = true, .referral = false}).empty());
}

TEST_CASE("an earlier case without recommendations, or one whose key was destroyed, prevents nothing") {
    TwoCases it;
    it.refer(it.first, "0", "neglect", "2023-01-11"), it.refer(it.second, "0", "neglect", "2024-01-11");
    CHECK(it.found(it.second).empty());
    it.recommend({{"recommendation.0.text", "Weigh every baby"}}, "2023-03-01", &it.first);
    CHECK(it.found(it.second).size() == 1);
    it.desk.ground().keys.destroy(it.first.seal);
    CHECK(it.found(it.second).empty());
}

}
