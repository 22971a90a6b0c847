#include "web/server/message.h"

#include <doctest/doctest.h>

#include "base/fault.h"
#include "web/server/language.h"

using namespace web;

TEST_CASE("a header is never a way to write a second one") {
    Headers headers;
    for (const std::string_view value : {std::string_view{"a\r\nSet-Cookie: x=1"}, std::string_view{"a\nb"}, std::string_view{"a\rb"}, std::string_view{"a\0b", 3}, std::string_view{"\x7f"}}) {
        CHECK_THROWS_AS(headers.set("X-Note", value), base::Fault);
        CHECK_THROWS_AS(headers.add("X-Note", value), base::Fault);
    }
    for (const char* name : {"", "X Note", "X-Note:", "X\r\nY", "X\xc3\xa9"}) CHECK_THROWS_AS(headers.set(name, "a"), base::Fault);
    CHECK(headers.fields().empty());
}

TEST_CASE("names of header fields have no case, and values of one name can be joined") {
    Headers headers;
    headers.add("Accept", "text/html");
    headers.add("ACCEPT", "text/csv");
    CHECK(headers.find("accept") == "text/html");
    CHECK(headers.joined("accept") == "text/html, text/csv");
    CHECK(headers.count("aCCept") == 2);
    headers.set("accept", "*/*");
    CHECK(headers.count("Accept") == 1);
}

TEST_CASE("a cookie is found by its whole name") {
    Request request;
    request.headers.add("Cookie", "language=cy; text-size=2; sid=a=b");
    CHECK(request.cookie("language") == "cy");
    CHECK(request.cookie("text-size") == "2");
    CHECK(request.cookie("sid") == "a=b");
    CHECK_FALSE(request.cookie("size"));
    CHECK_FALSE(request.cookie("lang"));
}

TEST_CASE("a reader who asks for Welsh gets Welsh, who asks for neither gets the first") {
    constexpr std::string_view offered[] = {"en", "cy"};
    CHECK(preferred_language("cy-GB, en;q=0.8", offered) == "cy");
    CHECK(preferred_language("en;q=0.5, cy;q=0.6", offered) == "cy");
    CHECK(preferred_language("fr, de", offered) == "en");
    CHECK(preferred_language("", offered) == "en");
    CHECK(preferred_language("en, cy", offered) == "en");
    CHECK(preferred_language("cy;q=0, *", offered) == "en");
    CHECK(preferred_language("cyx", offered) == "en");
}

TEST_CASE("nobody is sent to an address from outside") {
    CHECK(Response::see_other("/search?q=a").headers.find("Location") == "/search?q=a");
    CHECK_THROWS_AS(Response::see_other("/search?q=a\r\nX: y"), base::Fault);
}
