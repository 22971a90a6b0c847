/// What every reader may rely on, asked over a socket.
#include "web/server/server.h"

#include <doctest/doctest.h>

#include <atomic>

#include "base/fault.h"
#include "web/server/raw_client.h"
#include "web/server/system_routes.h"

using namespace web;
using namespace web::test;
using identity::DataClass;
using identity::Permission;

namespace {

Response hello(const Request&, Context&) { return Response::text("Good morning\n"); }

/// Says what it was asked, so that a test sees what a page sees.
Response mirror(const Request& request, Context& context) {
    std::string said = "path=" + request.path + " year=" + request.parameter("year") + " q=" + std::string{request.query.first("q").value_or("none")} +
                       " client=" + request.client.to_string() + " host=" + request.host + " now=" + base::to_iso(context.now) + " url=" + context.public_url;
    return Response::text(std::move(said));
}

Response posted(const Request& request, Context&) {
    return Response::text("name=" + std::string{request.form.first("name").value_or("none")} + " bytes=" + std::to_string(request.body.size()));
}

ServerParts parts(base::Settings settings = test_settings()) {
    ServerParts made{.settings = std::move(settings), .routes = {}, .health = std::make_shared<Health>()};
    made.routes.add(public_get("/", hello));
    made.routes.add(public_get("/mirror/{year}", mirror));
    made.routes.add(public_get("/breaks", [](const Request&, Context&) -> Response { throw base::Fault{"The page fell over", "row 7", "Try again"}; }));
    made.routes.add(public_get("/injects", [](const Request& request, Context&) {
        Response response = Response::text("never seen");
        response.headers.set("X-Echo", std::string{request.query.first("v").value_or("")});
        return response;
    }));
    made.routes.add(public_get("/gone", [](const Request&, Context&) { return Response::error(410); }));
    made.routes.add(Route{Method::Post, "/feedback", DataClass::C0, Permission::ReadCollection, AuditEvent::None, form_body(100), RateClass::Forms, posted});
    made.routes.add(Route{Method::Get, "/secret", DataClass::C1, Permission::ReadOperations, AuditEvent::None, no_body, RateClass::Pages, hello});
    made.clock = [] { return *base::parse_instant("2026-05-14T09:30:00Z"); };
    add_system_routes(made.routes, {made.health, "mailto:security@reviews.example.org", [](const Context&) { return std::string{"User-agent: *\nDisallow: /search\n"}; }});
    return made;
}

std::string post(std::string_view body, std::string_view more = "") {
    return "POST /feedback HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n" + std::string{more} +
           "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + std::string{body};
}

}  // namespace

TEST_SUITE("the server") {

TEST_CASE("a page is asked for and comes, with every security header") {
    RunningServer server{parts()};
    const Answer answer = get(server.port(), "/");
    CHECK(answer.status == 200);
    CHECK(answer.body == "Good morning\n");
    CHECK(answer.header("Content-Type") == "text/plain; charset=utf-8");
    CHECK(answer.header("Date") == "Thu, 14 May 2026 09:30:00 GMT");
    for (const char* name : {"Content-Security-Policy", "X-Content-Type-Options", "X-Frame-Options", "Referrer-Policy", "Permissions-Policy",
                             "Cross-Origin-Opener-Policy", "Cross-Origin-Resource-Policy", "Cache-Control", "X-Request-Id"})
        CHECK_MESSAGE(answer.has(name), name);
    CHECK_FALSE(answer.has("Server"));
}

TEST_CASE("errors carry the security headers too") {
    RunningServer server{parts()};
    for (const char* request : {"GET /nowhere HTTP/1.1\r\nHost: localhost\r\n\r\n", "GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n", "nonsense\r\n\r\n", "GET /breaks HTTP/1.1\r\nHost: localhost\r\n\r\n"}) {
        const Answer answer = ask(server.port(), request);
        CHECK(answer.status >= 400);
        CHECK(answer.has("Content-Security-Policy"));
        CHECK(answer.header("Cache-Control") == "no-store");
    }
}

TEST_CASE("a page sees path, query, reader, host, clock and its own public address") {
    RunningServer server{parts()};
    const std::string port = std::to_string(server.port());
    CHECK(get(server.port(), "/mirror/2024?q=shaken+baby").body ==
          "path=/mirror/2024 year=2024 q=shaken baby client=127.0.0.1 host=localhost now=2026-05-14T09:30:00.000Z url=http://localhost:" + port);
}

TEST_CASE("HEAD has the headers of GET and no body") {
    RunningServer server{parts()};
    RawClient client{server.port()};
    client.send("HEAD / HTTP/1.1\r\nHost: localhost\r\n\r\n");
    const Answer head = client.receive(RawClient::BodyFollows::No);
    CHECK(head.status == 200);
    CHECK(head.header("Content-Length") == "13");
    client.send("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
    CHECK(client.receive().body == "Good morning\n");
}

TEST_CASE("a method that a path has not is answered 405 with the ones it has") {
    RunningServer server{parts()};
    const Answer answer = ask(server.port(), "DELETE / HTTP/1.1\r\nHost: localhost\r\n\r\n");
    CHECK(answer.status == 405);
    CHECK(answer.header("Allow") == "GET, HEAD, OPTIONS");
    CHECK(get(server.port(), "/feedback").header("Allow") == "OPTIONS, POST");
}

TEST_CASE("OPTIONS says which methods a path has") {
    RunningServer server{parts()};
    const Answer path = ask(server.port(), "OPTIONS / HTTP/1.1\r\nHost: localhost\r\n\r\n");
    CHECK(path.status == 204);
    CHECK(path.header("Allow") == "GET, HEAD, OPTIONS");
    CHECK_FALSE(path.has("Content-Length"));
    CHECK(ask(server.port(), "OPTIONS * HTTP/1.1\r\nHost: localhost\r\n\r\n").status == 204);
    CHECK(ask(server.port(), "OPTIONS /nowhere HTTP/1.1\r\nHost: localhost\r\n\r\n").status == 404);
}

TEST_CASE("an address with a slash behind it leads to the address, with its query") {
    base::Settings settings = test_settings();
    settings.operations.allow = {"192.0.2.1"};
    RunningServer server{parts(settings)};
    const Answer answer = get(server.port(), "/mirror/2026/?q=a%20b");
    CHECK(answer.status == 308);
    CHECK(answer.header("Location") == "/mirror/2026?q=a%20b");
    CHECK(get(server.port(), "/mirror/2026//").status == 404);
    CHECK(get(server.port(), "//mirror/2026/").status == 404);
    CHECK(get(server.port(), "/absent/").status == 404);
    CHECK(get(server.port(), "/secret/").status == 404);
    CHECK(ask(server.port(), "POST /mirror/2026/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n").status == 404);
}

TEST_CASE("what one may not read and what is not there are answered alike, by every method") {
    base::Settings settings = test_settings();
    settings.operations.allow = {"192.0.2.1"};
    RunningServer server{parts(settings)};
    for (const char* method : {"GET", "POST", "OPTIONS", "DELETE"}) {
        const std::string rest = " HTTP/1.1\r\nHost: localhost\r\n\r\n";
        const Answer forbidden = ask(server.port(), std::string{method} + " /secret" + rest), absent = ask(server.port(), std::string{method} + " /absent" + rest);
        CHECK(forbidden.status == 404);
        CHECK(absent.status == 404);
        CHECK(forbidden.body.substr(0, 15) == absent.body.substr(0, 15));
        CHECK(forbidden.body.size() == absent.body.size());
        CHECK_FALSE(forbidden.has("Allow"));
    }
}

TEST_CASE("metrics are for listed addresses, and to others there is no such page") {
    RunningServer allowed{parts()};
    const Answer metrics = get(allowed.port(), "/metrics");
    CHECK(metrics.status == 200);
    CHECK(metrics.body.find("cairn_http_responses_total{class=\"2xx\"}") != std::string::npos);
    CHECK(metrics.header("Cache-Control") == "no-store");
    base::Settings settings = test_settings();
    settings.operations.allow = {};
    RunningServer closed{parts(settings)};
    CHECK(get(closed.port(), "/metrics").status == 404);
}

TEST_CASE("alive and ready are two questions, and each check is named") {
    ServerParts made = parts();
    auto health = made.health;
    std::atomic<bool> well{true};
    health->add({"index", [&] { return well ? std::string{} : std::string{"is being built"}; }});
    RunningServer server{std::move(made)};
    CHECK(get(server.port(), "/healthz").body == "ok\n");
    CHECK(get(server.port(), "/readyz").body == "server: ok\nindex: ok\n");
    well = false;
    const Answer unready = get(server.port(), "/readyz");
    CHECK(unready.status == 503);
    CHECK(unready.body == "server: ok\nindex: is being built\n");
    CHECK(get(server.port(), "/healthz").status == 200);
}

TEST_CASE("health answers a monitor that knows only the machine's address, pages do not") {
    RunningServer server{parts()};
    CHECK(ask(server.port(), "GET /healthz HTTP/1.1\r\nHost: 10.0.0.5:8080\r\n\r\n").status == 200);
    CHECK(ask(server.port(), "GET / HTTP/1.1\r\nHost: 10.0.0.5:8080\r\n\r\n").status == 421);
}

TEST_CASE("another host's name is refused, in either place where it can stand") {
    RunningServer server{parts()};
    CHECK(ask(server.port(), "GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n").status == 421);
    CHECK(ask(server.port(), "GET http://evil.example/ HTTP/1.1\r\nHost: localhost\r\n\r\n").status == 421);
    CHECK(ask(server.port(), "GET http://localhost/ HTTP/1.1\r\nHost: evil.example\r\n\r\n").status == 200);
}

TEST_CASE("security.txt says whom to tell, for half a year") {
    RunningServer server{parts()};
    const std::string text = get(server.port(), "/.well-known/security.txt").body;
    CHECK(text.find("Contact: mailto:security@reviews.example.org\n") != std::string::npos);
    CHECK(text.find("Expires: 2026-11-10T00:00:00.000Z\n") != std::string::npos);
}

TEST_CASE("robots.txt is what the pages say it is") {
    RunningServer server{parts()};
    const Answer robots = get(server.port(), "/robots.txt");
    CHECK(robots.body == "User-agent: *\nDisallow: /search\n");
    CHECK(robots.header("Cache-Control") == "public, max-age=3600");
}

TEST_CASE("a page that falls over is answered 500 with a reference, and only the log knows why") {
    std::string logged;
    std::string reference;
    {
        ServerParts made = parts();
        made.log = [&](const AccessRecord& record) { logged = record.detail, reference = record.request_id; };
        RunningServer server{std::move(made)};
        const Answer answer = get(server.port(), "/breaks");
        CHECK(answer.status == 500);
        CHECK(answer.body.find("fell over") == std::string::npos);
        CHECK(answer.body.find(answer.header("X-Request-Id")) != std::string::npos);
    }
    CHECK(logged == "The page fell over (row 7). Try again");
    CHECK(reference.size() == 10);
}

TEST_CASE("what the reader typed never becomes a header of its own") {
    RunningServer server{parts()};
    const Answer answer = get(server.port(), "/injects?v=a%0D%0ASet-Cookie:%20x=1");
    CHECK(answer.status == 500);
    CHECK_FALSE(answer.has("Set-Cookie"));
    CHECK(get(server.port(), "/injects?v=plain").header("X-Echo") == "plain");
}

TEST_CASE("error pages are the pages' own") {
    ServerParts made = parts();
    made.render_error = [](int status, const Request& request, std::string_view reference) {
        return Response::html("<h1>" + std::to_string(status) + "</h1>" + request.path + " " + std::string{reference});
    };
    RunningServer server{std::move(made)};
    const Answer absent = get(server.port(), "/absent");
    CHECK(absent.status == 404);
    CHECK(absent.header("Content-Type") == "text/html; charset=utf-8");
    CHECK(absent.body == "<h1>404</h1>/absent " + absent.header("X-Request-Id"));
    CHECK(get(server.port(), "/gone").status == 410);
    CHECK(ask(server.port(), "DELETE / HTTP/1.1\r\nHost: localhost\r\n\r\n").header("Allow") == "GET, HEAD, OPTIONS");
}

TEST_CASE("an error page that falls over itself still leaves a plain one") {
    ServerParts made = parts();
    made.render_error = [](int, const Request&, std::string_view) -> Response { throw base::Fault{"No words", "", ""}; };
    RunningServer server{std::move(made)};
    CHECK(get(server.port(), "/absent").status == 500);
}

TEST_CASE("a form is read, up to its limit and not beyond") {
    RunningServer server{parts()};
    CHECK(ask(server.port(), post("name=Si%C3%A2n+Jones")).body == "name=Siân Jones bytes=20");
    CHECK(ask(server.port(), post("name=" + std::string(95, 'a'))).body == "name=" + std::string(95, 'a') + " bytes=100");
    CHECK(ask(server.port(), post("name=" + std::string(96, 'a'))).status == 413);
    CHECK(ask(server.port(), post("name=%zz")).status == 400);
}

TEST_CASE("a form in chunks is the same form, and the limit counts what has come") {
    RunningServer server{parts()};
    const std::string head = "POST /feedback HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\nTransfer-Encoding: chunked\r\n\r\n";
    CHECK(ask(server.port(), head + "5\r\nname=\r\n3;note=x\r\nSia\r\n1\r\nn\r\n0\r\nTrailer: y\r\n\r\n").body == "name=Sian bytes=9");
    CHECK(ask(server.port(), head + "5\r\nname=\r\n5f\r\n" + std::string(95, 'a') + "\r\n0\r\n\r\n").status == 200);
    CHECK(ask(server.port(), head + "5\r\nname=\r\n60\r\n" + std::string(96, 'a') + "\r\n0\r\n\r\n").status == 413);
    CHECK(ask(server.port(), head + "ffffffffffffffff\r\n").status == 413);
}

TEST_CASE("a body of another kind, or coded, is refused with 415") {
    RunningServer server{parts()};
    const std::string head = "POST /feedback HTTP/1.1\r\nHost: localhost\r\nContent-Length: 6\r\n";
    CHECK(ask(server.port(), head + "Content-Type: application/json\r\n\r\nname=a").status == 415);
    CHECK(ask(server.port(), head + "\r\nname=a").status == 415);
    CHECK(ask(server.port(), post("name=a", "Content-Encoding: gzip\r\n")).status == 415);
    CHECK(ask(server.port(), head + "Content-Type: Application/X-WWW-Form-URLencoded; charset=utf-8\r\n\r\nname=a").status == 200);
}

TEST_CASE("a body where none belongs is refused") {
    RunningServer server{parts()};
    const Answer answer = ask(server.port(), "GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n\r\nhello");
    CHECK(answer.status == 413);
    CHECK(answer.header("Connection") == "close");
}

TEST_CASE("who asks before sending a body is told to go on, or that it is too long") {
    RunningServer server{parts()};
    RawClient client{server.port()};
    client.send("POST /feedback HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\nExpect: 100-continue\r\nContent-Length: 6\r\n\r\n");
    CHECK(client.receive(RawClient::BodyFollows::No).status == 100);
    client.send("name=a");
    CHECK(client.receive().body == "name=a bytes=6");
    CHECK(ask(server.port(), "POST /feedback HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\nExpect: 100-continue\r\nContent-Length: 101\r\n\r\n").status == 413);
}

TEST_CASE("one connection serves request after request, also when they come all at once") {
    RunningServer server{parts()};
    RawClient client{server.port()};
    std::string many;
    for (int year = 2000; year < 2050; ++year) many += "GET /mirror/" + std::to_string(year) + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
    client.send(many);
    for (int year = 2000; year < 2050; ++year) CHECK(client.receive().body.starts_with("path=/mirror/" + std::to_string(year) + " "));
}

TEST_CASE("a form and the page asked for after it, sent at once, are two requests") {
    RunningServer server{parts()};
    RawClient client{server.port()};
    client.send(post("name=a") + "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
    CHECK(client.receive().body == "name=a bytes=6");
    CHECK(client.receive().body == "Good morning\n");
}

TEST_CASE("a connection ends when its reader says so, and with HTTP/1.0") {
    RunningServer server{parts()};
    for (const char* request : {"GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", "GET / HTTP/1.0\r\nHost: localhost\r\n\r\n"}) {
        RawClient client{server.port()};
        client.send(request);
        const Answer answer = client.receive();
        CHECK(answer.status == 200);
        CHECK(answer.header("Connection") == "close");
        CHECK(client.closes_within(std::chrono::milliseconds{2000}));
    }
}

TEST_CASE("the log keeps the path and not what was searched for; of private pages only the route") {
    std::vector<AccessRecord> records;
    {
        ServerParts made = parts();
        made.log = [&](const AccessRecord& record) { records.push_back(record); };
        RunningServer server{std::move(made)};
        get(server.port(), "/mirror/2024?q=a-name");
        get(server.port(), "/metrics");
    }
    REQUIRE(records.size() == 2);
    CHECK(records[0].path == "/mirror/2024");
    CHECK(records[0].route == "/mirror/{year}");
    CHECK(records[0].status == 200);
    CHECK(records[1].route == "/metrics");
    CHECK(records[1].path.empty());
}

TEST_CASE("a server whose routes are refused does not start") {
    ServerParts made = parts();
    made.routes.add(Route{Method::Get, "/a", {}, Permission::ReadCollection, AuditEvent::None, no_body, RateClass::Pages, hello});
    CHECK_THROWS_AS(Server{std::move(made)}, base::Fault);
}

TEST_CASE("a port that is taken is refused in words") {
    RunningServer server{parts()};
    base::Settings settings = test_settings();
    settings.server.port = server.port();
    CHECK_THROWS_WITH_AS(Server{parts(settings)}, doctest::Contains("The server cannot listen (127.0.0.1 port"), base::Fault);
}

}
