/// Who is told while a report is public, or hidden: all who may publish it, at once when one of them hides it, on the last day on which a
/// second person is in time, when that day is over, and before the shortest time of being public ends.
///
/// Source: this project (two working days; 28 and 7 days before); SI 2018/789 reg 16 (the shortest time).
#pragma once

#include <vector>

#include "casework/telling.h"

namespace casework {

/// Whoever may confirm or restore, but the person who hid it.
void tell_hidden(store::Transaction&, const Ground&, const Case&, const Record& hiding, const Doer&);
/// Somebody who holds a copy was not told within the hour. `since`: when it was hidden or restored.
int tell_untold(store::Transaction&, const Ground&, const Case&, base::Instant since, base::Instant now);

/// How many days before the end of a shortest time it is told, the earliest first.
constexpr int floor_told_days[] = {28, 7};

struct PublicationReminder {
    Case of;
    notices::Kind kind{};
    std::string cause;  ///< Of each day once: "clock/71/28".
};
/// What has to be told by now, whether or not it was: for a running server, every hour.
std::vector<PublicationReminder> publication_reminders(store::Snapshot&, const Ground&, base::Instant now);
/// Each is told once. Returns how many notices were written.
int tell_publication_reminders(store::Transaction&, const Ground&, const std::vector<PublicationReminder>&, base::Instant now);

}  // namespace casework
