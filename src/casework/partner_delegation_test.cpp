#include "casework/partner_delegation.h"

#include <doctest/doctest.h>

#include "casework/review_testing.h"

using namespace casework;

namespace {

/// A review whose draft was checked; everybody signs on 1 June 2026.
struct Signed {
    TestReview review{"decision.final", "2026-01-16"};
    Signed() { review.commission("2026-01-20"), review.agree_terms("2026-01-26"), review.draft("2026-04-13"), review.quality_assure("2026-05-11"), review.test_content("2026-06-01"); }
    TestDesk& desk() { return review.parts().first; }
    const Case& of() { return review.parts().second; }
    /// The police delegate signs for that partner.
    void by_police(const char* partner) { review.sign_as("police", partner, "2026-06-01"); }
    void delegate(const char* partner, const char* from, const char* until, const char* written_by = "coordinator") {
        auto answers = answers_of({{"delegation.0.partner", partner}, {"delegation.0.by", "L. Fictional"}, {"delegation.0.by_role", "Lead partner"}, {"delegation.0.to", "P. Fictional"}, {"delegation.0.where", "Letter"}});
        answers.set({"delegation", 0, "from"}, from), answers.set({"delegation", 0, "until"}, until);
        answers.set({"delegation", 0, "account"}, TestReview::account_of("police"));
        auto doer = TestDesk::on("2026-05-20");
        if (std::string_view{written_by} == "police") doer.who = audit::Who::account(*base::PublicId::parse(TestReview::account_of("police")));
        desk().store().write([&](store::Transaction& t) { return write_down(t, desk().ground(), case_at(t, of().key), {"partner_delegation", answers}, doer); });
    }
    std::string approve() { return desk().step(of(), "approve_report", "2026-06-02"); }
};

}  // namespace

TEST_SUITE("three partners sign by three people, or a delegation is written down") {

TEST_CASE("one person who signs for all three partners signs for none, until each of the three let them") {
    Signed on;
    for (const char* partner : {"local_authority", "health", "police"}) on.by_police(partner);
    CHECK(on.approve() == "report_signers");
    on.delegate("local_authority", "2026-05-01", "2026-12-31"), on.delegate("health", "2026-05-01", "2026-12-31");
    CHECK(on.approve() == "report_signers");
    on.delegate("police", "2026-05-01", "2026-12-31");
    CHECK(on.approve() == "");
}
TEST_CASE("a delegation counts from its first day to its last, on the day of the signature") {
    for (const auto& [from, until, refused] : {std::tuple{"2026-06-01", "2026-06-01", ""}, std::tuple{"2026-06-02", "2026-06-30", "report_signers"}, std::tuple{"2026-05-01", "2026-05-31", "report_signers"}}) {
        Signed on;
        on.by_police("police"), on.by_police("health");
        on.review.sign("local_authority", "approves", "2026-06-01");
        on.delegate("police", "2026-01-01", "2026-12-31"), on.delegate("health", from, until);
        CHECK(on.approve() == refused);
    }
}
TEST_CASE("nobody writes down a delegation to themselves") {
    Signed on;
    on.by_police("police"), on.by_police("health");
    on.review.sign("local_authority", "approves", "2026-06-01");
    on.delegate("police", "2026-01-01", "2026-12-31"), on.delegate("health", "2026-01-01", "2026-12-31", "police");
    CHECK(on.approve() == "report_signers");
}
TEST_CASE("a delegation that was taken back counts no longer, and who signed for two is named with what it rests on") {
    Signed on;
    on.by_police("police"), on.by_police("health");
    on.review.sign("local_authority", "approves", "2026-06-01");
    on.delegate("police", "2026-01-01", "2026-12-31"), on.delegate("health", "2026-01-01", "2026-12-31");
    auto file = on.desk().file(on.of());
    auto shared = shared_signers(file, report_signatures(file));
    REQUIRE(shared.size() == 2);
    CHECK((shared[0].partner == "health" && shared[0].delegation && shared[1].partner == "police" && shared[1].delegation));
    on.desk().store().write([&](store::Transaction& t) { set_standing(t, on.of(), *file.last("partner_delegation"), "taken_out", TestDesk::on("2026-06-01")); });
    file = on.desk().file(on.of());
    CHECK(shared_signers(file, report_signatures(file))[0].delegation == nullptr);
    CHECK(on.approve() == "report_signers");
}
TEST_CASE("three people need no delegation") {
    Signed on;
    for (const char* partner : {"local_authority", "health", "police"}) on.review.sign(partner, "approves", "2026-06-01");
    const auto file = on.desk().file(on.of());
    CHECK(shared_signers(file, report_signatures(file)).empty());
    CHECK(on.approve() == "");
}

}
