/// What an attacker may try: requests that two servers could read differently, requests without end, readers without haste.
#include <doctest/doctest.h>

#include <chrono>
#include <future>
#include <vector>

#include "base/fault.h"
#include "web/server/raw_client.h"

using namespace web;
using namespace web::test;
using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

namespace {

ServerParts parts(base::Settings settings = test_settings()) {
    ServerParts made{.settings = std::move(settings), .routes = {}};
    made.routes.add(public_get("/", [](const Request&, Context&) { return Response::text("Good morning\n"); }));
    made.routes.add(public_get("/large", [](const Request&, Context&) { return Response::text(std::string(32 << 20, 'a')); }));
    made.routes.add(Route{Method::Post, "/form", identity::DataClass::C0, identity::Permission::ReadCollection, AuditEvent::None, form_body(1 << 20), RateClass::Forms,
                          [](const Request& request, Context&) { return Response::text(std::to_string(request.body.size())); }});
    return made;
}

int status(int port, const std::string& request) { return ask(port, request).status; }

std::string post(std::string_view fields, std::string_view rest) {
    return "POST /form HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n" + std::string{fields} + "\r\n" + std::string{rest};
}

Clock::duration time_of(const std::function<void()>& work) {
    const auto begun = Clock::now();
    work();
    return Clock::now() - begun;
}

}  // namespace

TEST_SUITE("RFC 9112 section 11.2: requests that could be read in two ways") {

TEST_CASE("both a length and chunks are refused, and nothing after them is answered") {
    RunningServer server{parts()};
    RawClient client{server.port()};
    client.send(post("Content-Length: 4\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\nGET / HTTP/1.1\r\nHost: localhost\r\n\r\n"));
    CHECK(client.receive().status == 400);
    CHECK(client.receive().status == 0);
}
TEST_CASE("the same in the other order") {
    RunningServer server{parts()};
    CHECK(status(server.port(), post("Transfer-Encoding: chunked\r\nContent-Length: 4\r\n", "0\r\n\r\n")) == 400);
}
TEST_CASE("a length that is given twice is refused, even twice the same") {
    RunningServer server{parts()};
    CHECK(status(server.port(), post("Content-Length: 3\r\nContent-Length: 3\r\n", "a=b")) == 400);
    CHECK(status(server.port(), post("Content-Length: 3\r\nContent-Length: 4\r\n", "a=b")) == 400);
    CHECK(status(server.port(), post("Content-Length: 3, 3\r\n", "a=b")) == 400);
}
TEST_CASE("a length that is no plain number is refused") {
    RunningServer server{parts()};
    for (const char* length : {"+3", "-3", "0x3", "3 ", "3a", "", "99999999999999999999", "3;x"}) {
        const std::string field = "Content-Length: " + std::string{length} + "\r\n";
        // White space around a value is not part of it: RFC 9112 section 5.1.
        CHECK_MESSAGE(status(server.port(), post(field, "a=b")) == (std::string_view{length} == "3 " ? 200 : 400), length);
    }
}
TEST_CASE("a transfer coding that is not known, or chunks that are not the only one, are refused with 501") {
    RunningServer server{parts()};
    for (const char* coding : {"gzip", "gzip, chunked", "xchunked", "identity", "chunked;q=1"})
        CHECK_MESSAGE(status(server.port(), post("Transfer-Encoding: " + std::string{coding} + "\r\n", "0\r\n\r\n")) == 501, coding);
}
TEST_CASE("chunks given twice are refused") {
    RunningServer server{parts()};
    CHECK(status(server.port(), post("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n")) == 400);
    CHECK(status(server.port(), post("Transfer-Encoding: chunked, chunked\r\n", "0\r\n\r\n")) >= 400);
}
TEST_CASE("chunks in HTTP/1.0 are refused") {
    RunningServer server{parts()};
    CHECK(status(server.port(), "POST /form HTTP/1.0\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n") == 400);
}
TEST_CASE("white space before a field's colon is refused") {
    RunningServer server{parts()};
    CHECK(status(server.port(), post("Content-Length : 3\r\n", "a=b")) == 400);
    CHECK(status(server.port(), post("Transfer-Encoding : chunked\r\n", "0\r\n\r\n")) == 400);
}
TEST_CASE("lines that end without CR, folded fields and control characters are refused") {
    RunningServer server{parts()};
    CHECK(status(server.port(), "GET / HTTP/1.1\nHost: localhost\n\n") == 400);
    CHECK(status(server.port(), "GET / HTTP/1.1\r\nHost: localhost\r\nX: a\r\n b\r\n\r\n") == 400);
    CHECK(status(server.port(), "GET / HTTP/1.1\r\nHost: localhost\r\nX: a\rTransfer-Encoding: chunked\r\n\r\n") == 400);
    CHECK(status(server.port(), std::string{"GET / HTTP/1.1\r\nHost: localhost\r\nX: \0\r\n\r\n", 40}) == 400);
}
TEST_CASE("chunks with broken lines are refused") {
    RunningServer server{parts()};
    for (const char* chunks : {"3\na=b\r\n0\r\n\r\n", "3\r\na=bX0\r\n\r\n", "x\r\n\r\n", "-1\r\n\r\n", "3\r\na=b\r\n0\r\nno field\r\n\r\n", " 3\r\na=b\r\n0\r\n\r\n"})
        CHECK_MESSAGE(status(server.port(), post("Transfer-Encoding: chunked\r\n", chunks)) == 400, chunks);
}
TEST_CASE("a chunk's line and the trailer have an end") {
    RunningServer server{parts()};
    CHECK(status(server.port(), post("Transfer-Encoding: chunked\r\n", "3;" + std::string(40000, 'x'))) == 400);
    CHECK(status(server.port(), post("Transfer-Encoding: chunked\r\n", "0\r\nA: " + std::string(40000, 'x'))) == 400);
}
TEST_CASE("exactly one Host is taken") {
    RunningServer server{parts()};
    CHECK(status(server.port(), "GET / HTTP/1.1\r\n\r\n") == 400);
    CHECK(status(server.port(), "GET / HTTP/1.1\r\nHost: localhost\r\nHost: localhost\r\n\r\n") == 400);
    CHECK(status(server.port(), "GET / HTTP/1.1\r\nHost: localhost, evil\r\n\r\n") == 400);
    CHECK(status(server.port(), "GET / HTTP/1.1\r\nHost:\r\n\r\n") == 400);
}
TEST_CASE("methods and versions that are not known are refused by name") {
    RunningServer server{parts()};
    CHECK(status(server.port(), "BREW / HTTP/1.1\r\nHost: localhost\r\n\r\n") == 501);
    CHECK(status(server.port(), "TRACE / HTTP/1.1\r\nHost: localhost\r\n\r\n") == 501);
    CHECK(status(server.port(), "CONNECT localhost:80 HTTP/1.1\r\nHost: localhost\r\n\r\n") == 501);
    CHECK(status(server.port(), "GET / HTTP/2.0\r\nHost: localhost\r\n\r\n") == 505);
    CHECK(status(server.port(), "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n") == 505);
    CHECK(status(server.port(), "GET /\r\n\r\n") == 400);
    CHECK(status(server.port(), "get / HTTP/1.1\r\nHost: localhost\r\n\r\n") == 501);
}
TEST_CASE("a path that could leave its place is refused") {
    RunningServer server{parts()};
    for (const char* path : {"/../etc/passwd", "/static/%2e%2e/x", "/a%00b", "/\\..\\x"}) CHECK(status(server.port(), "GET " + std::string{path} + " HTTP/1.1\r\nHost: localhost\r\n\r\n") >= 400);
}

}

TEST_SUITE("limits at, under and over") {

TEST_CASE("the request line") {
    base::Settings settings = test_settings();
    settings.limits.target_bytes = 256;
    RunningServer server{parts(settings)};
    CHECK(get(server.port(), "/?" + std::string(254, 'a')).status == 200);
    CHECK(get(server.port(), "/?" + std::string(255, 'a')).status == 414);
    CHECK(get(server.port(), "/" + std::string(100000, 'a')).status == 414);
}
TEST_CASE("the header's length") {
    base::Settings settings = test_settings();
    settings.limits.header_bytes = 1024;
    RunningServer server{parts(settings)};
    const std::string before = "GET / HTTP/1.1\r\nHost: localhost\r\nX: ", after = "\r\n\r\n";
    const std::size_t room = 1024 - before.size() - after.size();
    CHECK(status(server.port(), before + std::string(room, 'a') + after) == 200);
    CHECK(status(server.port(), before + std::string(room + 1, 'a') + after) == 431);
}
TEST_CASE("the number of header fields") {
    base::Settings settings = test_settings();
    settings.limits.header_fields = 10;
    RunningServer server{parts(settings)};
    std::string nine;
    for (int i = 0; i < 9; ++i) nine += "X: a\r\n";
    CHECK(get(server.port(), "/", nine).status == 200);
    CHECK(get(server.port(), "/", nine + "X: a\r\n").status == 431);
}
TEST_CASE("the number of fields in a query") {
    base::Settings settings = test_settings();
    settings.limits.query_fields = 3;
    RunningServer server{parts(settings)};
    CHECK(get(server.port(), "/?a&b&c").status == 200);
    CHECK(get(server.port(), "/?a&b&c&d").status == 400);
}
TEST_CASE("the rate of an address: 429 says when to come back, and an exempt address has none") {
    base::Settings settings = test_settings();
    settings.rates.pages_per_minute = 12;
    {
        RunningServer server{parts(settings)};
        for (int i = 0; i < 3; ++i) CHECK(get(server.port(), "/").status == 200);
        const Answer answer = get(server.port(), "/");
        CHECK(answer.status == 429);
        CHECK(answer.header("Retry-After") == "5");
        CHECK(get(server.port(), "/guess").status == 429);
    }
    settings.limits.exempt = {"127.0.0.0/8"};
    RunningServer server{parts(settings)};
    for (int i = 0; i < 20; ++i) CHECK(get(server.port(), "/").status == 200);
}
TEST_CASE("behind a trusted proxy each reader has a rate of its own") {
    base::Settings settings = test_settings();
    settings.rates.pages_per_minute = 4;
    settings.server.trusted_proxies = {"127.0.0.1"};
    RunningServer server{parts(settings)};
    CHECK(get(server.port(), "/", "X-Forwarded-For: 192.0.2.1\r\n").status == 200);
    CHECK(get(server.port(), "/", "X-Forwarded-For: 192.0.2.1\r\n").status == 429);
    CHECK(get(server.port(), "/", "X-Forwarded-For: 192.0.2.2\r\n").status == 200);
    CHECK(get(server.port(), "/", "X-Forwarded-For: 192.0.2.3, 192.0.2.2\r\n").status == 429);
}
TEST_CASE("the connections of an address, and of all; an exempt address has no limit") {
    base::Settings settings = test_settings();
    settings.limits.connections_per_address = 3;
    {
        RunningServer server{parts(settings)};
        std::vector<RawClient> open;
        for (int i = 0; i < 3; ++i) {
            open.emplace_back(server.port());
            open.back().send("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
            CHECK(open.back().receive().status == 200);
        }
        const Answer answer = get(server.port(), "/");
        CHECK(answer.status == 429);
        CHECK(answer.header("Retry-After") == "5");
        open.clear();
        bool again = false;
        for (int i = 0; i < 50 && !again; ++i) again = get(server.port(), "/").status == 200;
        CHECK(again);
    }
    settings.limits.connections = 2;
    {
        RunningServer server{parts(settings)};
        RawClient first{server.port()}, second{server.port()};
        for (RawClient* client : {&first, &second}) {
            client->send("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
            CHECK(client->receive().status == 200);
        }
        CHECK(get(server.port(), "/").status == 503);
    }
    settings.limits.exempt = {"127.0.0.1"};
    RunningServer server{parts(settings)};
    std::vector<RawClient> open;
    for (int i = 0; i < 10; ++i) {
        open.emplace_back(server.port());
        open.back().send("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
        CHECK(open.back().receive().status == 200);
    }
}

}

TEST_SUITE("readers without haste") {

TEST_CASE("a header that trickles in is cut off at its deadline, however steadily it trickles") {
    base::Settings settings = test_settings();
    settings.limits.header_seconds = 1;
    RunningServer server{parts(settings)};
    RawClient client{server.port()};
    const auto took = time_of([&] {
        const std::string head = "GET / HTTP/1.1\r\nHost: localhost\r\nX: " + std::string(1000, 'a');
        for (std::size_t i = 0; i < head.size() && client.send(head.substr(i, 1)); ++i) {
            if (client.receive_some(50ms).starts_with("HTTP/1.1 408 ")) return;
        }
        FAIL("no 408 came");
    });
    CHECK(took > 900ms);
    CHECK(took < 2000ms);
}
TEST_CASE("who connects and says nothing is cut off too") {
    base::Settings settings = test_settings();
    settings.limits.header_seconds = 1;
    RunningServer server{parts(settings)};
    RawClient client{server.port()};
    CHECK(client.closes_within(2000ms));
}
TEST_CASE("a connection that waits between requests is closed when it has waited long enough") {
    base::Settings settings = test_settings();
    settings.limits.idle_seconds = 1;
    RunningServer server{parts(settings)};
    RawClient client{server.port()};
    client.send("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
    CHECK(client.receive().status == 200);
    const auto took = time_of([&] { CHECK(client.closes_within(3000ms)); });
    CHECK(took > 800ms);
}
TEST_CASE("a body that trickles in below the rate is cut off, one above it is read") {
    base::Settings settings = test_settings();
    settings.limits.transfer_grace_seconds = 1;
    settings.limits.transfer_bytes_per_second = 1000;
    RunningServer server{parts(settings)};
    RawClient slow{server.port()};
    slow.send(post("Content-Length: 1000\r\n", ""));
    const auto took = time_of([&] {
        for (int i = 0; i < 100 && slow.send("a"); ++i)
            if (slow.receive_some(50ms).starts_with("HTTP/1.1 408 ")) return;
        FAIL("no 408 came");
    });
    CHECK(took < 2500ms);
    RawClient steady{server.port()};
    steady.send(post("Content-Length: 3000\r\n", ""));
    for (int i = 0; i < 15; ++i) {
        steady.send(std::string(200, 'a'));
        std::this_thread::sleep_for(100ms);
    }
    CHECK(steady.receive().body == "3000");
}
TEST_CASE("who asks for much and reads nothing is cut off") {
    base::Settings settings = test_settings();
    settings.limits.transfer_grace_seconds = 1;
    settings.limits.transfer_bytes_per_second = 1000000000;
    RunningServer server{parts(settings)};
    RawClient client{server.port()};
    client.send("GET /large HTTP/1.1\r\nHost: localhost\r\n\r\n");
    std::this_thread::sleep_for(2000ms);
    std::size_t got = 0;
    for (std::string some = client.receive_some(500ms); !some.empty(); some = client.receive_some(500ms)) got += some.size();
    CHECK(got < (32u << 20));
}
TEST_CASE("sixty slow connections do not keep another reader waiting") {
    base::Settings settings = test_settings();
    settings.server.workers = 1;
    RunningServer server{parts(settings)};
    std::vector<RawClient> slow;
    for (int i = 0; i < 60; ++i) {
        slow.emplace_back(server.port());
        slow.back().send(i % 2 ? "GET / HTTP/1.1\r\nHost: local" : post("Content-Length: 1000\r\n", "a"));
    }
    for (int i = 0; i < 20; ++i) {
        const auto took = time_of([&] { CHECK(get(server.port(), "/").status == 200); });
        CHECK(took < 500ms);
    }
}

}

TEST_SUITE("more work than hands") {

TEST_CASE("when every worker is busy and enough are waiting, the next is told when to come back") {
    std::promise<void> release;
    std::shared_future<void> released = release.get_future().share();
    base::Settings settings = test_settings();
    settings.server.workers = 1;
    settings.server.waiting_requests = 1;
    ServerParts made = parts(settings);
    std::promise<void> started;
    made.routes.add(public_get("/wait", [&, first = true](const Request&, Context&) mutable {
        if (std::exchange(first, false)) started.set_value();
        released.wait();
        return Response::text("done");
    }));
    made.routes.add(public_get("/quick", [](const Request&, Context&) { return Response::text("at once"); }).at_once());
    RunningServer server{std::move(made)};
    const std::string request = "GET /wait HTTP/1.1\r\nHost: localhost\r\n\r\n";
    RawClient running{server.port()}, waiting{server.port()};
    running.send(request);
    started.get_future().wait();
    waiting.send(request);
    Answer refused;
    for (int i = 0; i < 100 && refused.status != 503; ++i) {
        RawClient next{server.port()};
        next.send("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
        if (i == 0) std::this_thread::sleep_for(50ms);
        refused = get(server.port(), "/");
    }
    CHECK(refused.status == 503);
    CHECK(refused.has("Retry-After"));
    CHECK(refused.has("Content-Security-Policy"));
    CHECK(get(server.port(), "/quick").status == 200);
    release.set_value();
    CHECK(running.receive().body == "done");
    CHECK(waiting.receive().body == "done");
    CHECK(get(server.port(), "/").status == 200);
}

}
