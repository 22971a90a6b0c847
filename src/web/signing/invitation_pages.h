#pragma once

#include "web/server/route.h"

namespace web {

/// Following an invitation: a password, an app, ten recovery codes.
void add_invitation_pages(Routes& routes);

}  // namespace web
