/// How the server ends.
#include <doctest/doctest.h>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <csignal>
#include <future>

#include "web/server/raw_client.h"
#include "web/server/system_routes.h"

using namespace web;
using namespace web::test;
using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

namespace {

const std::string slow_request = "GET /slow HTTP/1.1\r\nHost: localhost\r\n\r\n";

/// A server whose /slow takes as long as it is told to.
ServerParts parts_with_slow_page(std::chrono::milliseconds takes, std::promise<void>& started, base::Settings settings = test_settings()) {
    ServerParts made{.settings = std::move(settings), .routes = {}, .health = std::make_shared<Health>()};
    made.routes.add(public_get("/slow", [takes, &started](const Request&, Context&) {
        started.set_value();
        std::this_thread::sleep_for(takes);
        return Response::text(std::string(100000, 'a'));
    }));
    made.routes.add(public_get("/", [](const Request&, Context&) { return Response::text("ok"); }));
    return made;
}

}  // namespace

TEST_SUITE("stopping") {

TEST_CASE("an answer that is being made is finished and said to be the last") {
    std::promise<void> started;
    RunningServer server{parts_with_slow_page(500ms, started)};
    RawClient client{server.port()};
    client.send(slow_request);
    started.get_future().wait();
    server.stop();
    const Answer answer = client.receive();
    CHECK(answer.status == 200);
    CHECK(answer.body.size() == 100000);
    CHECK(answer.header("Connection") == "close");
    server.wait();
}

TEST_CASE("a connection that waits for nothing does not delay the end") {
    std::promise<void> started;
    RunningServer server{parts_with_slow_page(0ms, started)};
    RawClient idle{server.port()}, used{server.port()};
    used.send("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
    CHECK(used.receive().status == 200);
    const auto begun = Clock::now();
    server.stop();
    server.wait();
    CHECK(Clock::now() - begun < 1000ms);
    CHECK(idle.closes_within(500ms));
    CHECK(used.closes_within(500ms));
}

TEST_CASE("a stopping server accepts nobody") {
    std::promise<void> started;
    RunningServer server{parts_with_slow_page(700ms, started)};
    RawClient client{server.port()};
    client.send(slow_request);
    started.get_future().wait();
    server.stop();
    std::this_thread::sleep_for(200ms);
    const int probe = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(server.port()));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    CHECK(::connect(probe, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0);
    ::close(probe);
    CHECK(client.receive().status == 200);
}

TEST_CASE("what does not end within the limit is dropped") {
    base::Settings settings = test_settings();
    settings.server.stop_seconds = 1;
    std::promise<void> started;
    RunningServer server{parts_with_slow_page(0ms, started, settings)};
    RawClient half{server.port()};
    half.send("GET / HTTP/1.1\r\nHost: lo");
    std::this_thread::sleep_for(100ms);
    const auto begun = Clock::now();
    server.stop();
    server.wait();
    CHECK(Clock::now() - begun > 900ms);
    CHECK(Clock::now() - begun < 2500ms);
}

TEST_CASE("a server stopped before it runs does not run") {
    std::promise<void> started;
    Server server{parts_with_slow_page(0ms, started)};
    server.stop();
    server.run(Server::Signals::Ignored);
}

TEST_CASE("a server that never ran can go") {
    std::promise<void> started;
    Server server{parts_with_slow_page(0ms, started)};
    CHECK(server.port() > 0);
}

TEST_CASE("SIGTERM stops in good order") {
    std::promise<void> started;
    Server server{parts_with_slow_page(300ms, started)};
    std::thread running{[&] { server.run(Server::Signals::Handled); }};
    RawClient client{server.port()};
    client.send(slow_request);
    started.get_future().wait();
    std::raise(SIGTERM);
    CHECK(client.receive().status == 200);
    running.join();
}

}
