/// A correction of what is public: what was wrong, what it says now, why, and who agreed. It becomes a version that every reader sees.
///
/// Source: this project (the law asks that a report stays available, not that its mistakes do); SI 2018/789 reg 16 for the time for which it stays.
#pragma once

#include <string>
#include <vector>

#include "casework/case_file.h"
#include "casework/walk.h"

namespace publishing {

enum class EarlierVersions : std::uint8_t {
    StayReadable,  ///< Citations find their words, with the date and reason of the correction beside them.
    Closed,        ///< They name or harm somebody: listed with date and reason, their files are not given out.
};

/// The correction that is being made; nothing where none is, or the last one is public.
const casework::Record* correction_begun(const casework::CaseFile& file);
struct PublishedCorrection {
    const casework::Record* correction;
    int version;      ///< Of the public record.
    base::Instant at;
    std::string first_by, second_by;  ///< Who approved it, as `casework::Record::written_by` says it.
};
/// Those that are public, the newest first.
std::vector<PublishedCorrection> corrections_published(const casework::CaseFile& file);
/// Notes that it is public since this instant, as that version, and who approved it.
void note_published(store::Transaction&, const casework::Ground&, const casework::CaseFile& file, const casework::Record& correction, int version, const casework::Doer&);

EarlierVersions earlier_versions(const casework::Record& correction);
/// Somebody by name, on a day.
bool is_agreed(const casework::Record& correction);

/// What is still missing before it may be public, as words of `web.correction`: "correction", "agreed", "reason_names_nobody", "checked_again",
/// "correction_files", "public_files", "two_publishers", "unrestricted". Files count that were made after the correction was written down, approvals those of these files.
std::vector<std::string> missing_for_correction(const casework::CaseFile& file);

}  // namespace publishing
