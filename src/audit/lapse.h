/// The end of a case's record: life of the case plus seven years (security rules, section 9). Its hashes stay for ever.
#pragma once

#include "audit/event.h"

namespace audit {

/// Takes the events of the case away and records in the installation's chain that it was done, and by whom. Nothing can
/// be added to the chain any more. Whether the term has come is for the caller to have asked.
void lapse(store::Transaction&, base::PublicId case_id, base::Instant at, const Who&);

}  // namespace audit
