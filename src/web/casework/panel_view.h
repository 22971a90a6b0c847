/// One copy that was handed over, as the Panel's staff have it; and the reply drafted from what they decided.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "casework/panel_desk.h"
#include "documents/word/written.h"
#include "web/casework/desk.h"

namespace web {

/// The name of the partnership that handed it over, as it is known to identity.
std::string partnership_name(const SignedPage& page, std::int64_t partnership);
/// The frame of the Panel's desk, with the way back to its list.
html::PageFrame panel_frame(const SignedPage& page, std::string title);

/// From the template of the kind of reply, the comments and the day by which an answer is wanted.
documents::word::WrittenDocument reply_document(const html::Catalogue& t, const casework::Receipt& receipt, const std::string& partnership, const casework::PanelRecord& decision);

}  // namespace web
