/// Local steps of the rapid review: always marked as local, never shown as a statute's.
#pragma once

#include "casework/timetable.h"
#include "web/casework/desk.h"

namespace web {

/// The steps with their source and whether anybody checked; with days where `days` are given.
html::Html timetable_table(const SignedPage& page, const casework::Timetable& table, const std::vector<std::optional<base::Day>>* days);
/// The case's own, with the version that it goes by and why; nothing while no notification was sent.
html::Html local_steps_section(CaseDesk& desk);
/// For the overview: the next local step in a line, while the rapid review is open.
html::Html next_local_step(CaseDesk& desk);

}  // namespace web
