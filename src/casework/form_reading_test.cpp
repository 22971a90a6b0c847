#include "casework/form_reading.h"

#include <doctest/doctest.h>

#include "documents/word/docx.h"

using namespace casework;

namespace {

PaperWords words() {
    return {.of = [](std::string_view key) { return key.ends_with(".hint") ? std::string{"A hint"} : std::string{key}; },
            .language = "en-GB", .how = "How to fill this in", .version = "Version of this form:", .optional = "(optional)", .choose_one = "Choose one",
            .choose_all = "Choose all that apply", .day = "Day, month and year", .again = "Copy for each further one", .write_here = "Write here"};
}

std::vector<documents::Block> returned(std::string_view form, const Answers& written) {
    auto read = documents::word::extract_docx(documents::word::to_docx(form_document(form_called(form), words(), "K7QX-2M4P", written)));
    REQUIRE(read);
    return read->blocks;
}

FilledForm read_back(std::string_view form, const Answers& written) { return read_filled_form(form_called(form), words(), returned(form, written)); }

documents::Block paragraph(std::string text) {
    documents::Block block;
    block.text = std::move(text);
    return block;
}

}  // namespace

TEST_SUITE("A form that came back on paper") {

TEST_CASE("what was written into the boxes is found at its questions") {
    Answers written;
    written.set({"sender", 0, "name"}, "R. Hale");
    written.set({"sender", 0, "agency"}, "Eastmarch Hospital");
    written.set({"summary", 0, "held"}, "something");
    written.set({"summary", 0, "involvement"}, "Rowan was seen in the clinic in March.");
    const FilledForm back = read_back("return", written);
    CHECK(back.answers == written);
    CHECK(back.unplaced.empty());
    CHECK(back.version == "2026-11");
    CHECK(back.is_of_this_form);
}
TEST_CASE("an empty paper has no answers: its own words are none") {
    for (const auto& form : forms()) {
        const FilledForm back = read_back(form.name, {});
        CHECK_MESSAGE(back.answers.empty(), form.name, ": ", back.answers.to_json());
        CHECK_MESSAGE(back.unplaced.empty(), form.name);
        CHECK_MESSAGE(back.is_of_this_form, form.name);
    }
}
TEST_CASE("two children on paper are two children, and several agencies of one child are kept") {
    Answers written;
    written.set({"child", 0, "forename"}, "Rowan"), written.set({"child", 1, "forename"}, "Wren");
    written.set({"child", 1, "known_to"}, "police\nhealth");
    written.set({"child", 1, "born_on"}, "2019-03-07");
    CHECK(read_back("notification", written).answers == written);
}
TEST_CASE("two ticks where one is asked are not guessed: a person decides") {
    auto blocks = returned("return", {});
    for (auto& block : blocks)
        if (block.text.starts_with("☐ ")) block.text.replace(0, std::string_view{"☐"}.size(), "☒");
    const FilledForm back = read_filled_form(form_called("return"), words(), blocks);
    CHECK(back.answers.of("summary", "held").empty());
    CHECK(back.unplaced.size() == 2);
}
TEST_CASE("an answer may repeat a question's words, and headings may have been lost on the way") {
    Answers written;
    written.set({"sender", 0, "name"}, "form.return.sender.agency.label");
    CHECK(read_back("return", written).answers == written);
    written.set({"sender", 0, "name"}, "R. Hale");
    auto blocks = returned("return", written);
    for (auto& block : blocks) block.kind = documents::BlockKind::Paragraph, block.level = 0;
    CHECK(read_filled_form(form_called("return"), words(), blocks).answers == written);
}
TEST_CASE("words outside every box are kept for a person to place") {
    auto blocks = returned("return", {});
    blocks.insert(blocks.begin() + 1, paragraph("Please ring me first."));
    const FilledForm back = read_filled_form(form_called("return"), words(), blocks);
    CHECK(back.unplaced == std::vector<std::string>{"Please ring me first."});
}
TEST_CASE("a letter that is no such form is not taken for one") {
    const FilledForm back = read_filled_form(form_called("return"), words(), {paragraph("Dear colleague,"), paragraph("we hold nothing.")});
    CHECK_FALSE(back.is_of_this_form);
    CHECK(back.answers.empty());
    CHECK(back.unplaced.size() == 2);
}
TEST_CASE("a day is understood as people write it in figures, and otherwise kept as it was typed") {
    CHECK(day_from_paper("27 3 2026") == "2026-03-27");
    CHECK(day_from_paper("27/03/2026") == "2026-03-27");
    CHECK(day_from_paper("7.3.2026") == "2026-03-07");
    CHECK(day_from_paper("31/2/2026") == "31/2/2026");
    CHECK(day_from_paper("spring 2026") == "spring 2026");
    CHECK(day_from_paper("2026-03-27") == "2026-03-27");
}

}
