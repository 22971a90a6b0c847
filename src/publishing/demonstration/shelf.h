/// What the desk of the demonstration shows: news, guidance in two versions, a deposit that waits, and an anonymous one whose source is
/// sealed for the custodian. Everything is fictional.
#pragma once

#include "audit/event.h"
#include "store/sealing/keys.h"
#include "store/transaction.h"

namespace publishing::demonstration {

/// Who does it, as the audit knows them.
struct Staff {
    audit::Who administrator = audit::Who::system(), cataloguer = audit::Who::system();
};

/// Adds it once; called again it changes nothing. Days are counted back from `now`.
void fill_shelf(store::Transaction&, store::Keys&, const Staff&, base::Instant now);

}  // namespace publishing::demonstration
