#include "documents/word/written.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "documents/packed/archive.h"
#include "documents/word/docx.h"

using namespace documents;
using namespace documents::word;

namespace {

WrittenDocument sample() {
    return {.title = "Return of an agency",
            .parts = {WrittenHeading{2, "Your agency’s involvement"}, WrittenParagraph{"What happened & what was known <then>", WrittenParagraph::Look::Hint},
                      WrittenList{{"First", "Second"}, WrittenList::Marks::Numbers}, WrittenList{{"Again first"}, WrittenList::Marks::Numbers}, WrittenList{{"A point"}},
                      WrittenTable{"Contacts", {{"Day", "What happened"}, {"7 March 2026", "A visit"}}, 1}, WrittenBox{"summary.0.involvement", "Summary", "", "Write here", 6},
                      WrittenTick{"summary.0.held=nothing", "Nothing is held"}},
            .properties = {{"ReturnCode", "K7QX-2M4P"}}};
}

Extraction read(const std::string& bytes) {
    auto read = extract_docx(bytes);
    REQUIRE(read);
    return *read;
}

std::string part(const std::string& bytes, std::string_view name) {
    const auto archive = packed::Archive::open(bytes);
    REQUIRE(archive);
    const auto part = archive->read(name);
    REQUIRE(part);
    return *part;
}

const Block* block(const Extraction& extraction, std::string_view text) {
    for (const Block& one : extraction.blocks)
        if (one.text == text) return &one;
    return nullptr;
}

}  // namespace

TEST_SUITE("Word documents that are written") {

TEST_CASE("a written document is read back with its headings, lists and tables") {
    const Extraction back = read(to_docx(sample()));
    REQUIRE(block(back, "Return of an agency"));
    CHECK(block(back, "Return of an agency")->kind == BlockKind::Heading);
    CHECK(block(back, "Return of an agency")->level == 1);
    REQUIRE(block(back, "Your agency’s involvement"));
    CHECK(block(back, "Your agency’s involvement")->level == 2);
    REQUIRE(block(back, "What happened & what was known <then>"));
    CHECK(block(back, "What happened & what was known <then>")->kind == BlockKind::Paragraph);
    REQUIRE(block(back, "Second"));
    CHECK(block(back, "Second")->kind == BlockKind::ListItem);
    CHECK(block(back, "Second")->number == "2");
    REQUIRE(block(back, "Again first"));
    CHECK(block(back, "Again first")->number == "1");
    const auto table = std::ranges::find_if(back.blocks, [](const Block& one) { return one.kind == BlockKind::Table && one.rows.size() == 2; });
    REQUIRE(table != back.blocks.end());
    CHECK(table->rows[1] == std::vector<std::string>{"7 March 2026", "A visit"});
}
TEST_CASE("it says its title and its language to those who listen") {
    WrittenDocument welsh = sample();
    welsh.language = "cy-GB";
    const std::string bytes = to_docx(welsh);
    CHECK(read(bytes).properties.title == "Return of an agency");
    CHECK(read(bytes).properties.language == "cy-GB");
    CHECK(part(bytes, "word/styles.xml").find("<w:lang w:val=\"cy-GB\"/>") != std::string::npos);
    CHECK(part(bytes, "word/document.xml").find("<w:tblHeader/>") != std::string::npos);
}
TEST_CASE("a box keeps its name, and what is known of the file is in it and not on the page") {
    const std::string bytes = to_docx(sample());
    CHECK(part(bytes, "word/document.xml").find("<w:tag w:val=\"summary.0.involvement\"/>") != std::string::npos);
    CHECK(part(bytes, "word/document.xml").find("K7QX-2M4P") == std::string::npos);
    CHECK(part(bytes, "docProps/custom.xml").find("<vt:lpwstr>K7QX-2M4P</vt:lpwstr>") != std::string::npos);
}
TEST_CASE("the same document gives the same bytes, whenever it is written") { CHECK(to_docx(sample()) == to_docx(sample())); }

TEST_CASE("signs that XML cannot hold are left out") {
    CHECK(block(read(to_docx({.title = "One\x01two"})), "Onetwo"));
}

}
