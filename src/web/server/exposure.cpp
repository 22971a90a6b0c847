#include "base/address.h"
#include "base/fault.h"
#include "web/server/own_hosts.h"
#include "web/server/transport.h"

namespace web {

namespace {

[[noreturn]] void refuse(std::string what, std::string key, std::string advice) {
    throw base::Fault{std::move(what), std::move(key), std::move(advice)};
}

}  // namespace

void check_exposure(const base::Settings& settings) {
    const auto& server = settings.server;
    const auto bind = base::Address::parse(server.bind);
    if (!bind) refuse("The server has no address to listen on", "server.bind", "Write an IPv4 or IPv6 address");
    const bool tls = !settings.tls.certificate.empty();
    if (tls == settings.tls.key.empty()) refuse("A certificate and its key are given together or not at all", "tls.certificate, tls.key", "");
    if (!bind->is_loopback() && server.public_url.empty())
        refuse("The server would be reachable from outside without knowing its own name", "server.public_url", "Write the address that readers use");
    if (!bind->is_loopback() && !tls && server.trusted_proxies.empty())
        refuse("The server would be reachable from outside without TLS", "server.bind",
               "Give it tls.certificate and tls.key, or name in server.trusted_proxies the proxy that ends TLS");
    const std::string_view url = server.public_url;
    if (url.starts_with("http://") && !is_loopback_name(url.substr(7)))
        refuse("A public address without TLS", "server.public_url", "Readers must reach it by https");
}

}  // namespace web
