#include "collection/reference.h"

#include <doctest/doctest.h>

using collection::parse_reference;
using collection::Reference;

TEST_SUITE("the permanent reference of a review") {

TEST_CASE("a reference is read from its address and from a citation") {
    CHECK(parse_reference("/reviews/2026/417") == Reference{2026, 417});
    CHECK(parse_reference("2026/0417") == Reference{2026, 417});
}
TEST_CASE("a reference is printed as an address and as in a citation") {
    CHECK(collection::path_of({2026, 417}) == "/reviews/2026/417");
    CHECK(collection::to_string({2026, 417}) == "2026/0417");
    CHECK(collection::to_string({2026, 12345}) == "2026/12345");
}
TEST_CASE("what is no reference is none") {
    for (const char* text : {"", "2026", "2026/", "26/417", "2026/-4", "2026/0", "2026/417/files", "2026/4x", "2026/99999999"})
        CHECK_FALSE(parse_reference(text));
}

}
