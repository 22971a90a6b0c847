#include "base/text.h"

#include <doctest/doctest.h>

TEST_SUITE("Text") {

TEST_CASE("accents and case do not separate two spellings of one word") {
    CHECK(base::fold("Ŵyr") == "wyr");
    CHECK(base::fold("Café") == base::fold("CAFE\xCC\x81"));
    CHECK(base::fold("STRASSE") == base::fold("straße"));
    CHECK(base::fold("ﬁnding") == "finding");
}
TEST_CASE("bytes that are not UTF-8 are seen and replaced, never passed on") {
    CHECK(base::is_utf8("Môn"));
    CHECK_FALSE(base::is_utf8("\xC0\xAF"));      // an overlong slash
    CHECK_FALSE(base::is_utf8("\xED\xA0\x80"));  // a surrogate
    CHECK(base::is_utf8(base::to_nfc("a\xFFz")));
}
TEST_CASE("white space of every kind at the ends is no part of a title") {
    CHECK(base::trim(" \t\xC2\xA0""Child Rowan\xE2\x80\x89\n") == "Child Rowan");
    CHECK(base::trim("   ").empty());
    CHECK(base::squeeze(" a \xC2\xA0 b\xC2\xAD""c\n") == "a bc");
}

}
