#include "documents/pdf/headings.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace documents;
using namespace documents::pdf;

namespace {

constexpr double body_size = 11;

Draft draft(std::string number, std::string text, int page, double size) {
    Draft one;
    one.block.number = std::move(number);
    one.block.text = std::move(text);
    one.block.page = page;
    one.size = size;
    one.rows = 1;
    return one;
}

std::string headings(std::vector<Draft> drafts, const std::vector<Bookmark>& bookmarks) {
    mark_headings(drafts, {body_size, false}, bookmarks);
    std::string pages;
    for (const Draft& one : drafts)
        if (one.block.kind == BlockKind::Heading) pages += (pages.empty() ? "" : " ") + std::to_string(one.block.page);
    return pages;
}

}  // namespace

TEST_SUITE("Headings of a PDF") {

TEST_CASE("a bookmark names the chapter's heading, and not its line in a list of contents before it") {
    const std::vector<Bookmark> bookmarks{{"1. About this review", 1, 3}};
    CHECK(headings({draft("1", "About this review", 2, body_size), draft("1", "About this review", 3, 16)}, bookmarks) == "3");
    CHECK(headings({draft("1", "About this review", 2, body_size), draft("1", "About this review", 3, body_size)}, bookmarks) == "3");
}
TEST_CASE("a bookmark that leads to the foot of the page before still finds its heading") {
    CHECK(headings({draft("4", "Findings", 7, 16)}, {{"4. Findings", 1, 6}}) == "7");
}

}
