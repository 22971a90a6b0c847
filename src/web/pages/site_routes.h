#pragma once

#include <memory>
#include <string>

#include "web/server/health.h"
#include "web/server/route.h"

namespace web {

/// Every page of the public collection, in every language.
Routes site_routes();

/// Every page for people who sign in, in every language.
Routes signed_routes();

/// Both with what the installation itself answers: health, metrics, assets, robots.txt, security.txt.
Routes all_routes(const std::shared_ptr<Health>& health, const std::string& security_contact);

}  // namespace web
