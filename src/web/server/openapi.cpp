#include "web/server/openapi.h"

#include <algorithm>
#include <set>

#include <boost/json.hpp>

#include "base/fault.h"
#include "web/server/route.h"

namespace web {

namespace {

namespace json = boost::json;

[[noreturn]] void refuse(const Route& route, std::string what) {
    throw base::Fault{"The API's description is refused: " + what, route.pattern, "Report this: the program was built with it"};
}

json::object schema_of(ApiParameter::Kind kind) {
    switch (kind) {
        case ApiParameter::Kind::Number: return {{"type", "integer"}};
        case ApiParameter::Kind::Texts: return {{"type", "array"}, {"items", {{"type", "string"}}}};
        case ApiParameter::Kind::Text: break;
    }
    return {{"type", "string"}};
}

json::object described(const ApiParameter& parameter) {
    const bool in_path = parameter.place == ApiParameter::Place::Path;
    return {{"name", parameter.name}, {"in", in_path ? "path" : "query"}, {"required", in_path},
            {"description", parameter.explanation}, {"schema", schema_of(parameter.kind)}};
}

std::set<std::string> names_in_braces(std::string_view pattern) {
    std::set<std::string> names;
    for (std::size_t open = pattern.find('{'); open != std::string_view::npos; open = pattern.find('{', open + 1))
        names.emplace(pattern.substr(open + 1, pattern.find('}', open) - open - 1));
    return names;
}

void check_parameters(const Route& route) {
    std::set<std::string> described;
    for (const ApiParameter& parameter : route.api->parameters)
        if (parameter.place == ApiParameter::Place::Path) described.insert(parameter.name);
    if (described != names_in_braces(route.pattern)) refuse(route, "the parameters of its path are not the described ones");
}

json::value answer_schema(const Route& route) {
    if (route.api->schema.empty()) return json::object{};
    json::error_code error;
    json::value schema = json::parse(route.api->schema, error);
    if (error) refuse(route, "its schema is no JSON");
    return schema;
}

json::object operation(const Route& route) {
    check_parameters(route);
    json::array parameters;
    for (const ApiParameter& parameter : route.api->parameters) parameters.push_back(described(parameter));
    json::object content{{route.api->content_type, {{"schema", answer_schema(route)}}}};
    json::object answers{{"200", {{"description", "The answer"}, {"content", std::move(content)}}}};
    answers["429"] = {{"description", "Too many requests from this address; Retry-After says when to come back"}};
    answers["503"] = {{"description", "Busy; Retry-After says when to come back"}};
    if (!route.api->parameters.empty()) answers["400"] = {{"description", "A parameter is not understood"}};
    if (!names_in_braces(route.pattern).empty()) answers["404"] = {{"description", "There is no such thing to read here"}};
    return {{"operationId", route.api->id}, {"summary", route.api->summary}, {"parameters", std::move(parameters)}, {"responses", std::move(answers)}};
}

std::string lower_word(Method method) {
    std::string word{to_word(method)};
    std::ranges::transform(word, word.begin(), [](char c) { return static_cast<char>(c + 32); });
    return word;
}

}  // namespace

std::string openapi_json(const Routes& routes, std::string_view title, std::string_view version, std::string_view public_url) {
    json::object paths;
    std::set<std::string> ids;
    for (const Route& route : routes.all()) {
        if (!route.api) continue;
        if (!ids.insert(route.api->id).second) refuse(route, "its operation id comes twice");
        paths[route.pattern].is_object() ? void() : void(paths[route.pattern] = json::object{});
        paths[route.pattern].as_object()[lower_word(route.method)] = operation(route);
    }
    json::object description{{"openapi", "3.1.0"}, {"info", {{"title", title}, {"version", version}}}};
    description["servers"] = json::array{json::object{{"url", public_url}}};
    description["paths"] = std::move(paths);
    return json::serialize(description);
}

}  // namespace web
