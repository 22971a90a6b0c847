// Early learning: checked by a named person, released by two, before the report. Everything is fictional.
#include <doctest/doctest.h>

#include "casework/case_testing.h"
#include "casework/early_learning.h"

using namespace casework;

namespace {

struct Briefed {
    TestDesk desk;
    Case of = desk.open("decision.final", "2026-03-02");
    Record briefing = desk.write(of, "early_learning", {{"briefing.0.title", "Missed appointments"}, {"briefing.0.why", "So that nobody waits."}, {"point.0.learned", "Three services each missed one."}, {"point.0.source", "Finding 2"}, {"briefing.0.do_now", "Count together."}}, "2026-03-03");
    const base::PublicId one = base::PublicId::make(base::system_random()), two = base::PublicId::make(base::system_random());

    void under(const char* form, const char* section, const char* field, const char* word, const base::PublicId& who, const char* day, int version = 1) {
        Answers answers;
        answers.set({section, 0, field}, word);
        answers.set({section, 0, "version"}, std::to_string(version));
        auto doer = TestDesk::on(day);
        doer.who = audit::Who::account(who);
        desk.store().write([&](store::Transaction& t) { (void)write_down(t, desk.ground(), case_at(t, of.key), {form, answers, "kept", briefing.id.to_string()}, doer); });
    }
    void check(const char* result, const char* day = "2026-03-04", int version = 1) { under("learning_check", "check", "result", result, one, day, version); }
    void release(const char* does, const base::PublicId& who, const char* day = "2026-03-05", int version = 1) { under("learning_release", "release", "does", does, who, day, version); }
    bool released() {
        const auto file = desk.file(of);
        return early_learning_of(file, *file.last("early_learning")).is_released();
    }
};

}  // namespace

TEST_SUITE("early learning") {

TEST_CASE("the text that is checked is all that is printed, and nothing that is not") {
    const auto text = early_learning_text(Briefed{}.briefing);
    CHECK(text == "Missed appointments\nSo that nobody waits.\nThree services each missed one.\nCount together.\n");
}
TEST_CASE("it is released when one person asked and another confirmed, after a check that found nothing") {
    Briefed briefed;
    briefed.check("nothing_found");
    briefed.release("releases", briefed.one);
    CHECK_FALSE(briefed.released());
    briefed.release("confirms", briefed.two);
    CHECK(briefed.released());
}
TEST_CASE("nobody confirms their own release") {
    Briefed briefed;
    briefed.check("nothing_found");
    briefed.release("releases", briefed.one);
    briefed.release("confirms", briefed.one);
    CHECK_FALSE(briefed.released());
}
TEST_CASE("nothing is released without a check, or after one that found something") {
    Briefed unread;
    unread.release("releases", unread.one), unread.release("confirms", unread.two);
    CHECK_FALSE(unread.released());
    Briefed found;
    found.check("nothing_found"), found.check("to_change");
    found.release("releases", found.one), found.release("confirms", found.two);
    CHECK_FALSE(found.released());
}
TEST_CASE("a briefing that was changed is checked and released again") {
    Briefed briefed;
    briefed.check("nothing_found");
    briefed.release("releases", briefed.one), briefed.release("confirms", briefed.two);
    auto changed = briefed.briefing.answers;
    changed.set({"briefing", 0, "do_now"}, "Count together every week.");
    briefed.desk.store().write([&](store::Transaction& t) { CHECK(write_anew(t, briefed.desk.ground(), case_at(t, briefed.of.key), briefed.briefing, changed, TestDesk::on("2026-03-06")).has_value()); });
    CHECK_FALSE(briefed.released());
    briefed.check("nothing_found", "2026-03-07", 2);
    briefed.release("releases", briefed.one, "2026-03-07", 2), briefed.release("confirms", briefed.two, "2026-03-07", 2);
    CHECK(briefed.released());
}
TEST_CASE("a second person who says no stops it until it is asked for again") {
    Briefed briefed;
    briefed.check("nothing_found");
    briefed.release("releases", briefed.one), briefed.release("withholds", briefed.two);
    briefed.release("confirms", briefed.two);
    CHECK_FALSE(briefed.released());
    briefed.release("releases", briefed.one), briefed.release("confirms", briefed.two);
    CHECK(briefed.released());
}
TEST_CASE("while there is no finding it is made from the rapid review's learning and the actions taken at once") {
    Briefed briefed;
    briefed.desk.write(briefed.of, "rapid_review", {{"learning.0.shared", "Appointments are counted together."}}, "2026-03-03");
    briefed.desk.write(briefed.of, "action", {{"action.0.what", "One list of missed appointments"}}, "2026-03-03");
    const auto sources = learning_sources(briefed.desk.file(briefed.of));
    REQUIRE(sources.size() == 2);
    CHECK(sources[0].from == "rapid_review");
    CHECK(sources[1].text == "One list of missed appointments");
}

}
