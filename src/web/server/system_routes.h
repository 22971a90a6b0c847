/// The routes that are about the installation and not about its collection: health, metrics, assets, security.txt, robots.txt.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "web/server/health.h"
#include "web/server/route.h"

namespace web {

struct SystemPages {
    std::shared_ptr<Health> health;
    std::string security_contact;                              ///< `server.security_contact`; without one there is no security.txt.
    std::function<std::string(const Context&)> robots;         ///< The text of robots.txt; none: the file is absent.
};

void add_system_routes(Routes& routes, SystemPages pages);

/// /.well-known/security.txt as RFC 9116 has it, good for half a year from now.
std::string security_text(std::string_view contact, std::string_view public_url, base::Instant now);

}  // namespace web
