#include "web/server/head_gate.h"

#include <doctest/doctest.h>

#include <string>

using web::HeadGate;
using web::HeadLimits;

namespace {

/// The head's length, 0 while more must come, or the status of the refusal as a negative number.
int look(std::string_view bytes, HeadLimits limits = {}) {
    HeadGate gate{limits};
    const auto length = gate.look(bytes);
    return !length ? -length.error().status : *length ? static_cast<int>(**length) : 0;
}

/// The same, one byte at a time: what trickles in is read as what comes at once.
int trickle(std::string_view bytes, HeadLimits limits = {}) {
    HeadGate gate{limits};
    for (std::size_t n = 1; n <= bytes.size(); ++n) {
        const auto length = gate.look(bytes.substr(0, n));
        if (!length) return -length.error().status;
        if (*length) return static_cast<int>(**length);
    }
    return 0;
}

}  // namespace

TEST_SUITE("RFC 9112: where a request's head ends") {

TEST_CASE("the head ends with an empty line, and what follows is not looked at") {
    CHECK(look("GET / HTTP/1.1\r\nHost: a\r\n\r\n") == 27);
    CHECK(look("GET / HTTP/1.1\r\nHost: a\r\n\r\nPOST \n\n\n") == 27);
    CHECK(look("GET / HTTP/1.1\r\nHost: a\r\n\r") == 0);
}

TEST_CASE("2.2: one empty line before the request is ignored, two are refused") {
    CHECK(look("\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n") == 29);
    CHECK(look("\r\n\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n") == -400);
}

TEST_CASE("2.2: a line that ends without CR is refused, for others may end it elsewhere") {
    CHECK(look("GET / HTTP/1.1\nHost: a\r\n\r\n") == -400);
    CHECK(look("GET / HTTP/1.1\r\nHost: a\n\r\n") == -400);
    CHECK(look("\nGET / HTTP/1.1\r\n") == -400);
}

TEST_CASE("2.2: a CR without LF is refused") {
    CHECK(look("GET / HTTP/1.1\rHost: a\r\n\r\n") == -400);
    CHECK(look("GET / HTTP/1.1\r\nHost: a\r\r\n\r\n") == -400);
}

TEST_CASE("5.2: a field that goes on in a second line is refused") {
    CHECK(look("GET / HTTP/1.1\r\nHost: a\r\n b\r\n\r\n") == -400);
    CHECK(look("GET / HTTP/1.1\r\n\tHost: a\r\n\r\n") == -400);
}

TEST_CASE("5.5: NUL and other control characters are refused, a tab is not") {
    CHECK(look(std::string{"GET / HTTP/1.1\r\nHost: a\0b\r\n\r\n", 29}) == -400);
    CHECK(look("GET / HTTP/1.1\r\nHost: a\x7f\r\n\r\n") == -400);
    CHECK(look("GET / HTTP/1.1\r\nHost:\ta\r\n\r\n") == 27);
}

TEST_CASE("the header is taken up to its limit and refused with 431 beyond it") {
    const std::string head = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";
    CHECK(look(head, {.header_bytes = head.size()}) == 27);
    CHECK(look(head, {.header_bytes = head.size() - 1}) == -431);
}

TEST_CASE("as many fields are taken as the limit says, and 431 answers one more") {
    const std::string three = "GET / HTTP/1.1\r\nA: 1\r\nB: 2\r\nC: 3\r\n\r\n";
    CHECK(look(three, {.header_fields = 3}) == static_cast<int>(three.size()));
    CHECK(look(three, {.header_fields = 2}) == -431);
}

TEST_CASE("a request line without end is refused with 414 and not kept") {
    CHECK(look("GET /" + std::string(5000, 'a')) == -414);
}

TEST_CASE("what trickles in byte by byte is understood as what comes at once") {
    for (const char* head : {"GET / HTTP/1.1\r\nHost: a\r\n\r\n", "\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n", "GET / HTTP/1.1\nHost: a\r\n\r\n",
                             "GET / HTTP/1.1\r\nHost: a\r\n b\r\n\r\n", "GET / HTTP/1.1\r\nHost: a\r\r\n\r\n", "\r\n\r\nGET / HTTP/1.1\r\n"})
        CHECK(trickle(head) == look(head));
}

}
