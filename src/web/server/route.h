/// The table of everything this program answers. A route that does not say who may use it, what its data is, what is
/// recorded and how much may be sent cannot be written, and one that says `{}` stops the start.
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/day.h"
#include "identity/authorize.h"
#include "web/server/message.h"
#include "web/server/path_pattern.h"

namespace web {

struct Services;     ///< What the pages need (store, search, messages). Defined by the pages, handed through untouched.
struct ApiOperation;

/// What surrounds one request. Only `authorize` can make the Grant that it takes.
class Context {
public:
    Context(identity::Grant grant, identity::Actor who, base::Instant at, const std::string& public_address, Services* rooms)
        : actor{who}, now{at}, public_url{public_address}, grant_{grant}, services_{rooms} {}

    const identity::Actor actor;
    const base::Instant now;            ///< The only clock a page may ask (`serve --now` moves it).
    const std::string& public_url;      ///< Without a slash at the end; the only source of absolute links.

    const identity::Grant& grant() const { return grant_; }
    Services& services() const;  ///< Asserts that the server was given them.

private:
    identity::Grant grant_;
    Services* services_;
};

using Handler = std::function<Response(const Request&, Context&)>;

/// The event that the audit records, or that there is none because everybody may read it.
enum class AuditEvent { Unstated, None };

/// How large a body may be and what it may hold. GET takes `no_body`.
struct BodyPolicy {
    enum class Kind { Unstated, Nothing, Form, Json, Multipart };
    Kind kind = Kind::Unstated;
    std::size_t limit_bytes = 0;
};
constexpr BodyPolicy no_body{BodyPolicy::Kind::Nothing, 0};
constexpr BodyPolicy form_body(std::size_t limit_bytes) { return {BodyPolicy::Kind::Form, limit_bytes}; }
constexpr BodyPolicy json_body(std::size_t limit_bytes) { return {BodyPolicy::Kind::Json, limit_bytes}; }
constexpr BodyPolicy multipart_body(std::size_t limit_bytes) { return {BodyPolicy::Kind::Multipart, limit_bytes}; }

/// Which of the configured rates (`limits.rate`) counts the request, per address.
enum class RateClass {
    Unstated,
    Unlimited,  ///< Answered from memory in microseconds: assets, health.
    Pages,
    Search,     ///< Whatever asks the index.
    Downloads,  ///< Files and exports.
    Forms,      ///< Whatever changes something.
};

/// Where the handler runs.
enum class Runs {
    OnWorkers,  ///< In the bounded pool: may ask the store and the index.
    AtOnce,     ///< On the I/O thread: answers from memory, never waits for anything.
};

struct Route {
    Route(Method method, std::string pattern, identity::DataClass data_class, identity::Permission permission, AuditEvent audit,
          BodyPolicy body, RateClass rate, Handler handler);

    Method method;
    std::string pattern;  ///< `/reviews/{year}/{number}`; a last part `{name...}` takes the rest of the path.
    identity::DataClass data_class;
    identity::Permission permission;
    AuditEvent audit;
    BodyPolicy body;
    RateClass rate;
    Handler handler;

    Route& at_once() { runs = Runs::AtOnce; return *this; }
    /// The operation's description for `/api/openapi.json`; every route under /api/ must have one.
    Route& describe(ApiOperation operation);

    PathPattern path;  ///< `pattern`, parsed.
    Runs runs = Runs::OnWorkers;
    std::shared_ptr<const ApiOperation> api;
};

/// A route whose pattern fits a path.
struct Candidate {
    const Route* route;
    PathPattern::Parameters parameters;
};

class Routes {
public:
    Routes& add(Route route);
    /// Every route that fits a path's decoded segments, whatever its method, the closest pattern first: `/search/tips` goes before
    /// `/search/{name}`. Valid until the next `add`.
    std::vector<Candidate> fitting(const std::vector<std::string>& segments) const;
    /// Throws base::Fault naming every route whose policy is unstated, contradictory or double. The server calls it at start.
    void check() const;
    /// One line for each route, sorted: what tests/routes.txt holds.
    std::string dump() const;
    const std::vector<Route>& all() const { return routes_; }

private:
    std::vector<Route> routes_;
};

}  // namespace web
