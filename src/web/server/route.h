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
#include "web/server/door.h"
#include "web/server/message.h"
#include "web/server/path_pattern.h"

namespace web {

struct Services;     ///< What the pages need (store, search, messages). Defined by the pages, handed through untouched.
struct ApiOperation;

/// How a request came and what it is about, beside its grant.
struct Around {
    Visitor visitor{};
    std::shared_ptr<const identity::CaseStanding> standing{};  ///< To the case that the path names as `{case}`.
    identity::DataClass data_class = identity::DataClass::C0;
};

/// What surrounds one request. Only `authorize` can make the Grant that it takes.
class Context {
public:
    Context(identity::Grant grant, identity::Actor who, base::Instant at, const std::string& public_address, Services* rooms, Around around = {})
        : actor{std::move(who)}, now{at}, public_url{public_address}, grant_{grant}, services_{rooms}, around_{std::move(around)} {}

    const identity::Actor actor;
    const base::Instant now;            ///< The only clock a page may ask (`serve --now` moves it).
    const std::string& public_url;      ///< Without a slash at the end; the only source of absolute links.

    const identity::Grant& grant() const { return grant_; }
    const Visitor& visitor() const { return around_.visitor; }
    /// The actor's standing to the case of the path; null on pages of no case.
    const identity::CaseStanding* standing() const { return around_.standing.get(); }
    /// Asked by handlers of routes with `for_owners()`, once they know whose the thing is; and for further things on a page.
    bool may(identity::Permission permission, identity::Ownership ownership = identity::Ownership::Others) const;
    bool may(identity::Ownership ownership) const { return may(grant_.permission(), ownership); }
    Services& services() const;  ///< Asserts that the server was given them.

private:
    identity::Grant grant_;
    Services* services_;
    Around around_;
};

using Handler = std::function<Response(const Request&, Context&)>;

/// The event that the audit records, or that there is none because everybody may read it. The first part are reads: the server records
/// them before the first byte is sent. The others are recorded by the rooms themselves, in the transaction of the change.
enum class AuditEvent {
    Unstated,
    None,
    ReadCase, ReadReferral, ReadNotification, ReadReturn, ReadChronology, ReadDraft, ReadFile, DownloadedFile, ReadIdentityKey, ReadLegal, ReadFamilyLog,
    ReadHandedOver, ReadAudit, SearchPrivate, Exported,
    SignedIn, SignedOut, FactorChanged, RecoveryMade, PasswordChanged, AccountChanged, OrganisationChanged, StandingChanged, MembersChanged,
    ConflictDeclared, CaseOpened, CaseChanged, CaseSealed, BreakGlass, RecordChanged, FileUploaded, PublicationStep, FindingDismissed,
    RetentionDecided, SettingsChanged,
};

bool is_read(AuditEvent event);

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
    /// Also reached by those who may only see what is their own or was shared: the handler asks `Context::may(ownership)` before it shows it.
    Route& for_owners() { ownership = identity::Ownership::Own; return *this; }
    /// The operation's description for `/api/openapi.json`; every route under /api/ must have one.
    Route& describe(ApiOperation operation);

    PathPattern path;  ///< `pattern`, parsed.
    Runs runs = Runs::OnWorkers;
    identity::Ownership ownership = identity::Ownership::Others;
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
    std::vector<PathPattern::Outline> outlines_;  ///< Of each route, close together: thousands are looked through for each request.
};

}  // namespace web
