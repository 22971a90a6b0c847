#include "web/pages/site_routes.h"

#include <doctest/doctest.h>

#include <boost/json.hpp>

#include <cstdlib>
#include <fstream>
#include <iterator>

#include "web/server/openapi.h"

using namespace web;

namespace {
Routes every_route() { return all_routes(std::make_shared<Health>(), "mailto:security@reviews.example.org"); }
}  // namespace

TEST_CASE("every route of the program states its whole policy") { CHECK_NOTHROW(every_route().check()); }

TEST_CASE("the routes are those of the checked-in list, so no address disappears unnoticed") {
    const char* path = CAIRN_SOURCE_DIR "/tests/routes.txt";
    if (std::getenv("CAIRN_WRITE_DOCS")) std::ofstream{path, std::ios::binary} << every_route().dump();
    std::ifstream file{path, std::ios::binary};
    const std::string listed{std::istreambuf_iterator<char>{file}, {}};
    CHECK_MESSAGE(listed == every_route().dump(), "if the change is meant: CAIRN_WRITE_DOCS=1 build/dev/web_tests, and say why in the commit");
}

TEST_CASE("the API's description has exactly the routes under /api/") {
    const Routes routes = every_route();
    const auto described = boost::json::parse(openapi_json(routes, "Cairn", "0.1.0", "https://reviews.example.org"));
    std::size_t under_api = 0;
    for (const Route& route : routes.all()) {
        if (!route.pattern.starts_with("/api/")) continue;
        ++under_api;
        CHECK_MESSAGE(described.at("paths").as_object().contains(route.pattern), route.pattern);
    }
    CHECK(described.at("paths").as_object().size() == under_api);
}

TEST_CASE("every route is public, for whoever looks after the installation, a step of signing in, or for people who have signed in") {
    const Routes routes = every_route();
    for (const Route& route : routes.all()) {
        const auto kind = identity::facts_of(route.permission).kind;
        if (route.data_class == identity::DataClass::C0) CHECK(kind == identity::PermissionKind::Everybody);
        else if (kind == identity::PermissionKind::Everybody) CHECK(route.permission == identity::Permission::SignIn);
    }
}

TEST_CASE("nothing but steps of signing in and a person's own pages is open without a role") {
    const Routes routes = signed_routes();
    for (const Route& route : routes.all()) {
        const auto answer = identity::authorize(identity::Actor::the_public(), route.permission, {.data_class = route.data_class});
        CHECK_MESSAGE(answer.has_value() == (route.permission == identity::Permission::SignIn), route.pattern);
    }
}
