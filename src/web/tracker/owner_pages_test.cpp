// Owners of actions without an account, their spreadsheet, and that of an agency. Fictional.
#include <doctest/doctest.h>

#include <array>

#include "casework/case_store.h"
#include "identity/credential.h"
#include "identity/testing.h"
#include "learning/owner_sheet.h"
#include "learning/tracker_store.h"
#include "web/casework/office_testing.h"

using namespace web;
using web::test::Office;
using identity::Role;
using learning::OwnerColumn;

namespace {

bool shows(const std::string& page, std::string_view words) { return page.find(words) != std::string::npos; }

casework::Answers words_of(std::initializer_list<std::pair<const char*, const char*>> words) {
    casework::Answers answers;
    for (const auto& [name, value] : words) answers.set(*casework::parse_place(name), value);
    return answers;
}

/// A sheet as somebody made it by hand: heads as the page gives them, and rows.
std::string csv_of(const std::vector<std::array<std::string, learning::owner_columns>>& rows) {
    std::string out = "Number (leave as it is),Version (leave as it is),Recommendation,Action,Owner,Due,How far it is now,What has happened so far,New state,Done on,What was done,Evidence,What blocks it\r\n";
    for (const auto& row : rows) {
        for (const auto& cell : row) out += "\"" + cell + "\",";
        out += "\r\n";
    }
    return out;
}

struct Owning : Office {
    identity::PersonId coordinator = manager("Morgan"), visitor = somebody("Pat", Role::Notifier, house.partnership), chair = somebody("Frances", Role::Chair, house.partnership);
    identity::OrganisationId health = house.organisation({.kind = identity::OrganisationKind::Health, .name = "Saltmarsh Health", .partnership = house.partnership});
    casework::Case first = case_of(coordinator, "Child Willow");
    learning::Head weigh = accepted("Weigh every baby", "Saltmarsh Health", &first), invite = accepted("Invite fathers", "Police", nullptr);
    std::string scales = act(weigh, "Buy scales"), letters = act(invite, "Change the letters");

    casework::Doer doer() const {
        casework::Doer one;
        one.at = identity::testing::morning, one.role = "coordinator";
        return one;
    }
    learning::Head accepted(const char* text, const char* agency, const casework::Case* of) {
        return house.store->write([&](store::Transaction& t) {
            auto head = learning::add_recommendation(t, desk().ground, {.partnership = house.partnership.value(), .of = of, .answers = words_of({{"recommendation.0.text", text}, {"addressee.0.name", agency}})}, doer());
            learning::add_entry(t, desk().ground, head, {"addressee_response", words_of({{"response.0.answer", "answer_accepted"}, {"response.0.on", "2025-05-01"}}), "0"}, doer());
            return learning::take_step(t, desk().ground, head, "accept", {*base::parse_day("2025-05-01"), {}, {}}, doer()).value();
        });
    }
    std::string act(const learning::Head& head, const char* what) {
        return house.store->write([&](store::Transaction& t) {
            return learning::add_entry(t, desk().ground, head, {"tracked_action", words_of({{"tracked.0.what", what}, {"tracked.0.owner", "Nurse"}, {"tracked.0.email", "nurse@eastmarch.example"}, {"tracked.0.by", "2025-05-01"}})}, doer()).id.to_string();
        });
    }
    std::string newest(const learning::Head& head) {
        return house.store->read([&](store::Snapshot& s) { return learning::open_thread(s, desk().ground, head).actions().front().newest->id.to_string(); });
    }
    learning::Thread thread(const learning::Head& head) {
        return house.store->read([&](store::Snapshot& s) { return learning::open_thread(s, desk().ground, *learning::find_head(s, head.id)); });
    }
    std::array<std::string, learning::owner_columns> row(const learning::Head& head, const std::string& action, const char* what, const char* progress, const char* note = "", const char* evidence = "") {
        return {action, newest(head), "", what, "Nurse", "2025-05-01", "Not begun", "", progress, std::string_view{progress} == "Done" ? "12/5/2025" : "", note, evidence, ""};
    }
    /// The link of the owner, opened with its code in the visitor's browser.
    std::string opened() {
        const auto made = post(coordinator, "/actions/" + weigh.id.to_string() + "/links/" + scales);
        const auto at = made.find("/update/");
        REQUIRE_MESSAGE(at != std::string::npos, made.substr(0, 3000));
        const auto path = made.substr(at, 8 + 64);
        const auto digits = made.find("<dd><strong data-from-record>", at);
        REQUIRE(digits != std::string::npos);
        const auto code = made.substr(digits + 29, 6);
        open_with(path, code);
        return path;
    }
    void open_with(const std::string& path, const std::string& code) {
        CHECK(post(visitor, path + "/open", "code=" + code).starts_with("303"));
        cookie_of_a_link = "cairn_owner=" + desk().ground.keys.blind_token("owner-visit", path.substr(8) + "/" + owner_id());
    }
    std::string owner_id() {
        return house.store->read([&](store::Snapshot& s) { return learning::owners_with_open_actions(s).front().id.to_string(); });
    }
    std::string send(identity::PersonId who, const std::string& path, const std::string& csv) { return post_file(who, path, {}, "actions.csv", csv); }
    /// What the page would carry to the form that takes it over.
    static std::string carried_in(const std::string& page) {
        const std::string begin = "name=\"table\" value=\"";
        const auto at = page.find(begin) + begin.size();
        auto table = page.substr(at, page.find('"', at) - at);
        for (std::size_t quote; (quote = table.find("&quot;")) != std::string::npos;) table.replace(quote, 6, "\"");
        std::string encoded;
        for (const char c : table) encoded += fmt::format("%{:02X}", static_cast<unsigned char>(c));
        return encoded;
    }
};

}  // namespace

TEST_SUITE("Owners of actions and their spreadsheet") {

TEST_CASE("behind an owner's link stands what is open and theirs over all cases, and one action is written about below it") {
    Owning it;
    const auto path = it.opened();
    const auto page = it.get(it.visitor, path);
    CHECK(shows(page, "Buy scales"));
    CHECK(shows(page, "Change the letters"));
    CHECK(shows(page, "Download 2 open actions"));
    CHECK(shows(it.get(it.visitor, path + "/actions/" + it.scales), "Weigh every baby"));
    CHECK(it.get(it.visitor, path + "/actions/" + std::string(32, 'a')).starts_with("404"));
}

TEST_CASE("done without evidence is refused beside its box, blocked without a reason too, and with both they stand in the thread") {
    Owning it;
    const auto path = it.opened() + "/actions/" + it.scales;
    const auto seen = "seen=" + it.newest(it.weigh) + "&";
    const std::string done = "tracked.0.progress=all_done&tracked.0.done_on-day=12&tracked.0.done_on-month=5&tracked.0.done_on-year=2025";
    const auto refused = it.post(it.visitor, path, seen + done);
    CHECK(refused.starts_with("422"));
    CHECK(shows(refused, "done needs evidence"));
    CHECK(shows(it.post(it.visitor, path, seen + "tracked.0.progress=blocked"), "Say what blocks it"));
    CHECK(it.post(it.visitor, path, seen + done + "&evidence=In+all+nine+teams").starts_with("303"));
    CHECK(it.thread(it.weigh).actions().front().is_done());
    CHECK(it.thread(it.weigh).all("evidence").size() == 1);
}

TEST_CASE("a returned sheet is shown row by row, wrong cells by their name, and changes nothing until it is taken over") {
    Owning it;
    const auto path = it.opened();
    const auto csv = csv_of({it.row(it.weigh, it.scales, "Buy scales", "Done"), it.row(it.invite, it.letters, "Change the letters", "Begun", "Printed")});
    const auto look = it.send(it.visitor, path + "/sheet", csv);
    REQUIRE_MESSAGE(look.starts_with("200"), look.substr(0, 3000));
    CHECK(shows(look, "L2, Evidence"));
    CHECK(shows(look, "needs evidence of what was done"));
    CHECK(shows(look, "1 row will be taken over."));
    CHECK(shows(look, "Printed"));
    CHECK(it.thread(it.invite).all("tracked_action").size() == 1);
    const auto taken = it.post(it.visitor, path + "/sheet/take", "table=" + it.carried_in(look));
    CHECK(shows(taken, "1 row was taken over."));
    CHECK(it.thread(it.invite).actions().front().newest->answers.of("tracked", "note") == "Printed");
    CHECK_FALSE(it.thread(it.weigh).actions().front().is_done());
    const auto again = it.post(it.visitor, path + "/sheet/take", "table=" + it.carried_in(look));
    CHECK_MESSAGE(shows(again, "Nothing was taken over."), "sent twice it has one effect");
    CHECK(it.thread(it.invite).all("tracked_action").size() == 2);
}

TEST_CASE("what somebody wrote meanwhile is shown beside the row, which is taken only where it is ticked") {
    Owning it;
    const auto path = it.opened();
    const auto csv = csv_of({it.row(it.weigh, it.scales, "Buy scales", "Begun", "Ordered")});
    it.house.store->write([&](store::Transaction& t) {
        const auto one = learning::open_actions_in(t, it.desk().ground, it.weigh).front();
        auto answers = one.newest().answers;
        answers.set({"tracked", 0, "note"}, "Three prices are in");
        learning::update_action(t, it.desk().ground, one, answers, {}, it.doer());
    });
    const auto look = it.send(it.visitor, path + "/sheet", csv);
    CHECK(shows(look, "Changed in the meantime"));
    CHECK(shows(look, "Three prices are in"));
    CHECK(shows(look, "Open actions that are not in the file"));
    const auto table = "table=" + it.carried_in(look);
    CHECK(shows(it.post(it.visitor, path + "/sheet/take", table), "Nothing was taken over."));
    const auto ticked = it.post(it.visitor, path + "/sheet/take", table + "&over-" + it.scales + "=yes&known-" + it.scales + "=" + it.newest(it.weigh));
    CHECK(shows(ticked, "1 row was taken over."));
    CHECK(it.thread(it.weigh).actions().front().newest->answers.of("tracked", "note") == "Ordered");
    CHECK_MESSAGE(it.thread(it.weigh).all("tracked_action").size() == 3, "nothing is lost: all three stand in the record");
}

TEST_CASE("a file that was given out to somebody else is refused whole, and one that is no sheet of ours too") {
    Owning it;
    const auto mine = it.get(it.coordinator, "/actions/sheet.xlsx");
    const auto bytes = mine.substr(mine.find("PK"));
    const auto path = it.opened();
    const auto other = it.post_file(it.visitor, path + "/sheet", {}, "actions.xlsx", bytes);
    CHECK(other.starts_with("422"));
    CHECK(shows(other, "given out for other actions"));
    CHECK(shows(it.send(it.visitor, path + "/sheet", "Name,Age\r\nA,1\r\n"), "This is not the spreadsheet from this page"));
    auto renamed = csv_of({it.row(it.weigh, it.scales, "Buy scales", "Begun")});
    renamed.replace(renamed.find("Evidence"), 8, "Proof");
    CHECK(shows(it.send(it.visitor, path + "/sheet", renamed), "Columns are missing or have another name: Evidence."));
    CHECK(it.post_file(it.visitor, path + "/sheet", {}, "", "").starts_with("422"));
    it.cookie_of_a_link.clear();
    CHECK(shows(it.get(it.visitor, path + "/sheet.xlsx"), "Enter the code"));
}

TEST_CASE("an agency lead has the actions of their own agency in a sheet, and takes over no other") {
    Owning it;
    const auto lead = it.somebody("Leigh", Role::AgencyLead, it.house.partnership, it.health);
    it.house.store->write([&](store::Transaction& t) { identity::set_code_secret(t, lead, "a secret", 0, it.house.secrets, identity::testing::morning); });
    const auto page = it.get(lead, "/actions/sheet");
    CHECK(shows(page, "Download 1 open action"));
    const auto look = it.send(lead, "/actions/sheet", csv_of({it.row(it.weigh, it.scales, "Buy scales", "Begun", "Ordered"), it.row(it.invite, it.letters, "Change the letters", "Begun")}));
    CHECK(shows(look, "1 row will be taken over."));
    CHECK(shows(look, "not among those that are open to you"));
    CHECK(shows(it.post(lead, "/actions/sheet/take", "table=" + it.carried_in(look)), "1 row was taken over."));
    CHECK(it.thread(it.weigh).actions().front().newest->answers.of("tracked", "note") == "Ordered");
    CHECK(it.thread(it.invite).all("tracked_action").size() == 1);
}

TEST_CASE("a partnership sets how often owners are told, and sees who they are without their address") {
    Owning it;
    CHECK(it.get(it.visitor, "/actions/digest").starts_with("404"));
    const auto before = it.get(it.coordinator, "/actions/digest");
    CHECK(shows(before, "No code yet"));
    CHECK_FALSE(shows(before, "nurse@"));
    CHECK(it.post(it.coordinator, "/actions/digest", "period=sometimes").starts_with("422"));
    CHECK(it.post(it.chair, "/actions/digest", "period=monthly").starts_with("303"));
    CHECK(it.house.store->read([&](store::Snapshot& s) { return learning::setting_of(s, it.house.partnership.value(), "owner_digest"); }) == "monthly");
}

}
