// The vocabulary on its pages, at the real reception. Reasons and words are invented; terms are of data/vocabulary.csv.
#include "collection/term_store.h"
#include "collection/vocabulary.h"
#include "web/casework/office_testing.h"

using namespace web::test;

namespace {

bool shows(const std::string& page, const std::string& words) { return page.find(words) != std::string::npos; }

const collection::Term& theme(std::string_view words) { return *collection::Vocabulary::built_in().meaning("practice_theme", words); }

std::string encoded(const std::string& words) {
    std::string text;
    for (const char c : words) text += c == ' ' ? "+" : c == '\n' ? "%0A" : std::string(1, c);
    return text;
}

/// Whatever its form would send back unchanged.
std::string fields_of(const collection::Term& term, const std::string& preferred, const std::string& more_words, int seen) {
    std::string synonyms;
    for (const auto& one : term.synonyms) synonyms += one + "\n";
    return encoded("preferred=" + preferred + "&synonyms=" + synonyms + more_words + "&broader=" + term.broader + "&seen=" + std::to_string(seen));
}

}  // namespace

TEST_SUITE("vocabulary pages") {

TEST_CASE("a cataloguer calls a theme otherwise with a reason; its old address leads to it for ever, and the change can be taken back") {
    Office office;
    const auto wyn = office.somebody("wyn", identity::Role::Cataloguer, std::nullopt);
    const auto& term = theme("Information sharing");
    const auto path = "/admin/themes/" + term.id;
    CHECK(shows(office.get(wyn, "/admin/themes"), term.preferred));
    const auto without = office.post(wyn, path, fields_of(term, "Sharing what is known", "", 0));
    CHECK(without.starts_with("422"));
    CHECK(shows(without, "href=\"#reason\""));
    CHECK(shows(without, "value=\"Sharing what is known\""));
    REQUIRE(office.post(wyn, path, fields_of(term, "Sharing what is known", "", 0) + "&reason=Readers+asked").starts_with("303"));
    CHECK(office.get(wyn, "/themes/" + term.slug).starts_with("308 /themes/sharing-what-is-known"));
    CHECK(office.get(wyn, "/themes/sharing-what-is-known").starts_with("200"));
    CHECK(office.get(wyn, "/cy/themes/" + term.slug).starts_with("308 /cy/themes/sharing-what-is-known"));
    CHECK(shows(office.get(wyn, path), "Readers asked"));
    CHECK(shows(office.get(wyn, "/themes/changes"), "is now called"));
    const auto feed = office.get(wyn, "/themes/changes.atom");
    CHECK(shows(feed, "<summary>Readers asked</summary>"));
    CHECK_FALSE(shows(feed, "wyn"));
    REQUIRE(office.post(wyn, path + "/undo", "version=1&undo_reason=It+was+clearer+before").starts_with("303"));
    CHECK(office.get(wyn, "/themes/" + term.slug).starts_with("200"));
    CHECK(office.get(wyn, "/themes/sharing-what-is-known").starts_with("308 /themes/" + term.slug));
    const auto recorded = office.house.store->read([](store::Snapshot& snapshot) { return audit::events_of_installation(snapshot, std::nullopt, 100); }).entries;
    CHECK(std::ranges::count_if(recorded, [&](const audit::Entry& one) { return one.event.object.starts_with("vocabulary/prt-"); }) == 2);
}
TEST_CASE("a term is added, given a word, merged and retired, each from its own form") {
    Office office;
    const auto wyn = office.somebody("wyn", identity::Role::Cataloguer, std::nullopt);
    REQUIRE(office.post(wyn, "/admin/themes/new", "facet=practice_theme&preferred=Silence+at+home&synonyms=wall+of+silence&reason=New").starts_with("303 /admin/themes/PRT-H1"));
    CHECK(shows(office.get(wyn, "/admin/themes"), "Silence at home"));
    const auto taken = office.post(wyn, "/admin/themes/new", "facet=practice_theme&preferred=Quiet&synonyms=wall+of+silence&reason=New");
    CHECK(taken.starts_with("422"));
    CHECK(shows(taken, "href=\"#synonyms\""));
    CHECK(shows(taken, "already a word of"));
    CHECK(office.post(wyn, "/admin/themes/PRT-H1/merge", "into=&merge_reason=Same").starts_with("422"));
    REQUIRE(office.post(wyn, "/admin/themes/PRT-H1/merge", "into=" + theme("Information sharing").id + "&merge_reason=Same").starts_with("303"));
    CHECK(office.get(wyn, "/themes/silence-at-home").starts_with("308 /themes/" + theme("Information sharing").slug));
    CHECK(shows(office.get(wyn, "/admin/themes/" + theme("Information sharing").id), "Silence at home"));
    REQUIRE(office.post(wyn, "/admin/themes/PRT-H1/undo", "version=2&undo_reason=Not+the+same").starts_with("303"));
    REQUIRE(office.post(wyn, "/admin/themes/PRT-H1/retire", "retire_reason=Nobody+uses+it").starts_with("303"));
    CHECK(office.get(wyn, "/themes/silence-at-home").starts_with("404"));
    CHECK(shows(office.get(wyn, "/admin/themes/PRT-H1"), "Change and offer it again"));
}
TEST_CASE("a term that somebody else changed meanwhile is not written over; what was typed stays") {
    Office office;
    const auto wyn = office.somebody("wyn", identity::Role::Cataloguer, std::nullopt);
    const auto& term = theme("Information sharing");
    const auto path = "/admin/themes/" + term.id;
    REQUIRE(office.post(wyn, path, fields_of(term, "Sharing what is known", "", 0) + "&reason=First").starts_with("303"));
    const auto late = office.post(wyn, path, fields_of(term, "Sharing early", "", 0) + "&reason=Second");
    CHECK(late.starts_with("409"));
    CHECK(shows(late, "value=\"Sharing early\""));
    CHECK(shows(late, "First"));
    CHECK(office.post(wyn, path, fields_of(term, "Sharing early", "Sharing what is known", 1) + "&reason=Second").starts_with("303"));
}
TEST_CASE("the vocabulary is the host's: a partnership's manager, who may enter local records, does not change it, and the law's words nobody") {
    Office office;
    const auto wyn = office.somebody("wyn", identity::Role::Cataloguer, std::nullopt);
    const auto manager = office.manager("manager");
    const auto path = "/admin/themes/" + theme("Information sharing").id;
    for (const std::string& one : {std::string{"/admin/themes"}, std::string{"/admin/themes/new"}, path}) CHECK(office.get(manager, one).starts_with("404"));
    CHECK(office.post(manager, path + "/retire", "retire_reason=Why").starts_with("404"));
    CHECK_FALSE(shows(office.get(manager, "/deposit"), "/admin/themes"));
    CHECK(shows(office.get(wyn, "/deposit"), "/admin/themes"));
    const auto law = "/admin/themes/" + collection::Vocabulary::built_in().facet("jurisdiction").front()->id;
    CHECK(office.get(wyn, law).starts_with("404"));
}
TEST_CASE("readers see the themes by group with how many reviews each has, and an empty history says so") {
    Office office;
    const auto wyn = office.somebody("wyn", identity::Role::Cataloguer, std::nullopt);
    const auto page = office.get(wyn, "/themes/groups");
    CHECK(shows(page, "Kinds of harm"));
    CHECK(shows(page, theme("Information sharing").preferred));
    CHECK(shows(page, "no review"));
    CHECK(shows(office.get(wyn, "/themes/changes"), "the vocabulary is as the program came"));
}
TEST_CASE("the words behind a suggested theme are marked in the passage, and the theme is on no record before somebody accepted it") {
    Office office;
    const auto wyn = office.somebody("wyn", identity::Role::Cataloguer, std::nullopt);
    REQUIRE(office.post(wyn, "/admin/themes/new", "facet=practice_theme&preferred=Silence+at+home&synonyms=wall+of+silence&reason=New").starts_with("303"));
    const auto sent = office.post_file(wyn, "/deposit", {}, "hazel.txt", "Child Hazel\n\nLocal child safeguarding practice review\n\n1.1 Workers met a “wall of silence” and went away.\n");
    REQUIRE(sent.starts_with("303 /deposit/"));
    const auto path = sent.substr(4, sent.find('\n') - 4);
    const auto page = office.get(wyn, path);
    CHECK(shows(page, "<mark>wall of silence</mark>"));
    CHECK(shows(page, "Silence at home"));
    CHECK_FALSE(shows(page, "Silence at home</textarea>"));
    std::string decisions;
    for (int i = 0; shows(page, "name=\"decision-" + std::to_string(i) + "\""); ++i) decisions += "decision-" + std::to_string(i) + "=accepted&";
    REQUIRE(office.post(wyn, path + "/decide", decisions).starts_with("303"));
    CHECK(shows(office.get(wyn, path), "Silence at home\n</textarea>"));
}

}
