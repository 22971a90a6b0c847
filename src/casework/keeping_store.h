/// The tables of keeping, for `keeping.cpp`: it says what may happen, this only writes it down.
#pragma once

#include "casework/keeping.h"

namespace casework {

void write_closure(store::Transaction&, const Ground&, const Case&, const Closing&, const Doer&);
void write_hold(store::Transaction&, const Ground&, const Case&, const base::PublicId& id, const Holding&, const Doer&);
void write_lifting(store::Transaction&, const Ground&, const Case&, const base::PublicId& id, base::Day lifted_on, const std::string& reasons, const Doer&);
void write_proposal(store::Transaction&, const Ground&, const Case&, const std::string& reasons, const Doer&);
void remove_proposal(store::Transaction&, const Case&);
void write_certificate(store::Transaction&, const Case&, const Certificate&);
/// How many records there are, counted with every version.
std::int64_t versions_written(store::Snapshot&, const Case&);
/// What was written, its tokens and its links; the pseudonym and the clocks' days of the plain rows end too.
void remove_material(store::Transaction&, const Case&, base::Instant at);

}  // namespace casework
