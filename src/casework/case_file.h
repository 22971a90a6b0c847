/// Everything of one case, opened: what was written, the steps that were taken, the clocks. Read once for a page.
#pragma once

#include <string_view>
#include <vector>

#include "casework/case.h"
#include "casework/record.h"

namespace casework {

struct CaseFile {
    Case of;
    std::vector<Record> records;     ///< The newest version of each, in the order in which they were begun.
    std::vector<TakenStep> steps;    ///< The oldest first.
    std::vector<Clock> clocks;       ///< The oldest first, ended ones too.

    /// The last record of the form; nothing where there is none.
    const Record* last(std::string_view form) const;
    std::vector<const Record*> all(std::string_view form) const;
    /// Those of the form whose field says so: sent("what") = "notification".
    std::vector<const Record*> all_where(std::string_view form, std::string_view section, std::string_view field, std::string_view words) const;
    /// The last step of that event.
    const TakenStep* last_step(std::string_view event) const;
};

/// Opens the case. Whoever calls has asked `authorize` and records the read.
CaseFile open_file(store::Snapshot&, const Ground&, const Case&);

}  // namespace casework
