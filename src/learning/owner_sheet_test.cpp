// The spreadsheet of an owner's open actions as it comes back. Names and places are invented.
#include <doctest/doctest.h>

#include <algorithm>

#include "learning/learning_testing.h"
#include "learning/owner_sheet.h"

using namespace learning;
using enum OwnerColumn;

namespace {

OwnerSheetWords english() {
    OwnerSheetWords words{.title = "Actions", .sheet = "Actions", .hints_sheet = "How", .hint_head = "How", .heads = {}, .hints = {}, .progress = {"Not begun", "Begun", "Blocked", "Done"}};
    words.heads = {"Number", "Version", "Recommendation", "Action", "Owner", "Due", "Now", "So far", "New state", "Done on", "What was done", "Evidence", "Blocked by"};
    return words;
}
OwnerSheetWords welsh() {
    auto words = english();
    words.heads[static_cast<std::size_t>(Progress)] = "Cyflwr newydd", words.progress = {"Heb ei dechrau", "Wedi dechrau", "Wedi’i rwystro", "Wedi’i wneud"};
    return words;
}

struct Returned : TestTracker {
    std::vector<Head> heads;
    std::vector<OwnedAction> actions;

    Returned() {
        for (const auto* text : {"Weigh every baby", "Invite fathers"}) {
            heads.push_back(recommend({{"recommendation.0.text", text}, {"addressee.0.name", "Health"}}, "2026-10-01"));
            say(heads.back(), "addressee_response", {{"response.0.answer", "answer_accepted"}, {"response.0.on", "2026-10-02"}}, "2026-10-02", "0");
            CHECK(step(heads.back(), "accept", "2026-10-02") == "");
        }
        act(heads[0], "Buy scales"), act(heads[1], "Change the letters");
        look();
    }
    void act(const Head& head, const char* what) { say(head, "tracked_action", {{"tracked.0.what", what}, {"tracked.0.owner", "Nurse"}, {"tracked.0.by", "2027-01-31"}, {"tracked.0.note", "Asked for prices"}}, "2026-10-03"); }
    void look() {
        actions.clear();
        desk.store().read([&](store::Snapshot& s) {
            for (const auto& head : heads)
                for (auto& one : open_actions_in(s, desk.ground(), *find_head(s, head.id))) actions.push_back(std::move(one));
        });
    }
    /// The file as it was given out, from its head row on.
    casework::SheetTable file() const {
        const auto book = owner_sheet(actions, english(), "code");
        casework::SheetTable table;
        for (const auto& column : book.columns) table.heads.push_back(column.head);
        for (const auto& row : book.rows) table.rows.push_back({static_cast<int>(table.rows.size()) + 2, row});
        return table;
    }
    static void fill(casework::SheetTable& table, std::size_t row, OwnerColumn column, const char* words) { table.rows[row].cells[static_cast<std::size_t>(column)] = words; }
    ReturnedSheet read(const casework::SheetTable& table) const {
        const std::array both{english(), welsh()};
        return read_returned_sheet(table, actions, both, *base::parse_day("2026-11-26"));
    }
    void take(const ReturnedRow& row) {
        desk.store().write([&](store::Transaction& t) { update_action(t, desk.ground(), *row.action, row.said, row.evidence, desk.on("2026-11-26")); });
    }
};

bool has(const ReturnedRow& row, OwnerColumn column, ReturnedProblemKind kind) {
    return std::ranges::any_of(row.problems, [&](const ReturnedProblem& one) { return one.column == column && one.kind == kind; });
}
using Fate = ReturnedRow::Fate;
using Kind = ReturnedProblemKind;

}  // namespace

TEST_SUITE("The spreadsheet of an owner") {

TEST_CASE("a file that comes back as it was given out changes nothing") {
    Returned it;
    const auto sheet = it.read(it.file());
    REQUIRE(sheet.rows.size() == 2);
    for (const auto& row : sheet.rows) CHECK(row.fate() == Fate::Nothing);
    CHECK(sheet.left_out.empty());
}

TEST_CASE("what is filled in is taken over, an empty cell takes nothing away, and what stood before stays in the record") {
    Returned it;
    auto table = it.file();
    it.fill(table, 0, Progress, "begun");
    const auto sheet = it.read(table);
    REQUIRE(sheet.rows[0].fate() == Fate::Good);
    CHECK(sheet.rows[0].said.of("tracked", "progress") == "begun");
    CHECK(sheet.rows[0].said.of("tracked", "note") == "Asked for prices");
    it.take(sheet.rows[0]);
    it.look();
    CHECK(it.actions[0].said("progress") == "begun");
    CHECK(it.actions[0].thread.all("tracked_action").size() == 2);
}

TEST_CASE("done needs its day and evidence of what was done, each told with its column; with both it is taken, and the evidence with its day") {
    Returned it;
    auto table = it.file();
    it.fill(table, 0, Progress, "Done");
    auto sheet = it.read(table);
    CHECK(has(sheet.rows[0], DoneOn, Kind::DayMissing));
    CHECK(has(sheet.rows[0], Evidence, Kind::EvidenceMissing));
    it.fill(table, 0, DoneOn, "20/11/2026"), it.fill(table, 0, Evidence, "Scales are in all nine teams");
    sheet = it.read(table);
    REQUIRE(sheet.rows[0].fate() == Fate::Good);
    it.take(sheet.rows[0]);
    const auto thread = it.thread(it.heads[0]);
    REQUIRE(thread.all("evidence").size() == 1);
    CHECK(thread.all("evidence").front()->answers.of("evidence", "on") == "2026-11-20");
    CHECK(is_output_only(*thread.all("evidence").front()));
    CHECK_MESSAGE(it.state(it.heads[0]) == "accepted", "the recommendation itself moves by a step of the partnership");
}

TEST_CASE("evidence that the recommendation has already is enough for done") {
    Returned it;
    it.say(it.heads[0], "evidence", {{"evidence.0.kind", "output_only"}, {"evidence.0.shows", "The order"}, {"evidence.0.on", "2026-11-01"}}, "2026-11-01");
    it.look();
    auto table = it.file();
    it.fill(table, 0, Progress, "Done"), it.fill(table, 0, DoneOn, "2026-11-20");
    CHECK(it.read(table).rows[0].fate() == Fate::Good);
}

TEST_CASE("a day that is none, one that has not come, a state that is none and a reason without its state are each told with their cell") {
    Returned it;
    auto table = it.file();
    it.fill(table, 0, Progress, "Done"), it.fill(table, 0, DoneOn, "31/02/2026"), it.fill(table, 0, Evidence, "Bought");
    it.fill(table, 1, Progress, "Nearly");
    auto sheet = it.read(table);
    CHECK(has(sheet.rows[0], DoneOn, Kind::NoDay));
    CHECK(has(sheet.rows[1], Progress, Kind::NoOption));
    CHECK(sheet.rows[1].number == 3);
    it.fill(table, 0, DoneOn, "27/11/2026");
    it.fill(table, 1, Progress, ""), it.fill(table, 1, BlockedBy, "Money");
    sheet = it.read(table);
    CHECK(has(sheet.rows[0], DoneOn, Kind::InFuture));
    CHECK(has(sheet.rows[1], BlockedBy, Kind::ReasonWithoutBlocked));
    it.fill(table, 1, Progress, "Blocked"), it.fill(table, 1, BlockedBy, "");
    CHECK(has(it.read(table).rows[1], BlockedBy, Kind::ReasonMissing));
    it.fill(table, 1, Progress, "Begun"), it.fill(table, 1, DoneOn, "20/11/2026");
    CHECK(has(it.read(table).rows[1], DoneOn, Kind::DayWithoutDone));
}

TEST_CASE("what blocks an action goes when it is begun, and stays in the record") {
    Returned it;
    auto table = it.file();
    it.fill(table, 0, Progress, "Blocked"), it.fill(table, 0, BlockedBy, "The supplier has none");
    it.take(it.read(table).rows[0]);
    it.look();
    CHECK(it.actions[0].is_blocked());
    table = it.file();
    it.fill(table, 0, Progress, "Begun");
    it.take(it.read(table).rows[0]);
    it.look();
    CHECK(it.actions[0].said("blocked_by").empty());
    CHECK(it.actions[0].thread.all("tracked_action")[1]->answers.of("tracked", "blocked_by") == "The supplier has none");
}

TEST_CASE("a row about whose action somebody wrote meanwhile is told, and is not taken by itself; one taken before is told as nothing new") {
    Returned it;
    auto table = it.file();
    it.fill(table, 0, Note, "Ordered"), it.fill(table, 1, Note, "Printed");
    const auto first = it.actions[0].action;
    it.say(it.heads[0], "tracked_action", {{"tracked.0.what", "Buy scales"}, {"tracked.0.owner", "Nurse"}, {"tracked.0.by", "2027-01-31"}, {"tracked.0.note", "Three prices are in"}}, "2026-11-20", first);
    it.look();
    const auto sheet = it.read(table);
    CHECK(sheet.rows[0].fate() == Fate::Stale);
    CHECK(sheet.rows[1].fate() == Fate::Good);
    it.take(sheet.rows[1]);
    it.look();
    CHECK(it.read(table).rows[1].fate() == Fate::Nothing);
}

TEST_CASE("rows may be sorted; one that was deleted changes nothing and is named; one that was added or stands twice is refused") {
    Returned it;
    auto table = it.file();
    it.fill(table, 0, Note, "Ordered"), it.fill(table, 1, Note, "Printed");
    std::swap(table.rows[0].cells, table.rows[1].cells);
    CHECK(it.read(table).rows[0].action->said("what") == "Change the letters");
    auto fewer = table;
    fewer.rows.pop_back();
    const auto short_one = it.read(fewer);
    REQUIRE(short_one.left_out.size() == 1);
    CHECK(short_one.left_out.front()->said("what") == "Buy scales");
    table.rows.push_back({4, table.rows[0].cells});
    table.rows.push_back({5, std::vector<std::string>(owner_columns)});
    it.fill(table, 3, What, "Train everybody");
    table.rows.push_back({6, std::vector<std::string>(owner_columns)});
    const auto sheet = it.read(table);
    REQUIRE_MESSAGE(sheet.rows.size() == 4, "the blank row is none");
    CHECK(has(sheet.rows[2], What, Kind::Twice));
    CHECK(has(sheet.rows[3], What, Kind::RowAdded));
}

TEST_CASE("a row of an action that is another's or has ended is refused where something was filled in, and else changes nothing") {
    Returned it;
    auto table = it.file();
    it.fill(table, 0, Note, "Ordered");
    it.actions.erase(it.actions.begin(), it.actions.end());
    const auto sheet = it.read(table);
    CHECK(has(sheet.rows[0], What, Kind::NotOpen));
    CHECK(sheet.rows[1].fate() == Fate::Nothing);
}

TEST_CASE("what is only shown is not read: whoever wrote over the due day is told of it") {
    Returned it;
    auto table = it.file();
    it.fill(table, 0, Due, "2027-06-30"), it.fill(table, 0, Note, "More time is needed");
    const auto row = it.read(table).rows[0];
    CHECK(row.fate() == Fate::Good);
    CHECK(row.overwritten == std::vector{Due});
    CHECK(row.said.day({"tracked", 0, "by"}) == base::parse_day("2027-01-31"));
}

TEST_CASE("a file that lacks a column is read no further, and the column is named; a Welsh one is read as well") {
    Returned it;
    auto table = it.file();
    table.heads[static_cast<std::size_t>(Evidence)] = "Proof";
    CHECK(it.read(table).columns_missing == std::vector{Evidence});
    table = it.file();
    table.heads[static_cast<std::size_t>(Progress)] = "Cyflwr newydd";
    it.fill(table, 0, Progress, "Wedi dechrau");
    CHECK(it.read(table).rows[0].said.of("tracked", "progress") == "begun");
}

TEST_CASE("an action is an agency's where its owner names it, or names none of those addressed") {
    Returned it;
    const auto own = [&](const char* owner, const char* agency) {
        OwnedAction one = it.actions[0];
        for (auto& entry : one.thread.entries)
            if (entry.form == "tracked_action") entry.answers.set({"tracked", 0, "owner"}, owner);
        return is_of_agency(one, agency);
    };
    CHECK(own("Nurse", "Health"));
    CHECK(own("Nurse, Health", "Health"));
    CHECK(own("Head of service, Police", "Police"));
    CHECK_FALSE(own("Nurse", "Police"));
}

}
