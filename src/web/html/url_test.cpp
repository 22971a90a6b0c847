#include "web/html/url.h"

#include <doctest/doctest.h>

using web::html::Url;

TEST_SUITE("Addresses in a page") {

TEST_CASE("a link that would run a program is refused") {
    for (const char* address : {"javascript:alert(1)", "JavaScript:alert(1)", "java\tscript:alert(1)", " javascript:alert(1)", "\x01javascript:alert(1)",
                                "vbscript:x", "data:text/html,x", "file:///etc/passwd", "blob:x", "intent://x"}) {
        CAPTURE(address);
        CHECK_FALSE(Url::parse(address));
    }
}
TEST_CASE("a link that hides its host is refused") {
    for (const char* address : {"//evil.example/", "/\\evil.example", "\\\\evil.example", "https:evil.example", "http:/evil.example"}) {
        CAPTURE(address);
        CHECK_FALSE(Url::parse(address));
    }
}
TEST_CASE("links to this site, the web, mail and telephone are taken") {
    for (const char* address : {"/search?q=a:b", "#p4-12", "?page=2", "https://www.example.org/a?b#c", "mailto:someone@example.org", "tel:08088005000", "a/b:c"}) {
        CAPTURE(address);
        CHECK(Url::parse(address));
    }
}
TEST_CASE("an empty address is no address") { CHECK_FALSE(Url::parse("")); }
TEST_CASE("what a reader typed is encoded into the query") {
    CHECK(Url{"/search"}.with("q", "Tŷ & \"co\"").with("page", "2").text() == "/search?q=T%C5%B7%20%26%20%22co%22&page=2");
    CHECK(Url{"/search#r"}.with("q", "a").text() == "/search?q=a#r");
}
TEST_CASE("a path's parts cannot climb out of it") {
    CHECK(Url::path({"reviews", "2026", "../x"}).text() == "/reviews/2026/..%2Fx");
    CHECK(Url::path({"reviews", "2026", "417"}).at("p4-12").text() == "/reviews/2026/417#p4-12");
}

}
