/// The web server: what `cairn serve` runs. Sockets are behind transport.cpp, HTTP's grammar behind protocol.cpp.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "base/config.h"
#include "base/day.h"
#include "web/server/access_log.h"
#include "web/server/health.h"
#include "web/server/route.h"

namespace web {

/// The page for an error: `status` with the words that a reader sees and `reference`, the number to quote when asking for help. Runs on
/// any thread and asks nothing of the store. `request` may be half empty where the request itself could not be read.
using RenderError = std::function<Response(int status, const Request& request, std::string_view reference)>;

/// What a server is made of. Only routes and settings have no default.
struct ServerParts {
    base::Settings settings;
    Routes routes;
    Services* services = nullptr;           ///< Handed to the pages.
    RenderError render_error{};             ///< Plain text where it is empty.
    std::function<base::Instant()> clock{}; ///< The system's where it is empty; moved by `serve --now`.
    AccessLog log{};                        ///< Every request, once it is answered; as the settings say where it is empty.
    std::shared_ptr<Health> health{};       ///< Named checks for /readyz.
    Door* door = nullptr;                   ///< Who comes in; outlives the server.
};

class Server {
public:
    /// Checks the routes and settings and binds the port. Throws base::Fault where either is refused or the port is taken.
    explicit Server(ServerParts parts);
    ~Server();
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;

    /// The port that was bound; with `server.port = 0` the one that the system chose.
    int port() const;

    /// Serves until `stop` is called or, with `Signals::Handled`, SIGTERM or SIGINT arrives; then finishes what is in hand within
    /// `server.stop_seconds` and returns.
    enum class Signals { Handled, Ignored };
    void run(Signals signals = Signals::Handled);

    /// From any thread, also before `run`: stop accepting, finish, return from `run`.
    void stop();

private:
    class Inside;
    std::unique_ptr<Inside> inside_;
};

}  // namespace web
