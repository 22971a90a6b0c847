#include "web/server/system_routes.h"

#include <fmt/format.h>

#include "base/assert.h"
#include "base/metrics.h"
#include "web/server/static_files.h"

namespace web {

namespace {

using identity::DataClass;
using identity::Permission;

constexpr std::chrono::days security_text_holds{180};
constexpr std::chrono::hours robots_hold{1};

Route public_text(std::string pattern, Permission permission, Handler handler) {
    return Route{Method::Get, std::move(pattern), DataClass::C0, permission, AuditEvent::None, no_body, RateClass::Unlimited, std::move(handler)}.at_once();
}

Response alive(const Request&, Context&) { return Response::text("ok\n"); }

Response metrics(const Request&, Context&) { return Response::bytes("text/plain; version=0.0.4; charset=utf-8", base::metrics_text()); }

Response asset(const Request& request, Context&) { return static_file(request); }

}  // namespace

std::string security_text(std::string_view contact, std::string_view public_url, base::Instant now) {
    const auto expires = std::chrono::floor<std::chrono::days>(now) + security_text_holds;
    return fmt::format("Contact: {}\nExpires: {}\nPreferred-Languages: en, cy\nCanonical: {}/.well-known/security.txt\n", contact,
                       base::to_iso(base::Instant{expires}), public_url);
}

void add_system_routes(Routes& routes, SystemPages pages) {
    CAIRN_ASSERT(pages.health != nullptr);
    prepare_static_files();
    routes.add(public_text("/healthz", Permission::ReadHealth, alive));
    routes.add(public_text("/readyz", Permission::ReadHealth, [health = pages.health](const Request&, Context&) {
        const auto readiness = health->readiness();
        return Response::text(readiness.words, readiness.ready ? 200 : 503);
    }));
    routes.add(Route{Method::Get, "/metrics", DataClass::C1, Permission::ReadOperations, AuditEvent::None, no_body, RateClass::Unlimited, metrics}.at_once());
    routes.add(public_text("/static/{path...}", Permission::ReadCollection, asset));
    if (!pages.security_contact.empty())
        routes.add(public_text("/.well-known/security.txt", Permission::ReadCollection, [contact = pages.security_contact](const Request&, Context& context) {
            return Response::text(security_text(contact, context.public_url, context.now));
        }));
    if (pages.robots)
        routes.add(public_text("/robots.txt", Permission::ReadCollection, [robots = pages.robots](const Request&, Context& context) {
            return Response::text(robots(context)).with_cache(Cache::Shared, robots_hold);
        }));
}

}  // namespace web
