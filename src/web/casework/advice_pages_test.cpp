// A decision beside the group's advice, through its pages. Everything is fictional.
#include "web/casework/office_testing.h"

using namespace web::test;

namespace {

bool says(const std::string& page, std::string_view words) { return page.find(words) != std::string::npos; }

}  // namespace

TEST_SUITE("casework pages: advice and decision") {

TEST_CASE("a decision that departs from the advice is not kept without reasons: the field is named, and what was typed stays") {
    Office office;
    const auto who = office.manager("hazel-keeper");
    const auto of = office.case_of(who, "Child Hazel");
    office.house.join(of.id.to_string(), who, identity::Role::Chair);
    const auto path = "/cases/" + of.reference;
    REQUIRE(office.post(who, path + "/advice/new", "advice.0.about=triage&advice.0.triage=definition_met&advice.0.who=The+group&advice.0.minority=One+saw+it+otherwise").starts_with("303"));
    const std::string decision = "triage.0.outcome=not_met&triage.0.who=Hazel+Keeper&triage.0.reasons=Not+serious";
    const auto refused = office.post(who, path + "/triage/new", decision);
    CHECK(refused.starts_with("422"));
    CHECK(says(refused, "<title>Error:"));
    CHECK(says(refused, "#triage.0.departs"));
    CHECK(says(refused, "Not serious"));
    CHECK(office.post(who, path + "/triage/new", decision + "&triage.0.departs=The+hospital+has+since+written").starts_with("303"));
    CHECK(office.post(who, path + "/triage/new", "triage.0.outcome=definition_met").starts_with("303"));
    const auto advice = office.get(who, path + "/advice");
    CHECK(says(advice, "The definition is met"));
    CHECK_FALSE(says(advice, "The hospital has since written"));
}
TEST_CASE("the step says what it waits for, in words of the work") {
    Office office;
    const auto who = office.manager("hazel-keeper");
    const auto of = office.case_of(who, "Child Hazel");
    office.house.join(of.id.to_string(), who, identity::Role::Chair);
    CHECK(says(office.get(who, "/cases/" + of.reference + "/steps/not_met"), "the case review group’s advice; where the decision on the referral departs from it, why"));
}

}
