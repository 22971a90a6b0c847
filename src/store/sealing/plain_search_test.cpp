#include <doctest/doctest.h>

#include "store/sealing/plain_search.h"

using store::PlainSearch;

namespace {

PlainSearch::Found sought(std::string_view name, std::string_view bytes) {
    PlainSearch search;
    search.add(name);
    return search.search(*base::file_in_memory(bytes));
}

}  // namespace

TEST_SUITE("sealing: no name stands in the plain") {

TEST_CASE("a name is found wherever it stands, however often, with its first place") {
    const auto found = sought("Robin Example", "xxRobin Example, Robin Example");
    CHECK(found.times == 2);
    CHECK(found.first_offset == 2);
    CHECK(sought("Robin Example", "Robin Exampl").times == 0);
    CHECK(sought("Robin Example", "").times == 0);
}

TEST_CASE("capitals, accents and UTF-16 hide no name") {
    CHECK(sought("Robin Example", "ROBIN EXAMPLE").times == 1);
    CHECK(sought("Siân Enghraifft", "SIÂN ENGHRAIFFT").times == 1);
    CHECK(sought("Siân Enghraifft", "sian enghraifft").times == 1);
    CHECK(sought("Robin", std::string_view{"r\0O\0b\0i\0n\0", 10}).times == 0);  // Five letters are too few.
    CHECK(sought("Robins", std::string_view{"r\0O\0b\0i\0n\0S\0", 12}).times == 1);
    CHECK(sought("Siân Enghraifft", std::string_view{"S\0I\0\xC2\0N\0 \0E\0N\0G\0H\0R\0A\0I\0F\0F\0T\0", 30}).times == 1);
}

TEST_CASE("a name that lies across two pieces of a large file is found once") {
    for (const std::size_t before : {(std::size_t{1} << 20) - 14, (std::size_t{1} << 20) - 5, (std::size_t{1} << 20) - 1, std::size_t{1} << 20}) {
        const auto found = sought("Robin Example", std::string(before, '.') + "Robin Example" + std::string(100, '.'));
        CHECK(found.times == 1);
        CHECK(found.first_offset == before);
    }
}

TEST_CASE("a name too short to be told from chance is not sought, and that is said") {
    PlainSearch search;
    CHECK(!search.add("Bo"));
    CHECK(search.add("Bo Example"));
    CHECK(search.names() == 1);
}

}
