/// Which proceedings that run alongside stand in the way of what, and when each is to be looked at again.
///
/// Source: domain reference 2.7: none has precedence by itself; each holds back publication, contact or interviews, or informs only.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "casework/case_file.h"

namespace casework {

/// Those with that effect ("blocks_contact", "blocks_interview", "blocks_publication") that have not ended, the oldest first.
std::vector<const Record*> in_the_way(const CaseFile& file, std::string_view effect);
/// Three months (rule `hold-review`) after it was last looked at, or after it began to hold something back; nothing where it has ended,
/// informs only, or names no day to count from.
std::optional<base::Day> look_again(const CaseFile& file, const Record& proceeding, const Ground&);

/// What a form of that name, or the page "publication", is about to do, as an effect that could forbid it; empty: nothing that proceedings hold back.
std::string_view held_back_by(std::string_view form);

}  // namespace casework
