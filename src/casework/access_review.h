/// The weekly look at unusual access: which week is looked at, and who said that they did.
///
/// Source: security rules, sections 3 and 4. What is unusual is `audit::unusual_access`'s to say; sealed cases are their members' to look after.
#pragma once

#include <string>
#include <vector>

#include "audit/unusual.h"
#include "casework/doing.h"

namespace casework {

/// The Monday of the day's week.
base::Day week_of(base::Day day);
/// The week's first moment, by London's clock.
base::Instant week_begins(base::Day monday);

struct AccessReview {
    base::PublicId id;
    std::string reviewed_by;
    base::Instant reviewed_at{};
    std::string note;
};
/// Of the week, the oldest first.
std::vector<AccessReview> access_reviews(store::Snapshot&, const Ground&, base::Day monday);
/// Appends one, and records it in the installation's chain.
void review_access(store::Transaction&, const Ground&, base::Day monday, const std::string& note, const Doer&);

}  // namespace casework
