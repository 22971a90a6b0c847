#include "web/server/target.h"

#include <doctest/doctest.h>

using web::parse_target;
using Segments = std::vector<std::string>;

namespace {
bool refused(std::string_view target) {
    const auto parsed = parse_target(target);
    return !parsed && parsed.error().status == 400;
}
}  // namespace

TEST_CASE("a path is taken apart at its slashes, then decoded") {
    CHECK(parse_target("/")->segments == Segments{""});
    CHECK(parse_target("/reviews/2024/7")->segments == Segments{"reviews", "2024", "7"});
    CHECK(parse_target("/areas/Ynys%20M%C3%B4n")->segments == Segments{"areas", "Ynys Môn"});
    CHECK(parse_target("/areas/a%2Fb")->segments == Segments{"areas", "a/b"});
    CHECK(parse_target("/areas/")->segments == Segments{"areas", ""});
    CHECK(parse_target("/a+b")->segments == Segments{"a+b"});
}

TEST_CASE("a query keeps every value of a name, in order") {
    const auto target = parse_target("/search?q=shaken+baby&area=Kent&area=Ynys%20M%C3%B4n&all");
    REQUIRE(target);
    CHECK(target->path == "/search");
    CHECK(target->query.first("q") == "shaken baby");
    CHECK(target->query.all("area") == std::vector<std::string_view>{"Kent", "Ynys Môn"});
    CHECK(target->query.first("all") == "");
    CHECK_FALSE(target->query.has("theme"));
}

TEST_CASE("the absolute form carries its own host") {
    const auto target = parse_target("http://reviews.example.org/search?q=a");
    REQUIRE(target);
    CHECK(target->authority == "reviews.example.org");
    CHECK(target->path == "/search");
    CHECK(parse_target("http://reviews.example.org")->segments == Segments{""});
}

TEST_CASE("a path that could mean another one is refused") {
    for (const char* path : {"/../etc", "/a/./b", "/%2e%2e/etc", "/a/.%2E", "a", "", "http://", "//..", "?q=a"}) CHECK_MESSAGE(refused(path), path);
}

TEST_CASE("a path that is no text is refused") {
    for (const char* path : {"/%", "/%4", "/%zz", "/%00", "/%0a", "/%ff", "/a%7f", "/a b", "/caf\xc3\xa9", "/a#b", "/?q=%", "/?q=%ff", "/?q=%00"})
        CHECK_MESSAGE(refused(path), path);
}
