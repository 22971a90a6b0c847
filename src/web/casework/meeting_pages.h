/// A meeting about a case: agenda, attendance and interests, quorum, minutes, and the pack that its members read.
#pragma once

#include "web/server/route.h"

namespace web {

/// `/cases/{case}/meetings/{record}`, `…/agenda`, `…/agenda/move`.
void add_meeting_pages(Routes& routes);
/// `/cases/{case}/meetings/{record}/pack`, `…/pack/print`, `…/pack.pdf`.
void add_pack_pages(Routes& routes);

}  // namespace web
