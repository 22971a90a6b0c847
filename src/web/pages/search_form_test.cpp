#include "web/pages/search_form.h"

#include <doctest/doctest.h>

namespace {
web::SearchForm form(std::string_view query) { return web::SearchForm::read(web::Fields::parse(query).value()); }
}  // namespace

TEST_SUITE("What a reader asked of the search") {

TEST_CASE("an address read and written again is the same search") {
    const auto asked = form("q=missed+appointments&show=passages&from=2016&to=2026&age=under-1&age=1-5&type=lcspr&synonyms=off");
    CHECK(asked.address() == "/search?q=missed%20appointments&show=passages&synonyms=off&from=2016&to=2026&age=under-1&age=1-5&type=lcspr");
    CHECK(asked.filters_in_use() == 4);
}
TEST_CASE("removing one filter leaves the others") {
    const auto asked = form("q=a&age=under-1&age=1-5&from=2016");
    CHECK(asked.without({"age", "under-1"}).address() == "/search?q=a&from=2016&age=1-5");
    CHECK(asked.without_filters().address() == "/search?q=a");
}
TEST_CASE("nonsense in an address is left out and the search still answers") {
    const auto asked = form("q=a&page=-3&limit=100000&from=soon&sort=price&show=pictures&colour=red");
    CHECK(asked.page == 1);
    CHECK(asked.size == 10);
    CHECK_FALSE(asked.year_from.has_value());
    CHECK(asked.lens == search::Lens::Reviews);
    CHECK(asked.address() == "/search?q=a");
}
TEST_CASE("the third page of ten begins after twenty") {
    CHECK(form("q=a&page=3").request().offset == 20);
    CHECK(form("q=a").address("/search", 3) == "/search?q=a&page=3");
}

}
