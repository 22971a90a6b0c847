#include <doctest/doctest.h>

#include "learning/advice.h"
#include "learning/alike.h"
#include "learning/alike_book.h"
#include "learning/learning_testing.h"

using namespace learning;

TEST_SUITE("What was recommended before") {

TEST_CASE("the same recommendation in other order and number is nearly identical, and another of the same subject is not") {
    AlikeIndex index;
    index.add("Health visiting, the GP and the hospital should share a single growth record for each baby.");
    index.add("Housing officers should tell health visiting when a family with a baby is moved.");
    index.add("The police should record the names of all children in the home.");
    const auto found = index.like("A single record of growth should be shared by the hospital, GPs and health visitors for each baby", 5, alike_enough);
    REQUIRE_FALSE(found.empty());
    CHECK(found[0].place == 0);
    CHECK(found[0].share >= nearly_identical);
    CHECK((found.size() < 2 || found[1].share < nearly_identical));
}

TEST_CASE("the same words are wholly alike, and none in common are not alike at all") {
    AlikeIndex index;
    index.add("Weigh every baby");
    CHECK(index.like("weigh every BABY", 5, 0.1).at(0).share == doctest::Approx(1.0));
    CHECK(index.like("Rehouse tenants", 5, 0.01).empty());
}

TEST_CASE("what was taken out is found no more") {
    AlikeIndex index;
    index.remove(index.add("Weigh every baby"));
    CHECK(index.like("Weigh every baby", 5, 0.1).empty());
}

TEST_CASE("a recommendation written a moment ago is found, its newest wording alone, and an identifying one never") {
    TestTracker it;
    AlikeBook book;
    const auto of = it.desk.open("referral.received", "2024-01-10");
    const auto head = it.recommend({{"recommendation.0.text", "Weigh every baby at home"}}, "2024-01-15");
    it.recommend({{"recommendation.0.text", "Weigh every baby at home secretly"}, {"recommendation.0.identifying", "yes"}}, "2024-01-15", &of);
    auto found = book.like(it.desk.store(), "Weigh each baby at home", 5, 0.2);
    REQUIRE(found.size() == 1);
    CHECK(found[0].recommendation == head.id.to_string());
    it.say(head, "recommendation", {{"recommendation.0.text", "Rehouse tenants with mould"}}, "2024-01-16");
    CHECK(book.like(it.desk.store(), "Weigh each baby at home", 5, 0.2).empty());
    CHECK(book.like(it.desk.store(), "Rehouse tenants with mould", 5, 0.9).size() == 1);
}

}

TEST_SUITE("Advice on the words of a recommendation") {

TEST_CASE("a whole recommendation needs no advice") {
    const auto words = TestTracker::said({{"recommendation.0.text", "Replace the three growth records with one"}, {"recommendation.0.by", "2025-06-30"}, {"recommendation.0.outcome", "Faltering growth is seen within a week"},
                                          {"recommendation.0.test", "Audit of sixty records"}, {"addressee.0.target", "health_provider"}, {"addressee.0.name", "Health"}});
    CHECK(advice_on(words).empty());
}

TEST_CASE("one that reminds staff is told so, though it has an owner and a day") {
    const auto words = TestTracker::said({{"recommendation.0.text", "Staff should be reminded of the importance of curiosity"}, {"recommendation.0.by", "2025-06-30"}, {"recommendation.0.outcome", "x"}, {"recommendation.0.test", "x"}, {"addressee.0.name", "Health"}});
    CHECK(advice_on(words) == std::vector{Advice::RemindsOnly});
}

TEST_CASE("no owner, no verb of change and no day are each said") {
    CHECK(advice_on(TestTracker::said({{"recommendation.0.text", "Better multi-agency working"}, {"recommendation.0.outcome", "x"}, {"recommendation.0.test", "x"}})) == std::vector{Advice::NoOwner, Advice::NoVerb, Advice::NoDay});
}

TEST_CASE("asking a school to change the law asks the wrong body, and asking government does not") {
    const auto ask = [](const char* target) {
        return advice_on(TestTracker::said({{"recommendation.0.text", "Change the law on home education"}, {"recommendation.0.by", "2025-06-30"}, {"recommendation.0.outcome", "x"}, {"recommendation.0.test", "x"}, {"addressee.0.target", target}}));
    };
    CHECK(ask("education") == std::vector{Advice::WrongBody});
    CHECK(ask("national_government").empty());
}

}
