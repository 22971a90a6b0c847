// Papers that a case keeps. Everything is fictional.
#include "casework/document.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <iterator>

#include "audit/reading.h"
#include "base/sha256.h"
#include "casework/case_export.h"
#include "casework/case_testing.h"
#include "casework/draft_paper.h"
#include "casework/keeping.h"
#include "casework/key_end.h"
#include "casework/sealed_values.h"

using namespace casework;

namespace {

base::Day day(std::string_view text) { return *base::parse_day(text); }

Doer person(char number, std::string_view on) {
    Doer doer = TestDesk::on(on);
    std::string id(32, '0');
    id.back() = number;
    doer.who = audit::Who::account(*base::PublicId::parse(id));
    return doer;
}

struct Shelf {
    TestDesk desk;
    store::Keys* keys = &desk.ground().keys;
    store::SealedFiles files{desk.store(), *keys};
    Case of = desk.open("referral.received", "2026-03-02");

    PaperFacts facts(const std::string& title = "Referral form of the school") { return {.title = title, .file_name = "Robin Example referral.docx", .from = "Wren Fictional", .paper = "word"}; }
    Document add(std::string_view bytes = "the first words", std::string_view on = "2026-03-04", std::string_view received = "2026-03-02") {
        const auto kept = keep_paper(files, of.seal, base::PublicId::make(base::system_random()), 1, facts(), bytes);
        return desk.store().write([&](store::Transaction& t) { return add_document(t, files, desk.ground(), of, {.kind = "referral", .marking = "official_sensitive", .arrival = {"email", day(received)}}, kept, TestDesk::on(on)); });
    }
    std::expected<std::int64_t, DocumentRefusal> anew(const Document& seen, std::string_view bytes, std::string_view on = "2026-03-05") {
        const auto kept = keep_paper(files, of.seal, seen.id, seen.newest.version + 1, facts("Referral form, signed"), bytes);
        return desk.store().write([&](store::Transaction& t) { return add_version(t, files, desk.ground(), of, seen, {"post", day(on)}, kept, TestDesk::on(on)); });
    }
    void withdraw(const Document& document, const std::string& why) {
        desk.store().write([&](store::Transaction& t) { withdraw_document(t, desk.ground(), of, document, why, TestDesk::on("2026-03-06")); });
    }
    std::vector<Document> all() {
        return desk.store().read([&](store::Snapshot& snapshot) { return documents_of(snapshot, desk.ground(), case_at(snapshot, of.key)); });
    }
    std::vector<DocumentVersion> versions(const Document& document) {
        return desk.store().read([&](store::Snapshot& snapshot) { return document_versions(snapshot, desk.ground(), of, document); });
    }
    std::size_t sealed_files() {
        return static_cast<std::size_t>(std::ranges::count_if(std::filesystem::recursive_directory_iterator{desk.folder() / "data" / "sealed"}, [](const auto& entry) { return entry.is_regular_file(); }));
    }
    bool stands_in_plain(const std::string& words) {
        for (const auto& entry : std::filesystem::recursive_directory_iterator{desk.folder()}) {
            if (!entry.is_regular_file()) continue;
            std::ifstream file{entry.path(), std::ios::binary};
            const std::string bytes{std::istreambuf_iterator<char>{file}, {}};
            if (bytes.find(words) != std::string::npos) return true;
        }
        return false;
    }
};

}  // namespace

TEST_SUITE("casework: papers that a case keeps") {

TEST_CASE("the original stays as it came, with the day of its arrival beside the day on which it was entered") {
    Shelf shelf;
    const auto made = shelf.add("the first words");
    const auto all = shelf.all();
    REQUIRE(all.size() == 1);
    const auto& paper = all[0].newest;
    CHECK(paper.received_on == day("2026-03-02"));
    CHECK(paper.entered_on == day("2026-03-04"));
    CHECK(paper.route == "email");
    CHECK(paper.facts.from == "Wren Fictional");
    CHECK(paper.bytes == 15);
    CHECK(paper.facts.sha256 == base::sha256_hex("the first words"));
    CHECK(paper_bytes(shelf.files, shelf.of, all[0], paper) == "the first words");
    CHECK(all[0].id == made.id);
}
TEST_CASE("a new version stands beside the old one and never over it") {
    Shelf shelf;
    const auto made = shelf.add("the first words");
    CHECK(shelf.anew(made, "signed words") == 2);
    const auto newest = shelf.all().at(0);
    const auto versions = shelf.versions(newest);
    REQUIRE(versions.size() == 2);
    CHECK(paper_bytes(shelf.files, shelf.of, newest, versions[0]) == "the first words");
    CHECK(paper_bytes(shelf.files, shelf.of, newest, versions[1]) == "signed words");
    CHECK(newest.newest.facts.title == "Referral form, signed");
    CHECK(versions[0].facts.title == "Referral form of the school");
}
TEST_CASE("whoever did not see the newest version adds none over it") {
    Shelf shelf;
    const auto made = shelf.add();
    CHECK(shelf.anew(made, "second").has_value());
    CHECK(shelf.anew(made, "also second").error() == DocumentRefusal::Stale);
    CHECK(shelf.versions(made).size() == 2);
}
TEST_CASE("a withdrawn paper is kept with the reason, can be read, and takes no new version; its first reason stands") {
    Shelf shelf;
    const auto made = shelf.add("the first words");
    shelf.withdraw(made, "It belongs to another case.");
    shelf.withdraw(made, "Another reason.");
    const auto now = shelf.all().at(0);
    REQUIRE(now.withdrawn);
    CHECK(now.withdrawn->why == "It belongs to another case.");
    CHECK(paper_bytes(shelf.files, shelf.of, now, now.newest) == "the first words");
    CHECK(shelf.anew(now, "second").error() == DocumentRefusal::Withdrawn);
}
TEST_CASE("neither the words of a paper, its name, its sender nor its sum stands in the plain on the disk") {
    Shelf shelf;
    shelf.add("Robin Example was seen at school on Monday");
    for (const auto& words : {std::string{"Robin Example"}, std::string{"Wren Fictional"}, std::string{"Referral form of the school"}, base::sha256_hex("Robin Example was seen at school on Monday")}) CHECK_FALSE(shelf.stands_in_plain(words));
}
TEST_CASE("a paper of one case is not found in another") {
    Shelf shelf;
    const auto made = shelf.add();
    const auto other = shelf.desk.open("referral.received", "2026-03-02");
    shelf.desk.store().read([&](store::Snapshot& snapshot) {
        CHECK_FALSE(find_document(snapshot, shelf.desk.ground(), other, made.id));
        CHECK(find_document(snapshot, shelf.desk.ground(), shelf.of, made.id));
        return 0;
    });
}
TEST_CASE("each addition is in the case's record, with the paper and never its name") {
    Shelf shelf;
    const auto made = shelf.add();
    shelf.desk.store().read([&](store::Snapshot& snapshot) {
        const auto events = audit::events_of_case(snapshot, shelf.of.id, std::nullopt, 10).entries;
        REQUIRE_FALSE(events.empty());
        CHECK(events.front().event.kind == audit::Kind::FileUploaded);
        CHECK(events.front().event.object == made.id.to_string());
        return 0;
    });
}
TEST_CASE("the copy of a whole case has every version, each marked for a person's decision") {
    Shelf shelf;
    const auto made = shelf.add();
    CHECK(shelf.anew(made, "second").has_value());
    const auto whole = shelf.desk.store().read([&](store::Snapshot& snapshot) { return export_case(snapshot, shelf.desk.ground(), case_at(snapshot, shelf.of.key), std::nullopt); });
    const auto papers = std::ranges::count_if(whole.items, [](const ExportItem& item) { return item.kind == ExportItem::Kind::Document && item.for_decision(); });
    CHECK(papers == 2);
    CHECK(to_json(whole, {}).find("\"received_on\":\"2026-03-02\"") != std::string::npos);
}
TEST_CASE("destroying a case takes its papers: no row, and after the sweep no file") {
    Shelf shelf;
    const auto made = shelf.add();
    const auto& of = shelf.of;
    auto& desk = shelf.desk;
    const auto act = [&](auto work) { return desk.store().write([&](store::Transaction& t) { return work(t, case_at(t, of.key)); }); };
    CHECK(act([&](store::Transaction& t, const Case& now) { return close_case(t, desk.ground(), now, {day("2026-04-10"), day("2028-04-10"), "Not taken forward."}, person('1', "2026-04-10")); }).has_value());
    CHECK(act([&](store::Transaction& t, const Case& now) { return propose_destruction(t, desk.ground(), now, "Its term has ended.", person('1', "2028-04-11")); }).has_value());
    CHECK(act([&](store::Transaction& t, const Case& now) { return confirm_destruction(t, desk.ground(), now, person('2', "2028-04-12")); }).has_value());
    destroy_ended_keys(desk.store(), desk.ground());
    CHECK(shelf.all().empty());
    CHECK_FALSE(shelf.files.read(of.seal, paper_place(made.id, 1), made.newest.file).has_value());
    shelf.files.sweep(std::chrono::seconds{0});
    CHECK(shelf.sealed_files() == 0);
}
TEST_CASE("what is sealed of papers is shown to the look over everything, with what could betray them") {
    Shelf shelf;
    shelf.add();
    std::vector<std::string> columns, names;
    shelf.desk.store().read([&](store::Snapshot& snapshot) {
        SealedValues{}.each(snapshot, [&](const store::SealedValue& value) {
            columns.push_back(value.place.column);
            const auto plain = shelf.keys->unseal(value.key, value.place, value.sealed);
            REQUIRE(plain.has_value());
            if (value.names_in && value.place.column.starts_with("casework_document")) names = value.names_in(*plain);
        });
        return 0;
    });
    CHECK(std::ranges::count(columns, "casework_document_version.facts") == 1);
    CHECK(std::ranges::count(columns, "casework_document.withdrawn_why") == 1);
    CHECK(std::ranges::count(names, "filename=\"Robin Example referral.docx") == 1);
}

}

TEST_SUITE("casework: papers of a referral that was not sent") {

namespace {

struct Desk28 : Shelf {
    base::Instant now = *base::parse_day("2026-03-02") + std::chrono::hours{12};
    Draft draft = desk.store().write([&](store::Transaction& t) { return begin_draft(t, desk.ground(), now).draft; });

    std::expected<void, DraftPaperRefusal> add_to_draft(std::string_view bytes) {
        const auto kept = keep_paper(files, draft.seal, base::PublicId::make(base::system_random()), 1, facts(), bytes);
        return desk.store().write([&](store::Transaction& t) { return add_paper(t, files, desk.ground(), draft, kept, now); });
    }
    std::vector<DraftPaper> papers() {
        return desk.store().read([&](store::Snapshot& snapshot) { return papers_of(snapshot, desk.ground(), draft); });
    }
};

}  // namespace

TEST_CASE("a paper is kept with the draft and can be taken out; the same file twice is one") {
    Desk28 at;
    CHECK(at.add_to_draft("a letter").has_value());
    CHECK(at.add_to_draft("a letter").has_value());
    REQUIRE(at.papers().size() == 1);
    at.desk.store().write([&](store::Transaction& t) { remove_paper(t, at.draft, at.papers()[0].id); });
    CHECK(at.papers().empty());
    at.files.sweep(std::chrono::seconds{0});
    CHECK(at.sealed_files() == 0);
}
TEST_CASE("a referral takes ten papers and not eleven") {
    Desk28 at;
    for (std::size_t i = 0; i < draft_papers_allowed; ++i) CHECK(at.add_to_draft("paper " + std::to_string(i)).has_value());
    CHECK(at.add_to_draft("one more").error() == DraftPaperRefusal::TooMany);
}
TEST_CASE("when the referral is sent its papers are those of the case, under the case's own key") {
    Desk28 at;
    CHECK(at.add_to_draft("a letter").has_value());
    const auto key = at.keys->new_case_key();
    const Sending sending{1, key, reseal_papers(at.files, at.draft, at.papers(), key)};
    const auto of = at.desk.store().write([&](store::Transaction& t) { return send_draft(t, at.files, at.desk.ground(), at.draft, sending, TestDesk::on("2026-03-03")); });
    destroy_ended_keys(at.desk.store(), at.desk.ground());
    CHECK(at.keys->is_destroyed(at.draft.seal));
    const auto kept = at.desk.store().read([&](store::Snapshot& snapshot) { return documents_of(snapshot, at.desk.ground(), of); });
    REQUIRE(kept.size() == 1);
    CHECK(kept[0].kind == "referral");
    CHECK(kept[0].newest.received_on == day("2026-03-02"));
    CHECK(kept[0].newest.entered_on == day("2026-03-03"));
    CHECK(paper_bytes(at.files, of, kept[0], kept[0].newest) == "a letter");
    at.files.sweep(std::chrono::seconds{0});
    CHECK(at.sealed_files() == 1);
}
TEST_CASE("a paper that was added while the referral was sent is not lost: nothing is sent") {
    Desk28 at;
    const auto key = at.keys->new_case_key();
    const Sending before{1, key, reseal_papers(at.files, at.draft, at.papers(), key)};
    CHECK(at.add_to_draft("a late letter").has_value());
    CHECK_THROWS((void)at.desk.store().write([&](store::Transaction& t) { return send_draft(t, at.files, at.desk.ground(), at.draft, before, TestDesk::on("2026-03-03")); }));
    CHECK(at.papers().size() == 1);
}
TEST_CASE("with a draft that was not sent in 28 days its papers go") {
    Desk28 at;
    CHECK(at.add_to_draft("a letter").has_value());
    const auto ended = [&](std::string_view on) { return at.desk.store().write([&](store::Transaction& t) { return destroy_old_drafts(t, *base::parse_day(on) + std::chrono::hours{12}); }); };
    CHECK(ended("2026-03-29") == 0);
    CHECK(at.papers().size() == 1);
    CHECK(ended("2026-03-30") == 1);
    at.files.sweep(std::chrono::seconds{0});
    CHECK(at.sealed_files() == 0);
}

}
