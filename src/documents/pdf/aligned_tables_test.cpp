#include "documents/pdf/aligned_tables.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "documents/extract.h"
#include "documents/testing/made_pdf.h"

using namespace documents;
using testing::MadePage;
using Row = std::vector<std::string>;

namespace {

Extraction read(const std::vector<MadePage>& pages) {
    Limits limits;
    limits.recognise = false;
    auto file = extract(testing::made_pdf(pages), "pdf", limits, [](const ReadingProgress&) {});
    REQUIRE(file);
    return std::move(*file);
}

std::vector<Block> tables(const Extraction& file) {
    std::vector<Block> found;
    for (const Block& block : file.blocks)
        if (block.kind == BlockKind::Table) found.push_back(block);
    return found;
}
std::vector<Block> tables(const MadePage& page) { return tables(read({page})); }

std::string all_text(const Extraction& file) {
    std::string text;
    for (const Block& block : file.blocks) text += (block.number.empty() ? "" : block.number + " ") + block.text + "\n";
    return text;
}

/// Where the columns begin, in points from the left.
const std::vector<double> three{72, 230, 420};
const std::vector<double> two{72, 300};

/// A row of cells; an empty one leaves its place white.
void put(MadePage& page, double y, const std::vector<double>& columns, const Row& cells, bool bold = false) {
    for (std::size_t i = 0; i < cells.size(); ++i)
        if (!cells[i].empty()) page.text.push_back({columns[i], y, 11, cells[i], bold});
}

MadePage page_of(const std::vector<double>& columns, const std::vector<Row>& rows, bool bold_header = false, double step = 18) {
    MadePage page;
    for (std::size_t i = 0; i < rows.size(); ++i) put(page, 100 + step * static_cast<double>(i), columns, rows[i], bold_header && i == 0);
    return page;
}

/// Figures end where the column ends: a figure of Helvetica is 0.556 of the size wide.
void put_right(MadePage& page, double y, double right, const std::string& figures) {
    page.text.push_back({right - 0.556 * 11 * static_cast<double>(figures.size()), y, 11, figures, false});
}

const std::vector<Row> who_met{{"Date", "Meeting", "Chaired by"}, {"3 May 2016", "Strategy discussion", "Team manager"},
                               {"12 May 2016", "First conference", "Conference chair"}, {"9 August 2016", "Review conference", "Conference chair"}};

}  // namespace

TEST_SUITE("Tables without ruled lines") {

TEST_CASE("three columns under a bold header are a table of rows and cells") {
    const auto found = tables(page_of(three, who_met, true));
    REQUIRE(found.size() == 1);
    CHECK(found[0].rows == who_met);
    CHECK(found[0].header_rows == 1);
}
TEST_CASE("three columns without a bold header are a table from four full rows on") {
    CHECK(tables(page_of(three, who_met)).size() == 1);
    CHECK(tables(page_of(three, {who_met[0], who_met[1], who_met[2]})).empty());
}
TEST_CASE("the paragraphs above and below stay paragraphs, and nothing changes its place") {
    MadePage page = page_of(three, who_met, true);
    page.text.push_back({72, 66, 11, "4.1 The family was discussed at three meetings, which are listed here in their order.", false});
    page.text.push_back({72, 196, 11, "4.2 Nobody told the school of any of them, and the school did not ask for minutes.", false});
    const auto file = read({page});
    REQUIRE(file.blocks.size() == 3);
    CHECK(file.blocks[0].number == "4.1");
    CHECK(file.blocks[1].kind == BlockKind::Table);
    CHECK(file.blocks[2].number == "4.2");
}
TEST_CASE("the lines of a cell are one cell, whichever column they are in") {
    MadePage page;
    put(page, 100, three, {"Agency", "What it did", "When"}, true);
    put(page, 124, three, {"Health visiting", "Called at the home and left", "May 2016"});
    put(page, 137, three, {"service", "a card with the number", ""});
    put(page, 161, three, {"School", "Wrote to the parents", "June and"});
    put(page, 174, three, {"", "", "July 2016"});
    put(page, 198, three, {"Housing", "Mended the boiler", "October 2016"});
    const auto found = tables(page);
    REQUIRE(found.size() == 1);
    CHECK(found[0].rows == std::vector<Row>{{"Agency", "What it did", "When"}, {"Health visiting service", "Called at the home and left a card with the number", "May 2016"},
                                            {"School", "Wrote to the parents", "June and July 2016"}, {"Housing", "Mended the boiler", "October 2016"}});
}
TEST_CASE("where all lines are as far apart, one without a first cell goes on with the row above") {
    const auto found = tables(page_of(three, {{"Date", "Event", "Source"}, {"May 2016", "Seen at home by the", "Health file"}, {"", "health visitor", ""}, {"June 2016", "Seen at school", "School file"}}, true, 14));
    REQUIRE(found.size() == 1);
    CHECK(found[0].rows == std::vector<Row>{{"Date", "Event", "Source"}, {"May 2016", "Seen at home by the health visitor", "Health file"}, {"June 2016", "Seen at school", "School file"}});
}
TEST_CASE("a column of figures set to the right is a table's, even beside one column of words and without a bold header") {
    MadePage page;
    put(page, 100, two, {"Outcome", "Number"});
    const std::vector<std::pair<std::string, std::string>> rows{{"No further action", "1204"}, {"Advice or letter", "87"}, {"Assessment", "310"}, {"Not recorded", "9"}};
    for (std::size_t i = 0; i < rows.size(); ++i) {
        page.text.push_back({72, 118 + 18.0 * static_cast<double>(i), 11, rows[i].first, false});
        put_right(page, 118 + 18.0 * static_cast<double>(i), 338, rows[i].second);
    }
    const auto found = tables(page);
    REQUIRE(found.size() == 1);
    CHECK(found[0].rows == std::vector<Row>{{"Outcome", "Number"}, {"No further action", "1204"}, {"Advice or letter", "87"}, {"Assessment", "310"}, {"Not recorded", "9"}});
}
TEST_CASE("a bold header of two lines is one row, though its first column has only the lower one") {
    MadePage page;
    put(page, 87, three, {"", "Number of", "Share of"}, true);
    put(page, 100, three, {"Agency", "referrals", "all"}, true);
    put(page, 122, three, {"Schools", "71", "39%"});
    put(page, 140, three, {"Health", "28", "15%"});
    put(page, 158, three, {"Police", "21", "11%"});
    const auto found = tables(page);
    REQUIRE(found.size() == 1);
    CHECK(found[0].rows == std::vector<Row>{{"Agency", "Number of referrals", "Share of all"}, {"Schools", "71", "39%"}, {"Health", "28", "15%"}, {"Police", "21", "11%"}});
    CHECK(found[0].header_rows == 1);
}
TEST_CASE("a title in the middle of a wide column is that column's, however short the first cell below it") {
    MadePage page = page_of(three, {{"Agency", "Name", ""}, {"Police", "Person B", "Inspector"}, {"Health", "Person C", "Designated nurse for the whole town"}, {"School", "Person D", "Teacher"}}, true);
    page.text.push_back({500, 100, 11, "Role", true});
    const auto found = tables(page);
    REQUIRE(found.size() == 1);
    CHECK(found[0].rows == std::vector<Row>{{"Agency", "Name", "Role"}, {"Police", "Person B", "Inspector"}, {"Health", "Person C", "Designated nurse for the whole town"}, {"School", "Person D", "Teacher"}});
}
TEST_CASE("an empty cell keeps its place, and a short paragraph or heading below is no row") {
    MadePage page = page_of(three, {{"Agency", "Sent", "Answered"}, {"Schools", "71", "39"}, {"Health", "28", ""}, {"Police", "21", "11"}}, true);
    page.text.push_back({72, 178, 11, "Source: returns.", false});
    page.text.push_back({72, 204, 11, "Health", true});
    const auto file = read({page});
    const auto found = tables(file);
    REQUIRE(found.size() == 1);
    CHECK(found[0].rows == std::vector<Row>{{"Agency", "Sent", "Answered"}, {"Schools", "71", "39"}, {"Health", "28", ""}, {"Police", "21", "11"}});
    CHECK(file.blocks.size() == 3);
}
TEST_CASE("a table that goes on over the page is one table, and its header stands once") {
    const std::vector<Row> rest{who_met[0], {"4 November 2016", "Core group", "Social worker"}, {"2 December 2016", "Core group", "Social worker"}};
    const auto found = tables(read({page_of(three, who_met, true), page_of(three, rest, true)}));
    REQUIRE(found.size() == 1);
    CHECK(found[0].rows.size() == 6);
}

}

TEST_SUITE("What looks like a table without ruled lines and is none") {

TEST_CASE("two columns of prose") {
    MadePage page;
    for (int i = 0; i < 6; ++i) put(page, 100 + 14.0 * i, two, {"left column words stand here all " + std::to_string(i), "right column words stand here too " + std::to_string(i)});
    CHECK(tables(page).empty());
}
TEST_CASE("three short lines of two columns of prose, under bold headings") {
    CHECK(tables(page_of(two, {{"What we found", "What we ask"}, {"Nobody saw the child on her own", "The board should ask each agency"}, {"in the year before her death and", "how often a child is seen on her"},
                               {"nobody asked why this was so.", "own and what then is written."}}, true, 14)).empty());
}
TEST_CASE("numbered paragraphs keep their numbers, whether a number or a tab's width stands before the words") {
    const std::vector<Row> rows{{"4.1", "The family moved often."}, {"4.2", "Nobody asked the children."}, {"4.3", "The school wrote twice."}, {"4.4", "No answer came."}};
    const auto file = read({page_of({72, 130}, rows)});
    CHECK(tables(file).empty());
    REQUIRE(file.blocks.size() == 4);
    CHECK(file.blocks[3].number == "4.4");
}
TEST_CASE("a numbered list, a list of bullets, and a list with somebody named beside each item") {
    CHECK(tables(page_of({72, 130}, {{"1", "Ask the children."}, {"2", "Write it down."}, {"3", "Tell the school."}, {"4", "Ask again."}})).empty());
    CHECK(tables(page_of({72, 130}, {{"-", "Ask the children."}, {"-", "Write it down."}, {"-", "Tell the school."}, {"-", "Ask again."}})).empty());
    CHECK(tables(page_of({72, 100, 300}, {{"1", "Ask the children", "All agencies"}, {"2", "Write it down", "Health"}, {"3", "Tell the school", "Housing"}, {"4", "Ask again", "All agencies"}})).empty());
}
TEST_CASE("a page of contents, with dots, with a title, and with neither") {
    CHECK(tables(page_of({72}, {{"Introduction ........................ 3"}, {"Findings ........................ 9"}, {"Recommendations ................ 21"}})).empty());
    for (const char* title : {"Contents", ""}) {
        MadePage page;
        if (*title) page.text.push_back({72, 80, 16, title, true});
        double y = 110;
        for (const auto& [text, number] : std::vector<std::pair<std::string, std::string>>{{"Introduction", "3"}, {"Findings", "9"}, {"Recommendations", "21"}, {"Glossary", "104"}}) {
            page.text.push_back({72, y, 11, text, false});
            put_right(page, y, 520, number);
            y += 18;
        }
        CHECK(tables(page).empty());
    }
}
TEST_CASE("an address block, alone or beside another") {
    CHECK(tables(page_of(two, {{"The Safeguarding Board", "Our letter of"}, {"Invented House", "3 May 2016"}, {"12 Example Street", "To the partners"}, {"Eastmarch EM1 2AB", "By hand"}})).empty());
    CHECK(tables(page_of(three, {{"Eastmarch office", "Westmarch office", "Telephone"}, {"12 Example Street", "4 Sample Road", "Mornings only"}, {"Eastmarch", "Westmarch", "Not on Fridays"}, {"EM1 2AB", "WM3 4CD", "Ask for the clerk"}})).empty());
}
TEST_CASE("labels and their values at the head of a report or letter") {
    CHECK(tables(page_of({72, 200}, {{"Author:", "An independent reviewer"}, {"Date:", "3 May 2016"}, {"Version:", "2"}, {"Pages:", "34"}})).empty());
    CHECK(tables(page_of({72, 200}, {{"Author", "An independent reviewer"}, {"Date", "3 May 2016"}, {"Version", "2"}, {"Pages", "34"}})).empty());
}
TEST_CASE("labels and values in two pairs beside each other, or with a bold title above") {
    const std::vector<double> four{72, 150, 300, 380};
    CHECK(tables(page_of(four, {{"Name:", "Child A", "Born:", "2014"}, {"Reviewer:", "A person", "Pages:", "34"}, {"Board:", "Eastmarch", "Version:", "2"}, {"Date:", "May 2016", "Copies:", "9"}})).empty());
    CHECK(tables(page_of(two, {{"Review", "Child A"}, {"Reviewer: A person", "Pages: 34"}, {"Board: Eastmarch", "Version: 2"}}, true)).empty());
}
TEST_CASE("words that are scattered, and figures that keep to no edge, as in a chart") {
    CHECK(tables(page_of(three, {{"2014", "2015", "2016"}, {"12", "", ""}, {"", "30", ""}, {"", "", "41"}, {"7", "", ""}, {"", "", "9"}})).empty());
    MadePage page;
    const std::vector<double> drift{0, 35, 12, 48, 24};
    for (std::size_t i = 0; i < drift.size(); ++i) put(page, 100 + 18.0 * static_cast<double>(i), {72 + drift[i], 230 + drift[i], 420 - drift[i]}, {"Schools", "71", "39"});
    CHECK(tables(page).empty());
}
TEST_CASE("rows under which a sentence runs on, or beside which a parted row keeps to other columns") {
    MadePage page = page_of(three, who_met, true, 14);
    page.text.push_back({72, 156, 11, "and so on, until the end of the year in which the child was first seen", false});
    CHECK(tables(page).empty());
    MadePage rest = page_of(three, who_met, true);
    put(rest, 167, three, {"At noon"});
    CHECK(tables(rest).empty());
    MadePage other = page_of(three, who_met, true);
    put(other, 172, {72, 190, 340}, {"Source", "The agencies' own returns", "Not checked by anyone"});
    CHECK(tables(other).empty());
}
TEST_CASE("references, abbreviations and who said what") {
    CHECK(tables(page_of({72, 110}, {{"[1]", "Reviewer, A. (2014) On seeing."}, {"[2]", "Reviewer, B. (2015) On hearing."}, {"[3]", "Reviewer, C. (2016) On asking."}})).empty());
    CHECK(tables(page_of({72, 160}, {{"DNA", "Did not attend"}, {"GP", "General practitioner"}, {"WNB", "Was not brought"}, {"MASH", "Multi-agency safeguarding hub"}})).empty());
    CHECK(tables(page_of({72, 160}, {{"Chair", "When was that?"}, {"Witness", "In the spring."}, {"Chair", "Who was there?"}, {"Witness", "Nobody else."}})).empty());
}
TEST_CASE("every word of a page that was doubted is still read, in its order") {
    const std::string text = all_text(read({page_of({72, 160}, {{"Chair", "When was that?"}, {"Witness", "In the spring."}, {"Chair", "Who was there?"}})}));
    CHECK(text.find("Chair When was that?") < text.find("Witness In the spring."));
    CHECK(text.find("Chair Who was there?") != std::string::npos);
}

}
