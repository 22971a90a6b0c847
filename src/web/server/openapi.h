/// Describing the API where its routes stand, so that the description cannot drift from the table.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace web {

class Routes;

/// One parameter of an operation. Those in the path's braces must be described too.
struct ApiParameter {
    enum class Place { Path, Query };
    enum class Kind { Text, Number, Texts };  ///< Texts: the name may come several times.

    std::string name;
    Place place = Place::Query;
    Kind kind = Kind::Text;
    std::string explanation;
};

/// What `/api/openapi.json` says of one route.
struct ApiOperation {
    std::string id;           ///< `searchCollection`: unique, what generated clients call it.
    std::string summary;
    std::vector<ApiParameter> parameters;
    std::string content_type = "application/json";
    std::string schema;       ///< The answer's JSON Schema (draft 2020-12) as JSON text; empty: any.
};

/// The OpenAPI 3.1 description of every described route as JSON. Throws base::Fault if a schema is no JSON, an id comes twice, or the
/// parameters in a path's braces are not exactly the described ones.
std::string openapi_json(const Routes& routes, std::string_view title, std::string_view version, std::string_view public_url);

}  // namespace web
