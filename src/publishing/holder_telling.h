/// Everybody who was given a copy of a review is told the same hour that it was hidden or restored: by a mail that goes by itself where an
/// address is kept, by the signed message in it where they run Cairn, and by telephone where neither reached them.
///
///     tell_holders(…, "hidden", …)  → the mail goes → note_told()      an hour later whoever is still untold is told of to all publishers
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/random.h"
#include "casework/case.h"
#include "notices/outgoing.h"
#include "publishing/deposit_log.h"
#include "store/sealing/keys.h"

namespace publishing {

constexpr std::chrono::hours holders_told_within{1};

/// Somebody who holds a copy, and whether they know what last happened to the review.
struct Holder {
    SentDeposit deposit;
    std::string what;                             ///< "hidden", "restored", "withdrawn", "corrected"; empty: there was nothing to tell.
    base::Instant since{};                        ///< When it happened.
    std::optional<base::Instant> told_at{};
    std::string told_by{};                        ///< As the audit names them; the system where a mail was taken by their server.
    std::optional<notices::Outgoing> mail{};      ///< That carries it; nothing where no address was kept.
    bool is_untold() const { return !what.empty() && !told_at; }
    bool is_late(base::Instant now) const { return is_untold() && now - since > holders_told_within; }
};
/// Each deposit that went out of this review, the newest first.
std::vector<Holder> holders_of(store::Snapshot&, collection::Reference);
Holder holder_of(store::Snapshot&, SentDeposit);

/// In the transaction of what happened: notes that each is to be told, queues their mails, and the hour. `what`: "hidden", "restored", "withdrawn" or "corrected".
/// The case whose publishers hear an hour later that somebody is still untold; none where a cataloguer took off line what came another way.
void tell_holders(store::Transaction&, base::Random&, std::optional<casework::CaseKey>, collection::Reference, std::string_view what, const audit::Event& by);

/// Cases of which the hour is over, and since when; each is looked at once.
struct TellingDue {
    casework::CaseKey of{0};
    base::Instant since{};
};
std::vector<TellingDue> due_tellings(store::Snapshot&, base::Instant now);
void forget_telling(store::Transaction&, casework::CaseKey);

/// What the mail to a holder says and carries.
struct HolderMail {
    std::string to, what, their_reference, parcel;
    SentDeposit deposit;
    base::Instant since{};
};
/// Of an outgoing row's `about`. Nothing where they were told meanwhile, or something newer is to be told.
std::optional<HolderMail> holder_mail(store::Snapshot&, const store::Keys&, std::string_view about);
/// Their mail server took it.
void note_mailed(store::Transaction&, std::string_view about, base::Instant at);
/// The signed message of what last happened, to be sent or carried to another Cairn. Nothing where nothing did.
std::optional<std::string> holder_message(store::Snapshot&, const store::Keys&, const Holder&);

}  // namespace publishing
