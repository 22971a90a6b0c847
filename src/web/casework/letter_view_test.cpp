#include "web/casework/letter_view.h"

#include <doctest/doctest.h>

#include "web/casework/written_view.h"

using namespace web;
using namespace web::html;

namespace {

const Messages& messages() {
    static const Messages all = Messages::load();
    return all;
}

std::string letter_in(Language language, const casework::PanelLetter& letter) {
    return written_text(letter_document(messages().in(language), letter, [](const std::string& rule) { return rule; }));
}

casework::PanelLetter letter_of_three(const char* last) {
    casework::PanelLetter letter;
    letter.reference = "EM-2026-001", letter.decision = "none_learning_captured", letter.reasons = "The learning is captured";
    for (const char* partner : {"local_authority", "health"}) letter.partners.push_back({partner, "A partner", "Delegate", "approves", {}, base::parse_day("2026-01-13")});
    letter.partners.push_back({"police", "Another partner", "Delegate", last, std::string_view{last} == "dissents" ? "We would commission a review" : "", base::parse_day("2026-01-13")});
    letter.agreement = std::string_view{last} == "dissents" ? casework::Agreement::WithDissent : casework::Agreement::ByAll;
    return letter;
}

bool says(const std::string& text, std::string_view words) { return text.find(words) != std::string::npos; }

}  // namespace

TEST_SUITE("The words of the letter to the National Panel") {

TEST_CASE("a dissent is stated, and no sentence says that all three approve") {
    const auto text = letter_in(Language::English, letter_of_three("dissents"));
    CHECK(says(text, "We would commission a review"));
    CHECK(says(text, "do not all agree"));
    CHECK_FALSE(says(text, "All three partners approve"));
}
TEST_CASE("a decision that is handed over carries the dissent with it") {
    const auto text = written_text(partners_document(messages().in(Language::English), letter_of_three("dissents")));
    CHECK(says(text, "do not all agree"));
    CHECK(says(text, "We would commission a review"));
    CHECK_FALSE(says(text, "The case"));
}
TEST_CASE("only where all three approve does the letter say so") { CHECK(says(letter_in(Language::English, letter_of_three("approves")), "All three partners approve")); }
TEST_CASE("24: the specific reason stands in the letter, in both languages as the partners wrote it") {
    auto letter = letter_of_three("approves");
    letter.despite_c3 = "Both services have changed how they hand over";
    for (const auto language : {Language::English, Language::Welsh}) CHECK(says(letter_in(language, letter), letter.despite_c3));
}
TEST_CASE("a draft says that it is a draft and that nothing has been sent") { CHECK(says(letter_in(Language::English, {}), "Nothing has been sent.")); }
TEST_CASE("the file opens as Word: it is a ZIP package") {
    CHECK(documents::word::to_docx(letter_document(messages().in(Language::English), letter_of_three("approves"), [](const std::string& rule) { return rule; })).starts_with("PK"));
}
TEST_CASE("lines of text end as Windows ends them") {
    const auto text = letter_in(Language::English, letter_of_three("approves"));
    for (std::size_t at = text.find('\n'); at != std::string::npos; at = text.find('\n', at + 1)) CHECK(text[at - 1] == '\r');
}

}
