/// The National Panel's side: what was handed over since the last meeting, declared interests, decisions and national reviews.
///
/// Source: Children Act 2004 s.16B; SI 2018/789 reg. 3 (criteria), reg. 4 (reviewers); domain reference 1.9.
/// Nothing here asks the live case: lists and pages come from receipts and frozen copies.
#pragma once

#include <expected>
#include <optional>
#include <string>
#include <vector>

#include "casework/answers.h"
#include "casework/handover.h"

namespace casework {

// ---- meetings

/// Recorded once, however often it is sent.
void record_meeting(store::Transaction&, base::Day held_on, const Doer&);
std::optional<base::Day> last_meeting(store::Snapshot&);

// ---- the list

enum class PanelSort { Newest, Oldest, Reference, Partnership };

struct PanelWanted {
    std::optional<base::Day> since{};   ///< Handed over on that day or later. What came on the day of a meeting is shown twice rather than never.
    enum class Decided { Any, No, Yes } decided = Decided::Any;
    PanelSort sort = PanelSort::Oldest;
    int page = 1;
    int size = 25;
};
struct PanelListed {
    Receipt receipt;
    std::string decision;               ///< "no_national_review"; empty while there is none.
};
struct PanelList {
    std::vector<PanelListed> listed;
    std::int64_t total = 0;             ///< That fit.
};
PanelList panel_list(store::Snapshot&, const PanelWanted&);

// ---- what is written about a copy

struct PanelRecord {
    base::PublicId id;
    std::string form, form_version, code;
    Answers answers;
    std::string written_by;
    base::Instant written_at{};
};

enum class PanelRefusal {
    SteppedAside,  ///< Whoever declared an interest and steps aside decides nothing about the case.
};

/// Of the forms "panel_interest", "panel_decision", "panel_review"; a later one of a form stands, the earlier ones stay on record.
std::expected<PanelRecord, PanelRefusal> write_for_panel(store::Transaction&, const Ground&, const Receipt&, std::string_view form, const Answers&, const Doer&);
/// The oldest first.
std::vector<PanelRecord> panel_records(store::Snapshot&, const Ground&, const Receipt&);
/// The last of the form, or nothing.
const PanelRecord* last_of(const std::vector<PanelRecord>&, std::string_view form);

// ---- the public pool

struct PoolReviewer {
    std::int64_t key = 0;
    std::string name, field;
    bool ended = false;
};
void add_reviewer(store::Transaction&, const std::string& name, const std::string& field, const Doer&);
void end_reviewer(store::Transaction&, std::int64_t key, const Doer&);
/// By name; those who left the pool come last.
std::vector<PoolReviewer> reviewers(store::Snapshot&);

}  // namespace casework
