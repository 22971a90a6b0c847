#include "web/server/server.h"

#include <doctest/doctest.h>

#include "web/server/raw_client.h"
#include "web/server/system_routes.h"

using namespace web;
using namespace web::test;

namespace {

ServerParts parts_with(Handler handler, base::Settings settings = test_settings()) {
    ServerParts parts{.settings = std::move(settings), .routes = {}, .health = std::make_shared<Health>()};
    parts.routes.add(public_get("/", std::move(handler)));
    add_system_routes(parts.routes, {parts.health, "", nullptr});
    return parts;
}

Response hello(const Request&, Context&) { return Response::text("Good morning\n"); }

}  // namespace

TEST_CASE("a page is asked for and comes") {
    RunningServer server{parts_with(hello)};
    const Answer answer = get(server.port(), "/");
    CHECK(answer.status == 200);
    CHECK(answer.body == "Good morning\n");
    CHECK(answer.header("Content-Type") == "text/plain; charset=utf-8");
    CHECK(answer.header("X-Content-Type-Options") == "nosniff");
}
