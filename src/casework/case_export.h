/// One whole case in order, for a court, an inquiry or somebody who asks what is held about them: numbered items, the list of reads, and
/// what concerns other people marked for a person's decision. The program marks; it leaves nothing out and decides nothing.
///
/// Source: UK GDPR article 15 with the Data Protection Act 2018, Schedule 2, paragraph 16 (information about others is weighed by a
/// person); neither checked beyond its title. Not here: pages and the archive (web), who may export (identity).
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "audit/reading.h"
#include "casework/case_file.h"
#include "casework/document.h"
#include "casework/keeping.h"
#include "casework/timetable.h"

namespace casework {

struct ExportItem {
    enum class Kind { Step, Record, Clock, Document, Timetable } kind{};
    int number = 0;                 ///< From 1, in the order in which things were written down.
    base::Instant at{};             ///< When it was written down.
    std::string who;                ///< As the audit names them.
    TakenStep step;                 ///< Of Kind::Step.
    Record record;                  ///< Of Kind::Record: one version of it.
    Clock clock;                    ///< Of Kind::Clock.
    Document document;              ///< Of Kind::Document, with `paper`: one version of it.
    DocumentVersion paper;
    TimetableChoice timetable;      ///< Of Kind::Timetable: the version that somebody chose for the case, and why.
    std::set<Place> third_party;    ///< Answers that name somebody else than the subject.
    bool about_others = false;      ///< The step's reasons do, the whole record is what others said, or it is a file that nobody but a person reads.
    bool for_decision() const { return about_others || !third_party.empty(); }
};

struct CaseExport {
    Case of;
    std::vector<ExportItem> items;
    std::vector<audit::Entry> reads;  ///< Who looked at or took away what, the oldest first.
    Keeping keeping;
    int for_decision() const;
};

/// `subject`: the record of the person who asks. Without one the subjects are the children of the case, and all others third parties.
CaseExport export_case(store::Snapshot&, const Ground&, const Case&, const std::optional<base::PublicId>& subject);

/// Who took it, when, and which copy it is: on every page and in the data.
struct CopyMark {
    std::string reader;   ///< The account's name.
    base::Instant at{};
    std::int64_t copy = 0;
};
std::string to_json(const CaseExport&, const CopyMark&);

}  // namespace casework
