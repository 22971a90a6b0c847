// Whatever happens, a list from memory says what the database says.
#include <doctest/doctest.h>

#include <random>
#include <thread>

#include "casework/case_store.h"
#include "casework/caseloads.h"
#include "casework/demonstration/demonstration_testing.h"
#include "casework/demonstration/invented_caseload.h"
#include "casework/walk.h"
#include "identity/membership.h"
#include "identity/standing.h"

using namespace casework;
using namespace casework::demonstration;

namespace {

const auto noon = *base::parse_instant(TestDemonstration::noon);
const auto today = *base::parse_day("2026-10-14");

std::string in_words(const Caseload& list) {
    std::string words = std::to_string(list.all) + " " + std::to_string(list.total) + " " + std::to_string(list.overdue);
    for (const auto& of : list.cases) words += "\n" + of.reference + " " + of.state + " " + of.pseudonym + " " + (of.next_due_on ? base::to_iso(*of.next_due_on) : "") + " " + of.lead;
    return words;
}

std::vector<CaseloadWanted> every_kind() {
    using Due = CaseloadWanted::Due;
    using Closed = CaseloadWanted::Closed;
    std::vector<CaseloadWanted> list{{}, {.words = "GORSE"}, {.words = "2026-01"}, {.stage = Stage::RapidReview}, {.area = "westmarch"}, {.lead = "nobody"}, {.due = Due::Overdue},
                                     {.due = Due::Within5Days}, {.due = Due::NoneOpen, .closed = Closed::With}, {.closed = Closed::Only, .size = 0}, {.closed = Closed::With, .page = 3, .size = 10}};
    for (const auto sort : {CaseloadSort::Newest, CaseloadSort::Reference, CaseloadSort::Pseudonym}) list.push_back({.closed = Closed::With, .sort = sort});
    return list;
}

/// A demonstration with some more cases, its lists in memory, and what holds them against the database.
struct Office {
    Office() {
        const auto parts = made.parts();
        cast = set_up_eastmarch(parts, {});
        make_caseload(parts, cast, {.cases = 90, .seed = 7, .now = noon});
    }
    void agree(const char* after, base::Instant now = noon) {
        for (const char* who : {"manager", "coordinator", "health_lead", "author", "administrator"})
            for (auto wanted : every_kind()) {
                wanted.person = cast.of(who).person, wanted.now = now, wanted.today = today;
                const auto from_store = made.store().read([&](store::Snapshot& snapshot) { return caseload(snapshot, wanted); });
                CHECK_MESSAGE(in_words(caseloads.list(wanted)) == in_words(from_store), after, ", ", who);
            }
    }
    template <class Change>
    void change(Change what) {
        made.store().write([&](store::Transaction& transaction) { what(transaction); });
    }
    identity::Act act(base::Instant at = noon) { return {.at = at, .journal = journal, .by = cast.of("manager").person}; }
    std::string id(std::string_view pseudonym) { return made.file(pseudonym).of.id.to_string(); }

    TestDemonstration made;
    Cast cast;
    identity::NoJournal journal;
    Caseloads caseloads{made.store()};
};

Doer at_noon() { return {.who = audit::Who::system(), .role = {}, .at = noon, .address = {}, .request = {}}; }

}  // namespace

TEST_SUITE("caseload: kept in memory") {

TEST_CASE("a list from memory is the list of the database: at first, asked again, and after cases changed") {
    Office office;
    office.agree("at first");
    office.agree("asked again");
    const auto bryony = office.made.file("Child Bryony").of;
    office.change([&](store::Transaction& t) { set_details(t, bryony, {.pseudonym = "Child Gorsebush", .area = "westmarch", .lead = "nobody", .children = 2}, at_noon()); });
    office.agree("another pseudonym");
    office.change([&](store::Transaction& t) { REQUIRE(take_step(t, office.made.ground(), bryony, "ask_more", {today, "More is needed"}, at_noon())); });
    office.agree("a step");
    const auto teasel = office.made.file("Child Teasel").of;
    office.change([&](store::Transaction& t) {
        Answers sent;
        for (const auto& [name, words] : std::initializer_list<std::pair<const char*, const char*>>{{"sent.0.what", "notification"}, {"sent.0.on", "2026-10-14"}}) sent.set(*parse_place(name), words);
        write_down(t, office.made.ground(), teasel, {.form = "sent", .answers = sent}, at_noon());
    });
    office.agree("a clock that was met");
}

TEST_CASE("a new case and a new member are there at once; whoever left, or has a conflict, no longer knows of it") {
    Office office;
    office.agree("at first");
    const auto opened = office.made.store().write([&](store::Transaction& t) {
        const auto of = open_case(t, office.made.ground(), {.partnership = office.cast.eastmarch.value(), .state = "sin.required"}, at_noon());
        REQUIRE(identity::admit_case(t, of.id.to_string(), office.cast.eastmarch, office.act()));
        return of;
    });
    office.agree("a case without members");
    const auto coordinator = office.cast.of("coordinator").person;
    office.change([&](store::Transaction& t) { REQUIRE(identity::join_case(t, opened.id.to_string(), {.person = coordinator, .role = identity::Role::Coordinator}, office.act())); });
    office.agree("a member");
    office.change([&](store::Transaction& t) { REQUIRE(identity::join_case(t, opened.id.to_string(), {.person = office.cast.of("manager").person, .role = identity::Role::BusinessManager}, office.act())); });
    office.agree("another, to whom it is left");
    office.change([&](store::Transaction& t) { REQUIRE(identity::leave_case(t, opened.id.to_string(), coordinator, identity::Role::Coordinator, office.act())); });
    office.agree("who left");
    office.change([&](store::Transaction& t) { REQUIRE(identity::declare_conflict(t, office.id("Child Marram"), coordinator, office.act())); });
    office.agree("a conflict");
}

TEST_CASE("many people join and leave cases, and declare and end conflicts, between two looks at a list") {
    Office office;
    office.agree("at first");
    std::mt19937 chance{20261014};
    const std::vector<std::string> cases{office.id("Child Teasel"), office.id("Child Marram"), office.id("Child Bryony"), office.id("Children Gorse and Broom")};
    constexpr std::array who{"manager", "coordinator", "health_lead", "author"};
    constexpr std::array role{identity::Role::BusinessManager, identity::Role::Coordinator, identity::Role::AgencyLead, identity::Role::AgencyAuthor};
    int done = 0;
    for (int round = 0; round < 12; ++round) {
        for (int i = 0; i < 1 + round % 5; ++i) office.change([&](store::Transaction& t) {
            const auto& of = cases[chance() % cases.size()];
            const auto which = chance() % who.size();
            const auto person = office.cast.of(who[which]).person;
            switch (chance() % 4) {  // What is refused changes nothing, and is as good a test.
                case 0: done += identity::join_case(t, of, {.person = person, .role = role[which]}, office.act()).has_value() ? 1 : 0; break;
                case 1: done += identity::leave_case(t, of, person, role[which], office.act()).has_value() ? 1 : 0; break;
                case 2: done += identity::declare_conflict(t, of, person, office.act()).has_value() ? 1 : 0; break;
                default: done += identity::end_conflict(t, of, person, office.act()).has_value() ? 1 : 0; break;
            }
        });
        office.agree(("round " + std::to_string(round)).c_str());
    }
    CHECK(done >= 10);
}

TEST_CASE("what an emergency opened goes by the clock alone, and at once where the case is sealed") {
    Office office;
    const auto hour = std::chrono::hours{1};
    identity::Act by_author = office.act();
    by_author.by = office.cast.of("author").person;
    office.change([&](store::Transaction& t) { REQUIRE(identity::break_glass(t, office.id("Child Teasel"), "A child may be in danger", hour, by_author)); });
    office.change([&](store::Transaction& t) { REQUIRE(identity::break_glass(t, office.id("Children Gorse and Broom"), "A child may be in danger", 3 * hour, by_author)); });
    office.agree("opened");
    office.agree("just before its end", noon + hour - std::chrono::milliseconds{1});
    office.agree("at its end", noon + hour);
    office.agree("the clock was put back", noon);
    office.change([&](store::Transaction& t) { REQUIRE(identity::seal_case(t, office.id("Children Gorse and Broom"), office.act())); });
    office.agree("sealed");
}

TEST_CASE("memberships and leave cover begin and end by the clock") {
    Office office;
    const auto author = office.cast.of("author").person;
    office.change([&](store::Transaction& t) {
        REQUIRE(identity::join_case(t, office.id("Child Teasel"), {.person = author, .role = identity::Role::AgencyAuthor, .until = noon + std::chrono::hours{2}}, office.act(noon + std::chrono::hours{1})));
        REQUIRE(identity::cover_leave(t, office.cast.of("health_lead").person, author, today + std::chrono::days{1}, today + std::chrono::days{2}, office.act()));
    });
    for (const int hours : {0, 1, 2, 12, 13, 36, 60, 84}) office.agree(("after hours " + std::to_string(hours)).c_str(), noon + std::chrono::hours{hours});
}

TEST_CASE("lists are asked for while cases change, from several threads") {
    Office office;
    std::vector<std::jthread> readers;
    for (int thread = 0; thread < 4; ++thread)
        readers.emplace_back([&, thread] {
            for (int i = 0; i < 200; ++i) {
                const auto person = office.cast.of(thread % 2 == 0 ? "manager" : "author").person;
                const auto list = office.caseloads.list({.person = person, .now = noon, .today = today, .sort = static_cast<CaseloadSort>(i % 4), .size = 0});
                if (list.total != static_cast<std::int64_t>(list.cases.size())) std::abort();
            }
        });
    const auto bryony = office.made.file("Child Bryony").of;
    for (int i = 0; i < 40; ++i)
        office.change([&](store::Transaction& t) { set_details(t, bryony, {.pseudonym = "Child " + std::to_string(i), .area = "eastmarch", .lead = {}, .children = 1}, at_noon()); });
    readers.clear();
    office.agree("at the end");
}

TEST_CASE("the choices of a list's filters are those of the person's own cases") {
    Office office;
    for (const char* who : {"manager", "author", "administrator"}) {
        const auto person = office.cast.of(who).person;
        const auto kept = office.caseloads.choices(person, noon);
        const auto stored = office.made.store().read([&](store::Snapshot& snapshot) { return caseload_choices(snapshot, person, noon); });
        CHECK(kept.areas == stored.areas);
        CHECK(kept.leads == stored.leads);
    }
}

}
