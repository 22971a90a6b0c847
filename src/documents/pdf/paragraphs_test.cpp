#include "documents/pdf/paragraphs.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

using namespace documents;
using namespace documents::pdf;

namespace {

constexpr double size = 11, leading = 14, margin = 72;

/// A row at its place; the words after a tab begin at `tabbed`.
Line row(std::string_view text, double baseline, double left, double tabbed = 0) {
    Line line;
    double at = left;
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find(' ', begin), text.size());
        Word word;
        word.text = text.substr(begin, end - begin);
        word.size = size;
        word.baseline = baseline;
        word.box = {at, baseline - size, at + 0.5 * size * static_cast<double>(word.text.size()), baseline + 2};
        at = word.box.right + 0.3 * size;
        if (line.words.empty() && tabbed > 0) at = tabbed;
        line.words.push_back(std::move(word));
        begin = end + 1;
    }
    measure(line);
    return line;
}

/// The first `words` of the row in bold; all of them where it has no more.
Line bold(Line line, std::size_t words) {
    for (std::size_t i = 0; i < line.words.size() && i < words; ++i) line.words[i].bold = true;
    measure(line);
    return line;
}

Line smaller(Line line) {
    for (Word& word : line.words) word.size = 8;
    measure(line);
    return line;
}

/// The paragraphs of pages with one column each, which is as wide as its longest row.
std::vector<std::string> over_pages(std::vector<std::vector<Line>> pages) {
    double right = 0;
    for (const auto& rows : pages)
        for (const Line& one : rows) right = std::max(right, one.box.right);
    std::vector<Column> columns;
    for (auto& rows : pages) {
        Column column;
        column.left = margin;
        column.right = right;
        column.rows = std::move(rows);
        columns.push_back(std::move(column));
    }
    Paragraphs all{size};
    int page = 0;
    for (const Column& column : columns) all.add(column, ++page);
    std::vector<std::string> texts;
    for (const Draft& draft : all.take()) texts.push_back((draft.block.number.empty() ? "" : draft.block.number + "|") + draft.block.text);
    return texts;
}
std::vector<std::string> paragraphs(std::vector<Line> rows) { return over_pages({std::move(rows)}); }

const std::string first_row = "We approach this chapter with care. Sudden and unexpected deaths are";
const std::string second_row = "rare. They occur in families of every kind, and most of those parents have";
const std::string third_row = "done nothing wrong at all, and live with grief.";

}  // namespace

TEST_SUITE("Rows into paragraphs") {

TEST_CASE("a numbered paragraph whose later rows go back to the margin is one paragraph") {
    const auto texts = paragraphs({row("7.2 " + first_row, 100, margin, margin + 36), row(second_row, 100 + leading, margin), row(third_row, 100 + 2 * leading, margin),
                                   row("7.3 " + first_row, 100 + 4 * leading, margin, margin + 36)});
    REQUIRE(texts.size() == 2);
    CHECK(texts[0] == "7.2|" + first_row + " " + second_row + " " + third_row);
}
TEST_CASE("a numbered paragraph whose later rows hang under its words is one paragraph, and ends where a row goes back to the margin") {
    const double hanging = margin + 36;
    const auto texts = paragraphs({row("7.2 " + first_row, 100, margin, hanging), row(second_row, 100 + leading, hanging), row(third_row, 100 + 2 * leading, hanging),
                                   row("They were told so.", 100 + 3 * leading, margin)});
    REQUIRE(texts.size() == 2);
    CHECK(texts[0] == "7.2|" + first_row + " " + second_row + " " + third_row);
    CHECK(texts[1] == "They were told so.");
}
TEST_CASE("a bold sentence that begins a paragraph and runs into its second row is no heading above it") {
    const std::string rest = "kept on time. A rule that starts with the third protects nobody.";
    const auto texts = paragraphs({bold(row("Count the appointments of every service, and say who moved those that", 100, margin), 99), bold(row(rest, 100 + leading, margin), 3)});
    REQUIRE(texts.size() == 1);
    CHECK(texts[0].ends_with(rest));
}
TEST_CASE("a bold row in the middle of a sentence stays in its paragraph") {
    const auto texts = paragraphs({row(first_row + " not", 100, margin), bold(row(second_row, 100 + leading, margin), 99), row(third_row, 100 + 2 * leading, margin)});
    CHECK(texts.size() == 1);
}
TEST_CASE("a bold heading that leaves room on its row stands above the paragraph") {
    const auto texts = paragraphs({bold(row("What we learned", 100, margin), 99), row(first_row, 100 + leading, margin), row(second_row, 100 + 2 * leading, margin)});
    REQUIRE(texts.size() == 2);
    CHECK(texts[0] == "What we learned");
}
TEST_CASE("the rows of a small table below do not pull the rows of a paragraph apart") {
    std::vector<Line> rows{row(first_row, 100, margin), row(second_row, 100 + 1.6 * size, margin), row(third_row, 100 + 3.2 * size, margin)};
    for (int i = 0; i < 12; ++i) rows.push_back(smaller(row("An entry of the chronology", 200 + i * 9, margin)));
    CHECK(paragraphs(std::move(rows)).front() == first_row + " " + second_row + " " + third_row);
}
TEST_CASE("a sentence goes on over the page") {
    const auto texts = over_pages({{row("7.2 " + first_row, 780, margin, margin + 36), row(second_row, 794, margin)}, {row(third_row, 72, margin)}});
    CHECK(texts == std::vector<std::string>{"7.2|" + first_row + " " + second_row + " " + third_row});
}
TEST_CASE("where paragraphs are numbered, a page that begins without a number goes on with the last one, if its last row was full") {
    const std::string full = "The sixth had been born at home, and the birth was registered in another town.";
    const auto goes_on = over_pages({{row("9.5 " + first_row, 780, margin, margin + 36), row(full, 794, margin)}, {row("Nobody had opened all of the files.", 72, margin)}});
    CHECK(goes_on.size() == 1);
    const auto ended = over_pages({{row("9.5 " + first_row, 780, margin, margin + 36), row("rare in any year.", 794, margin)}, {row("Nobody had opened all of the files.", 72, margin)}});
    CHECK(ended.size() == 2);
}

}
