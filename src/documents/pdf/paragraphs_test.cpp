#include "documents/pdf/paragraphs.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

using namespace documents;
using namespace documents::pdf;

namespace {

constexpr double size = 11, leading = 14, margin = 72, right_edge = 520;

/// A row at its place; the words after a tab begin at `tabbed`. A full row reaches the right edge, as print does.
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

std::vector<std::string> paragraphs(std::vector<Line> rows) {
    Column column;
    column.left = margin;
    column.right = right_edge;
    column.rows = std::move(rows);
    Paragraphs all{size};
    all.add(column, 1);
    std::vector<std::string> texts;
    for (const Draft& draft : all.take()) texts.push_back((draft.block.number.empty() ? "" : draft.block.number + "|") + draft.block.text);
    return texts;
}

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

}
