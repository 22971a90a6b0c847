/// A case as lists and pages know it: plain, and without anything that was written about it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/day.h"
#include "base/id.h"
#include "base/public_id.h"
#include "store/sealing/keys.h"

namespace casework {

struct CaseTag;
using CaseKey = base::Id<CaseTag>;
struct RecordTag;
using RecordKey = base::Id<RecordTag>;
struct ClockTag;
using ClockKey = base::Id<ClockTag>;

struct Case {
    CaseKey key{0};
    base::PublicId id;
    std::string reference;          ///< "EM-2026-4821"
    std::int64_t partnership = 0;   ///< Organisation in identity.
    std::string nation;             ///< Slug: "england".
    std::string area;               ///< Slug of the authority that leads.
    std::string pseudonym;          ///< "Child Rowan"; empty until one is agreed.
    std::string state;              ///< "rr.open"
    store::KeyId seal = store::KeyId::installation();
    std::string lead;               ///< Public id of an account; empty for nobody.
    std::optional<base::Day> next_due_on;
    std::string next_rule;
    int children = 0;
    bool afterwards = false;        ///< Entered when it was already under way.
    base::Instant opened_at{}, changed_at{};
    std::int64_t version = 1;
};

/// A step that was taken.
struct TakenStep {
    std::int64_t sequence = 0;
    std::string event, from, to;
    base::Day happened_on{};
    base::Instant recorded_at{};
    std::string actor;              ///< As the audit names them.
    bool afterwards = false;
    std::vector<std::string> gaps;
    std::string reasons;            ///< C2.
};

/// A clock of a case. Why a day is what it is, `calendar::work_out` shows again at any time from rule, nation and start.
struct Clock {
    ClockKey key{0};
    std::string rule, nation, rule_version;
    base::Day start_on{};
    std::optional<base::Day> due_on;  ///< Nothing where it could not be worked out: `refusal` says why.
    std::string refusal;
    std::string start_event, recorded_by;
    base::Instant recorded_at{};
    std::optional<base::Day> met_on;
    std::string ended;              ///< Why it no longer runs, if not by being met.
    bool explained = false;
    bool runs() const { return !met_on && ended.empty(); }
};

}  // namespace casework
