#include <doctest/doctest.h>

#include "search/index.h"

using namespace search;

namespace {

const Schema schema{{"nation", "area", "theme"}};

std::shared_ptr<const Vocabulary> vocabulary() {
    return std::make_shared<Vocabulary>(
        std::vector<Concept>{
            {"HRM-01", "harm", "Physical abuse", "", {"non-accidental injury"}},
            {"HRM-02", "harm", "Abusive head trauma", "HRM-01", {"AHT", "shaken baby", "shaken baby syndrome"}},
            {"PRT-46", "theme", "Was Not Brought policy", "", {"was not brought", "missed appointments", "DNA"}},
            {"REV-26", "type", "Safeguarding adults review", "", {"SAR"}},
            {"REV-10", "type", "Single agency review", "", {"SAR (single agency)"}},
        },
        std::vector<AmbiguousWord>{{"SAR", {{"Safeguarding adults review", "\"safeguarding adults review\""}, {"Single agency review", "\"single agency review\""}}}});
}

struct Collection {
    std::unique_ptr<Index> index = Index::in_memory(schema, vocabulary());
    std::int64_t next_passage = 1;

    Collection& add(std::int64_t key, const std::string& title, std::vector<std::string> passages, std::vector<FacetValue> facets = {}, int year = 0, const std::string& language = "en") {
        ReviewInput review;
        review.key = key;
        review.reference = "2026/" + std::to_string(key);
        review.title = title;
        review.year = year;
        review.date = year;
        review.language = language;
        review.facets = std::move(facets);
        for (auto& text : passages) {
            PassageInput passage;
            passage.id = next_passage++;
            passage.text = std::move(text);
            review.passages.push_back(std::move(passage));
        }
        index->add(std::move(review));
        return *this;
    }
    Results ask(std::string_view words, Request request = {}) {
        index->commit("");
        const auto snapshot = index->snapshot();
        return snapshot->search(snapshot->parse(words), request);
    }
    /// Keys of the reviews found, best first.
    std::string keys(std::string_view words, Request request = {}) {
        std::string joined;
        for (const auto& hit : ask(words, request).hits) joined += (joined.empty() ? "" : " ") + std::to_string(hit.key);
        return joined;
    }
};

Request with(Lens lens) {
    Request request;
    request.lens = lens;
    return request;
}

std::string marked(const Excerpt& excerpt) {
    std::string text = excerpt.text;
    for (auto mark = excerpt.marks.rbegin(); mark != excerpt.marks.rend(); ++mark) {
        text.insert(mark->end, "]");
        text.insert(mark->begin, "[");
    }
    return (excerpt.cut_before ? "..." : "") + text + (excerpt.cut_after ? "..." : "");
}

}  // namespace

TEST_SUITE("What a search finds") {

TEST_CASE("any of the plain words finds, and more of them come first") {
    Collection c;
    c.add(1, "One", {"the school saw neglect"}).add(2, "Two", {"the school closed"}).add(3, "Three", {"a hospital"});
    CHECK(c.keys("school neglect") == "1 2");
}
TEST_CASE("with all words asked for, each must be in one passage") {
    Collection c;
    c.add(1, "One", {"the school saw neglect"}).add(2, "Two", {"the school closed", "neglect was seen"});
    Request all;
    all.matching = Matching::AllWords;
    CHECK(c.keys("school neglect", all) == "1");
}
TEST_CASE("a phrase with stop words is exact") {
    Collection c;
    c.add(1, "One", {"the child was not brought to clinic"}).add(2, "Two", {"the child was brought, not asked"});
    CHECK(c.keys("\"was not brought\"") == "1");
    CHECK(c.keys("\"was the brought\"") == "");
    CHECK(c.keys("\"was unknownword brought\"") == "");
}
TEST_CASE("a phrase does not reach from the title into the abstract") {
    Collection c;
    c.add(1, "Child Rowan", {});
    ReviewInput review;
    review.key = 2, review.reference = "b", review.title = "Child", review.abstract = "Rowan was two";
    c.index->add(review);
    CHECK(c.keys("\"child rowan\"") == "1");
}
TEST_CASE("NEAR finds words within the distance in either order and not beyond") {
    Collection c;
    c.add(1, "One", {"bruise on the baby"}).add(2, "Two", {"baby a b c d e bruise"});
    CHECK(c.keys("baby NEAR/3 bruise") == "1");
    CHECK(c.keys("bruise NEAR/6 baby") == "1 2");
}
TEST_CASE("a minus leaves out passages with the word, and the review that names it in its title altogether") {
    Collection c;
    c.add(1, "Child Rowan", {"neglect at home"}).add(2, "Child Elm", {"neglect at home", "neglect of rowan"});
    CHECK(c.keys("neglect -rowan") == "2");
    CHECK(c.ask("neglect -rowan", with(Lens::Passages)).total == 1);
}
TEST_CASE("a field word narrows what other words find") {
    Collection c;
    c.add(1, "Child Rowan", {"neglect at home", "a school"}).add(2, "Child Elm", {"neglect of rowan"});
    CHECK(c.keys("title:rowan neglect") == "1");
    CHECK(c.ask("title:rowan neglect", with(Lens::Passages)).total == 1);
}
TEST_CASE("a facet word is held against the label's words, a year against the year") {
    Collection c;
    c.add(1, "One", {"neglect"}, {{"area", "E08000035", "Leeds City Council"}}, 2016).add(2, "Two", {"neglect"}, {{"area", "x", "Bradford"}}, 2020).add(3, "Three", {"neglect"});
    CHECK(c.keys("neglect area:leeds") == "1");
    CHECK(c.keys("neglect year:2017..2021") == "2");
    CHECK(c.keys("year:2016..") == "1 2");
}
TEST_CASE("a prefix finds every word that begins so") {
    Collection c;
    c.add(1, "One", {"safeguarding"}).add(2, "Two", {"safeguards"}).add(3, "Three", {"safe"});
    CHECK(c.keys("safeg*") == "1 2");
}
TEST_CASE("words of a Welsh passage are found under their radical, whatever their mutation") {
    Collection c;
    c.add(1, "Plentyn Gwernen", {"roedd y plant mewn ofal maeth"}, {}, 0, "cy").add(2, "English", {"no such word"});
    CHECK(c.keys("gofal") == "1");
    CHECK(c.keys("blant") == "1");
    CHECK(c.keys("\"gofal maeth\"") == "1");
}
TEST_CASE("the lens of recommendations counts and shows recommendations alone") {
    Collection c;
    ReviewInput review;
    review.key = 1, review.reference = "a", review.title = "One";
    review.passages.push_back({1, "Train staff on neglect.", "Recommendations", "R1", 30, "r1", PassageKind::Recommendation, "en"});
    review.passages.push_back({2, "Neglect was seen.", "Findings", "4.2", 12, "p4-2", PassageKind::Body, "en"});
    c.index->add(review);
    const auto results = c.ask("neglect", with(Lens::Recommendations));
    CHECK(results.total == 1);
    CHECK(results.total_passages == 2);
    CHECK(results.total_reviews == 1);
    CHECK(results.hits[0].passages[0].page == 30);
    CHECK(results.hits[0].passages[0].paragraph == "R1");
    CHECK(results.hits[0].passages[0].place == "r1");
}
TEST_CASE("a star alone is everything, by reference") {
    Collection c;
    c.add(2, "Two", {"x"}).add(1, "One", {"y"});
    CHECK(c.keys("*") == "1 2");
    CHECK(c.keys("") == "");
}
TEST_CASE("newest first and by title") {
    Collection c;
    c.add(1, "Child B", {"neglect"}, {}, 2001).add(2, "child \u00c1", {"neglect"}, {}, 2019).add(3, "Child C", {"neglect"});
    Request newest, by_title;
    newest.sort = Sort::NewestFirst;
    by_title.sort = Sort::Title;
    CHECK(c.keys("neglect", newest) == "2 1 3");
    CHECK(c.keys("neglect", by_title) == "2 1 3");
}
TEST_CASE("the hundredth page goes on where the ninety-ninth ended") {
    Collection c;
    for (int key = 100; key < 400; ++key) c.add(key, "Child", {key % 3 ? "neglect" : "neglect neglect"});
    Request page;
    page.limit = 3;
    std::string all;
    for (page.offset = 0; page.offset < 300; page.offset += 3) all += c.keys("neglect", page) + " ";
    Request whole;
    whole.limit = 300;
    CHECK(all == c.keys("neglect", whole) + " ");
    page.offset = 300;
    CHECK(c.keys("neglect", page) == "");
}

}

TEST_SUITE("Counts beside the results") {

TEST_CASE("a facet with a selected value is counted as if it had none") {
    Collection c;
    c.add(1, "One", {"neglect"}, {{"nation", "w", "Wales"}, {"theme", "t1", ""}}, 2016).add(2, "Two", {"neglect", "neglect"}, {{"nation", "e", "England"}, {"theme", "t1", ""}, {"theme", "t2", ""}}, 2016).add(3, "Three", {"school"}, {{"nation", "e", "England"}}, 2017);
    Request request;
    request.filters["nation"] = {"w"};
    const auto results = c.ask("neglect", request);
    CHECK(results.total == 1);
    REQUIRE(results.facets.size() == 3);
    const auto& nations = results.facets[0].second;  // England 1, Wales 1: of the reviews with neglect.
    REQUIRE(nations.size() == 2);
    CHECK(nations[0].label == "England");
    CHECK(nations[0].count == 1);
    CHECK(nations[1].selected);
    const auto& themes = results.facets[2].second;  // Within Wales.
    REQUIRE(themes.size() == 1);
    CHECK(themes[0].count == 1);
    CHECK(results.years == std::vector<std::pair<int, std::size_t>>{{2016, 1}});
}
TEST_CASE("under the lens of passages, passages are counted") {
    Collection c;
    c.add(1, "One", {"neglect", "neglect", "school"}, {{"nation", "w", "Wales"}});
    CHECK(c.ask("neglect", with(Lens::Passages)).facets[0].second[0].count == 2);
}

}

TEST_SUITE("Words that mean the same") {

TEST_CASE("shaken baby finds abusive head trauma, and the page can say so") {
    Collection c;
    c.add(1, "One", {"an abusive head trauma was found"}).add(2, "Two", {"a shaken baby"}).add(3, "Three", {"nothing"});
    const auto results = c.ask("shaken baby");
    CHECK(c.keys("shaken baby") == "2 1");
    REQUIRE(results.synonyms.size() == 1);
    CHECK(results.synonyms[0].word == "shaken baby");
    CHECK(results.synonyms[0].expansions == std::vector<std::string>{"Abusive head trauma"});
}
TEST_CASE("DNA finds was not brought, unless synonyms are off or the word is quoted") {
    Collection c;
    c.add(1, "One", {"he was not brought to clinic"});
    Request off;
    off.synonyms = Synonyms::Off;
    CHECK(c.keys("DNA") == "1");
    CHECK(c.keys("DNA", off) == "");
    CHECK(c.keys("\"DNA\"") == "");
}
TEST_CASE("a passage that says it both ways does not count twice") {
    Collection c;
    c.add(1, "One", {"a shaken baby was seen, abusive head trauma"}).add(2, "Two", {"a shaken baby was seen, the nurse came quickly"});
    const auto hits = c.ask("shaken baby").hits;
    REQUIRE(hits.size() == 2);
    CHECK(hits[0].score == hits[1].score);
}
TEST_CASE("a wider word finds the narrower, and the narrower does not find the wider") {
    Collection c;
    c.add(1, "One", {"a shaken baby"}).add(2, "Two", {"physical abuse"});
    CHECK(c.keys("physical abuse") == "2 1");
    CHECK(c.keys("AHT") == "1");
}
TEST_CASE("all words may be there under another name") {
    Collection c;
    c.add(1, "One", {"abusive head trauma in hospital"}).add(2, "Two", {"hospital"});
    Request all;
    all.matching = Matching::AllWords;
    CHECK(c.keys("shaken baby hospital", all) == "1");
}
TEST_CASE("an ambiguous abbreviation is offered as choices and not guessed") {
    Collection c;
    c.add(1, "One", {"a safeguarding adults review"}).add(2, "Two", {"the SAR"});
    const auto results = c.ask("sar");
    CHECK(results.total == 1);
    REQUIRE(results.ambiguous.size() == 1);
    CHECK(results.ambiguous[0].choices.size() == 2);
}

}

TEST_SUITE("Spelling and excerpts") {

TEST_CASE("a misspelt word is offered as the collection spells it") {
    Collection c;
    c.add(1, "One", {"the safeguarding partnership", "safeguarding"});
    CHECK(c.ask("safegaurding partnership").suggestion == "safeguarding partnership");
    CHECK(c.ask("safeguarding partnership").suggestion == "");
    CHECK(c.ask("xyzzyq").suggestion == "");
}
TEST_CASE("a word that only a removed review had is not offered") {
    Collection c;
    c.add(1, "One", {"whistleblowing"}).add(2, "Two", {"school"});
    CHECK(c.ask("whistlebloving").suggestion == "whistleblowing");
    c.index->remove(1);
    CHECK(c.ask("whistlebloving").suggestion == "");
}
TEST_CASE("the words that were found are marked, a phrase as one piece") {
    Collection c;
    c.add(1, "Child Rowan", {"He was not brought to the clinic."});
    const auto results = c.ask("\"was not brought\" clinic rowan");
    CHECK(marked(results.hits[0].passages[0].excerpt) == "He [was not brought] to the [clinic].");
    CHECK(marked(results.hits[0].title) == "Child [Rowan]");
}
TEST_CASE("a long passage is cut at words round its marks") {
    Collection c;
    std::string text;
    for (int i = 0; i < 100; ++i) text += "before ";
    text += "the neglect here";
    for (int i = 0; i < 100; ++i) text += " after";
    c.add(1, "One", {text});
    Request request;
    request.excerpt_bytes = 60;
    const auto excerpt = c.ask("neglect", request).hits[0].passages[0].excerpt;
    CHECK(excerpt.text.size() == 59);  // 23 letters and spaces, then six times six.
    CHECK(marked(excerpt) == "...before the [neglect] here after after after after after after...");
}
TEST_CASE("an excerpt never ends inside a character") {
    Collection c;
    std::string text;
    for (int i = 0; i < 200; ++i) text += "\u0175";
    c.add(1, "One", {"neglect " + text});
    Request request;
    request.excerpt_bytes = 51;
    CHECK(c.ask("neglect", request).hits[0].passages[0].excerpt.text == "neglect");
}

}
