#include "casework/answers.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>

#include "base/fault.h"
#include "casework/answers_join.h"

using namespace casework;
using namespace std::chrono;

namespace {

constexpr base::Day today{sys_days{2026y / May / 14}};

const Section& section(std::string_view form, std::string_view key) {
    const Section* found = form_called(form).find(key);
    REQUIRE(found);
    return *found;
}

using Sent = std::map<std::string, std::vector<std::string>, std::less<>>;

Posted posted(Sent sent) {
    return [sent = std::move(sent)](std::string_view name) {
        const auto found = sent.find(name);
        return found == sent.end() ? std::vector<std::string>{} : found->second;
    };
}

Answers taken(std::string_view form, std::string_view key, Sent sent) {
    Answers answers;
    take(section(form, key), 0, posted(std::move(sent)), answers);
    return answers;
}

/// What is wrong with one answer as it was written.
std::optional<ProblemKind> wrong(std::string_view form, const Place& place, std::string words) {
    Answers answers;
    answers.set(place, std::move(words));
    for (const auto& problem : check(section(form, place.section), place.turn, answers, Asked::Written, today))
        if (problem.place == place) return problem.kind;
    return std::nullopt;
}

bool is_missed(std::string_view form, const Place& place, const Answers& answers) {
    return std::ranges::count(check(section(form, place.section), place.turn, answers, Asked::Complete, today), Problem{place, ProblemKind::Missing}) > 0;
}

const Place aware_on{"awareness", 0, "aware_on"};

}  // namespace

TEST_SUITE("What is written into a form") {

TEST_CASE("31 February is kept as typed and named as no day") {
    const Answers answers = taken("notification", "awareness", {{"awareness.0.aware_on-day", {"31"}}, {"awareness.0.aware_on-month", {"2"}}, {"awareness.0.aware_on-year", {"2026"}}});
    CHECK(answers.of(aware_on) == "31/2/2026");
    CHECK(wrong("notification", aware_on, answers.of(aware_on)) == ProblemKind::NoDay);
}
TEST_CASE("29 February 2024 was a day, 29 February 2026 is none") {
    CHECK(wrong("notification", aware_on, "2024-02-29") == std::nullopt);
    CHECK(wrong("notification", aware_on, "29/2/2026") == ProblemKind::NoDay);
}
TEST_CASE("a day of which one box was left empty is no day, and the other boxes are kept") {
    const Answers answers = taken("notification", "awareness", {{"awareness.0.aware_on-day", {"7"}}, {"awareness.0.aware_on-month", {""}}, {"awareness.0.aware_on-year", {"2026"}}});
    CHECK(answers.of(aware_on) == "7//2026");
    CHECK(wrong("notification", aware_on, "7//2026") == ProblemKind::NoDay);
}
TEST_CASE("a day is understood without leading noughts, and kept as the calendar writes it") {
    const Answers answers = taken("notification", "awareness", {{"awareness.0.aware_on-day", {" 7"}}, {"awareness.0.aware_on-month", {"3"}}, {"awareness.0.aware_on-year", {"2026"}}});
    CHECK(answers.of(aware_on) == "2026-03-07");
}
TEST_CASE("nobody became aware tomorrow, but an action may be due tomorrow") {
    CHECK(wrong("notification", aware_on, "2026-05-14") == std::nullopt);
    CHECK(wrong("notification", aware_on, "2026-05-15") == ProblemKind::InFuture);
    CHECK(wrong("rapid_review", {"action", 0, "by"}, "2026-05-15") == std::nullopt);
}
TEST_CASE("14:20 is a time, half past two and 24:00 are none") {
    const Place at{"awareness", 0, "aware_at"};
    CHECK(wrong("notification", at, "14:20") == std::nullopt);
    CHECK(wrong("notification", at, "half past two") == ProblemKind::NoTime);
    CHECK(wrong("notification", at, "24:00") == ProblemKind::NoTime);
}
TEST_CASE("an address that no letter can reach and half a postcode are named") {
    CHECK(wrong("notification", {"notifier", 0, "email"}, "r.hale@eastmarch.example") == std::nullopt);
    CHECK(wrong("notification", {"notifier", 0, "email"}, "r.hale") == ProblemKind::NoEmail);
    CHECK(wrong("notification", {"child", 0, "postcode"}, "zz99 3wz") == std::nullopt);
    CHECK(wrong("notification", {"child", 0, "postcode"}, "ZZ99") == ProblemKind::NoPostcode);
}
TEST_CASE("an age is a whole number of years") {
    CHECK(wrong("notification", {"child", 0, "age"}, "7") == std::nullopt);
    CHECK(wrong("notification", {"child", 0, "age"}, "seven") == ProblemKind::NoNumber);
}
TEST_CASE("an option that the field does not have is not taken among several, and named where there is one") {
    const Answers answers = taken("notification", "child", {{"child.0.known_to", {"police", "circus", "health"}}, {"child.0.sex", {"circus"}}});
    CHECK(answers.choices({"child", 0, "known_to"}) == std::vector<std::string>{"police", "health"});
    CHECK(wrong("notification", {"child", 0, "sex"}, "circus") == ProblemKind::NoOption);
}
TEST_CASE("a half-written section says nothing of what is missing until it is to be complete") {
    const auto& awareness = section("notification", "awareness");
    CHECK(check(awareness, 0, {}, Asked::Written, today).empty());
    CHECK(check(awareness, 0, {}, Asked::Complete, today).size() == 3);  // the day, who and how; a time need not be known
}
TEST_CASE("a field that is asked only of looked-after children is not missed for others") {
    const auto& child = section("notification", "child");
    const Field* by = child.find("looked_after_by");
    REQUIRE(by);
    Answers answers;
    CHECK_FALSE(is_asked(*by, "child", 0, answers));
    answers.set({"child", 0, "looked_after"}, "yes");
    CHECK(is_asked(*by, "child", 0, answers));
    CHECK_FALSE(is_asked(*by, "child", 1, answers));  // the other child is not
}
TEST_CASE("what depends on one of several choices is asked when that choice is among them") {
    const auto* authority = section("notification", "notifier").find("responsible_authority");
    Answers answers;
    answers.set({"notifier", 0, "route"}, "place\nlooked_after");
    CHECK(is_asked(*authority, "notifier", 0, answers));
    answers.set({"notifier", 0, "route"}, "place");
    CHECK_FALSE(is_asked(*authority, "notifier", 0, answers));
}
TEST_CASE("one child at least is described, and each child that is begun is described whole") {
    Answers answers;
    const auto& form = form_called("notification");
    const auto missed = [&](std::size_t turn) {
        return std::ranges::count(check(form, answers, Asked::Complete, today), Problem{{"child", turn, "surname"}, ProblemKind::Missing}) > 0;
    };
    CHECK(missed(0));
    CHECK_FALSE(missed(1));
    answers.set({"child", 1, "forename"}, "Wren");
    CHECK(missed(1));
}
TEST_CASE("C4 may be not yet considered, C1 may not") {
    CHECK(wrong("rapid_review", {"criteria", 0, "c4"}, "not_yet_considered") == std::nullopt);
    CHECK(wrong("rapid_review", {"criteria", 0, "c1"}, "not_yet_considered") == ProblemKind::NoOption);
}
TEST_CASE("an agency that holds nothing is asked nothing more") {
    Answers answers;
    answers.set({"summary", 0, "held"}, "nothing");
    CHECK(check(section("return", "summary"), 0, answers, Asked::Complete, today).empty());
    CHECK(is_missed("return", {"summary", 0, "held"}, {}));
}
TEST_CASE("answers are kept and read back as they were written") {
    Answers answers;
    answers.set({"case", 0, "outline"}, "First.\n\n“Rowan” was seen at 14:20.");
    answers.set({"child", 1, "forename"}, "Wren");
    CHECK(Answers::from_json(answers.to_json()) == answers);
    CHECK_THROWS_AS(Answers::from_json("{"), base::Fault);
    CHECK(answers.turns("child") == 2);
    answers.set({"child", 1, "forename"}, "");
    CHECK(answers.turns("child") == 0);
}
TEST_CASE("the name of a box says section, turn and field, and nothing else is one") {
    CHECK(to_name({"child", 1, "forename"}) == "child.1.forename");
    CHECK(parse_place("child.1.forename") == Place{"child", 1, "forename"});
    for (const char* name : {"child", "child.forename", "child.x.forename", "child.-1.forename", ""}) CHECK_FALSE_MESSAGE(parse_place(name), name);
}

}

TEST_SUITE("Two people write into one form") {

TEST_CASE("where both wrote, nothing is lost before somebody chose") {
    const auto& form = form_called("rapid_review");
    Answers mine, theirs;
    mine.set({"incident", 0, "summary"}, "Mine"), theirs.set({"incident", 0, "summary"}, "Theirs");
    mine.set({"criteria", 0, "c4"}, "no"), theirs.set({"criteria", 0, "c4"}, "not_yet_considered");
    CHECK(differences(form, mine, theirs).size() == 2);
    CHECK(join(form, mine, theirs, posted({})).undecided == differences(form, mine, theirs));
    const Join joined = join(form, mine, theirs, posted({{"keep.incident.0.summary", {"joined"}}, {"joined.incident.0.summary", {"Theirs and mine"}}, {"keep.criteria.0.c4", {"theirs"}}}));
    CHECK(joined.undecided.empty());
    CHECK(joined.answers.of({"incident", 0, "summary"}) == "Theirs and mine");
    CHECK(joined.answers.of({"criteria", 0, "c4"}) == "not_yet_considered");
}
TEST_CASE("yes and no cannot be joined") {
    const auto& form = form_called("rapid_review");
    Answers mine, theirs;
    mine.set({"criteria", 0, "c1"}, "no"), theirs.set({"criteria", 0, "c1"}, "yes");
    CHECK(join(form, mine, theirs, posted({{"keep.criteria.0.c1", {"joined"}}})).undecided.size() == 1);
}
TEST_CASE("agencies that either named are both named") {
    const Field& known_to = *section("notification", "child").find("known_to");
    CHECK(both(known_to, "health", "social_care\nhealth") == "social_care\nhealth");
}

}
