// Every kind of thing that casework confirms to a person, on a disk of which each write, sync, rename and removal fails in turn.
//
// The day is the same every time: random bytes are counted on, the clock stands. What the database holds after so many confirmed things is
// therefore known to the byte from a day on which nothing failed. After a failure it must hold what was confirmed, or that and the one thing
// that was on its way: nothing acknowledged lost, nothing half done. Everything is fictional.
#include <doctest/doctest.h>

#include <sqlite3.h>

#include <cstdlib>
#include <functional>

#include "audit/verify.h"
#include "base/fault.h"
#include "base/faulty_files.h"
#include "casework/case_testing.h"
#include "casework/document.h"
#include "casework/draft.h"
#include "casework/draft_paper.h"
#include "casework/handover.h"
#include "casework/keeping.h"
#include "casework/key_end.h"
#include "casework/link.h"
#include "casework/panel_desk.h"
#include "casework/sealed_values.h"
#include "store/faulty_vfs.h"

using namespace casework;
using Failure = base::FaultyDisk::Failure;
namespace fs = std::filesystem;

namespace {

/// Bytes that come in the same order every day.
class CountedRandom : public base::Random {
public:
    void fill(std::span<unsigned char> bytes) override {
        for (auto& byte : bytes) byte = static_cast<unsigned char>((state_ = state_ * 6364136223846793005U + 1442695040888963407U) >> 56);
    }

private:
    std::uint64_t state_ = 2026;
};

Doer person(char number, std::string_view on) {
    Doer doer = TestDesk::on(on);
    doer.who = audit::Who::account(*base::PublicId::parse(std::string(31, '0') + number));
    doer.role = "business_manager";
    return doer;
}

Answers answers_of(std::initializer_list<std::pair<const char*, const char*>> words) {
    Answers answers;
    for (const auto& [name, value] : words) answers.set(*parse_place(name), value);
    return answers;
}

base::Day day(std::string_view text) { return *base::parse_day(text); }
base::Instant noon(std::string_view text) { return day(text) + std::chrono::hours{12}; }

/// A data folder with its keys on such a disk, for one day.
struct Desk {
    Desk(const fs::path& top, base::FaultyDisk& disk)
        : files{disk}, vfs{disk}, store{store::Store::open(top / "data", {.clock = [] { return noon("2026-03-02"); }, .files = &files, .vfs = vfs.name()}).value()},
          keys{store::Keys::open({.folder = top / "keys", .data_folder = top / "data", .files = &files, .random = &random}).value()}, papers{*store, *keys} {}

    Ground ground() { return {*keys, calendar_, random}; }
    Case now(store::Snapshot& snapshot) const { return *find_case(snapshot, reference); }

    base::FaultyFiles files;
    store::FaultyVfs vfs;
    CountedRandom random;
    calendar::Calendar calendar_ = calendar::Calendar::embedded();
    std::unique_ptr<store::Store> store;
    std::unique_ptr<store::Keys> keys;
    store::SealedFiles papers;
    std::string reference;
    std::optional<NewDraft> draft;
    std::optional<NewLink> link;
    std::optional<Record> child;
    std::optional<KeptPaper> kept;
    std::vector<KeptPaper> resealed;
    std::optional<store::KeyId> seal;
    base::PublicId letter;
    std::optional<Receipt> receipt;
    std::optional<base::PublicId> hold;
};

using Work = std::function<void(Desk&, store::Transaction&)>;
struct Thing {
    const char* what;
    Work work;
    std::function<void(Desk&)> before = [](Desk&) {};  ///< What waits for the disk before the transaction: a file that is sealed.
};

void must(bool taken) { if (!taken) throw std::logic_error{"the day of the test is not as it should be"}; }

/// What people do in a day, each confirmed by itself.
const std::vector<Thing>& a_day() {
    static const std::vector<Thing> things{
        {"a referral is begun without an account", [](Desk& d, store::Transaction& t) { d.draft = begin_draft(t, d.ground(), noon("2026-03-02")); }},
        {"its answers are saved", [](Desk& d, store::Transaction& t) {
             const auto answers = answers_of({{"child.0.forename", "Rowan"}, {"child.0.surname", "Fictional"}, {"child.0.born_on", "2019-05-01"}});
             must(save_draft(t, d.ground(), d.draft->draft, answers, noon("2026-03-02")).has_value());
         }},
        {"a letter is added to it", [](Desk& d, store::Transaction& t) { must(add_paper(t, d.papers, d.ground(), d.draft->draft, *d.kept, noon("2026-03-02")).has_value()); },
         [](Desk& d) { d.kept = keep_paper(d.papers, d.draft->draft.seal, base::PublicId::make(d.random), 1, {"A letter", "letter.txt", "A nurse", "text"}, "Invented."); }},
        {"it is sent", [](Desk& d, store::Transaction& t) {
             const auto draft = find_draft(t, d.ground(), d.draft->draft.id);
             must(draft.has_value() && draft->answers.of("child", "forename") == "Rowan");
             d.reference = send_draft(t, d.papers, d.ground(), *draft, {1, d.seal, d.resealed}, TestDesk::on("2026-03-02")).reference;
         },
         [](Desk& d) {
             d.seal = d.keys->new_case_key();
             d.resealed = reseal_papers(d.papers, d.draft->draft, d.store->read([&](store::Snapshot& s) { return papers_of(s, d.ground(), d.draft->draft); }), *d.seal);
         }},
        {"a paper of the case is kept", [](Desk& d, store::Transaction& t) {
             add_document(t, d.papers, d.ground(), d.now(t), {"minutes", "official_sensitive", {}, {"e_mail", day("2026-03-02")}}, *d.kept, TestDesk::on("2026-03-02"));
         },
         [](Desk& d) { d.kept = keep_paper(d.papers, *d.seal, d.letter = base::PublicId::make(d.random), 1, {"Minutes", "minutes.txt", "The group", "text"}, "Invented minutes."); }},
        {"a newer version of it", [](Desk& d, store::Transaction& t) {
             const auto seen = find_document(t, d.ground(), d.now(t), d.letter);
             must(seen && add_version(t, d.papers, d.ground(), d.now(t), *seen, {"e_mail", day("2026-03-02")}, *d.kept, TestDesk::on("2026-03-02")).has_value());
         },
         [](Desk& d) { d.kept = keep_paper(d.papers, *d.seal, d.letter, 2, {"Minutes", "minutes.txt", "The group", "text"}, "Invented minutes, corrected."); }},
        {"it is withdrawn", [](Desk& d, store::Transaction& t) { withdraw_document(t, d.ground(), d.now(t), *find_document(t, d.ground(), d.now(t), d.letter), "Of another case", TestDesk::on("2026-03-02")); }},
        {"the case is given a pseudonym", [](Desk& d, store::Transaction& t) { set_details(t, d.now(t), {"Child Rowan", "eastmarch", {}, 1}, TestDesk::on("2026-03-02")); }},
        {"a child is written down", [](Desk& d, store::Transaction& t) {
             const auto answers = answers_of({{"person.0.label", "Child A"}, {"person.0.kind", "child"}, {"person.0.forename", "Rowan"}, {"person.0.surname", "Fictional"}});
             d.child = write_down(t, d.ground(), d.now(t), {"person", answers}, TestDesk::on("2026-03-02"));
         }},
        {"and corrected", [](Desk& d, store::Transaction& t) {
             const auto answers = answers_of({{"person.0.label", "Child A"}, {"person.0.kind", "child"}, {"person.0.forename", "Rowan"}, {"person.0.surname", "Invented"}});
             must(write_anew(t, d.ground(), d.now(t), *d.child, answers, TestDesk::on("2026-03-02")).has_value());
         }},
        {"a step is taken along the path", [](Desk& d, store::Transaction& t) {
             must(take_step(t, d.ground(), d.now(t), "ask_more", {day("2026-03-02"), "Which school is it?"}, TestDesk::on("2026-03-02")).has_value());
         }},
        {"a link is made for an agency", [](Desk& d, store::Transaction& t) { d.link = make_link(t, LinkPurpose::Request, "r1", d.now(t).key, link_lasts, d.ground(), noon("2026-03-02")); }},
        {"a wrong code is counted", [](Desk& d, store::Transaction& t) { count_wrong(t, LinkPurpose::Request, d.link->token, noon("2026-03-02")); }},
        {"a new code is given", [](Desk& d, store::Transaction& t) { renew_code(t, d.ground(), "r1", noon("2026-03-03")); }},
        {"the link is extended", [](Desk&, store::Transaction& t) { extend_links(t, "r1", noon("2026-04-20")); }},
        {"the link ends", [](Desk&, store::Transaction& t) { end_links(t, "r1", noon("2026-03-05")); }},
        {"a copy is handed to the National Panel", [](Desk& d, store::Transaction& t) {
             FrozenPart part{.part = "decision", .english = {.title = "Decision"}, .welsh = {.title = "Penderfyniad", .language = "cy-GB"}};
             part.english.parts = {documents::word::WrittenParagraph{"Nothing more to learn."}};
             part.welsh.parts = {documents::word::WrittenParagraph{"Dim mwy i'w ddysgu."}};
             d.receipt = hand_over(t, d.ground(), d.now(t), {{part}}, TestDesk::on("2026-03-06"));
         }},
        {"its staff declare an interest", [](Desk& d, store::Transaction& t) {
             must(write_for_panel(t, d.ground(), *d.receipt, "panel_interest", answers_of({{"interest.0.nature", "no_interest"}, {"interest.0.part", "takes_part"}, {"interest.0.on", "2026-03-06"}}), person('7', "2026-03-06")).has_value());
         }},
        {"a meeting of the Panel is recorded", [](Desk&, store::Transaction& t) { record_meeting(t, day("2026-03-06"), person('7', "2026-03-06")); }},
        {"a reviewer joins the pool", [](Desk&, store::Transaction& t) { add_reviewer(t, "An Invented Reviewer", "Health", person('7', "2026-03-06")); }},
        {"a copy that leaves is numbered", [](Desk& d, store::Transaction& t) { number_copy(t, d.now(t), person('1', "2026-03-09")); }},
        {"the case goes no further", [](Desk& d, store::Transaction& t) {
             append_step(t, d.ground(), d.now(t), {"not_met", "referral.not_met", day("2026-03-10"), "The definition was not met."}, TestDesk::on("2026-03-10"));
         }},
        {"it is closed", [](Desk& d, store::Transaction& t) { must(close_case(t, d.ground(), d.now(t), {day("2026-03-11"), day("2028-03-11"), "Not met."}, person('1', "2026-03-11")).has_value()); }},
        {"an inquiry asks to keep it", [](Desk& d, store::Transaction& t) {
             must(set_hold(t, d.ground(), d.now(t), {HoldKind::Inquiry, day("2026-03-12"), "It asked for these years."}, person('1', "2026-03-12")).has_value());
             d.hold = keeping_of(t, d.ground(), d.now(t)).holds.front().id;
         }},
        {"and has reported", [](Desk& d, store::Transaction& t) { must(lift_hold(t, d.ground(), d.now(t), *d.hold, day("2028-03-01"), "It has reported.", person('1', "2028-03-01")).has_value()); }},
        {"its destruction is proposed", [](Desk& d, store::Transaction& t) { must(propose_destruction(t, d.ground(), d.now(t), "Its term has ended.", person('1', "2028-03-12")).has_value()); }},
        {"a second person destroys it", [](Desk& d, store::Transaction& t) { must(confirm_destruction(t, d.ground(), d.now(t), person('2', "2028-03-13")).has_value()); }},
    };
    return things;
}

void prepare(const fs::path& top) {
    const auto store = store::Store::open(top / "data", {.clock = [] { return noon("2026-03-01"); }}).value();
    CountedRandom random;
    store::Keys::open({.folder = top / "keys", .data_folder = top / "data", .random = &random}).value();
    store->write([](store::Transaction& transaction) { set_partnership(transaction, {1, "EM", "england", "eastmarch"}); });
}

/// The prepared folder is made once and copied.
const fs::path& prepared() {
    static const store::TestFolder folder;
    static const bool made = (prepare(folder.path()), true);
    (void)made;
    return folder.path();
}

void copy_prepared(const fs::path& top) { fs::copy(prepared(), top, fs::copy_options::recursive); }

/// Every row of every table, so that a missing, changed or added one shows.
std::string all_rows(const fs::path& top) {
    sqlite3* database = nullptr;
    REQUIRE(sqlite3_open((top / "data" / "cairn.db").c_str(), &database) == SQLITE_OK);
    const auto rows_of = [&](const std::string& question) {
        std::vector<std::string> rows;
        sqlite3_stmt* statement = nullptr;
        REQUIRE(sqlite3_prepare_v2(database, question.c_str(), -1, &statement, nullptr) == SQLITE_OK);
        while (sqlite3_step(statement) == SQLITE_ROW) {
            std::string& row = rows.emplace_back();
            for (int column = 0; column < sqlite3_column_count(statement); ++column) {
                const auto* bytes = static_cast<const char*>(sqlite3_column_blob(statement, column));
                row.append(bytes ? bytes : "", static_cast<std::size_t>(sqlite3_column_bytes(statement, column))).append("|");
            }
        }
        sqlite3_finalize(statement);
        return rows;
    };
    CHECK(rows_of("PRAGMA integrity_check") == std::vector<std::string>{"ok|"});
    std::string all;
    for (auto& table : rows_of("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")) {
        table.pop_back();
        all += table + '\n';
        // The sum of a sealed file differs from day to day: its stream begins with bytes that libsodium draws itself. `verify` compares it.
        const std::string what = table == "store_sealed_file" ? "SELECT id, key_id, plain_bytes, added_at" : "SELECT *";
        for (const auto& row : rows_of(what + " FROM \"" + table + '"')) all += row + '\n';
    }
    sqlite3_close(database);
    return all;
}

/// How many things were confirmed before the disk failed; the day goes on as long as it is let.
int live(const fs::path& top, base::FaultyDisk& disk) {
    int confirmed = 0;
    try {
        Desk desk{top, disk};
        for (const auto& thing : a_day()) {
            thing.before(desk);
            desk.store->write([&](store::Transaction& transaction) { thing.work(desk, transaction); });
            destroy_ended_keys(*desk.store, desk.ground());
            ++confirmed;
        }
    } catch (const base::Fault&) {
        CHECK(disk.has_failed());
    }
    return confirmed;
}

/// What the folder holds after so many things, from a day on which nothing failed; `[0]` before the first.
const std::vector<std::string>& known() {
    static const std::vector<std::string> states = [] {
        std::vector<std::string> list;
        const store::TestFolder folder;
        copy_prepared(folder.path());
        list.push_back(all_rows(folder.path()));
        base::FaultyDisk disk{folder.path()};
        Desk desk{folder.path(), disk};
        for (const auto& thing : a_day()) {
            INFO(thing.what);
            thing.before(desk);
            desk.store->write([&](store::Transaction& transaction) { thing.work(desk, transaction); });
            destroy_ended_keys(*desk.store, desk.ground());
            list.push_back(all_rows(folder.path()));
            CHECK(list.back() != list[list.size() - 2]);
        }
        return list;
    }();
    return states;
}

/// The next start: what a server does before it answers.
void check_next_morning(const fs::path& top, int confirmed) {
    {
        const auto store = store::Store::open(top / "data", {}).value();
        const auto keys = store::Keys::open({.folder = top / "keys", .data_folder = top / "data"}).value();
        const auto calendar = calendar::Calendar::embedded();
        const Ground ground{*keys, calendar, base::system_random()};
        destroy_ended_keys(*store, ground);
        const auto papers = store::SealedFiles{*store, *keys}.verify();
        CHECK(papers.missing.empty());
        CHECK(papers.damaged.empty());
        store->read([&](store::Snapshot& snapshot) {
            CHECK(audit::verify(snapshot, {}).problems == std::vector<std::string>{});
            int closed = 0;
            SealedValues{}.each(snapshot, [&](const store::SealedValue& value) { closed += keys->unseal(value.key, value.place, value.sealed) ? 0 : 1; });
            // Everything of a case that lives opens; where its key has gone, its certificate stands.
            const auto cases = all_cases(snapshot);
            const auto of = cases.empty() ? std::nullopt : std::optional{cases.front()};
            if (of && keys->is_destroyed(of->seal)) CHECK(keeping_of(snapshot, ground, *of).certificate.has_value());
            else CHECK(closed == 0);
        });
    }
    const auto rows = all_rows(top);
    const auto at = static_cast<std::size_t>(confirmed);
    const bool as_confirmed = rows == known()[at], with_the_next = at + 1 < known().size() && rows == known()[at + 1];
    CHECK((as_confirmed || with_the_next));
}

/// `./test --long` tries every step; otherwise every `stride`th, so that all kinds of step are met in a few seconds.
std::uint64_t stride(std::uint64_t usual) { return std::getenv("CAIRN_EVERY_STEP") ? 1 : usual; }

void fail_steps(Failure failure, unsigned seed, std::uint64_t first) {
    const auto steps = [] {
        const store::TestFolder folder;
        copy_prepared(folder.path());
        base::FaultyDisk disk{folder.path()};
        CHECK(live(folder.path(), disk) == static_cast<int>(a_day().size()));
        return disk.steps();
    }();
    REQUIRE(steps > 200);
    for (std::uint64_t step = first; step <= steps; step += stride(11)) {
        CAPTURE(step);
        const store::TestFolder folder;
        copy_prepared(folder.path());
        base::FaultyDisk disk{folder.path()};
        disk.fail_at(step, failure);
        const int confirmed = live(folder.path(), disk);
        CAPTURE(confirmed);
        disk.restart(seed);
        check_next_morning(folder.path(), confirmed);
    }
}

}  // namespace

TEST_SUITE("casework on a disk that fails: nothing that was confirmed is lost, and nothing is half done") {

TEST_CASE("the power goes while people work, and nothing that was not yet synced survives") { fail_steps(Failure::PowerCut, 0, 1); }
TEST_CASE("the power goes while people work, and parts of what was not yet synced survive") { fail_steps(Failure::PowerCut, 5, 4); }
TEST_CASE("a write or a sync fails, then the power goes") { fail_steps(Failure::InputOutput, 3, 7); }
TEST_CASE("a write is cut short") { fail_steps(Failure::Short, 0, 2); }
TEST_CASE("the disk is full from some moment on") { fail_steps(Failure::DiskFull, 0, 9); }

}
