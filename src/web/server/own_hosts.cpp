#include "web/server/own_hosts.h"

#include <algorithm>

namespace web {

namespace {

std::string lower(std::string_view text) {
    std::string lowered{text};
    std::ranges::transform(lowered, lowered.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return lowered;
}

std::string without(std::string host, std::string_view ending) {
    if (!ending.empty() && host.ends_with(ending)) host.resize(host.size() - ending.size());
    return host;
}

}  // namespace

bool is_loopback_name(std::string_view host) {
    const std::string name = lower(host);
    for (const std::string_view own : {"localhost", "127.0.0.1", "[::1]"}) {
        if (!name.starts_with(own)) continue;
        const std::string_view port = std::string_view{name}.substr(own.size());
        const bool digits = port.size() >= 2 && port.size() <= 6 && std::all_of(port.begin() + 1, port.end(), [](char c) { return c >= '0' && c <= '9'; });
        if (port.empty() || (port.front() == ':' && digits)) return true;
    }
    return false;
}

OwnHosts::OwnHosts(std::string_view public_url) : default_port_{public_url.starts_with("https://") ? ":443" : ":80"} {
    const std::size_t slashes = public_url.find("://");
    if (slashes != std::string_view::npos) host_ = without(lower(public_url.substr(slashes + 3)), default_port_);
}

bool OwnHosts::answer_for(std::string_view host, const base::Address& peer) const {
    if (!host_.empty() && without(lower(host), default_port_) == host_) return true;
    return peer.is_loopback() && is_loopback_name(host);
}

}  // namespace web
