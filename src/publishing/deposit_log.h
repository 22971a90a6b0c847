/// Which review was given to whom, what they acknowledged, and what they were told later.
///
/// Whoever hides, restores or withdraws a review tells each recipient within the hour (holder_telling.h); note_told() keeps that.
/// Until then note_to_tell() keeps that they are still to be told: nobody is on record as told before somebody told them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "audit/event.h"
#include "collection/reference.h"
#include "publishing/deposit.h"

namespace publishing {

enum class DepositWay { Signed, Mail };

struct DepositNotice {
    std::string what;  ///< A code: "hidden", "restored", "withdrawn"; "hidden-to-tell" while nobody has told them yet.
    std::string told_by;
    base::Instant told_at{};
};

/// How a recipient is reached at once. Empty where it is not known.
struct HolderContact {
    std::string address{}, telephone{};
};

struct SentDeposit {
    base::PublicId id{};
    collection::Reference review;
    std::string recipient;       ///< In words: the service it went to.
    DepositWay way = DepositWay::Signed;
    std::string sha256;          ///< Of the file that went out.
    std::string made_by{};
    base::Instant made_at{};
    std::string acknowledged_on{}, acknowledged_by{}, their_reference{};  ///< Empty until it came.
    std::vector<DepositNotice> notices{};
    HolderContact contact{};
};

/// Notes that it went out; `by` says who and when, and is recorded.
void note_sent(store::Transaction&, const SentDeposit&, audit::Event by);
/// What came back, by file or by mail. False where no such deposit went out.
bool note_acknowledged(store::Transaction&, const DepositAcknowledgement&, audit::Event by);
/// Every deposit of every review, the newest first.
std::vector<SentDeposit> sent_deposits(store::Snapshot&);
/// Those who hold a copy of this review: each deposit of it that went out.
std::vector<SentDeposit> recipients_of(store::Snapshot&, collection::Reference);
/// Every recipient of this review is to be told of `what`, a code; kept as "hidden-to-tell". Returns whom.
std::vector<SentDeposit> note_to_tell(store::Transaction&, collection::Reference, std::string_view what, audit::Event by);
/// A recipient was told. `what` is a code.
void note_told(store::Transaction&, base::PublicId deposit, std::string_view what, audit::Event by);

}  // namespace publishing
