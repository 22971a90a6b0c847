// The vocabulary as a host changes it: what records, passages and addresses say afterwards. Expected words are of data/vocabulary.csv.
#include <doctest/doctest.h>

#include "collection/import_testing.h"
#include "collection/projection_store.h"
#include "collection/search_feed.h"
#include "collection/term_store.h"
#include "search/index.h"

using namespace collection;
using namespace collection::testing;

namespace {

const base::Day today = std::chrono::floor<std::chrono::days>(noon_in_may);

const Term& theme(std::string_view words) { return *Vocabulary::built_in().meaning("practice_theme", words); }

TermWords words_of(const Term& term) {
    return {.facet = term.facet, .preferred = term.preferred, .welsh = term.welsh, .broader = term.broader, .scope_note = term.scope_note, .synonyms = term.synonyms, .welsh_synonyms = term.welsh_synonyms};
}

TermChange change_of(const Term& term, TermDeed deed = TermDeed::Write) {
    return {.term = term.id, .deed = deed, .words = words_of(term), .reason = "The group asked", .changed_by = "wyn", .changed_at = noon_in_may};
}

TermChange added(const TermBook& book, const std::string& label, std::vector<std::string> others = {}) {
    TermChange change{.term = book.next_id("practice_theme"), .words = {.facet = "practice_theme", .preferred = label, .synonyms = std::move(others)}, .reason = "New learning", .changed_by = "wyn", .changed_at = noon_in_may};
    return change;
}

struct Shelf : Bench {
    Shelf() {
        file("r.jsonl", R"({"id": "1", "title": "Child Elm", "year": 2024, "nation": "England", "learning_themes": ["Information sharing", "Cuckooing"], "files": ["elm.pdf"]})" "\n"
                        R"({"id": "2", "title": "Child Oak", "year": 2023, "nation": "England", "learning_themes": ["Professional curiosity"], "recommendations": ["Ask about kinship placements."]})");
        file("elm.pdf", "report: # Findings\n1.1 Workers met a wall of disguised silence at every visit.\n1.2 The lack of professional curiosity was striking.");
        import();
    }
    TermBook book() { return store().read([](store::Snapshot& snapshot) { return term_book(snapshot); }); }
    /// Refused where something stands in its way; else everything follows.
    void make(const TermChange& change) {
        REQUIRE_FALSE(book().obstacle(change).has_value());
        store().write([&](store::Transaction& transaction) { keep_term_change(transaction, change); });
        CHECK(follow_vocabulary(store(), today));
        CHECK_FALSE(follow_vocabulary(store(), today));
    }
    void undo_last() {
        auto back = book().undoing(book().version());
        REQUIRE(back.has_value());
        back->changed_by = "wyn", back->changed_at = noon_in_may;
        make(*back);
    }
    std::vector<std::string> themes_of(const std::string& title) {
        std::vector<std::string> labels;
        for (const auto& one : catalogue().recent({}).items)
            if (one.title == title)
                for (const auto& label : one.themes) labels.push_back(label.text);
        return labels;
    }
    std::int64_t passages_of(const std::string& slug) {
        const auto found = catalogue().theme(slug);
        return found ? found->passages : -1;
    }
};

using Labels = std::vector<std::string>;

}  // namespace

TEST_SUITE("vocabulary of an installation") {

TEST_CASE("a theme that is called otherwise is so in every record, and its old address leads to the new one") {
    Shelf shelf;
    auto change = change_of(theme("Information sharing"));
    const auto old_slug = theme("Information sharing").slug;
    change.words.preferred = "Sharing what is known";
    shelf.make(change);
    CHECK(shelf.themes_of("Child Elm")[0] == "Sharing what is known");
    CHECK_FALSE(shelf.catalogue().theme(old_slug).has_value());
    CHECK(shelf.catalogue().term_ever_at("practice_theme", old_slug)->slug == "sharing-what-is-known");
    CHECK(shelf.catalogue().theme("sharing-what-is-known")->reviews == 1);
    shelf.undo_last();
    CHECK(shelf.themes_of("Child Elm")[0] == theme("Information sharing").preferred);
    CHECK(shelf.catalogue().term_ever_at("practice_theme", "sharing-what-is-known")->slug == old_slug);
}
TEST_CASE("a word that no term answered to finds the theme that was added for it, in records and in passages") {
    Shelf shelf;
    CHECK(shelf.themes_of("Child Elm")[1] == "Cuckooing");
    CHECK(shelf.passages_of("silence-at-home") == -1);
    shelf.make(added(shelf.book(), "Silence at home", {"Cuckooing", "wall of disguised silence"}));
    CHECK(shelf.themes_of("Child Elm")[1] == "Silence at home");
    CHECK(shelf.passages_of("silence-at-home") == 1);
    shelf.undo_last();
    CHECK(shelf.passages_of("silence-at-home") == 0);
    CHECK(shelf.book().state("PRT-H1")->standing == TermDeed::Retire);
}
TEST_CASE("a merged theme gives its records and passages to the one that stays; taken back, each has its own again") {
    Shelf shelf;
    const auto& gone = theme("Professional curiosity");
    const auto& stays = theme("Information sharing");
    const auto before = shelf.catalogue().theme(gone.slug)->passages;
    REQUIRE(before == 1);
    auto change = change_of(gone, TermDeed::Merge);
    change.into = stays.id;
    shelf.make(change);
    CHECK(shelf.themes_of("Child Oak") == Labels{stays.preferred});
    CHECK(shelf.catalogue().theme(stays.slug)->reviews == 2);
    CHECK(shelf.catalogue().theme(stays.slug)->passages == 1);
    CHECK(shelf.catalogue().term_ever_at("practice_theme", gone.slug)->slug == stays.slug);
    shelf.undo_last();
    CHECK(shelf.themes_of("Child Oak") == Labels{gone.preferred});
    CHECK(shelf.catalogue().theme(gone.slug)->passages == 1);
    CHECK(shelf.catalogue().theme(stays.slug)->passages == 0);
}
TEST_CASE("a retired theme stays on the records that have it and is found in no further text") {
    Shelf shelf;
    const auto& gone = theme("Professional curiosity");
    shelf.make(change_of(gone, TermDeed::Retire));
    CHECK(shelf.themes_of("Child Oak") == Labels{gone.preferred});
    CHECK(shelf.catalogue().theme(gone.slug)->passages == 0);
    CHECK(shelf.catalogue().themes_in("A lack of professional curiosity").empty());
    shelf.file("ash.jsonl", R"({"id": "3", "title": "Child Ash", "year": 2025, "files": ["ash.pdf"]})");
    shelf.file("ash.pdf", "report: 1.1 Professional curiosity was lacking.");
    shelf.import();
    CHECK(shelf.catalogue().theme(gone.slug)->passages == 0);
}
TEST_CASE("a text that comes in after a theme was added shows it") {
    Shelf shelf;
    shelf.make(added(shelf.book(), "Frozen watchfulness"));
    shelf.file("ash.jsonl", R"({"id": "3", "title": "Child Ash", "year": 2025, "files": ["ash.pdf"]})");
    shelf.file("ash.pdf", "report: 1.1 Nobody named the frozen watchfulness of the twins.");
    shelf.import();
    CHECK(shelf.passages_of("frozen-watchfulness") == 1);
}
TEST_CASE("the index learns a word that was added as another word of a theme") {
    Shelf shelf;
    auto change = change_of(theme("Professional curiosity"));
    change.words.synonyms.push_back("respectful nosiness");
    shelf.make(change);
    const auto vocabulary = shelf.store().read([](store::Snapshot& snapshot) { return vocabulary_in(snapshot); });
    CHECK(vocabulary.version == 1);
    auto index = search::Index::in_memory(search_schema(), search_vocabulary());
    shelf.store().read([&](store::Snapshot& snapshot) {
        for (const auto& one : changes_since(snapshot, 0, 100))
            if (auto input = search_input(snapshot, one.record, today)) index->add(*std::move(input));
    });
    index->commit("1");
    const auto found = [&] {
        const auto now = index->snapshot();
        search::Request all_words;
        all_words.matching = search::Matching::AllWords;
        return now->search(now->parse("respectful nosiness", search::Syntax::Operators), all_words).total;
    };
    CHECK(found() == 0);
    index->use(search_vocabulary(*vocabulary.words));
    CHECK(found() == 2);
}
TEST_CASE("two themes may not share a label, a former address or a word; and no theme is broader than itself") {
    Shelf shelf;
    const auto book = shelf.book();
    CHECK(book.obstacle(added(book, "information-sharing"))->why == TermRefusal::LabelTaken);
    const auto word = book.obstacle(added(book, "Nosiness", {"professional curiosity"}));
    REQUIRE(word.has_value());
    CHECK(word->why == TermRefusal::WordTaken);
    CHECK(word->term == theme("Professional curiosity").id);
    auto circle = change_of(theme("Information sharing"));
    circle.words.broader = circle.term;
    CHECK(book.obstacle(circle)->why == TermRefusal::NotBroader);
    CHECK(book.obstacle(change_of(theme("Information sharing")))->why == TermRefusal::Nothing);
    auto law = change_of(*Vocabulary::built_in().facet("jurisdiction").front());
    law.words.preferred = "Somewhere";
    CHECK(book.obstacle(law)->why == TermRefusal::NoSuchFacet);
    auto renamed = change_of(theme("Information sharing"));
    renamed.words.preferred = "Sharing what is known";
    shelf.make(renamed);
    const auto later = shelf.book();
    CHECK(later.obstacle(added(later, "Information sharing"))->why == TermRefusal::LabelTaken);
}
TEST_CASE("only the last change of a term can be taken back, and taking it back can itself be taken back") {
    Shelf shelf;
    auto first = change_of(theme("Information sharing"));
    first.words.preferred = "Sharing what is known";
    shelf.make(first);
    auto second = first;
    second.words.scope_note = "Between agencies";
    shelf.make(second);
    CHECK(shelf.book().undoing(1).error().why == TermRefusal::LaterChange);
    shelf.undo_last();
    CHECK(shelf.book().state(first.term)->words.scope_note == first.words.scope_note);
    shelf.undo_last();
    CHECK(shelf.book().state(first.term)->words.scope_note == "Between agencies");
    CHECK(shelf.book().history(first.term).size() == 4);
}
TEST_CASE("a program that ended between the change and what follows from it goes on at the next start") {
    Shelf shelf;
    auto change = change_of(theme("Information sharing"));
    change.words.preferred = "Sharing what is known";
    shelf.store().write([&](store::Transaction& transaction) { keep_term_change(transaction, change); });
    CHECK(shelf.themes_of("Child Elm")[0] == theme("Information sharing").preferred);
    CHECK(follow_vocabulary(shelf.store(), today));
    CHECK(shelf.themes_of("Child Elm")[0] == "Sharing what is known");
}
TEST_CASE("a Welsh name of a theme is found in Welsh texts") {
    Shelf shelf;
    auto change = change_of(theme("Professional curiosity"));
    change.words.welsh = "Chwilfrydedd proffesiynol";
    shelf.make(change);
    CHECK(shelf.catalogue().themes_in("Roedd diffyg chwilfrydedd proffesiynol.").size() == 1);
    CHECK(shelf.catalogue().theme(theme("Professional curiosity").slug)->welsh == "Chwilfrydedd proffesiynol");
}

}
