/// For tests: a socket that sends exactly the bytes it is told to, and a server that runs in the test's own process.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <thread>

#include "web/server/server.h"

namespace web::test {

/// An answer taken apart without the program's own parser.
struct Answer {
    int status = 0;  ///< 0: the connection ended without one.
    std::string head;
    std::string body;

    /// The field's value; "" if it is absent.
    std::string header(std::string_view name) const;
    bool has(std::string_view name) const { return !header(name).empty(); }
};

class RawClient {
public:
    explicit RawClient(int port);
    ~RawClient();
    RawClient(RawClient&& other) noexcept : socket_{other.socket_}, arrived_{std::move(other.arrived_)} { other.socket_ = -1; }
    RawClient(const RawClient&) = delete;

    /// False if the other end is gone.
    bool send(std::string_view bytes);
    /// Nothing more will be sent.
    void end_sending();
    enum class BodyFollows { Yes, No };
    /// The next answer; No after HEAD.
    Answer receive(BodyFollows body = BodyFollows::Yes);
    /// Whether the other end closes within `patience`.
    bool closes_within(std::chrono::milliseconds patience);
    /// Bytes as they come: what has arrived within `patience`, at least one unless the end was reached.
    std::string receive_some(std::chrono::milliseconds patience);

private:
    bool fill(std::chrono::milliseconds patience);
    int socket_;
    std::string arrived_;
};

/// `GET path` with Host and what else is given ("Range: bytes=0-1\r\n"), on a connection of its own.
Answer get(int port, std::string_view path, std::string_view more_fields = "");
/// One request as written, on a connection of its own.
Answer ask(int port, std::string_view request);

/// A server on a port of its own that runs until the end of the test.
class RunningServer {
public:
    explicit RunningServer(ServerParts parts);
    ~RunningServer();

    int port() const { return server_.port(); }
    void stop() { server_.stop(); }
    /// Until `run` has returned.
    void wait() { if (thread_.joinable()) thread_.join(); }

private:
    Server server_;
    std::thread thread_;
};

/// Settings for a test: a port that the system chooses, no log.
base::Settings test_settings();

/// A public GET route that answers with `handler`.
Route public_get(std::string pattern, Handler handler);

}  // namespace web::test
