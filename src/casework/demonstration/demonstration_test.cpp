// The six cases as they stand on Wednesday 14 October 2026. Dates were worked by hand from a calendar of that year.
#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <set>

#include "casework/caseload.h"
#include "casework/demonstration/demonstration_testing.h"
#include "casework/guards.h"
#include "casework/review.h"
#include "casework/walk.h"
#include "identity/membership.h"
#include "identity/visible_cases_store.h"

using namespace casework;
using namespace casework::demonstration;

namespace {

namespace fs = std::filesystem;

const auto noon = *base::parse_instant(TestDemonstration::noon);
const auto today = *base::parse_day("2026-10-14");

/// "2026-07-24, met 2026-07-28, explained"; "none" where no clock of the rule stands.
std::string clock_of(const CaseFile& file, std::string_view rule) {
    for (const auto& clock : file.clocks) {
        if (clock.rule != rule || !clock.ended.empty() || !clock.due_on) continue;
        return base::to_iso(*clock.due_on) + (clock.met_on ? ", met " + base::to_iso(*clock.met_on) : "") + (clock.explained ? ", explained" : "");
    }
    return "none";
}

std::string whole_folder(const fs::path& folder) {
    std::string bytes;
    for (const auto& entry : fs::recursive_directory_iterator{folder}) {
        if (!entry.is_regular_file()) continue;
        std::ifstream file{entry.path(), std::ios::binary};
        bytes.append(std::istreambuf_iterator<char>{file}, {});
    }
    return bytes;
}

/// What stands in plain columns on purpose: accounts, organisations, and the agreed pseudonym.
std::string plain_words(const Case& of) {
    std::string words = of.pseudonym + "\n";
    for (const auto& account : demonstration_accounts()) words += account.name + "\n" + account.title + "\n" + account.organisation + "\n" + account.address + "\n";
    return words;
}

/// Every name and sentence that was written about a case, long enough that it stands nowhere by chance.
std::set<std::string> written_about(const CaseFile& file) {
    std::set<std::string> list;
    const auto plain = plain_words(file.of);
    const auto note = [&](const std::string& words) {
        if (words.size() >= 5 && plain.find(words) == std::string::npos) list.insert(words);
    };
    const std::set<std::string> of_people{"forename", "surname", "name", "address", "postcode"};
    for (const auto& record : file.records)
        for (const auto& [place, words] : record.answers.all())
            if (of_people.contains(place.field) || (words.size() >= 12 && words.find(' ') != std::string::npos)) note(words);
    for (const auto& step : file.steps) note(step.reasons);
    return list;
}

}  // namespace

TEST_SUITE("demonstration: six cases of Eastmarch") {

TEST_CASE("the referral is two working days old: its notification is due on Monday 19 October, and nobody has decided yet") {
    TestDemonstration made;
    const auto file = made.file("Child Bryony");
    CHECK(file.of.state == "referral.received");
    CHECK(clock_of(file, "notification") == "2026-10-19");
    CHECK(file.of.next_due_on == base::parse_day("2026-10-19"));
    CHECK(file.all("view").size() == 2);
}

TEST_CASE("one notification was due on Monday 12 October and has not gone; nobody gave a reason") {
    TestDemonstration made;
    const auto file = made.file("Child Teasel");
    CHECK(file.of.state == "sin.required");
    CHECK(clock_of(file, "notification") == "2026-10-12");
    CHECK(file.all("delay").empty());
}

TEST_CASE("one case happened across the border: Westmarch leads, its manager is a member, and one agency is late") {
    TestDemonstration made;
    const auto file = made.file("Child Marram");
    CHECK(file.of.state == "rr.gathering");
    CHECK(file.of.area == "westmarch");
    CHECK(clock_of(file, "notification") == "2026-10-02, met 2026-09-29");
    CHECK(clock_of(file, "rapid-review") == "2026-10-20");
    std::vector<std::string> late;
    for (const auto* request : file.all("request"))
        if (request->standing == "sent" && *request->answers.day({"request", 0, "due_on"}) < today) late.push_back(request->answers.of("request", "agency"));
    CHECK(late == std::vector<std::string>{"Eastmarch Homes"});
    const auto seen = made.store().read([&](store::Snapshot& snapshot) { return identity::visible_cases(snapshot, made.person("westmarch_manager"), noon, 50); });
    CHECK(seen == std::vector<std::string>{file.of.id.to_string()});
}

TEST_CASE("one report is with the partners: the police dissent, so that it may be sent and is never agreed by all") {
    TestDemonstration made;
    const auto file = made.file("Children Gorse and Broom");
    CHECK(file.of.state == "rr.signoff");
    CHECK(file.of.children == 2);
    CHECK(clock_of(file, "rapid-review") == "2026-10-15");
    const auto signed_so = signatures(file);
    REQUIRE(signed_so.size() == 3);
    CHECK(signed_so[0].answer == "approves");
    CHECK(signed_so[1].answer == "approves");
    CHECK(signed_so[2].answer == "dissents");
    CHECK_FALSE(agreed_by_all(file));
    CHECK(is_met("approvals", file, {today, {}}));
}

TEST_CASE("one review is under way with its reviewer, terms and a trial beside it: its notification of July was two working days late with a reason, and six months run from the decision") {
    TestDemonstration made;
    const auto file = made.file("Young person Comfrey");
    CHECK(file.of.state == "lcspr.active");
    CHECK(file.of.afterwards == false);
    CHECK(reviewers(file).size() == 1);
    CHECK(decision_answer(file) == "lcspr");
    CHECK(clock_of(file, "notification") == "2026-07-24, met 2026-07-28, explained");
    CHECK(clock_of(file, "rapid-review") == "2026-08-18, met 2026-08-14");
    CHECK(clock_of(file, "panel-reply") == "2026-09-08, met 2026-09-02");
    CHECK(clock_of(file, "review") == "2027-02-13");
}

TEST_CASE("one case is sealed: its seven members know of it, and to everybody else there are five") {
    TestDemonstration made;
    const auto file = made.file("Child Samphire");
    CHECK(file.of.state == "rr.open");
    CHECK(clock_of(file, "rapid-review") == "2026-10-30");
    const std::set<std::string> members{"manager", "chair", "notifier", "council_partner", "health_partner", "police_partner", "legal_adviser"};
    for (const auto& account : demonstration_accounts()) {
        const auto list = made.store().read([&](store::Snapshot& snapshot) { return caseload(snapshot, {.person = made.person(account.key), .now = noon, .today = today}); });
        const bool known = std::ranges::any_of(list.cases, [](const Case& of) { return of.pseudonym == "Child Samphire"; });
        CHECK_MESSAGE(known == members.contains(account.key), account.key);
        if (!members.contains(account.key)) CHECK(list.all <= 5);
    }
    const auto coordinator = made.store().read([&](store::Snapshot& snapshot) { return caseload(snapshot, {.person = made.person("coordinator"), .now = noon, .today = today}); });
    CHECK(coordinator.all == 5);
    CHECK(coordinator.overdue == 1);
}

TEST_CASE("whoever looks for the sealed case without being a member is told the same as for a case that never was") {
    TestDemonstration made;
    const auto id = made.file("Child Samphire").of.id.to_string();
    identity::NoJournal journal;
    const identity::Act act{.at = noon, .journal = journal, .by = made.person("administrator")};
    const auto refused = [&](const std::string& which) {
        return made.store().write([&](store::Transaction& transaction) { return identity::break_glass(transaction, which, "Somebody asked", std::chrono::minutes{60}, act); }).error();
    };
    CHECK(refused(id) == identity::MembershipRefusal::Sealed);
    CHECK(refused("00000000000000000000000000000001") == identity::MembershipRefusal::NoSuchCase);
}

TEST_CASE("nothing that was written about a case, no name and no sentence, stands readable in the data folder") {
    TestDemonstration made;
    const auto bytes = whole_folder(made.folder() / "data");
    CHECK(bytes.find("Robin Sedge") != std::string::npos);  // What is plain on purpose is found: the search sees the files.
    std::size_t looked_for = 0;
    for (const auto& of : made.cases())
        for (const auto& words : written_about(made.file(of.pseudonym))) {
            ++looked_for;
            CHECK_MESSAGE(bytes.find(words) == std::string::npos, of.pseudonym, ": ", words);
        }
    CHECK(looked_for > 400);
}

TEST_CASE("every sheet is written to its end but the notification that is late, and says that it is fictional") {
    TestDemonstration made;
    for (const auto& of : made.cases()) {
        const auto file = made.file(of.pseudonym);
        bool says_so = false;
        for (const auto& record : file.records) {
            const bool late_sheet = of.pseudonym == "Child Teasel" && record.form == "notification";
            const auto problems = check(form_called(record.form), record.answers, late_sheet ? Asked::Written : Asked::Complete, today);
            for (const auto& problem : problems) CHECK_MESSAGE(false, of.pseudonym, ", ", record.form, ": ", to_name(problem.place));
            for (const auto& [place, words] : record.answers.all()) says_so = says_so || words.find("Fictional") != std::string::npos;
        }
        CHECK_MESSAGE(says_so, of.pseudonym);
        CHECK(gaps(file).empty());
    }
}

TEST_CASE("history was lived: each deed comes after the one before it, in working hours or near them, and none lies ahead") {
    TestDemonstration made;
    for (const auto& script : scripts()) {
        auto last = base::Instant{};
        for (const auto& deed : script.deeds) {
            const auto at = working_days_from(calendar::Calendar::embedded(), today, deed.working_days) + deed.at;
            CHECK_MESSAGE(at >= last, script.name, ", line ", deed.line);
            CHECK(deed.working_days < 0);
            last = at;
        }
    }
    for (const auto& of : made.cases()) CHECK(of.changed_at < noon);
}

TEST_CASE("two demonstrations of one day are the same, but for their keys") {
    TestDemonstration one, other;
    REQUIRE(one.cases().size() == 6);
    REQUIRE(other.cases().size() == 6);
    for (std::size_t i = 0; i < 6; ++i) {
        const auto left = one.file(one.cases()[i].pseudonym), right = other.file(other.cases()[i].pseudonym);
        CHECK(left.of.id == right.of.id);
        CHECK(left.of.reference == right.of.reference);
        CHECK(left.of.seal != right.of.seal);
        REQUIRE(left.records.size() == right.records.size());
        for (std::size_t n = 0; n < left.records.size(); ++n) CHECK((left.records[n].id == right.records[n].id && left.records[n].answers == right.records[n].answers));
    }
}

TEST_CASE("made again, after a stop or on the next day, it stays as it is") {
    TestDemonstration made;
    const auto again = make_demonstration(made.parts(), noon + std::chrono::days{1});
    REQUIRE(again.size() == 6);
    for (std::size_t i = 0; i < 6; ++i) CHECK(again[i].version == made.cases()[i].version);
}

TEST_CASE("it can be made on any day of the year, a Sunday and Christmas included") {
    for (const char* instant : {"2026-12-25T09:00:00.000Z", "2027-01-03T22:00:00.000Z", "2027-03-29T12:00:00.000Z", "2026-11-25T00:10:00.000Z"}) {
        TestDemonstration made{instant};
        CHECK(made.cases().size() == 6);
        CHECK(made.file("Child Teasel").of.next_due_on < *base::parse_day(std::string_view{instant}.substr(0, 10)));
    }
}

}

TEST_SUITE("demonstration: accounts") {

TEST_CASE("there is an account for every role that people are given") {
    const auto accounts = demonstration_accounts();
    for (const auto& facts : identity::all_roles()) {
        if (facts.role == identity::Role::BreakGlass) continue;  // Nobody is given it.
        CHECK_MESSAGE(std::ranges::any_of(accounts, [&](const Account& account) { return account.role == facts.role; }), facts.word);
    }
}

TEST_CASE("each has an address of its own, a password that would be taken, and a secret of twenty bytes") {
    std::set<std::string> addresses, secrets;
    for (const auto& account : demonstration_accounts()) {
        CHECK(account.address.ends_with(".example"));
        CHECK(identity::check_new_password(account.password, {account.address, account.name}).has_value());
        CHECK(account.code_secret.size() == 20);
        addresses.insert(account.address), secrets.insert(account.code_secret);
    }
    CHECK(addresses.size() == demonstration_accounts().size());
    CHECK(secrets.size() == addresses.size());
}

TEST_CASE("the accounts that are shown are those that open the folder") {
    TestDemonstration made;
    for (const auto& account : demonstration_accounts())
        CHECK(made.opens(account));
}

}
