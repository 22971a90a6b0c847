// Every letter of a public file is in the approved text, and every letter of the approved text in the file, in the same order. The pieces stand for files.
#include "publishing/read_back.h"

#include <doctest/doctest.h>

using namespace publishing;

namespace {

const PublicFile printed{"report.pdf", "application/pdf", "as printed"};
const PublicFile in_word{"report.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "as written"};

/// A report in which everything comes again.
const std::vector<PublicLine> repeated{{"1 What was found"}, {"1.1 Nobody asked."}, {"1.2 Nobody asked."}, {"Yes."}, {"No."}, {"Yes."}};
const std::vector<PublicLine> table{{"Visits"},
                                    {.words = "Month", .table = 1, .row = 0}, {.words = "Seen", .table = 1, .row = 0},
                                    {.words = "", .table = 1, .row = 1}, {.words = "Yes", .table = 1, .row = 1},
                                    {.words = "May", .table = 1, .row = 2}, {.words = "No", .table = 1, .row = 2},
                                    {"After the table"}};

ReadBack says(const std::vector<PublicLine>& approved, std::vector<std::string> pieces) { return compare(approved, printed, {std::move(pieces)}); }

}  // namespace

TEST_SUITE("a public file says the approved text and nothing else") {

TEST_CASE("paragraphs that read the same each stand in their own place, over lines and pages") {
    const auto found = says(repeated, {"1 What was found\n1.1 Nobody\nasked. 1.2 Nobody as", "ked.\nYes.\nNo. Yes."});
    CHECK(found.same());
    CHECK(found.compared == 6);
}
TEST_CASE("one of two paragraphs that read the same cannot be missing, and it is named") {
    const auto found = says(repeated, {"1 What was found 1.1 Nobody asked. 1.2 Nobody asked. No. Yes."});
    CHECK(found.missing == std::vector<std::string>{"Yes."});
    CHECK(found.beyond == 0);
}
TEST_CASE("a paragraph that comes once too often is beyond the approved text") {
    CHECK(says(repeated, {"1 What was found 1.1 Nobody asked. 1.2 Nobody asked. Yes. No. Yes. Yes."}).beyond == 3);
    CHECK(says(repeated, {"1 What was found 1.1 Nobody asked. 1.1 Nobody asked. 1.2 Nobody asked. Yes. No. Yes."}).beyond == 13);
}
TEST_CASE("two paragraphs that changed places are not the approved text") {
    CHECK_FALSE(says(repeated, {"1 What was found 1.2 Nobody asked. 1.1 Nobody asked. Yes. No. Yes."}).same());
}
TEST_CASE("a line that comes again on every page is compared like any other, and not taken for the paper's") {
    CHECK_FALSE(says(repeated, {"Rosa Fictional 1 What was found 1.1 Nobody asked.", "Rosa Fictional 1.2 Nobody asked. Yes. No. Yes."}).same());
}
TEST_CASE("letters with accents are the same however they are typed, and another accent is another letter") {
    const std::vector<PublicLine> welsh{{"Roedd y t\u0175r a'r w\u0302yn yn co\u00ADfio \u2013 \u00A34,000"}};
    CHECK(says(welsh, {"Roedd y tw\u0302r a\u2019r \u0175yn yn co-\nfio - \u00A34,000"}).same());
    CHECK_FALSE(says(welsh, {"Roedd y twr a'r w\u0302yn yn cofio \u00A34,000"}).same());
    CHECK_FALSE(says(welsh, {"Roedd y t\u0175r a'r w\u0302yn yn cofio \u20AC4,000"}).same());
}
TEST_CASE("lines are as short as a letter, and a paragraph that looks like a list or a page number is a paragraph") {
    const std::vector<PublicLine> lines{{"A"}, {"(a) b"}, {"12"}, {"Page 3 of 12"}, {"* * *"}, {"iv) c"}};
    CHECK(says(lines, {"A\n(a) b\n12\nPage 3 of 12\n* * *\niv) c"}).same());
    CHECK_FALSE(says(lines, {"A\nb\n12\nPage 3 of 12\niv) c"}).same());
}
TEST_CASE("the head of a table may stand again before a row on the next page, whole and nowhere else") {
    CHECK(says(table, {"Visits Month Seen", "Month Seen Yes", "Month Seen May No After the table"}).same());
    CHECK(says(table, {"Visits Month Seen Yes May No After the table"}).compared == 7);
    CHECK_FALSE(says(table, {"Visits Month Seen Yes May", "Month Seen No After the table"}).same());
    CHECK_FALSE(says(table, {"Visits Month Seen Yes", "Month May No After the table"}).same());
    CHECK_FALSE(says(table, {"Visits Month Seen Yes May No", "Month Seen After the table"}).same());
}
TEST_CASE("a step has its own number where the form says it, and Word counts by itself") {
    const std::vector<PublicLine> steps{{"Ask", "1."}, {"3 times", "2."}};
    CHECK(says(steps, {"1. Ask 2. 3 times"}).same());
    CHECK_FALSE(says(steps, {"1. Ask 3. 3 times"}).same());
    CHECK_FALSE(says(steps, {"Ask 3 times"}).same());
    CHECK(compare(steps, in_word, {{"Ask", "3 times"}}).same());
}
TEST_CASE("a sign that nobody can name may be a letter, and is not passed over") {
    CHECK(says({{"Yes"}}, {"Yes \uFFFD"}).beyond == 1);
}

}
