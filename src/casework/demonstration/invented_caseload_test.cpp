#include <doctest/doctest.h>

#include <set>

#include "casework/case_store.h"
#include "casework/caseload.h"
#include "casework/demonstration/demonstration_testing.h"
#include "casework/demonstration/invented_case.h"
#include "casework/demonstration/invented_caseload.h"
#include "casework/path.h"

using namespace casework;
using namespace casework::demonstration;

namespace {

const auto noon = *base::parse_instant(TestDemonstration::noon);
const auto today = *base::parse_day("2026-10-14");

Caseload of_person(TestDemonstration& made, std::string_view key) {
    return made.store().read([&](store::Snapshot& snapshot) {
        return caseload(snapshot, {.person = made.person(key), .now = noon, .today = today, .closed = CaseloadWanted::Closed::With, .size = 0});
    });
}

CaseloadMade make(TestDemonstration& made, std::int64_t cases, const std::function<bool()>& stop_wanted = {}) {
    const auto parts = made.parts();
    const auto cast = set_up_eastmarch(parts, {});
    return make_caseload(parts, cast, {.cases = cases, .seed = 7, .now = noon, .stop_wanted = stop_wanted});
}

}  // namespace

TEST_SUITE("demonstration: invented caseloads") {

TEST_CASE("usual ends are a hundred of a hundred, and each is where its steps lead on the path of a case") {
    int hundred = 0;
    for (const auto& end : usual_ends()) {
        hundred += end.of_hundred;
        std::string state = "referral.received";
        for (const auto& step : end.steps) {
            const auto* on_path = find_step(state, step.event);
            REQUIRE_MESSAGE(on_path, state, " ", step.event);
            state = on_path->to;
        }
        CHECK(state == end.state);
    }
    CHECK(hundred == 100);
}

TEST_CASE("as many cases are made as were asked for, at every usual stage, and the six that were there stay") {
    TestDemonstration made;
    CHECK(make(made, 700).made == 700);
    const auto manager = of_person(made, "manager");
    CHECK(manager.all == 706);
    std::set<std::string> states;
    for (const auto& of : manager.cases) states.insert(of.state);
    for (const auto& end : usual_ends()) CHECK_MESSAGE(states.contains(std::string{end.state}), end.state);
    CHECK(manager.overdue > 0);
}

TEST_CASE("people see their own share: the named nurse two cases of seven hundred and the one across the border, the coordinator none that is sealed") {
    TestDemonstration made;
    make(made, 700);
    CHECK(of_person(made, "author").all == 3);  // Numbers 0 and 600, and Child Marram.
    std::int64_t sealed = 0;
    for (std::int64_t number = 0; number < 700; ++number) sealed += invent(7, number, today, calendar::Calendar::embedded()).sealed ? 1 : 0;
    CHECK(sealed > 0);
    CHECK(of_person(made, "coordinator").all == 705 - sealed);
}

TEST_CASE("after a stop it goes on where it was, and makes nothing twice") {
    TestDemonstration made;
    const auto stopped = make(made, 600, [] { return true; });
    CHECK(stopped.stopped);
    CHECK(stopped.made < 600);
    const auto whole = make(made, 600);
    CHECK(whole.found == stopped.made);
    CHECK(whole.made + whole.found == 600);
    CHECK(make(made, 600).made == 0);
}

TEST_CASE("every step of a closed case happened after the one before, and its clocks were counted") {
    TestDemonstration made;
    make(made, 60);
    for (const auto& of : of_person(made, "manager").cases) {
        const auto file = made.store().read([&](store::Snapshot& snapshot) { return open_file(snapshot, made.ground(), of); });
        for (std::size_t i = 1; i < file.steps.size(); ++i) CHECK(file.steps[i].happened_on >= file.steps[i - 1].happened_on);
        CHECK(!file.clocks.empty());
        CHECK(file.steps.back().happened_on < today);
    }
}

TEST_CASE("one seed gives the same cases: number, stage, name and pseudonym") {
    for (std::int64_t number : {0, 1, 14'999}) {
        const auto one = invent(7, number, today, calendar::Calendar::embedded()), other = invent(7, number, today, calendar::Calendar::embedded());
        CHECK((one.id == other.id && one.end == other.end && one.surname == other.surname && one.pseudonym == other.pseudonym));
        CHECK(one.surname.starts_with("Fictional-"));
        CHECK(invent(8, number, today, calendar::Calendar::embedded()).id != one.id);
    }
}

}
