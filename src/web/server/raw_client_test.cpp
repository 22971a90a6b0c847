#include "web/server/raw_client.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cstring>

#include "base/assert.h"

namespace web::test {

namespace {

constexpr std::chrono::milliseconds long_patience{20000};

bool same(std::string_view a, std::string_view b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) { return std::tolower(x) == std::tolower(y); });
}

}  // namespace

std::string Answer::header(std::string_view name) const {
    std::string_view rest = head;
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find("\r\n"), rest.size());
        const std::string_view line = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 2, rest.size()));
        const std::size_t colon = line.find(": ");
        if (colon != std::string_view::npos && same(line.substr(0, colon), name)) return std::string{line.substr(colon + 2)};
    }
    return {};
}

RawClient::RawClient(int port) : socket_{::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)} {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    CAIRN_ASSERT(::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0);
}

RawClient::~RawClient() {
    if (socket_ >= 0) ::close(socket_);
}

bool RawClient::send(std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
}

void RawClient::end_sending() { ::shutdown(socket_, SHUT_WR); }

bool RawClient::fill(std::chrono::milliseconds patience) {
    pollfd waiting{socket_, POLLIN, 0};
    if (::poll(&waiting, 1, static_cast<int>(patience.count())) <= 0) return false;
    char bytes[65536];
    const ssize_t got = ::recv(socket_, bytes, sizeof bytes, 0);
    if (got <= 0) return false;
    arrived_.append(bytes, static_cast<std::size_t>(got));
    return true;
}

Answer RawClient::receive(BodyFollows body) {
    Answer answer;
    std::size_t end = 0;
    while ((end = arrived_.find("\r\n\r\n")) == std::string::npos)
        if (!fill(long_patience)) return answer;
    answer.head = arrived_.substr(0, end + 2);
    arrived_.erase(0, end + 4);
    answer.status = std::atoi(answer.head.c_str() + sizeof "HTTP/1.1");
    const std::string length = answer.header("Content-Length");
    const std::size_t wanted = body == BodyFollows::Yes && !length.empty() ? std::stoull(length) : 0;
    while (arrived_.size() < wanted && fill(long_patience)) {}
    answer.body = arrived_.substr(0, wanted);
    arrived_.erase(0, wanted);
    return answer;
}

std::string RawClient::receive_some(std::chrono::milliseconds patience) {
    if (arrived_.empty()) fill(patience);
    return std::exchange(arrived_, {});
}

bool RawClient::closes_within(std::chrono::milliseconds patience) {
    const auto until = std::chrono::steady_clock::now() + patience;
    while (true) {
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(until - std::chrono::steady_clock::now());
        pollfd waiting{socket_, POLLIN, 0};
        if (left.count() <= 0 || ::poll(&waiting, 1, static_cast<int>(left.count())) <= 0) return false;
        char bytes[65536];
        if (::recv(socket_, bytes, sizeof bytes, 0) <= 0) return true;
    }
}

Answer ask(int port, std::string_view request) {
    RawClient client{port};
    client.send(request);
    const bool head = request.starts_with("HEAD ");
    return client.receive(head ? RawClient::BodyFollows::No : RawClient::BodyFollows::Yes);
}

Answer get(int port, std::string_view path, std::string_view more_fields) {
    return ask(port, "GET " + std::string{path} + " HTTP/1.1\r\nHost: localhost\r\n" + std::string{more_fields} + "\r\n");
}

RunningServer::RunningServer(ServerParts parts) : server_{std::move(parts)}, thread_{[this] { server_.run(Server::Signals::Ignored); }} {}

RunningServer::~RunningServer() {
    server_.stop();
    wait();
}

base::Settings test_settings() {
    base::Settings settings;
    settings.server.port = 0;
    settings.server.workers = 2;
    settings.server.stop_seconds = 5;
    settings.rates = {1000000, 1000000, 1000000, 1000000};
    settings.log.requests = "nothing";
    return settings;
}

Route public_get(std::string pattern, Handler handler) {
    return Route{Method::Get, std::move(pattern), identity::DataClass::C0, identity::Permission::ReadCollection, AuditEvent::None, no_body, RateClass::Pages,
                 std::move(handler)};
}

}  // namespace web::test
