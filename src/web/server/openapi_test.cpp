#include "web/server/openapi.h"

#include <doctest/doctest.h>

#include <boost/json.hpp>

#include "base/fault.h"
#include "web/server/route.h"

using namespace web;

namespace {

Route api_route(std::string pattern, ApiOperation operation) {
    return Route{Method::Get, std::move(pattern), identity::DataClass::C0, identity::Permission::ReadCollection, AuditEvent::None, no_body, RateClass::Search,
                 [](const Request&, Context&) { return Response{}; }}
        .describe(std::move(operation));
}

ApiOperation read_review() {
    ApiOperation operation;
    operation.id = "readReview";
    operation.summary = "One published review";
    operation.parameters = {{"year", ApiParameter::Place::Path, ApiParameter::Kind::Number, "Year of entry"},
                            {"number", ApiParameter::Place::Path, ApiParameter::Kind::Number, "Number in that year"}};
    operation.schema = R"({"type":"object"})";
    return operation;
}

boost::json::value description(const Routes& routes) { return boost::json::parse(openapi_json(routes, "Cairn", "0.1.0", "https://reviews.example.org")); }

}  // namespace

TEST_CASE("the description names every described route with its parameters") {
    Routes routes;
    routes.add(api_route("/api/v1/reviews/{year}/{number}", read_review()));
    const auto described = description(routes);
    CHECK(described.at("openapi") == "3.1.0");
    CHECK(described.at("servers").at(0).at("url") == "https://reviews.example.org");
    const auto& operation = described.at("paths").at("/api/v1/reviews/{year}/{number}").at("get");
    CHECK(operation.at("operationId") == "readReview");
    CHECK(operation.at("parameters").as_array().size() == 2);
    CHECK(operation.at("parameters").at(0).at("in") == "path");
    CHECK(operation.at("parameters").at(0).at("required") == true);
    CHECK(operation.at("responses").at("200").at("content").at("application/json").at("schema").at("type") == "object");
    CHECK(operation.at("responses").as_object().contains("404"));
}

TEST_CASE("a path whose braces are not described is refused") {
    ApiOperation operation = read_review();
    operation.parameters.pop_back();
    Routes routes;
    routes.add(api_route("/api/v1/reviews/{year}/{number}", operation));
    CHECK_THROWS_AS(description(routes), base::Fault);
}

TEST_CASE("two operations of one name are refused, and so is a schema that is no JSON") {
    ApiOperation plain;
    plain.id = "search";
    Routes twice;
    twice.add(api_route("/api/v1/search", plain)).add(api_route("/api/v1/find", plain));
    CHECK_THROWS_AS(description(twice), base::Fault);
    plain.schema = "{";
    Routes broken;
    broken.add(api_route("/api/v1/search", plain));
    CHECK_THROWS_AS(description(broken), base::Fault);
}
