/// Handing over: a partnership gives the National Panel's staff a frozen copy of what it chose, and both keep a receipt.
///
/// Apart from the national form: handing over records no sending, sets no sent date and starts no clock. The Panel's staff see the copy and
/// never the live case; the copy has a key of its own.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "casework/case.h"
#include "casework/doing.h"
#include "casework/frozen_copy.h"
#include "store/transaction.h"

namespace casework {

struct HandoverTag;
using HandoverKey = base::Id<HandoverTag>;

/// What, when, by whom, and the sum by which both sides know that they mean the same words.
struct Receipt {
    HandoverKey key{0};
    base::PublicId id;
    std::string reference;           ///< The case's code on that day.
    std::int64_t partnership = 0;
    std::vector<std::string> parts;
    std::string sha256;              ///< Of `to_json` of the copy, in hexadecimal digits.
    base::Instant handed_at{};
    std::string handed_by;
    store::KeyId seal = store::KeyId::installation();
};

/// Asserts that something is handed over. Leaves the case as it is, but for an event in its record.
Receipt hand_over(store::Transaction&, const Ground&, const Case&, const FrozenCopy&, const Doer&);
/// Of one case, the oldest first.
std::vector<Receipt> receipts_of(store::Snapshot&, const Case&);
std::optional<Receipt> find_receipt(store::Snapshot&, const base::PublicId&);
/// Throws base::Fault where it does not open or is not what the receipt says.
FrozenCopy open_copy(store::Snapshot&, const Ground&, const Receipt&);

/// Reads a receipt from a row whose first columns are those of `RECEIPT_COLUMNS`.
#define RECEIPT_COLUMNS "h.casework_handover, h.handover_id, h.reference, h.partnership, h.key_id, h.parts, h.sha256, h.handed_at, h.handed_by"
Receipt read_receipt(const store::Statement& row);

}  // namespace casework
