#include "casework/form_document.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "documents/packed/archive.h"
#include "documents/word/docx.h"

using namespace casework;

namespace {

/// Each word is its own key, so that what stands where can be seen; hints are few.
PaperWords words() {
    return {.of = [](std::string_view key) { return key.ends_with(".hint") ? std::string{} : std::string{key}; },
            .language = "en-GB", .how = "How to fill this in", .version = "Version of this form:", .optional = "(optional)", .choose_one = "Choose one",
            .choose_all = "Choose all that apply", .day = "Day, month and year", .again = "Copy for each further one", .write_here = "Write here"};
}

documents::Extraction read_back(std::string_view form, std::string_view code, const Answers& known = {}) {
    auto read = documents::word::extract_docx(documents::word::to_docx(form_document(form_called(form), words(), code, known)));
    REQUIRE(read);
    return *read;
}

std::vector<std::string> headings(const documents::Extraction& extraction, int level) {
    std::vector<std::string> texts;
    for (const auto& block : extraction.blocks)
        if (block.kind == documents::BlockKind::Heading && block.level == level) texts.push_back(block.number.empty() ? block.text : block.number + ". " + block.text);
    return texts;
}

std::string part(std::string_view form, std::string_view code, std::string_view name, const Answers& known = {}) {
    const std::string bytes = documents::word::to_docx(form_document(form_called(form), words(), code, known));
    const auto archive = documents::packed::Archive::open(bytes);
    REQUIRE(archive);
    return archive->read(name).value_or("");
}

bool has(const std::string& text, std::string_view piece) { return text.find(piece) != std::string::npos; }

}  // namespace

TEST_SUITE("A form on paper") {

TEST_CASE("the rapid review on paper has its sections, and each question with the number of its section in the template") {
    const auto back = read_back("rapid_review", "");
    CHECK(headings(back, 1) == std::vector<std::string>{"form.rapid_review.title"});
    CHECK(headings(back, 2).size() == form_called("rapid_review").sections.size());
    const auto questions = headings(back, 3);
    CHECK(std::ranges::count(questions, "10. form.rapid_review.criteria.c4.label") == 1);
    CHECK(std::ranges::count(questions, "13. form.rapid_review.signing.note.label (optional)") == 1);
}
TEST_CASE("every question of every form is on its paper, with a place for the answer that keeps its name") {
    for (const auto& form : forms()) {
        const std::string main = part(form.name, "", "word/document.xml");
        for (const auto& section : form.sections)
            for (const auto& field : section.fields) {
                const std::string name = to_name({section.key, 0, field.key});
                CHECK_MESSAGE((has(main, "<w:tag w:val=\"" + name + "\"/>") || has(main, "<w:tag w:val=\"" + name + "=")), form.name, " has no place for ", name);
            }
    }
}
TEST_CASE("the code by which a return is recognised is in the file and not on the page; its version is on both") {
    CHECK(has(part("return", "K7QX-2M4P", "docProps/custom.xml"), "name=\"CairnReturnCode\"><vt:lpwstr>K7QX-2M4P<"));
    CHECK(has(part("return", "K7QX-2M4P", "docProps/custom.xml"), "name=\"CairnFormVersion\"><vt:lpwstr>2026-11<"));
    CHECK_FALSE(has(part("return", "K7QX-2M4P", "word/document.xml"), "K7QX"));
    CHECK(has(part("return", "K7QX-2M4P", "word/document.xml"), "Version of this form: 2026-11"));
    CHECK_FALSE(has(part("return", "", "docProps/custom.xml"), "CairnReturnCode"));
}
TEST_CASE("paper cannot hide a question, so it says when the question is asked") {
    CHECK(has(part("return", "", "word/document.xml"), "form.return.summary.held.label form.option.something"));
}
TEST_CASE("what is known already stands in its box, and a choice is ticked") {
    Answers known;
    known.set({"sender", 0, "agency"}, "Eastmarch Hospital");
    known.set({"summary", 0, "held"}, "something");
    const std::string main = part("return", "", "word/document.xml", known);
    CHECK(has(main, "Eastmarch Hospital"));
    CHECK(main.find("☒") == main.rfind("☒"));
    CHECK(has(main, "☒"));
}
TEST_CASE("two children known already are two parts, each with its own names") {
    Answers known;
    known.set({"child", 1, "forename"}, "Wren");
    const std::string main = part("referral", "", "word/document.xml", known);
    CHECK(has(main, "form.referral.child.title 2"));
    CHECK(has(main, "<w:tag w:val=\"child.1.forename\"/>"));
}

}
