/// A meeting as its page and its pack show it.
#pragma once

#include <optional>

#include "casework/meeting.h"
#include "web/casework/desk.h"

namespace web {

/// The meeting that the path names, or nothing where it belongs to another case or is none.
std::optional<casework::Record> meeting_of(CaseDesk& desk);
std::string meeting_path(const CaseDesk& desk, const casework::Record& meeting, std::string_view below = {});
/// "Rapid review meeting"; the form's own title where none was written.
std::string meeting_title(const CaseDesk& desk, const casework::Record& meeting);
/// Day, time and place in one line.
html::Html meeting_when(const CaseDesk& desk, const casework::Record& meeting);
/// Numbered items with the time at which each begins; `acts` adds what can be done with an item.
html::Html agenda_list(const CaseDesk& desk, const std::vector<casework::AgendaItem>& agenda, const std::function<html::Html(const casework::AgendaItem&)>& acts = {});

}  // namespace web
