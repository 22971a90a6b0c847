/// Ways into casework for those who sign in: an authority at its notification, a referral that came by other ways, a case already under way.
#pragma once

#include "web/server/route.h"

namespace web {

/// `/cases/new`, `/cases/{case}/details`, `/cases/{case}/people`, `/cases/{case}/history`.
void add_opening_pages(Routes& routes);
void add_person_pages(Routes& routes);
void add_history_pages(Routes& routes);

}  // namespace web
