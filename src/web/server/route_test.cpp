#include "web/server/route.h"

#include <doctest/doctest.h>

#include <type_traits>

#include "base/fault.h"
#include "web/server/openapi.h"

using namespace web;
using identity::DataClass;
using identity::Permission;

namespace {

Response nothing(const Request&, Context&) { return Response{}; }

Route page(std::string pattern) {
    return Route{Method::Get, std::move(pattern), DataClass::C0, Permission::ReadCollection, AuditEvent::None, no_body, RateClass::Pages, nothing};
}

/// What the table says against the route; "" if it takes it.
std::string complaint(Route route) {
    try {
        Routes{}.add(std::move(route)).check();
        return "";
    } catch (const base::Fault& fault) {
        return fault.where();
    }
}

std::string closest(const Routes& routes, const std::vector<std::string>& segments) {
    const auto found = routes.fitting(segments);
    return found.empty() ? "none" : found.front().route->pattern;
}

// A policy has no default: a route that leaves one out is not a route.
static_assert(std::is_constructible_v<Route, Method, std::string, DataClass, Permission, AuditEvent, BodyPolicy, RateClass, Handler>);
static_assert(!std::is_constructible_v<Route, Method, std::string, DataClass, Permission, AuditEvent, BodyPolicy, RateClass>);
static_assert(!std::is_constructible_v<Route, Method, std::string, DataClass, Permission, AuditEvent, BodyPolicy, Handler>);
static_assert(!std::is_constructible_v<Route, Method, std::string, DataClass, Permission, AuditEvent, RateClass, Handler>);
static_assert(!std::is_constructible_v<Route, Method, std::string, DataClass, Permission, BodyPolicy, RateClass, Handler>);
static_assert(!std::is_constructible_v<Route, Method, std::string, DataClass, AuditEvent, BodyPolicy, RateClass, Handler>);
static_assert(!std::is_constructible_v<Route, Method, std::string, Permission, AuditEvent, BodyPolicy, RateClass, Handler>);
static_assert(!std::is_default_constructible_v<Route>);
// And nobody makes a context without having asked authorize().
static_assert(!std::is_constructible_v<Context, identity::Actor, base::Instant, const std::string&, Services*>);

}  // namespace

TEST_CASE("a route whose policy says everything is taken") { CHECK(complaint(page("/reviews/{year}/{number}")) == ""); }

TEST_CASE("a route that leaves any part of its policy unstated stops the start") {
    CHECK(complaint({Method::Get, "/a", {}, Permission::ReadCollection, AuditEvent::None, no_body, RateClass::Pages, nothing}) == "GET /a: it does not state its data class");
    CHECK(complaint({Method::Get, "/a", DataClass::C0, {}, AuditEvent::None, no_body, RateClass::Pages, nothing}) == "GET /a: it does not state its permission");
    CHECK(complaint({Method::Get, "/a", DataClass::C0, Permission::ReadCollection, {}, no_body, RateClass::Pages, nothing}) == "GET /a: it does not state its audit event");
    CHECK(complaint({Method::Get, "/a", DataClass::C0, Permission::ReadCollection, AuditEvent::None, {}, RateClass::Pages, nothing}) == "GET /a: it does not state its body policy");
    CHECK(complaint({Method::Get, "/a", DataClass::C0, Permission::ReadCollection, AuditEvent::None, no_body, {}, nothing}) == "GET /a: it does not state its rate");
    CHECK(complaint({Method::Get, "/a", DataClass::C0, Permission::ReadCollection, AuditEvent::None, no_body, RateClass::Pages, {}}) == "GET /a: it has no handler");
    CHECK(complaint({Method::Post, "/a", DataClass::C0, Permission::ReadCollection, AuditEvent::None, form_body(0), RateClass::Forms, nothing}) == "POST /a: it does not limit its body");
}

TEST_CASE("reading a case without a record of it stops the start") {
    CHECK(complaint({Method::Get, "/a", DataClass::C2, Permission::ReadCollection, AuditEvent::None, no_body, RateClass::Pages, nothing}) ==
          "GET /a: reading case material is always recorded");
}

TEST_CASE("GET takes no body, and what takes none changes nothing") {
    CHECK(complaint({Method::Get, "/a", DataClass::C0, Permission::ReadCollection, AuditEvent::None, form_body(10), RateClass::Pages, nothing}) != "");
    CHECK(complaint({Method::Post, "/a", DataClass::C0, Permission::ReadCollection, AuditEvent::None, no_body, RateClass::Pages, nothing}) != "");
}

TEST_CASE("two routes for the same paths stop the start, whatever their braces are called") {
    Routes routes;
    routes.add(page("/reviews/{year}")).add(page("/reviews/{number}"));
    CHECK_THROWS_AS(routes.check(), base::Fault);
}

TEST_CASE("a pattern that is none stops the start") {
    for (const char* pattern : {"reviews", "", "/{rest...}/more", "/{year", "/a{b}"}) CHECK_MESSAGE(complaint(page(pattern)) != "", pattern);
}

TEST_CASE("a route under /api/ without a description stops the start") {
    CHECK(complaint(page("/api/v1/search")) == "GET /api/v1/search: a route under /api/ needs a description");
    CHECK(complaint(page("/api/v1/search").describe(ApiOperation{.id = "search", .summary = "Search", .parameters = {}, .schema = ""})) == "");
}

TEST_CASE("the pattern that fits most closely answers") {
    Routes routes;
    routes.add(page("/{anything...}")).add(page("/search/{name}")).add(page("/search/tips")).add(page("/"));
    CHECK(closest(routes, {""}) == "/");
    CHECK(closest(routes, {"search", "tips"}) == "/search/tips");
    CHECK(closest(routes, {"search", "words"}) == "/search/{name}");
    CHECK(closest(routes, {"search", "words", "more"}) == "/{anything...}");
}

TEST_CASE("a part in braces is never empty, and a slash at the end is another path") {
    Routes routes;
    routes.add(page("/reviews/{year}"));
    CHECK(closest(routes, {"reviews", ""}) == "none");
    CHECK(closest(routes, {"reviews", "2024", ""}) == "none");
    CHECK(closest(routes, {"reviews"}) == "none");
}

TEST_CASE("what stands for the parts in braces is handed over by name") {
    Routes routes;
    routes.add(page("/reviews/{year}/{number}")).add(page("/files/{path...}"));
    CHECK(routes.fitting({"reviews", "2024", "7"}).front().parameters == PathPattern::Parameters{{"year", "2024"}, {"number", "7"}});
    CHECK(routes.fitting({"files", "a", "b"}).front().parameters == PathPattern::Parameters{{"path", "a/b"}});
}

TEST_CASE("the list of routes says everything that their policies say") {
    Routes routes;
    routes.add(page("/search"));
    routes.add({Method::Post, "/feedback", DataClass::C0, Permission::ReadCollection, AuditEvent::None, form_body(8192), RateClass::Forms, nothing});
    CHECK(routes.dump() ==
          "/feedback POST C0 ReadCollection audit:None body:Form:8192 rate:Forms\n"
          "/search GET C0 ReadCollection audit:None body:Nothing:0 rate:Pages\n");
}
