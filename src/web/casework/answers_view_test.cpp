#include <doctest/doctest.h>

#include "web/casework/answers_compare.h"
#include "web/casework/answers_summary.h"
#include "web/casework/differing_words.h"

using namespace web;
using namespace web::html;

namespace {

const Catalogue& english() {
    static const Messages all = Messages::load();
    return all.in(Language::English);
}
bool has(const std::string& page, std::string_view part) { return page.find(part) != std::string::npos; }

std::string only_here(const std::vector<Run>& runs) {
    std::string words;
    for (const Run& run : runs)
        if (run.only_here) words += "[" + std::string{run.words} + "]";
    return words;
}

}  // namespace

TEST_SUITE("Answers to read and to compare") {

TEST_CASE("answers are read in words: a day, an option, several agencies") {
    const auto& form = casework::form_called("notification");
    casework::Answers answers;
    answers.set({"awareness", 0, "aware_on"}, "2026-03-07");
    answers.set({"child", 0, "protection"}, "current");
    answers.set({"child", 0, "known_to"}, "police\nhealth");
    const std::string page{answers_summary(english(), {form, answers}).view()};
    CHECK(has(page, ">7 March 2026</time>"));
    CHECK(has(page, "Yes, now"));
    CHECK(has(page, "<li>Police</li><li>Health</li>"));
}
TEST_CASE("a link to change an answer leads to its own box and says which answer") {
    const auto& form = casework::form_called("notification");
    const casework::Answers answers;
    const std::string page{answers_summary(english(), {form, answers, [](const casework::Place& place) { return Url::path({"cases", "EM-4", place.section}); }}).view()};
    CHECK(has(page, "href=\"/cases/EM-4/awareness#awareness.0.aware_on-day\""));
    CHECK(has(page, " Outline of the case (What happened)</span></a>"));
}
TEST_CASE("a question that is not asked is not shown, one that is needed says so") {
    const auto& form = casework::form_called("notification");
    const std::string page{answers_summary(english(), {form, casework::Answers{}}).view()};
    CHECK_FALSE(has(page, "By which authority"));  // asked of looked-after children only
    CHECK(has(page, "Not answered yet, and needed"));
}
TEST_CASE("differing words are found, whatever stands around them") {
    const auto [mine, theirs] = differing_words("The nurse saw the baby on Monday.", "The health visitor saw the baby on Monday morning.");
    CHECK(only_here(mine) == "[nurse ][Monday.]");
    CHECK(only_here(theirs) == "[health visitor ][Monday morning.]");
}
TEST_CASE("the runs of a text are the text, word for word and space for space") {
    const std::string one = "a  b\n\nc d", other = "a b c";
    const auto [first, second] = differing_words(one, other);
    std::string again, again_other;
    for (const Run& run : first) again += run.words;
    for (const Run& run : second) again_other += run.words;
    CHECK(again == one);
    CHECK(again_other == other);
    CHECK(differing_words("", "").first.empty());
    CHECK(only_here(differing_words("", "b").second) == "[b]");
}
TEST_CASE("after a clash both texts stand whole, and each difference offers mine, theirs and both") {
    const auto& form = casework::form_called("rapid_review");
    casework::Answers mine, theirs;
    mine.set({"incident", 0, "summary"}, "Rowan was seen on Monday.");
    theirs.set({"incident", 0, "summary"}, "Rowan was seen on Tuesday.");
    mine.set({"cover", 0, "authors"}, "The same"), theirs.set({"cover", 0, "authors"}, "The same");
    const std::string page{answers_compare(english(), {form, mine, theirs, Html{std::string{"Yours"}}, Html{std::string{"Theirs"}}}).view()};
    CHECK(has(page, "Rowan was seen on <mark>Monday.</mark>"));
    CHECK(has(page, "Rowan was seen on <mark>Tuesday.</mark>"));
    CHECK(has(page, "name=\"keep.incident.0.summary\""));
    CHECK(has(page, "name=\"joined.incident.0.summary\""));
    CHECK_FALSE(has(page, "The same"));
}
TEST_CASE("to read what changed between two versions, nothing has to be chosen") {
    const auto& form = casework::form_called("rapid_review");
    casework::Answers mine, theirs;
    mine.set({"incident", 0, "summary"}, "One");
    const std::string page{answers_compare(english(), {form, mine, theirs, Html{std::string{"Version 2"}}, Html{std::string{"Version 1"}}, Choosing::None}).view()};
    CHECK(has(page, "Not answered"));
    CHECK_FALSE(has(page, "type=\"radio\""));
}

}
