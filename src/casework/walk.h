/// Takes a case along its path: a step happens when its guards are met, and is kept with who, when and why.
#pragma once

#include <expected>
#include <string>
#include <vector>

#include "casework/case_file.h"
#include "casework/guards.h"
#include "casework/path.h"

namespace casework {

/// Why a step was not taken; the case stays where it was.
struct StepRefusal {
    enum class Code {
        NotFromHere,   ///< That cannot happen in this state: somebody may have taken the case further meanwhile.
        Missing,       ///< Guards are not met: `missing` names them.
        NotYet,        ///< The day lies ahead.
        BeforeLast,    ///< The day lies before the last step's.
    };
    Code code;
    std::vector<std::string> missing;
};

/// The state to which the step leads this case: where it was before, where the path says so.
std::string leads_to(const Step& step, const CaseFile& file);

/// Takes the step, keeps the clocks, and goes on by itself where nothing is left to decide (a notification sent by the main route opens
/// its rapid review). Of a case that is entered afterwards unmet guards are kept as gaps instead of refusing.
std::expected<Case, StepRefusal> take_step(store::Transaction&, const Ground&, const Case&, std::string_view event, const StepAsked&, const Doer&);

/// Writes a record and keeps the clocks and blind tokens; what every page that saves something calls.
Record write_down(store::Transaction&, const Ground&, const Case&, const NewRecord&, const Doer&);
std::expected<std::int64_t, Stale> write_anew(store::Transaction&, const Ground&, const Case&, const Record& seen, const Answers&, const Doer&);

/// The unmet guards of every step that was taken afterwards and is still unmet: the list of gaps.
struct Gap {
    std::string event, guard;
};
std::vector<Gap> gaps(const CaseFile& file);

}  // namespace casework
