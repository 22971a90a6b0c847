/// Work that fills a demonstration folder, and what keeps it out of every other.
#pragma once

#include <optional>
#include <string>

#include "cli/library.h"
#include "store/jobs.h"

namespace cli {

/// Marks the folder for ever, before the first invented thing enters it. Where a server owns the folder it stays as it is: the work asks.
/// Throws base::Fault where it holds records, cases or accounts and is no demonstration: such a folder is never marked.
void mark_as_demonstration(const Setting& setting);

/// Parameters: none. Result: {"new": whether the accounts were made now}.
std::optional<std::string> demonstration_cases_work(Library& library, store::JobRun& run);
/// Parameters: {"cases": 15000, "seed": 1}. Result: {"new": …, "made": 15000, "found": 0}; what was made before is found.
std::optional<std::string> demonstration_caseload_work(Library& library, store::JobRun& run);

/// Accounts in a readable table, for whoever is at the shell.
std::string demonstration_accounts_table();
/// The same, on stdout, where the work's result says that they are new.
void print_new_accounts(std::string_view job_result);

}  // namespace cli
