/// Who the reader is when a proxy stands between. Source: RFC 7239; X-Forwarded-For has none.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "base/address.h"
#include "web/server/message.h"

namespace web {

/// The proxies whose word is taken, and the header in which they give it.
class TrustedProxies {
public:
    /// `header`: "x-forwarded-for" or "forwarded".
    TrustedProxies(std::vector<base::AddressRange> ranges, std::string header) : ranges_{std::move(ranges)}, header_{std::move(header)} {}

    bool none() const { return ranges_.empty(); }
    bool contains(const base::Address& address) const;

    /// The reader's address: walking back from `peer`, the first one that is not a trusted proxy. What a stranger wrote further back is
    /// never read; where a trusted proxy wrote something unreadable, the proxy itself is the reader.
    base::Address reader(const base::Address& peer, const Headers& headers) const;

private:
    std::vector<base::AddressRange> ranges_;
    std::string header_;
};

/// The addresses in the field from first to last; what cannot be read (obfuscated, "unknown") is left as nothing.
std::vector<std::optional<base::Address>> forwarded_addresses(std::string_view header, std::string_view value);

}  // namespace web
