#include <doctest/doctest.h>

#include <algorithm>

#include "casework/case_testing.h"
#include "casework/keeping_store.h"
#include "chronology/book/shelf.h"

namespace chronology {

namespace {

EntrySaid said(const std::string& agency, const std::string& day, const std::string& event) {
    return {agency, day, read_date(day).value(), {{"start_date", day}, {"source", "Log"}, {"event", event}}};
}

struct CaseWithBook {
    casework::TestDesk desk;
    casework::Case of = desk.open("rr.open", "2026-03-02");
    Shelf shelf;

    std::string append(Act act, const std::string& json) {
        const NewItem item{act, json};
        return desk.store().write([&](store::Transaction& t) { return chronology::append(t, desk.ground(), of, {&item, 1}, casework::TestDesk::on("2026-03-03")); }).front().to_string();
    }
    std::shared_ptr<const Opened> open() {
        return desk.store().read([&](store::Snapshot& snapshot) { return shelf.open(snapshot, desk.ground(), of); });
    }
};

ImportSaid a_file() {
    ImportSaid file{.agency = "Police", .file = "log.xlsx", .sha256 = "ab12", .sent_by = "Records office", .received_on = base::parse_day("2026-03-01").value(), .document = {}, .entries = {}, .rejected = {}};
    const auto first = said("Police", "22/05/2016", "A call."), second = said("Police", "23/05/2016", "A visit.");
    for (const auto& [entry, row] : {std::pair{first, 2}, {second, 3}}) file.entries.push_back({.agency = entry.agency, .when = entry.when, .words = entry.words, .cells = entry.cells, .origin = {.file = "log.xlsx", .table = "Logs", .row = row, .sha256 = "ab12"}});
    file.rejected.push_back({.origin = {.file = "log.xlsx", .table = "Logs", .row = 4, .sha256 = "ab12"}, .place = "A4", .column = "Date", .error = RowError::Impossible, .found = "31/02/2016", .cells = {"31/02/2016", "Log", "A letter."}});
    return file;
}

}  // namespace

TEST_CASE("an entry that was imported says its file, sheet, row, sum, who sent it and when") {
    CaseWithBook it;
    it.append(Act::Import, to_json(a_file()));
    const auto opened = it.open();
    REQUIRE(opened->entries.size() == 2);
    CHECK(opened->entries[0].origin.file == "log.xlsx");
    CHECK(opened->entries[0].origin.table == "Logs");
    CHECK(opened->entries[0].origin.row == 2);
    CHECK(opened->entries[0].origin.sha256 == "ab12");
    const auto* entry = opened->book.find(opened->entries[0].id);
    REQUIRE(entry != nullptr);
    CHECK(opened->book.imports()[entry->import].said.sent_by == "Records office");
    CHECK(base::to_iso(opened->book.imports()[entry->import].said.received_on) == "2026-03-01");
}

TEST_CASE("an entry that is written anew keeps what it said, who wrote over it and why") {
    CaseWithBook it;
    const auto id = it.append(Act::Entry, to_json(said("School", "22 May 2016", "Late.")));
    it.append(Act::Revision, to_json(RevisionSaid{id, 1, said("School", "23 May 2016", "Late, with a note."), "The day was wrong"}));
    const auto opened = it.open();
    const auto* entry = opened->book.find(id);
    REQUIRE(entry != nullptr);
    CHECK(cell(entry->entry.cells, Meaning::Event) == "Late, with a note.");
    CHECK(entry->revision == 2);
    REQUIRE(entry->earlier.size() == 1);
    CHECK(cell(entry->earlier[0].said.cells, Meaning::Event) == "Late.");
    CHECK(entry->earlier[0].why == "The day was wrong");
}

TEST_CASE("an entry that its agency withholds stands in no list, and comes back when it is given again") {
    CaseWithBook it;
    const auto id = it.append(Act::Entry, to_json(said("School", "22 May 2016", "Late.")));
    it.append(Act::Withheld, to_json(WordsSaid{.on = id, .text = "About another child", .role = {}, .agency = {}, .what = {}}));
    CHECK(it.open()->entries.empty());
    REQUIRE(it.open()->book.find(id) != nullptr);
    CHECK(it.open()->book.find(id)->withheld->second == "About another child");
    it.append(Act::Given, to_json(WordsSaid{.on = id, .text = {}, .role = {}, .agency = {}, .what = {}}));
    CHECK(it.open()->entries.size() == 1);
}

TEST_CASE("a rejected row stays open until it is put right or set aside with a reason") {
    CaseWithBook it;
    const auto import = it.append(Act::Import, to_json(a_file()));
    CHECK(it.open()->book.open_rejected() == 1);
    it.append(Act::Corrected, to_json(RowSaid{import, 0, said("Police", "29/02/2016", "A letter."), {}}));
    const auto opened = it.open();
    CHECK(opened->book.open_rejected() == 0);
    CHECK(opened->entries.size() == 3);
    CHECK(opened->entries[0].origin.row == 4);
    it.append(Act::SetAside, to_json(RowSaid{import, 0, {}, "Too late"}));  // It was put right already.
    CHECK(it.open()->book.imports()[0].fates[0].why.empty());
}

TEST_CASE("a decision about what was pointed to stays with it when the checks run again") {
    CaseWithBook it;
    it.append(Act::Entry, to_json(said("School", "22 May 2016", "Parents’ evening with the head teacher about lessons.")));
    it.append(Act::Entry, to_json(said("School", "22 May 2016", "Parents’ evening with the head teacher about lessons.")));
    const auto before = it.open();
    const auto point = std::ranges::find(before->points, Point::Kind::Duplicate, &Point::kind);
    REQUIRE(point != before->points.end());
    const auto key = key_of(*point, before->entries);
    it.append(Act::Decision, to_json(WordsSaid{.on = key, .text = "Entered twice", .role = "reviewer", .agency = {}, .what = "same"}));
    it.append(Act::Entry, to_json(said("Police", "3 March 2016", "A lost glove was handed in.")));
    const auto after = it.open();
    const auto again = std::ranges::find(after->points, Point::Kind::Duplicate, &Point::kind);
    REQUIRE(again != after->points.end());
    REQUIRE(after->book.decision_on(key_of(*again, after->entries)) != nullptr);
    CHECK(after->book.decision_on(key_of(*again, after->entries))->said.text == "Entered twice");
}

TEST_CASE("two people who read at once see the same book, and an earlier one is not changed under its reader") {
    CaseWithBook it;
    it.append(Act::Entry, to_json(said("School", "22 May 2016", "Late.")));
    const auto first = it.open();
    it.append(Act::Entry, to_json(said("School", "23 May 2016", "On time.")));
    CHECK(first->entries.size() == 1);
    CHECK(it.open()->entries.size() == 2);
    CHECK(it.open() == it.open());
}

TEST_CASE("questions keep their answers, links go both ways and are taken off again") {
    CaseWithBook it;
    const auto id = it.append(Act::Entry, to_json(said("School", "22 May 2016", "Late.")));
    const auto question = it.append(Act::Question, to_json(WordsSaid{.on = id, .text = "Was she seen?", .role = "reviewer", .agency = "School", .what = {}}));
    it.append(Act::Answer, to_json(WordsSaid{.on = question, .text = "Yes, by her tutor.", .role = "agency_lead", .agency = {}, .what = {}}));
    it.append(Act::Link, to_json(LinkSaid{id, "finding-1", "finding"}));
    auto opened = it.open();
    REQUIRE(opened->book.questions().size() == 1);
    CHECK(opened->book.questions()[0].answers.at(0).said.text == "Yes, by her tutor.");
    CHECK(opened->book.linked_to(id, "finding") == std::vector<std::string>{"finding-1"});
    it.append(Act::Unlink, to_json(LinkSaid{id, "finding-1", "finding"}));
    CHECK(it.open()->book.linked_to(id, "finding").empty());
}

TEST_CASE("settings are read back as they were written") {
    auto settings = usual_settings();
    settings.columns.front().mandatory = true;
    settings.facts.scope = Period{base::parse_day("2015-01-01").value(), base::parse_day("2016-12-31").value()};
    settings.facts.born_on = base::parse_day("2012-05-03");
    settings.facts.topics.push_back({"the cello", {"cello lesson", "music lesson"}});
    settings.thresholds.gap_days = 45, settings.thresholds.alike.least = 0.5;
    settings.first_year = 1950;
    const auto read = settings_from(to_json(settings));
    CHECK(read.columns == settings.columns);
    CHECK(read.facts.scope == settings.facts.scope);
    CHECK(read.facts.born_on == settings.facts.born_on);
    CHECK(read.facts.topics == settings.facts.topics);
    CHECK(read.thresholds.gap_days == 45);
    CHECK(read.thresholds.alike.least == doctest::Approx(0.5));
    CHECK(read.first_year == 1950);
}

TEST_CASE("what a destroyed case knew is in no book") {
    CaseWithBook it;
    it.append(Act::Entry, to_json(said("School", "22 May 2016", "Late.")));
    CHECK(it.open()->entries.size() == 1);
    it.desk.store().write([&](store::Transaction& t) { forget_chronology(t, it.of); });
    CHECK(it.open()->entries.empty());
}

}  // namespace chronology
