#include "web/server/fields.h"

#include <doctest/doctest.h>

#include <string>

using web::Fields;
using web::FieldsRefusal;

TEST_CASE("a form is read as browsers write it") {
    const auto form = Fields::parse("name=Si%C3%A2n+Jones&note=a%2Bb%26c&empty=&alone&&=nameless");
    REQUIRE(form);
    CHECK(form->first("name") == "Siân Jones");
    CHECK(form->first("note") == "a+b&c");
    CHECK(form->first("empty") == "");
    CHECK(form->first("alone") == "");
    CHECK(form->first("") == "nameless");
    CHECK(form->entries().size() == 5);
}

TEST_CASE("fields written and read again are the same fields") {
    const auto form = Fields::parse("a=1&a=2&b=%26%3D%25+x");
    REQUIRE(form);
    CHECK(form->encoded() == "a=1&a=2&b=%26%3D%25%20x");
    CHECK(Fields::parse(form->encoded())->all("a") == std::vector<std::string_view>{"1", "2"});
}

TEST_CASE("as many fields are read as the limit says, and not one more") {
    CHECK(Fields::parse("a&b&c", {.fields = 3}));
    CHECK(Fields::parse("a&b&c&d", {.fields = 3}).error() == FieldsRefusal::TooMany);
}

TEST_CASE("a value is read up to its limit, counted after decoding") {
    CHECK(Fields::parse("a=%41%41%41", {.value_bytes = 3})->first("a") == "AAA");
    CHECK(Fields::parse("a=AAAA", {.value_bytes = 3}).error() == FieldsRefusal::TooLong);
    CHECK(Fields::parse("a=%41%41%41%41", {.value_bytes = 3}).error() == FieldsRefusal::TooLong);
}

TEST_CASE("what is no text is refused") {
    CHECK(Fields::parse("a=%4").error() == FieldsRefusal::BadPercent);
    CHECK(Fields::parse("a=%4g").error() == FieldsRefusal::BadPercent);
    CHECK(Fields::parse("a=%ff").error() == FieldsRefusal::NotText);
    CHECK(Fields::parse("a=%00").error() == FieldsRefusal::NotText);
}
