#include "web/pages/picture_shelf.h"

#include <doctest/doctest.h>

namespace {
auto picture(std::size_t bytes) {
    return [bytes] { return std::make_shared<const std::string>(bytes, 'x'); };
}
}  // namespace

TEST_SUITE("Pictures of pages") {

TEST_CASE("a page looked at twice is drawn once") {
    web::PictureShelf shelf{100};
    int drawn = 0;
    for (int i = 0; i < 3; ++i) shelf.find_or("a", [&] { ++drawn; return picture(10)(); });
    CHECK(drawn == 1);
}
TEST_CASE("the page that was looked at longest ago makes room") {
    web::PictureShelf shelf{100};
    shelf.find_or("a", picture(40));
    shelf.find_or("b", picture(40));
    shelf.find_or("a", picture(40));
    shelf.find_or("c", picture(40));
    bool drawn_again = false;
    shelf.find_or("a", [&] { drawn_again = true; return picture(40)(); });
    CHECK_FALSE(drawn_again);
    shelf.find_or("b", [&] { drawn_again = true; return picture(40)(); });
    CHECK(drawn_again);
}
TEST_CASE("a page that cannot be drawn is not kept as drawn") {
    web::PictureShelf shelf{100};
    CHECK_FALSE(shelf.find_or("a", [] { return web::PictureShelf::Picture{}; }));
    CHECK(shelf.find_or("a", picture(1)));
}

}
