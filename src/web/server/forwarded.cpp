#include "web/server/forwarded.h"

#include <algorithm>
#include <ranges>

#include "web/server/field_value.h"

namespace web {

namespace {

/// Drops the port of "192.0.2.1:80" and "[2001:db8::1]:80".
std::string_view without_port(std::string_view node) {
    if (node.starts_with('[')) return node.substr(0, node.find(']') == std::string_view::npos ? node.size() : node.find(']') + 1);
    return std::ranges::count(node, ':') == 1 ? node.substr(0, node.find(':')) : node;
}

/// The `for=` of one element of Forwarded; empty if it has none.
std::string_view for_parameter(std::string_view element) {
    while (!element.empty()) {
        const std::size_t end = std::min(element.find(';'), element.size());
        const std::string_view pair = trimmed(element.substr(0, end));
        element.remove_prefix(std::min(end + 1, element.size()));
        if (pair.size() < 4 || (pair[0] | 32) != 'f' || (pair[1] | 32) != 'o' || (pair[2] | 32) != 'r' || pair[3] != '=') continue;
        std::string_view node = pair.substr(4);
        if (node.size() >= 2 && node.front() == '"' && node.back() == '"') node = node.substr(1, node.size() - 2);
        return node;
    }
    return {};
}

}  // namespace

std::vector<std::optional<base::Address>> forwarded_addresses(std::string_view header, std::string_view value) {
    std::vector<std::optional<base::Address>> addresses;
    while (!value.empty()) {
        const std::size_t end = std::min(value.find(','), value.size());
        const std::string_view element = trimmed(value.substr(0, end));
        value.remove_prefix(std::min(end + 1, value.size()));
        addresses.push_back(base::Address::parse(without_port(header == "forwarded" ? for_parameter(element) : element)));
    }
    return addresses;
}

bool TrustedProxies::contains(const base::Address& address) const {
    return std::ranges::any_of(ranges_, [&](const base::AddressRange& range) { return range.contains(address); });
}

base::Address TrustedProxies::reader(const base::Address& peer, const Headers& headers) const {
    base::Address reader = peer;
    const auto said = contains(peer) ? forwarded_addresses(header_, headers.joined(header_)) : std::vector<std::optional<base::Address>>{};
    for (const auto& address : said | std::views::reverse) {
        if (!address) return reader;
        reader = *address;
        if (!contains(reader)) return reader;
    }
    return reader;
}

}  // namespace web
