// Inbox, choices and feedback as people use them, at the real reception. Everything is fictional.
#include "notices/choice.h"
#include "web/casework/office_testing.h"

using namespace web::test;

namespace {

bool has(const std::string& page, const std::string& words) { return page.find(words) != std::string::npos; }

/// The address of the first form that marks a notice as read.
std::string first_mark(const std::string& page) {
    const auto at = page.find("/notifications/", page.find("class=\"notice notice--new\""));
    REQUIRE(at != std::string::npos);
    return page.substr(at, page.find('"', at) - at);
}

}  // namespace

TEST_SUITE("casework pages: notices") {

TEST_CASE("whoever breaks the glass is told of by name, with the reason, to the two others; who does not belong to the case gets its code and no link") {
    Office office;
    const auto keeper = office.manager("hazel-keeper"), breaker = office.manager("night-duty"), third = office.manager("third-manager");
    const auto code = office.case_of(keeper, "Child Hazel").reference;
    CHECK(office.post(breaker, std::string{"/cases/"} + code + "/break-glass", "reason=A+call+at+night&hours=2").starts_with(std::string{"303 /cases/"} + code));
    const auto kept = office.get(keeper, "/notifications"), told = office.get(third, "/notifications"), own = office.get(breaker, "/notifications");
    for (const auto* page : {&kept, &told}) {
        CHECK(has(*page, "night-duty"));
        CHECK(has(*page, "A call at night"));
        CHECK(has(*page, code));
        CHECK_FALSE(has(*page, "Hazel"));
    }
    CHECK(has(kept, std::string{"href=\"/cases/"} + code + "\""));
    CHECK_FALSE(has(told, std::string{"href=\"/cases/"} + code + "\""));
    CHECK(has(own, "No notices yet"));
    CHECK(has(office.get(third, "/work"), "You have unread notices"));
    CHECK_FALSE(has(office.get(breaker, "/work"), "unread notices"));
}
TEST_CASE("a notice that was marked as read stays, without its mark; somebody else's is not touched by its address") {
    Office office;
    const auto ash = office.manager("ash"), birch = office.manager("birch");
    const auto of = office.case_of(ash, "Child Hazel");
    const auto code = of.reference;
    office.stir(of, "2025-05-13", {ash});
    const auto mark = first_mark(office.get(ash, "/notifications"));
    CHECK(office.post(birch, mark).starts_with("303"));
    CHECK(has(office.get(ash, "/notifications"), "1 unread notice"));
    CHECK(has(office.get(ash, "/work"), "You have unread notices"));
    CHECK(office.post(ash, mark).starts_with("303 /notifications"));
    const auto after = office.get(ash, "/notifications");
    CHECK(has(after, "Nothing unread"));
    CHECK(has(after, code));
    CHECK_FALSE(has(office.get(ash, "/work"), "unread notices"));
}
TEST_CASE("a number of days that is none is refused beside its field, and what was typed stays") {
    Office office;
    const auto ash = office.manager("ash");
    const auto refused = office.post(ash, "/settings/notifications", "digest=off&hour=17&days=every&horizon=soon&language=cy&kinds=reply");
    CHECK(refused.starts_with("422"));
    CHECK(has(refused, "<title>Error: "));
    CHECK(has(refused, "value=\"soon\""));
    CHECK(has(refused, "href=\"#horizon\""));
    CHECK(office.post(ash, "/settings/notifications", "digest=off&hour=17&days=every&horizon=14&language=cy&kinds=reply").starts_with("303 /settings/notifications?done=1"));
    const auto choice = office.house.store->read([&](store::Snapshot& snapshot) { return notices::choice_of(snapshot, ash); });
    CHECK(choice.digest == notices::Digest::Off);
    CHECK(choice.hour == 17);
    CHECK(choice.horizon_days == 14);
    CHECK(choice.language == "cy");
    CHECK_FALSE(choice.silent.contains(notices::Kind::Reply));
    CHECK(choice.silent.contains(notices::Kind::Dissent));
    CHECK_FALSE(choice.silent.contains(notices::Kind::BreakGlass));
}
TEST_CASE("feedback that a person gave is recorded with its way and day, and is owed no more; without a way it is refused") {
    Office office;
    const auto ash = office.manager("ash");
    const auto of = office.case_of(ash, "Child Hazel");
    const auto code = of.reference;
    office.stir(of, "2025-05-13", {});
    CHECK(has(office.get(ash, "/work"), std::string{"/cases/"} + code + "/feedback"));
    const auto page = office.get(ash, std::string{"/cases/"} + code + "/feedback");
    CHECK_FALSE(has(page, "Hazel"));
    const auto at = page.find("name=\"outcome\" value=\"") + 22;
    const auto outcome = page.substr(at, page.find('"', at) - at);
    const auto refused = office.post(ash, std::string{"/cases/"} + code + "/feedback/record", "outcome=" + outcome + "&on-day=13&on-month=5&on-year=2025");
    CHECK(refused.starts_with("422"));
    CHECK(has(refused, "<title>Error: "));
    CHECK(has(office.post(ash, std::string{"/cases/"} + code + "/feedback/record", "outcome=" + outcome + "&way=by_telephone&on-day=15&on-month=5&on-year=2025"), "422"));  // Tomorrow.
    CHECK(office.post(ash, std::string{"/cases/"} + code + "/feedback/record", "outcome=" + outcome + "&way=by_telephone&on-day=13&on-month=5&on-year=2025").starts_with("303"));
    CHECK_FALSE(has(office.get(ash, "/work"), std::string{"/cases/"} + code + "/feedback"));
    CHECK(has(office.get(ash, std::string{"/cases/"} + code + "/feedback"), "By telephone"));
}

}
