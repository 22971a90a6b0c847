/// What the record says of a publication: its mode and day, copies, holds, hidings and approvals. Guards, clocks and pages read it here.
///
/// Source: Children Act 2004 s.16F; SI 2018/789 reg 16; Working Together (the inspectorate's copy, reasons, delay); domain reference 1.8 and 8.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "casework/case_file.h"

namespace casework {

/// Under which rules the review is published.
enum class PublicationScheme {
    Local,         ///< LCSPR: copies seven working days before, public for a year.
    National,      ///< By the National Panel, which tells the Secretary of State alone: public for three years.
    NonStatutory,  ///< No law asks for copies, a shortest time, or publication at all.
};
PublicationScheme publication_scheme(const CaseFile& file);
/// The clock rule of the shortest time: "floor", "national-floor"; empty: none.
std::string_view floor_rule(PublicationScheme scheme);
/// Of the day until which copies leave: regulation 16 locally, 9 and 10 for the Panel’s own.
std::string_view copies_rule(PublicationScheme);

/// "full", "improvements_only", "anonymous", "held"; empty: none chosen.
std::string publication_mode(const CaseFile& file);
/// The planned day of publication.
std::optional<base::Day> planned_day(const CaseFile& file);

/// The last copy to "panel", "minister" or "inspectorate"; nothing where none went. Only days that are days count.
std::optional<base::Day> copy_sent(const CaseFile& file, std::string_view to);
/// The later of the days on which the Panel and the Secretary of State were sent theirs; nothing until both were. Of a national report: the Secretary of State’s.
std::optional<base::Day> copies_sent(const CaseFile& file);

/// A hold that nobody has ended.
const Record* hold_in_force(const CaseFile& file);
/// Why, and both told: what makes lateness "overdue, explained".
bool hold_is_told(const CaseFile& file);
/// Orders and advice that still forbid publication, the oldest first.
std::vector<const Record*> restrictions_in_force(const CaseFile& file);
/// Proceedings that block publication and have not ended.
std::vector<const Record*> proceedings_that_block(const CaseFile& file);

/// The approvals of the files as they are now, since the copies went; each by whoever wrote it.
struct TwoPublishers {
    const Record* first = nullptr;
    const Record* second = nullptr;
    /// Both there, and by two different people.
    bool are_two() const { return first && second && first->written_by != second->written_by; }
};
TwoPublishers two_publishers(const CaseFile& file);

/// The hiding that lasts: nobody has restored it, nor lifted it after a second person had confirmed it. Nothing: it is public, as far as the
/// case goes.
const Record* hiding_in_force(const CaseFile& file);
/// It was taken away for good, and no decision on a hiding brings it back.
bool removed_for_good(const CaseFile& file);
/// Days on which it was not public, hidings that ended alone: a day begun counts whole, since the reader lost it.
int days_off_line(const CaseFile& file);

/// The public files are made, read back, and say what was approved, with nothing hidden and nobody named who is not on the approved list; none is left out
/// unless somebody wrote down why it is published without it.
bool files_proved(const CaseFile& file);

/// Whether the people of that kind were told, or it is recorded why not, with nobody of them left open.
bool told_before(const CaseFile& file, std::string_view who);

}  // namespace casework
