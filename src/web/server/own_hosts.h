/// The names under which this installation answers. Everything else is a misdirected request: somebody's name pointed here, to read our
/// pages as if they were theirs (DNS rebinding) or to have their name written into links.
#pragma once

#include <string>
#include <string_view>

#include "base/address.h"

namespace web {

class OwnHosts {
public:
    /// `public_url` as in the settings: empty, or scheme and host with an optional port.
    explicit OwnHosts(std::string_view public_url);

    /// Whether a request with that Host, from that peer, is ours: the host of public_url; and from this machine itself the loopback names
    /// with any port (a tunnel's end has a port of its own).
    bool answer_for(std::string_view host, const base::Address& peer) const;

private:
    std::string host_;          ///< In lower case, without the scheme's own port.
    std::string default_port_;  ///< ":443" or ":80".
};

/// localhost, 127.0.0.1 or [::1], with a port or without.
bool is_loopback_name(std::string_view host);

}  // namespace web
