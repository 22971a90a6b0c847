#include "web/signing/cookies.h"

#include <fmt/format.h>

namespace web {

namespace {

constexpr std::size_t longest_cookie = 128;

/// With the prefix a browser takes the cookie only when it is secure, for the whole host and for no other (RFC 6265bis, 4.1.3.2).
std::string name_of(Cookie which, bool secure) {
    constexpr std::string_view names[] = {"cairn-session", "cairn-device", "cairn-visit"};
    return (secure ? "__Host-" : "") + std::string{names[static_cast<int>(which)]};
}

void write_cookie(Response& response, const Request& request, Cookie which, const std::string& value, std::string_view age) {
    response.headers.add("Set-Cookie", fmt::format("{}={}; Path=/; HttpOnly; SameSite=Lax{}{}", name_of(which, request.secure), value,
                                                   request.secure ? "; Secure" : "", age));
}

}  // namespace

std::string cookie_of(const Request& request, Cookie which) {
    const auto value = request.cookie(name_of(which, request.secure));
    return value && value->size() <= longest_cookie ? std::string{*value} : std::string{};
}

void set_cookie(Response& response, const Request& request, Cookie which, const std::string& value) {
    write_cookie(response, request, which, value, which == Cookie::Device ? "; Max-Age=31536000" : "");
}

void drop_cookie(Response& response, const Request& request, Cookie which) { write_cookie(response, request, which, "", "; Max-Age=0"); }

}  // namespace web
