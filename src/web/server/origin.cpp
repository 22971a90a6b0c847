#include "web/server/origin.h"

namespace web {

bool is_same_origin(const Request& request) {
    if (request.headers.count("sec-fetch-site") > 1 || request.headers.count("origin") > 1) return false;
    if (const auto site = request.headers.find("sec-fetch-site"); site && *site != "same-origin" && *site != "none") return false;
    const auto origin = request.headers.find("origin");
    if (!origin || *origin == "null") return true;
    const std::string scheme = request.secure ? "https://" : "http://";
    return *origin == scheme + request.host;
}

}  // namespace web
