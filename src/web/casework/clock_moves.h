/// Clocks that a loaded calendar moved: from which day to which, and who loaded it.
#pragma once

#include "casework/calendar_change.h"
#include "web/casework/desk.h"

namespace web {

/// Of the clock that ended so; nothing where no load moved it.
html::Html clock_move_line(CaseDesk& desk, const std::vector<casework::ClockMove>& moves, const casework::Clock& ended);
std::vector<casework::ClockMove> clock_moves_of(const CaseDesk& desk);

}  // namespace web
