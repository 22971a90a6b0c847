#include "web/server/transport.h"

#include <atomic>
#include <thread>
#include <unordered_set>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "base/fault.h"
#include "web/server/connection_count.h"
#include "web/server/conversation.h"

namespace web {

namespace {

namespace asio = boost::asio;
namespace ssl = boost::asio::ssl;
using asio::ip::tcp;
using boost::system::error_code;
using Clock = std::chrono::steady_clock;

constexpr auto as_result = asio::as_tuple(asio::use_awaitable);
constexpr std::chrono::milliseconds sweep_interval{100}, sweep_interval_when_stopping{10};
constexpr std::chrono::seconds farewell{1};
constexpr std::size_t farewell_bytes = 1 << 20;
constexpr int most_turned_away = 64;

base::Address address_of(const asio::ip::address& address) {
    if (address.is_v4()) return base::Address::from_bytes(std::span<const unsigned char, 4>{address.to_v4().to_bytes()});
    return base::Address::from_bytes(std::span<const unsigned char, 16>{address.to_v6().to_bytes()});
}

/// An I/O thread and the connections that it alone touches.
struct Lane;

/// A connection in the lane's list, so that its deadline is seen and a stop reaches it.
class ListedConnection : public Connection {
public:
    ListedConnection(Lane& lane, tcp::socket& socket, base::Address peer);
    ~ListedConnection() override;

    bool stopping() const override;
    const base::Address& peer() const override { return peer_; }

    void sweep(Clock::time_point now) {
        if (now < deadline_) return;
        deadline_ = Time::max();
        timed_out_ = true;
        cancel();
    }
    void cancel_if_idle() { if (idle_) cancel(); }
    void drop() { error_code ignored; socket_.close(ignored); }

protected:
    void cancel() { error_code ignored; socket_.cancel(ignored); }

    Lane& lane_;
    tcp::socket& socket_;
    base::Address peer_;
};

struct Lane {
    std::unordered_set<ListedConnection*> open;
    const std::atomic<bool>* stopping = nullptr;
    Clock::time_point drop_at = Clock::time_point::max();
    asio::io_context context{1};  // Last, so first to go: what it still holds are connections that leave `open`.

    /// Ends what has passed its deadline; ends itself when the server stops and nothing is open.
    asio::awaitable<void> sweep() {
        asio::steady_timer timer{context};
        while (!(*stopping && open.empty())) {
            timer.expires_after(*stopping ? sweep_interval_when_stopping : sweep_interval);
            co_await timer.async_wait(as_result);
            const auto now = Clock::now();
            for (ListedConnection* connection : open) {
                // Again and again, since one that was accepted a moment ago joins the list after the stop began.
                if (*stopping) connection->cancel_if_idle();
                now >= drop_at ? connection->drop() : connection->sweep(now);
            }
        }
    }

    void begin_stop(std::chrono::seconds patience) { drop_at = Clock::now() + patience; }
};

ListedConnection::ListedConnection(Lane& lane, tcp::socket& socket, base::Address peer) : lane_{lane}, socket_{socket}, peer_{peer} { lane_.open.insert(this); }
ListedConnection::~ListedConnection() { lane_.open.erase(this); }
bool ListedConnection::stopping() const { return *lane_.stopping; }

class PlainConnection final : public ListedConnection {
public:
    PlainConnection(Lane& lane, tcp::socket socket, base::Address from) : ListedConnection{lane, own_, from}, own_{std::move(socket)} {}

    bool secure() const override { return false; }

    asio::awaitable<std::size_t> read_some(std::span<char> into) override {
        const auto [error, bytes] = co_await own_.async_read_some(asio::buffer(into.data(), into.size()), as_result);
        co_return error ? 0 : bytes;
    }

    asio::awaitable<std::size_t> write_some(std::string_view bytes) override {
        const auto [error, written] = co_await own_.async_write_some(asio::buffer(bytes.data(), bytes.size()), as_result);
        co_return error ? 0 : written;
    }

    asio::awaitable<void> finish(Leftovers leftovers) override {
        error_code ignored;
        own_.shutdown(tcp::socket::shutdown_send, ignored);
        if (leftovers == Leftovers::None) co_return;
        set_deadline(Clock::now() + farewell);
        std::string unread(16384, '\0');
        for (std::size_t got = 1, all = 0; got > 0 && all < farewell_bytes; all += got) got = co_await read_some(unread);
    }

private:
    tcp::socket own_;
};

/// A base of its own, so that the stream stands before the connection that is handed its socket, and outlives it.
struct TlsStream {
    ssl::stream<tcp::socket> stream_;
};

class TlsConnection final : private TlsStream, public ListedConnection {
public:
    TlsConnection(Lane& lane, tcp::socket socket, ssl::context& context, base::Address from)
        : TlsStream{{std::move(socket), context}}, ListedConnection{lane, stream_.next_layer(), from} {}

    bool secure() const override { return true; }

    asio::awaitable<bool> shake_hands(Time by) {
        set_deadline(by);
        const auto [error] = co_await stream_.async_handshake(ssl::stream_base::server, as_result);
        co_return !error;
    }

    asio::awaitable<std::size_t> read_some(std::span<char> into) override {
        const auto [error, bytes] = co_await stream_.async_read_some(asio::buffer(into.data(), into.size()), as_result);
        co_return error ? 0 : bytes;
    }

    asio::awaitable<std::size_t> write_some(std::string_view bytes) override {
        const auto [error, written] = co_await stream_.async_write_some(asio::buffer(bytes.data(), bytes.size()), as_result);
        co_return error ? 0 : written;
    }

    asio::awaitable<void> finish(Leftovers) override {
        set_deadline(Clock::now() + farewell);
        co_await stream_.async_shutdown(as_result);
    }
};

int choose_http_1_1(SSL*, const unsigned char** chosen, unsigned char* length, const unsigned char* offered, unsigned int offered_bytes, void*) {
    static constexpr unsigned char ours[] = "\x08http/1.1";
    unsigned char* found = nullptr;
    if (SSL_select_next_proto(&found, length, ours, sizeof ours - 1, offered, offered_bytes) != OPENSSL_NPN_NEGOTIATED) return SSL_TLSEXT_ERR_ALERT_FATAL;
    *chosen = found;
    return SSL_TLSEXT_ERR_OK;
}

std::unique_ptr<ssl::context> tls_context(const base::Settings::Tls& tls) {
    if (tls.certificate.empty()) return nullptr;
    auto context = std::make_unique<ssl::context>(ssl::context::tls_server);
    SSL_CTX_set_min_proto_version(context->native_handle(), TLS1_2_VERSION);
    SSL_CTX_set_options(context->native_handle(), SSL_OP_NO_RENEGOTIATION | SSL_OP_CIPHER_SERVER_PREFERENCE | SSL_OP_NO_COMPRESSION);
    SSL_CTX_set_mode(context->native_handle(), SSL_MODE_RELEASE_BUFFERS);
    SSL_CTX_set_alpn_select_cb(context->native_handle(), choose_http_1_1, nullptr);
    error_code error;
    context->use_certificate_chain_file(tls.certificate, error);
    if (error) throw base::Fault{"The certificate cannot be used", tls.certificate, error.message()};
    context->use_private_key_file(tls.key, ssl::context::pem, error);
    if (error) throw base::Fault{"The certificate's key cannot be used", tls.key, error.message()};
    return context;
}

std::string turned_away(ConnectionCount::Full full) {
    const std::string_view status = full == ConnectionCount::Full::Everywhere ? "503 Service Unavailable" : "429 Too Many Requests";
    return "HTTP/1.1 " + std::string{status} + "\r\nRetry-After: 5\r\nContent-Length: 0\r\nCache-Control: no-store\r\nConnection: close\r\n\r\n";
}

}  // namespace

class Transport::Inside {
public:
    explicit Inside(const base::Settings& settings)
        : settings_{settings},
          tls_{tls_context(settings.tls)},
          count_{static_cast<std::size_t>(settings.limits.connections), static_cast<std::size_t>(settings.limits.connections_per_address)},
          lanes_(static_cast<std::size_t>(settings.server.io_threads)),
          acceptor_{lanes_.front().context} {
        for (Lane& lane : lanes_) lane.stopping = &stopping_;
        bind();
    }

    int port() const { return port_; }
    bool secure() const { return tls_ != nullptr; }

    void run(Hands hands, Server::Signals signals) {
        asio::signal_set signal_set{lanes_.front().context};
        if (signals == Server::Signals::Handled) wait_for_signals(signal_set);
        for (Lane& lane : lanes_) asio::co_spawn(lane.context, lane.sweep(), asio::detached);
        asio::co_spawn(lanes_.front().context, accept(hands, signal_set), asio::detached);
        std::vector<std::thread> threads;
        for (std::size_t i = 1; i < lanes_.size(); ++i) threads.emplace_back([&lane = lanes_[i]] { lane.context.run(); });
        lanes_.front().context.run();
        for (std::thread& thread : threads) thread.join();
    }

    void stop() {
        if (stopping_.exchange(true)) return;
        for (Lane& lane : lanes_) asio::post(lane.context, [this, &lane] { lane.begin_stop(std::chrono::seconds{settings_.server.stop_seconds}); });
        asio::post(lanes_.front().context, [this] { error_code ignored; acceptor_.cancel(ignored); });
    }

private:
    void bind() {
        const auto& server = settings_.server;
        try {
            const tcp::endpoint endpoint{asio::ip::make_address(server.bind), static_cast<unsigned short>(server.port)};
            acceptor_.open(endpoint.protocol());
            acceptor_.set_option(tcp::acceptor::reuse_address{true});
            acceptor_.bind(endpoint);
            acceptor_.listen(1024);
            port_ = acceptor_.local_endpoint().port();
        } catch (const boost::system::system_error& error) {
            throw base::Fault{"The server cannot listen", server.bind + " port " + std::to_string(server.port), error.code().message()};
        }
    }

    /// The first signal stops in good order, the second drops what is in hand.
    void wait_for_signals(asio::signal_set& signal_set) {
        signal_set.add(SIGTERM);
        signal_set.add(SIGINT);
        signal_set.async_wait([this, &signal_set](error_code error, int) {
            if (error) return;
            stop();
            signal_set.async_wait([this](error_code again, int) {
                if (again) return;
                for (Lane& lane : lanes_) asio::post(lane.context, [&lane] { lane.drop_at = Clock::now(); });
            });
        });
    }

    asio::awaitable<void> accept(Hands hands, asio::signal_set& signal_set) {
        asio::steady_timer pause{lanes_.front().context};
        for (std::size_t next = 0; !stopping_; ++next) {
            Lane& lane = lanes_[next % lanes_.size()];
            auto [error, socket] = co_await acceptor_.async_accept(lane.context, as_result);
            if (stopping_) break;
            if (!error) {
                welcome(lane, std::move(socket), hands);
                continue;
            }
            // Out of descriptors, most likely: some will be given back.
            pause.expires_after(std::chrono::milliseconds{50});
            co_await pause.async_wait(as_result);
        }
        error_code ignored;
        acceptor_.close(ignored);
        while (!all_lanes_empty()) {
            pause.expires_after(sweep_interval_when_stopping);
            co_await pause.async_wait(as_result);
        }
        signal_set.cancel(ignored);
    }

    bool all_lanes_empty() const { return open_ == 0; }

    void welcome(Lane& lane, tcp::socket socket, Hands hands) {
        error_code error;
        const tcp::endpoint from = socket.remote_endpoint(error);
        if (error) return;
        const base::Address peer = address_of(from.address());
        const bool proxy = hands.reception.proxies().contains(peer);
        // Without TLS, words from beyond this machine are taken from the proxies that end TLS, and from nobody else.
        if (!tls_ && !proxy && !peer.is_loopback()) return count_connection_refused();
        socket.set_option(tcp::no_delay{true}, error);
        const bool exempt = proxy || hands.reception.is_exempt(peer);
        auto place = count_.enter(peer, exempt ? ConnectionCount::Standing::Exempt : ConnectionCount::Standing::Limited);
        if (place) {
            ++open_;
            count_connection_opened();
            asio::co_spawn(lane.context, serve(lane, std::move(socket), peer, std::shared_ptr{*std::move(place)}, hands), asio::detached);
        } else {
            count_connection_refused();
            if (!tls_ && turning_away_ < most_turned_away) asio::co_spawn(lane.context, turn_away(lane, std::move(socket), peer, place.error()), asio::detached);
        }
    }

    asio::awaitable<void> turn_away(Lane& lane, tcp::socket socket, base::Address peer, ConnectionCount::Full full) {
        ++turning_away_, ++open_;
        {
            PlainConnection connection{lane, std::move(socket), peer};
            connection.set_deadline(Clock::now() + farewell);
            const std::string words = turned_away(full);
            const std::size_t written = co_await connection.write_some(words);
            if (written > 0) co_await connection.finish(Connection::Leftovers::Possible);
        }
        --turning_away_, --open_;
    }

    asio::awaitable<void> serve(Lane& lane, tcp::socket socket, base::Address peer, std::shared_ptr<ConnectionCount::Place>, Hands hands) {
        if (tls_) {
            TlsConnection connection{lane, std::move(socket), *tls_, peer};
            const bool shaken = co_await connection.shake_hands(Clock::now() + std::chrono::seconds{settings_.limits.header_seconds});
            if (shaken) co_await converse(connection, hands);
        } else {
            PlainConnection connection{lane, std::move(socket), peer};
            co_await converse(connection, hands);
        }
        count_connection_closed();
        --open_;
    }

    const base::Settings& settings_;
    std::atomic<bool> stopping_{false};
    std::atomic<int> open_{0}, turning_away_{0};
    std::unique_ptr<ssl::context> tls_;
    ConnectionCount count_;
    std::vector<Lane> lanes_;
    tcp::acceptor acceptor_;
    int port_ = 0;
};

Transport::Transport(const base::Settings& settings) {
    check_exposure(settings);
    inside_ = std::make_unique<Inside>(settings);
}

Transport::~Transport() = default;
int Transport::port() const { return inside_->port(); }
bool Transport::secure() const { return inside_->secure(); }
void Transport::stop() { inside_->stop(); }

void Transport::run(Reception& reception, Workers& pages, Workers& files, Server::Signals signals) {
    inside_->run(Hands{reception, pages, files}, signals);
}

}  // namespace web
