/// Records that hold for one text of the report and for no other.
#pragma once

#include "web/casework/desk.h"

namespace web {

/// The newest record of that form which holds for the text of that mark; null: none.
const casework::Record* record_of_text(CaseDesk& desk, std::string_view form, const std::string& hash);
/// Writes one, with the mark of its text beside it, and goes to the path.
Response write_for_text(CaseDesk& desk, const std::string& form, const casework::Answers& answers, const std::string& hash, const std::string& to);

}  // namespace web
