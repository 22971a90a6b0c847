#include "casework/form_workbook.h"

#include <doctest/doctest.h>

#include "documents/packed/archive.h"
#include "documents/papers/workbook.h"

using namespace casework;

namespace {

PaperWords words() {
    return {.of = [](std::string_view key) { return key.ends_with(".hint") ? std::string{} : key == "form.option.something" ? std::string{"We hold something"} : std::string{key}; },
            .language = "en-GB", .how = "How", .version = "Version:", .optional = "(optional)", .choose_one = "Choose one", .choose_all = "Choose all", .day = "Day, month and year", .again = "Again", .write_here = "Write here"};
}
const WorkbookWords own{"Fill in column D", "Answers", "Question", "Needed", "Answer", "Help", "Yes"};

/// The workbook as it is written and read again, without answers.
documents::Paper empty_book(std::string_view form) {
    const auto bytes = documents::to_xlsx(form_workbook(form_called(form), words(), own, "abc123"));
    const auto archive = documents::packed::Archive::open(bytes);
    REQUIRE(archive);
    return {.kind = documents::PaperKind::Excel, .macros = false, .properties = documents::read_custom_properties(*archive), .sheets = documents::read_workbook(*archive).value()};
}
/// The same with words typed into the answer beside that name.
void type(documents::Paper& book, std::string_view name, std::string_view answer) {
    auto& cells = book.sheets.front().cells;
    for (std::size_t i = 0; i < cells.size(); ++i)
        if (cells[i].column == documents::name_column && cells[i].words == name) {
            cells.push_back({cells[i].row, documents::answer_column, std::string{answer}});
            return;
        }
    FAIL("no row is named " << name);
}
FilledForm read(std::string_view form, const documents::Paper& book) { return read_filled_workbook(form_called(form), words(), book); }

}  // namespace

TEST_SUITE("A form as an Excel workbook") {

TEST_CASE("an empty workbook has no answers, and is of its form") {
    for (const auto& form : forms()) {
        const auto filled = read(form.name, empty_book(form.name));
        CHECK_MESSAGE(filled.answers.empty(), form.name, ": ", filled.answers.to_json());
        CHECK_MESSAGE(filled.unplaced.empty(), form.name);
        CHECK_MESSAGE(filled.is_of_this_form, form.name);
        CHECK(filled.version == form.version);
    }
}
TEST_CASE("what was typed is found at its question, with the cell in which it stands") {
    auto book = empty_book("return");
    type(book, "sender.0.name", "  R. Hale ");
    type(book, "summary.0.held", "We hold something");
    type(book, "summary.0.involvement", "Seen in March.\nSeen in May.");
    const auto filled = read("return", book);
    CHECK(filled.answers.of("sender", "name") == "R. Hale");
    CHECK(filled.answers.of("summary", "held") == "something");
    CHECK(filled.answers.of("summary", "involvement") == "Seen in March.\nSeen in May.");
    CHECK(filled.where.at({"sender", 0, "name"}) == "Answers, D5");  // Title, how, heads, the section's title; then its first question.
    CHECK(filled.original.at({"summary", 0, "held"}) == "We hold something");
    CHECK(filled.unplaced.empty());
}
TEST_CASE("an option that is none stays as typed, and the check names its question") {
    auto book = empty_book("return");
    type(book, "summary.0.held", "perhaps");
    const auto filled = read("return", book);
    CHECK(filled.answers.of("summary", "held") == "perhaps");
    const auto problems = check(form_called("return"), filled.answers, Asked::Written, *base::parse_day("2026-03-02"));
    REQUIRE(problems.size() == 1);
    CHECK(problems[0] == Problem{{"summary", 0, "held"}, ProblemKind::NoOption});
}
TEST_CASE("of several options each that was ticked counts, and a word that is no tick is handed to a person") {
    auto book = empty_book("referral");
    type(book, "child.0.plan=protection_now", "form.option.yes");
    type(book, "child.0.plan=looked_after_before", "x");
    type(book, "child.0.plan=none", "unsure");
    type(book, "child.1.forename", "Wren");
    type(book, "child.1.born_on", "7/3/2019");
    const auto filled = read("referral", book);
    CHECK(filled.answers.choices({"child", 0, "plan"}) == std::vector<std::string>{"protection_now", "looked_after_before"});
    CHECK(filled.answers.of("child", "forename", 1) == "Wren");
    CHECK(filled.answers.of("child", "born_on", 1) == "2019-03-07");
    REQUIRE(filled.unplaced.size() == 1);
    CHECK(filled.unplaced[0].ends_with(": unsure"));
}
TEST_CASE("rows may be moved: the name goes with its answer; a row that was copied is not taken twice") {
    auto book = empty_book("return");
    auto& cells = book.sheets.front().cells;
    cells.push_back({90, documents::name_column, "sender.0.role"}), cells.push_back({90, documents::answer_column, "Nurse"});
    cells.push_back({91, documents::name_column, "sender.0.role"}), cells.push_back({91, documents::answer_column, "Doctor"});
    cells.push_back({92, documents::answer_column, "A remark at the end"});
    const auto filled = read("return", book);
    CHECK(filled.answers.of("sender", "role") == "Nurse");
    CHECK(filled.unplaced == std::vector<std::string>{"Answers, D91: Doctor", "D92: A remark at the end"});
}
TEST_CASE("what the program must know is found in the file's properties, or on its hidden sheet where a program dropped those") {
    auto book = empty_book("return");
    CHECK(property_of(book, code_property) == "abc123");
    book.properties.clear();
    CHECK(property_of(book, code_property) == "abc123");
    CHECK(property_of(book, form_property) == "return");
    CHECK(property_of(book, "Other").empty());
}
TEST_CASE("another workbook is not of this form") {
    documents::Paper other{.kind = documents::PaperKind::Excel, .macros = false, .properties = {}, .sheets = {{"Sheet1", false, {{1, 1, "Date"}, {1, 4, "Event"}}}}};
    CHECK_FALSE(read("return", other).is_of_this_form);
}

}
