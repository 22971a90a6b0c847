/// Tables of bank holidays that were loaded into this installation: every load is kept, the newest is in force.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "calendar/calendar.h"
#include "store/transaction.h"

namespace calendar {

struct Load {
    int version = 0;
    std::string sha256 = {};  ///< Of the table.
    std::string source = {};  ///< The file's name, or what whoever pasted it says it is.
    std::string loaded_by = {};  ///< As the audit names them.
    std::string named = {};  ///< The name that was given at the shell.
    base::Instant loaded_at{};
    std::int64_t moved = 0;  ///< Clocks that were counted again with another answer.
};

/// Every load, the newest first.
std::vector<Load> loads(store::Snapshot&);
std::optional<std::string> table_of_load(store::Snapshot&, int version);

/// The calendar with the newest load in place of its own holidays; itself where nothing was loaded.
Calendar with_newest_load(store::Snapshot&, const Calendar& base);

/// The number that the next load gets.
int next_version(store::Snapshot&);
/// Keeps the load; `version` and `sha256` are those of `edition`.
void keep_load(store::Transaction&, const Edition& edition, std::string_view holidays, const Load& load);

/// A table that somebody looks at before it is loaded.
struct Proposal {
    std::string id;
    std::string holidays, source, proposed_by;
    base::Instant proposed_at{};
};
/// Those older than a day are forgotten.
void keep_proposal(store::Transaction&, const Proposal& proposal);
std::optional<Proposal> proposal(store::Snapshot&, std::string_view id);
void forget_proposal(store::Transaction&, std::string_view id);

}  // namespace calendar
