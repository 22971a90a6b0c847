/// What was typed and not saved: kept while somebody writes, shown to them when they come back, and thrown away when they say so.
#pragma once

#include "casework/unsaved.h"
#include "web/casework/desk.h"

namespace web {

/// Whose words these are: of the form, and of the record that is being changed or a new one.
casework::UnsavedPlace unsaved_place(const CaseDesk& desk, std::string_view form, std::string_view record);
std::optional<casework::Unsaved> unsaved_of(CaseDesk& desk, std::string_view form, std::string_view record);

/// Inside the form: keeping by hand, and where script says when it last kept. `keep`: the path that takes it.
html::Html keeping_row(const SignedPage& page, std::string_view keep);
/// Above the form, where it shows what was kept: when, whether somebody saved meanwhile, and how it is thrown away.
html::Html unsaved_banner(CaseDesk& desk, const casework::Unsaved& unsaved, std::int64_t newest, const std::string& forget);

/// Keeps what was sent; empty answers are nothing to keep. A script is told the time in words, a person goes back to `edit`.
Response keep_typed(CaseDesk& desk, const casework::UnsavedPlace& place, const casework::Answers& typed, const std::string& edit);
Response forget_typed(CaseDesk& desk, const casework::UnsavedPlace& place, const std::string& edit);

}  // namespace web
