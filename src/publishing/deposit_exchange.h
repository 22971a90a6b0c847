/// Giving a published review to another collection, and taking one in: what `cairn deposit` and the pages of deposits both do.
#pragma once

#include <expected>
#include <string>

#include "collection/intake.h"
#include "publishing/deposit_custody.h"
#include "publishing/deposit_log.h"
#include "store/store.h"

namespace publishing {

struct DepositTo {
    std::string recipient;            ///< In words, for the log.
    std::string public_key{};         ///< Of the receiver; needed for an anonymous one.
    bool anonymous = false;
    std::string contact_name{}, contact_address{}, permission{};
    DepositWay way = DepositWay::Signed;
    HolderContact holder{};           ///< Of the receiver, for the day on which it has to be hidden.
};

/// The review with its files as this installation holds them; a term that has ended leaves only the record.
/// Refuses a review that is not there, not public, or merged.
std::expected<Deposit, DepositRefusal> deposit_of(const store::Store&, store::Keys&, collection::Reference, const DepositTo&, base::Instant at);

/// A deposit file as it would go out, and what note_sent() is to say of it: nothing is kept yet, so that a form may keep it once.
struct PreparedDeposit {
    SentDeposit note;
    std::string bytes;
};
std::expected<PreparedDeposit, DepositRefusal> prepare_deposit(const store::Store&, store::Keys&, collection::Reference, const DepositTo&, base::Instant at);

/// A deposit file that was just made, and noted in the log.
struct MadeDeposit {
    base::PublicId id{};
    std::string bytes;
};
std::expected<MadeDeposit, DepositRefusal> export_deposit(store::Store&, store::Keys&, collection::Reference, const DepositTo&, audit::Event by);

struct ReceivedDeposit {
    base::PublicId entry{}, deposit{};
    std::string acknowledgement;  ///< The signed file for whoever sent it.
};
/// Verifies signature and sums, checks every field, reads the files, and puts the review on the cataloguers' desk; the source of an
/// anonymous one is sealed at once. The same deposit twice is refused. `service`: the name in the acknowledgement.
std::expected<ReceivedDeposit, DepositRefusal> receive_deposit(store::Store&, store::Keys&, const collection::ReadFile&, std::string_view bytes, const std::string& service, audit::Event by);
/// The acknowledgement as of now: with the reference once it is public. Nothing where the entry came with no deposit.
std::optional<std::string> acknowledgement_of(store::Snapshot&, const store::Keys&, const collection::QueueEntry&, const std::string& service);

/// What the receiver signed, where a key that is believed signed it: for note_acknowledged().
std::expected<DepositAcknowledgement, DepositRefusal> open_acknowledgement(const store::Store&, std::string_view bytes);
/// Of an acknowledgement for what never went out from here.
DepositRefusal never_went_out();
/// Reads back what the receiver signed, and notes it. Refuses one for a deposit that never went out.
std::expected<DepositAcknowledgement, DepositRefusal> take_acknowledgement(store::Store&, std::string_view bytes, audit::Event by);

}  // namespace publishing
