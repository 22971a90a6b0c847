/// Where anonymous deposits came from: sealed, each under a key of its own, for the custodian alone.
///
/// The rest of the program holds no readable trace: the record in the collection has no area, publisher or address. What looks into
/// the seal without a person (does a text name the area?) tells nobody what it saw.
#pragma once

#include <functional>
#include <optional>

#include "publishing/deposit.h"
#include "store/sealing/keys.h"
#include "store/sealing/sealed_source.h"
#include "store/transaction.h"

namespace publishing {

/// Seals it under a new key. `entry`: the desk's id of the deposit.
void keep_source(store::Transaction&, store::Keys&, base::PublicId entry, const DepositSource&, base::Instant at);
bool has_source(store::Snapshot&, base::PublicId entry);
/// For the custodian's page, whose reading is recorded before it is shown, and for checks that show nothing. Nothing where the deposit
/// is not anonymous. Throws base::Fault where its key is gone.
std::optional<DepositSource> open_source(store::Snapshot&, store::Keys&, base::PublicId entry);
/// Its key goes, and with it the source, for ever.
void forget_source(store::Transaction&, store::Keys&, base::PublicId entry);

/// The field of the record that names the source, though it is withheld; empty if none does.
std::string field_that_tells(const collection::Record&, const DepositSource&);
/// Whether a text names the source.
bool tells(std::string_view text, const DepositSource&);

/// The sealed sources, for `cairn verify`.
class SealedSources final : public store::SealedSource {
public:
    void each(store::Snapshot&, const std::function<void(const store::SealedValue&)>&) const override;
};

}  // namespace publishing
