// Chronologies as values parted by a sign. Everything here is invented.
#include <doctest/doctest.h>

#include "documents/tables.h"
#include "documents/testing/shown_tables.h"

using namespace documents;

namespace {

std::string values(std::string_view bytes, std::string_view ending = "csv") { return testing::shown(find_tables(bytes, ending, table_limits())); }

}  // namespace

TEST_SUITE("Tables of values") {

TEST_CASE("the sign between values is told from the file's own rows") {
    const std::string table = "[1]\n1:1 Date | 1:2 Event | 1:3 Source\n2:1 22/05/2016 | 2:2 Visit | 2:3 GP";
    CHECK(values("Date,Event,Source\r\n22/05/2016,Visit,GP\r\n") == table);
    CHECK(values("Date;Event;Source\n22/05/2016;Visit;GP\n") == table);
    CHECK(values("Date\tEvent\tSource\n22/05/2016\tVisit\tGP\n") == table);
    CHECK(values("Date|Event|Source\r22/05/2016|Visit|GP\r") == table);
    CHECK(values("sep=;\r\nDate;Event;Source\r\n22/05/2016;Visit;GP\r\n") == table);
}
TEST_CASE("commas in what was written do not part values that semicolons part") {
    CHECK(values("Date;Event\n22/05/2016;Seen at home, well, and fed\n23/05/2016;Call, no answer\n24/05/2016;Letter\n") == "[1]\n1:1 Date | 1:2 Event\n2:1 22/05/2016 | 2:2 Seen at home, well, and fed\n3:1 23/05/2016 | 3:2 Call, no answer\n4:1 24/05/2016 | 4:2 Letter");
    CHECK(values("Date,Event\n22/05/2016,\"Seen; well; fed\"\n23/05/2016,Call\n") == "[1]\n1:1 Date | 1:2 Event\n2:1 22/05/2016 | 2:2 Seen; well; fed\n3:1 23/05/2016 | 3:2 Call");
}
TEST_CASE("line ends, signs and quotation marks within quotation marks are words") {
    CHECK(values("Date,Event\r\n22/05/2016,\"First, a call.\r\nThen \"\"no answer\"\".\"\r\n,\r\n23/05/2016,Visit\r\n") == "[1]\n1:1 Date | 1:2 Event\n2:1 22/05/2016 | 2:2 First, a call.\\nThen \"no answer\".\n4:1 23/05/2016 | 4:2 Visit");
}
TEST_CASE("a quotation mark that nobody closed costs no words") {
    CHECK(values("Date,Event\n22/05/2016,\"said she\n23/05/2016,Visit\n24/05/2016,Call\n") == "[1]\n1:1 Date | 1:2 Event\n2:1 22/05/2016 | 2:2 \"said she\n3:1 23/05/2016 | 3:2 Visit\n4:1 24/05/2016 | 4:2 Call");
}
TEST_CASE("letters are read in each encoding that offices save") {
    const std::string table = "[1]\n1:1 Name | 1:2 Note\n2:1 Siân | 2:2 “Dŵr”";
    CHECK(values("Name,Note\nSiân,“Dŵr”\n") == table);
    CHECK(values("\xEF\xBB\xBF" "Name,Note\nSiân,“Dŵr”\n") == table);
    std::u16string_view wide = u"Name,Note\nSiân,“Dŵr”\n";
    std::string little = "\xFF\xFE", big = "\xFE\xFF";
    for (const char16_t c : wide) {
        (little += static_cast<char>(c & 0xFF)) += static_cast<char>(c >> 8);
        (big += static_cast<char>(c >> 8)) += static_cast<char>(c & 0xFF);
    }
    CHECK(values(little) == table);
    CHECK(values(big, "txt") == table);
    CHECK(values("Name,Note\nSi\xE2n,\x93" "fed\x94 \x96 well\n") == "[1]\n1:1 Name | 1:2 Note\n2:1 Siân | 2:2 “fed” – well");
}
TEST_CASE("in a file that is UTF-8 but for one letter, that letter is read as offices write it") {
    CHECK(values("Name,Note\nSiân,Dŵr\nZo\xEB,née\n") == "[1]\n1:1 Name | 1:2 Note\n2:1 Siân | 2:2 Dŵr\n3:1 Zoë | 3:2 née");
}
TEST_CASE("a single column is a table if the file's name says so, and plain text is none") {
    CHECK(values("Event\nVisit\nCall\n") == "[1]\n1:1 Event\n2:1 Visit\n3:1 Call");
    CHECK(values("Dear all,\n\nRowan was seen at home, and was well.\nNobody rang.\n", "txt").empty());
    CHECK(values("Date\tEvent\n22/05/2016\tVisit\n", "txt") == "[1]\n1:1 Date | 1:2 Event\n2:1 22/05/2016 | 2:2 Visit");
    CHECK(find_tables("Date\tEvent\n1\tVisit\n", "tsv", table_limits())->kind == PaperKind::Table);
}
TEST_CASE("spaces around words are kept") { CHECK(values("a,b\n 1 ,2\u00A0\n") == "[1]\n1:1 a | 1:2 b\n2:1  1  | 2:2 2\u00A0"); }

}
