#include "documents/catalogue/rows.h"

#include <boost/json.hpp>
#include <doctest/doctest.h>

#include "documents/catalogue/row_wire.h"

using namespace documents::catalogue;

namespace {

using Rows = std::vector<Row>;

Rows rows_of(std::string_view bytes, Form form = Form::Lines) {
    Rows rows;
    const auto refusal = read_rows(bytes, form, [&](Row row) { rows.push_back(std::move(row)); });
    REQUIRE_MESSAGE(!refusal, (refusal ? refusal->reason : ""));
    return rows;
}

std::string refusal_of(std::string_view bytes, Form form) {
    const auto refusal = read_rows(bytes, form, [](const Row&) {});
    return refusal ? refusal->reason : "taken";
}

std::string text_in(const Row& row, std::string_view key) { return row.fields ? std::string{row.fields->at(key).as_string()} : "refused: " + row.fields.error().reason; }

}  // namespace

TEST_SUITE("catalogues taken apart into rows") {

TEST_CASE("a bad line costs itself alone, and rows keep the numbers that a text editor shows") {
    const Rows rows = rows_of("{\"id\": \"1\"}\r\n\r\n{\"id\": \r\n[1]\n{\"id\": \"5\"}");
    REQUIRE(rows.size() == 4);
    CHECK(text_in(rows[0], "id") == "1");
    CHECK(rows[1].number == 3);
    CHECK_FALSE(rows[1].fields);
    CHECK(rows[2].number == 4);
    CHECK_FALSE(rows[2].fields.error().advice.empty());
    CHECK(text_in(rows[3], "id") == "5");
    CHECK(rows[3].number == 5);
}
TEST_CASE("what two readers could understand in two ways is refused: a key given twice, text after the record") {
    const Rows rows = rows_of("{\"id\": \"1\", \"id\": \"2\"}\n{\"id\": \"1\"} {\"id\": \"2\"}\n{\"a\": {\"b\": 1, \"b\": 2}}\n{\"a\": {\"b\": 1}, \"c\": {\"b\": 2}}\n");
    REQUIRE(rows.size() == 4);
    CHECK(rows[0].fields.error().reason == "The key \"id\" is given twice.");
    CHECK_FALSE(rows[1].fields);
    CHECK_FALSE(rows[2].fields);
    CHECK(rows[3].fields);
}
TEST_CASE("a record nested deeper than any record needs is refused, however deep it is") {
    const std::string deep = "{\"id\": \"1\", \"x\": " + std::string(1'000'000, '[') + "\n{\"id\": \"2\"}\n";
    const Rows rows = rows_of(deep);
    REQUIRE(rows.size() == 2);
    CHECK_FALSE(rows[0].fields);
    CHECK(text_in(rows[1], "id") == "2");
    CHECK_FALSE(rows_of("[" + std::string(1'000'000, '[') + "]", Form::List)[0].fields);
}
TEST_CASE("a line longer than 4 MB is refused, and the next is read") {
    const Rows rows = rows_of("{\"id\": \"" + std::string(5u << 20, 'x') + "\"}\n{\"id\": \"2\"}\n");
    REQUIRE(rows.size() == 2);
    CHECK(rows[0].fields.error().reason == "The row is longer than 4 MB.");
    CHECK(text_in(rows[1], "id") == "2");
}
TEST_CASE("NUL costs the row, raw or escaped, in a key or in a value") {
    const std::string raw{"{\"id\": \"1\0\"}\n{\"id\": \"2\"}\n", 25};
    CHECK_FALSE(rows_of(raw)[0].fields);
    CHECK_FALSE(rows_of("{\"id\": \"1\\u0000\"}")[0].fields);
    CHECK_FALSE(rows_of("{\"i\\u0000d\": \"1\"}")[0].fields);
    CHECK_FALSE(rows_of(std::string{"id,title\n1,a\0b\n", 15}, Form::Table)[0].fields);
}
TEST_CASE("half a letter in a UTF-8 file costs its row, and the others keep their accents") {
    const Rows rows = rows_of("{\"id\": \"caf\xC3\xA9\"}\n{\"id\": \"caf\xC3\"}\n{\"id\": \"\xC5\xB5yr\"}\n");
    CHECK(text_in(rows[0], "id") == "café");
    CHECK_FALSE(rows[1].fields);
    CHECK(text_in(rows[2], "id") == "ŵyr");
}
TEST_CASE("a lone surrogate and a number that no machine holds cost their rows") {
    CHECK_FALSE(rows_of("{\"id\": \"\\ud800\"}")[0].fields);
    CHECK_FALSE(rows_of("{\"id\": 1e999}")[0].fields);
}
TEST_CASE("a record with more values than a record has is refused") {
    std::string many = "{\"id\": [0";
    for (int i = 0; i < 60'000; ++i) many += ",0";
    CHECK_FALSE(rows_of(many + "]}")[0].fields);
}
TEST_CASE("a spreadsheet's Windows-1252 quotation marks and accents are read") {
    const Rows rows = rows_of("id,title\n1,Rowan\x92s caf\xE9 \x96 \x80\n2,\x81\n", Form::Table);
    CHECK(text_in(rows[0], "title") == "Rowan’s café – €");
    CHECK_FALSE(rows[1].fields);
}
TEST_CASE("a byte order mark is dropped, and UTF-16 is read by its mark") {
    CHECK(text_in(rows_of("\xEF\xBB\xBF{\"id\": \"ŵyr\"}")[0], "id") == "ŵyr");
    const std::string little{"\xFF\xFE{\0\"\0i\0d\0\"\0:\0\"\0\x75\x01\"\0}\0", 22};
    CHECK(text_in(rows_of(little)[0], "id") == "ŵ");
    const std::string big{"\xFE\xFF\0i\0d\0,\0t\0i\0t\0l\0e\0\n\0001\0,\x01\x75", 26};
    CHECK(text_in(rows_of(big, Form::Table)[0], "title") == "ŵ");
}
TEST_CASE("a table's first row names its columns, each once, id and title among them") {
    const Rows rows = rows_of(" ID ,Title,shelf\n1,\"Child\nRowan\",\n\n4,b,[\"x\"]\n", Form::Table);
    REQUIRE(rows.size() == 2);
    CHECK(text_in(rows[0], "Title") == "Child\nRowan");
    CHECK_FALSE(rows[0].fields->contains("shelf"));
    CHECK(rows[1].number == 5);
    CHECK(rows[1].fields->at("shelf").is_array());
    CHECK(refusal_of("id,name\n1,a\n", Form::Table) == "The first row does not name the columns id and title.");
    CHECK(refusal_of("id,title,Review type,review_type\n1,a,b,c\n", Form::Table) == "The first row names the column \"review_type\" twice.");
}
TEST_CASE("a row with more cells than columns is refused, since its cells may have slipped") {
    const Rows rows = rows_of("id,title\n1,Child Rowan, Eastmarch\n2,b\n", Form::Table);
    CHECK_FALSE(rows[0].fields);
    CHECK(text_in(rows[1], "title") == "b");
}
TEST_CASE("a bad record in a JSON list costs itself alone, and a list that breaks off says so") {
    const Rows rows = rows_of(R"( [ {"id": "1 ]},"}, {"id": }, {"id": "3"} , )", Form::List);
    REQUIRE(rows.size() == 4);
    CHECK(text_in(rows[0], "id") == "1 ]},");
    CHECK_FALSE(rows[1].fields);
    CHECK(text_in(rows[2], "id") == "3");
    CHECK(rows[3].number == 4);
    CHECK_FALSE(rows[3].fields);
    CHECK(rows_of("[]", Form::List).empty());
    CHECK(refusal_of(R"({"id": "1"})", Form::List) == "The file is no list of records.");
}
TEST_CASE("a document under a catalogue's name is refused as a whole") {
    CHECK(refusal_of("%PDF-1.7\n...", Form::Lines).find("a PDF") != std::string::npos);
    CHECK(refusal_of("PK\x03\x04...", Form::Table).find("ZIP") != std::string::npos);
}

}

TEST_SUITE("rows between helper and reader") {

TEST_CASE("a row survives the way, with every kind of value") {
    const Rows rows = rows_of(R"({"n": null, "t": true, "f": false, "i": -9223372036854775808, "m": -1, "u": 18446744073709551615, "d": -0.5, "s": "ŵ", "l": [1, [2]], "o": {"k": {}}})");
    const auto again = decode_row(encode_row(rows[0]));
    REQUIRE(again);
    CHECK(*again->fields == *rows[0].fields);
}
TEST_CASE("a row whose bytes are cut, changed or too deep is not believed") {
    const std::string sound = encode_row(rows_of(R"({"id": "1", "list": [1, "two"]})")[0]);
    for (std::size_t length = 0; length < sound.size(); ++length) CHECK_FALSE(decode_row(sound.substr(0, length)));
    CHECK_FALSE(decode_row(sound + "x"));
    CHECK_FALSE(decode_row("\x01T\x02\x01k0\x01k0"));       // A key twice.
    CHECK_FALSE(decode_row("\x01T\x01\x01ks\x01\xFF"));     // No UTF-8.
    std::string deep = "\x01T\x01\x01k";
    for (int i = 0; i < 100'000; ++i) deep += "[\x01";
    CHECK_FALSE(decode_row(deep + "0"));
}

}
