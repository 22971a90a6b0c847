#include "web/server/server.h"

#include <algorithm>
#include <thread>

#include <fmt/format.h>

#include "web/server/reception.h"
#include "web/server/transport.h"
#include "web/server/workers.h"

namespace web {

namespace {

constexpr std::size_t file_readers = 2;

std::size_t worker_count(const base::Settings& settings) {
    if (settings.server.workers > 0) return static_cast<std::size_t>(settings.server.workers);
    return std::max(2u, std::thread::hardware_concurrency());
}

std::string own_url(const base::Settings& settings, const Transport& transport) {
    if (!settings.server.public_url.empty()) return settings.server.public_url;
    return fmt::format("{}://localhost:{}", transport.secure() ? "https" : "http", transport.port());
}

}  // namespace

class Server::Inside {
public:
    explicit Inside(ServerParts parts)
        : settings_{parts.settings},
          transport_{settings_},
          reception_{std::move(parts), own_url(settings_, transport_)},
          pages_{worker_count(settings_), static_cast<std::size_t>(settings_.server.waiting_requests)},
          files_{file_readers, static_cast<std::size_t>(settings_.limits.connections)} {}

    int port() const { return transport_.port(); }
    void run(Signals signals) { transport_.run(reception_, pages_, files_, signals); }
    void stop() {
        reception_.health().stopping();
        transport_.stop();
    }

private:
    const base::Settings settings_;
    Transport transport_;
    Reception reception_;
    Workers pages_, files_;
};

Server::Server(ServerParts parts) : inside_{std::make_unique<Inside>(std::move(parts))} {}
Server::~Server() = default;
int Server::port() const { return inside_->port(); }
void Server::run(Signals signals) { inside_->run(signals); }
void Server::stop() { inside_->stop(); }

}  // namespace web
