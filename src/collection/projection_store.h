/// Writing what the public may read, in the transaction that changed what is held.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "collection/record_store.h"

namespace collection {

/// Writes the record's public rows anew. Call it after every change to a record, its files or its standing.
void publish(store::Transaction&, RecordId, base::Day today);

/// Records whose public rows show a text that has been replaced since: a program ended between the two.
std::vector<RecordId> records_behind(store::Snapshot&);

/// Where the collection stands: an index that says the same has seen everything.
struct Generation {
    std::string identity;        ///< Of this collection, random, made once.
    std::int64_t sequence = 0;   ///< Grows with every published change.
};
Generation generation(store::Snapshot&);

}  // namespace collection
