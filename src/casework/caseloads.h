/// Lists of cases kept in memory: what `caseload` says, without reading thousands of rows each time.
///
/// Which cases a person may know of is asked of identity anew after every commit that changed its tables, and when a membership, leave
/// cover or break-glass begins or ends by the clock; plain rows are read again when anything was recorded about their case. So a list is
/// never older than the last commit, and a sealed case is in the list of its members alone, as in `caseload`, against which a test holds every answer.
/// For the process that owns the folder: it alone sees every commit.
#pragma once

#include <memory>

#include "casework/caseload.h"
#include "store/store.h"

namespace casework {

/// Safe from any thread. The store outlives it.
class Caseloads {
public:
    explicit Caseloads(store::Store& store);
    ~Caseloads();

    Caseload list(const CaseloadWanted& wanted);
    CaseloadChoices choices(identity::PersonId person, base::Instant now);

private:
    class Inside;
    std::unique_ptr<Inside> inside_;
};

}  // namespace casework
