#include <doctest/doctest.h>

#include "casework/case_testing.h"
#include "casework/draft.h"
#include "casework/matching.h"

using namespace casework;

namespace {

const base::Instant noon = *base::parse_day("2026-03-02") + std::chrono::hours{12};

Answers referral(const char* forename, const char* surname, const char* born) {
    Answers answers;
    answers.set({"child", 0, "forename"}, forename);
    answers.set({"child", 0, "surname"}, surname);
    answers.set({"child", 0, "born_on"}, born);
    return answers;
}

}  // namespace

TEST_SUITE("people without an account: a link, a code, and nothing of anybody else") {

TEST_CASE("five identical posts of one form begin one referral, with one link and one code; another form begins another") {
    TestDesk desk;
    const auto begin = [&](std::string_view form) { return desk.store().write([&](store::Transaction& t) { return begin_draft(t, desk.ground(), noon, form); }); };
    const auto first = begin("visit/form-1");
    for (int again = 0; again < 4; ++again) {
        const auto same = begin("visit/form-1");
        CHECK(same.draft.id == first.draft.id);
        CHECK(same.link.token == first.link.token);
        CHECK(same.link.code == first.link.code);
    }
    const auto other = begin("visit/form-2");
    CHECK(other.draft.id != first.draft.id);
    CHECK(other.link.token != first.link.token);
    CHECK(first.link.code.size() == 8);
    CHECK(desk.store().read([&](store::Snapshot& s) { return open_link(s, desk.ground(), LinkPurpose::Referral, first.link.token, first.link.code, noon).has_value(); }));
}
TEST_CASE("a receipt is shown again in the visit that sent the referral, and for a day") {
    TestDesk desk;
    const auto receipt = [&](std::string_view visit) { return desk.store().read([&](store::Snapshot& s) { return receipt_of(s, desk.ground(), visit).value_or("none"); }); };
    desk.store().write([&](store::Transaction& t) { keep_receipt(t, desk.ground(), "visit-1", "EM-2026-001", noon); });
    CHECK(receipt("visit-1") == "EM-2026-001");
    CHECK(receipt("visit-2") == "none");
    desk.store().write([&](store::Transaction& t) { destroy_old_drafts(t, noon + std::chrono::hours{25}); });
    CHECK(receipt("visit-1") == "none");
}
TEST_CASE("a link opens with its code and not without it; the fifth wrong code ends it") {
    TestDesk desk;
    const auto of = desk.open("rr.open", "2026-03-02");
    const auto made = desk.store().write([&](store::Transaction& t) { return make_link(t, LinkPurpose::Request, "r1", of.key, link_lasts, desk.ground(), noon); });
    const auto open = [&](const std::string& code, base::Instant at) {
        return desk.store().read([&](store::Snapshot& s) { return open_link(s, desk.ground(), LinkPurpose::Request, made.token, code, at).has_value(); });
    };
    CHECK(made.code.size() == 6);
    CHECK(open(made.code, noon));
    CHECK(open(made.code.substr(0, 3) + " " + made.code.substr(3), noon));  // As people type codes that they heard.
    CHECK_FALSE(open("", noon));
    CHECK_FALSE(open(made.code, noon + std::chrono::days{14}));
    for (int wrong = 0; wrong < 5; ++wrong) {
        CHECK(open(made.code, noon));
        desk.store().write([&](store::Transaction& t) { count_wrong(t, LinkPurpose::Request, made.token, noon); });
    }
    CHECK_FALSE(open(made.code, noon));
}

TEST_CASE("the link of one purpose does not open the other, and an ended link does not open") {
    TestDesk desk;
    const auto made = desk.store().write([&](store::Transaction& t) { return make_link(t, LinkPurpose::Request, "r1", std::nullopt, link_lasts, desk.ground(), noon); });
    desk.store().read([&](store::Snapshot& s) {
        CHECK(find_link(s, LinkPurpose::Request, made.token, noon).has_value());
        CHECK_FALSE(find_link(s, LinkPurpose::Referral, made.token, noon).has_value());
    });
    desk.store().write([&](store::Transaction& t) { end_links(t, "r1", noon); });
    desk.store().read([&](store::Snapshot& s) { CHECK_FALSE(find_link(s, LinkPurpose::Request, made.token, noon).has_value()); });
}

TEST_CASE("a referral that was not sent is destroyed on the 28th day, and its key with it") {
    TestDesk desk;
    const auto begun = desk.store().write([&](store::Transaction& t) { return begin_draft(t, desk.ground(), noon); });
    const auto saved = desk.store().write([&](store::Transaction& t) { return save_draft(t, desk.ground(), begun.draft, referral("Rowan", "Fictional", "2019-05-01"), noon); });
    CHECK(saved == 2);
    const auto destroyed = [&](const char* day) {
        return desk.store().write([&](store::Transaction& t) { return destroy_old_drafts(t, *base::parse_day(day) + std::chrono::hours{12}); });
    };
    CHECK(destroyed("2026-03-29") == 0);
    CHECK(desk.store().read([&](store::Snapshot& s) { return find_draft(s, desk.ground(), begun.draft.id); })->answers.of("child", "forename") == "Rowan");
    CHECK(destroyed("2026-03-30") == 1);
    CHECK_FALSE(desk.store().read([&](store::Snapshot& s) { return find_draft(s, desk.ground(), begun.draft.id); }).has_value());
}

TEST_CASE("what two people typed into one draft is not saved over: the second sees what the first wrote") {
    TestDesk desk;
    const auto begun = desk.store().write([&](store::Transaction& t) { return begin_draft(t, desk.ground(), noon); });
    const auto save = [&](const Answers& answers) { return desk.store().write([&](store::Transaction& t) { return save_draft(t, desk.ground(), begun.draft, answers, noon); }); };
    REQUIRE(save(referral("Rowan", "Fictional", "")).has_value());
    const auto second = save(referral("Hazel", "Fictional", ""));
    REQUIRE_FALSE(second.has_value());
    CHECK(second.error().theirs.of("child", "forename") == "Rowan");
}

}

TEST_SUITE("the same child is found again without a readable name") {

TEST_CASE("names that are said alike sound alike, and others do not") {
    CHECK(sounds_like("Philips") == sounds_like("Fillips"));
    CHECK(sounds_like("Catherine") == sounds_like("Katherine"));
    CHECK(sounds_like("Griffiths") == sounds_like("Griffith") + "s");
    CHECK(sounds_like("Rowan") != sounds_like("Hazel"));
}

TEST_CASE("a child of the same name is found, one who shares only a postcode is not") {
    TestDesk desk;
    const auto first = desk.open("referral.received", "2026-03-02"), second = desk.open("referral.received", "2026-03-03");
    desk.write(first, "referral", referral("Rowan", "Fictional", "2019-05-01"), "2026-03-02");
    desk.write(second, "referral", referral("Hazel", "Invented", "2012-01-01"), "2026-03-03");
    for (const auto& of : {first, second}) desk.store().write([&](store::Transaction& t) { keep_tokens(t, desk.ground(), open_file(t, desk.ground(), case_at(t, of.key))); });
    const auto found = desk.store().read([&](store::Snapshot& s) { return candidates(s, desk.ground(), traits_of("referral", referral("ROWAN", "fictional", "")), std::nullopt); });
    REQUIRE(found.size() == 1);
    CHECK(found[0].of == first.key);
    const auto own = desk.store().read([&](store::Snapshot& s) { return candidates(s, desk.ground(), traits_of("referral", referral("Rowan", "Fictional", "")), first.key); });
    CHECK(own.empty());
}

}
