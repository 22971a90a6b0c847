// Scenario 36 and what it leaves open.
#include <doctest/doctest.h>

#include <algorithm>

#include "disclosure/check.h"
#include "disclosure/jigsaw.h"

namespace disclosure {

namespace {

constexpr auto draft =
    "He died on Tuesday 14 January 2025. The family lived on Larkspur Avenue, and his sister went to Fernhill Academy. He had Rett syndrome and was one of twins.";

bool has(const Spans& spans, const std::string& kind) {
    return std::any_of(spans.begin(), spans.end(), [&](const Span& span) { return span.kind == kind && !span.why.empty(); });
}

}  // namespace

TEST_SUITE("Jigsaw: what is shared with a press cutting") {

TEST_CASE("scenario 36: date of death, street, school, rare diagnosis and twins are each flagged with a reason") {
    const auto spans = check(draft, {});
    for (const auto* kind : {"date", "street", "school", "condition", "siblings"}) CHECK_MESSAGE(has(spans, kind), kind);
    const auto death = std::find_if(spans.begin(), spans.end(), [](const Span& span) { return span.kind == "date"; });
    REQUIRE(death != spans.end());
    CHECK(death->why_code == "date.death");
}
TEST_CASE("scenario 36: a cutting that shares three of the facts makes the combined risk high") {
    const auto cutting = read_beside("Fictional Echo", "Neighbours on Larkspur Avenue laid flowers for the boy, a twin, who died on 14/01/2025.");
    const auto result = jigsaw(facts_of(check(draft, {})), {cutting});
    REQUIRE(result.combinations.size() == 1);
    CHECK(result.combinations[0].shared.size() == 3);
    CHECK(result.risk == Risk::High);
    REQUIRE(result.generalise_first.size() == 3);
    CHECK(result.generalise_first[0].precise);
    CHECK(result.generalise_first[2].value == "twins");
}
TEST_CASE("scenario 36: \"December 2024\" and \"a primary school\" raise none") {
    CHECK(check("In December 2024 he moved to a primary school in the next town.", {}).empty());
}
TEST_CASE("one fact in common is low, two that tell little are medium") {
    const Fact harm{Aspect::Harm, "neglect", false}, age{Aspect::Age, "under 1", false}, area{Aspect::Area, "north", false};
    CHECK(jigsaw({harm, age, area}, {{"review", {harm}}}).risk == Risk::Low);
    CHECK(jigsaw({harm, age, area}, {{"review", {harm, age}}}).risk == Risk::Medium);
    CHECK(jigsaw({harm, age, area}, {{"review", {area, harm, age}}}).risk == Risk::High);
}
TEST_CASE("nothing in common is low, and there is nothing to generalise") {
    const auto result = jigsaw({{Aspect::Harm, "neglect", false}}, {{"review", {{Aspect::Harm, "drowning", false}}}});
    CHECK(result.risk == Risk::Low);
    CHECK(result.combinations.empty());
    CHECK(result.generalise_first.empty());
}
TEST_CASE("facts shared by two readers are different combinations: they are not added up") {
    const Fact harm{Aspect::Harm, "neglect", false}, age{Aspect::Age, "under 1", false}, area{Aspect::Area, "north", false};
    CHECK(jigsaw({harm, age, area}, {{"one", {harm, age}}, {"two", {area}}}).risk == Risk::Medium);
}

}

}  // namespace disclosure
