/// Which review was given to whom, what they acknowledged, and what they were told later.
///
/// Whoever hides, restores or withdraws a review asks recipients_of() and tells each of them within the hour; note_told() keeps that.
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
    std::string what;  ///< A code: "hidden", "restored", "withdrawn".
    std::string told_by;
    base::Instant told_at{};
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
};

/// Notes that it went out; `by` says who and when, and is recorded.
void note_sent(store::Transaction&, const SentDeposit&, audit::Event by);
/// What came back, by file or by mail. False where no such deposit went out.
bool note_acknowledged(store::Transaction&, const DepositAcknowledgement&, audit::Event by);
/// Every deposit of every review, the newest first.
std::vector<SentDeposit> sent_deposits(store::Snapshot&);
/// Those who hold a copy of this review: each deposit of it that went out.
std::vector<SentDeposit> recipients_of(store::Snapshot&, collection::Reference);
/// A recipient was told. `what` is a code.
void note_told(store::Transaction&, base::PublicId deposit, std::string_view what, audit::Event by);

}  // namespace publishing
