#include <algorithm>

#include "collection/record_store.h"
#include "publishing/deposit_withdrawal.h"
#include "publishing/holder_telling.h"

namespace publishing {

namespace {

CAIRN_SQL(set_telling_due, R"(
    INSERT INTO publishing_telling_due (casework_case, since, look_at) VALUES ($1, $2, $3)
    ON CONFLICT (casework_case) DO UPDATE SET since = excluded.since, look_at = excluded.look_at)");
CAIRN_SQL(tellings_due, "SELECT casework_case, since FROM publishing_telling_due WHERE look_at <= $1 ORDER BY look_at, casework_case");
CAIRN_SQL(remove_telling_due, "DELETE FROM publishing_telling_due WHERE casework_case = $1");

constexpr std::string_view to_tell = "-to-tell";

std::string about_of(base::PublicId deposit, std::string_view what, base::Instant since) { return deposit.to_string() + "/" + std::string{what} + "/" + base::to_iso(since); }

/// What last happened to the review, and whether they were told of it.
void add_news(Holder& holder) {
    for (const auto& notice : holder.deposit.notices) {
        if (notice.what.ends_with(to_tell)) {
            holder.what = notice.what.substr(0, notice.what.size() - to_tell.size());
            holder.since = notice.told_at, holder.told_at.reset(), holder.told_by.clear();
        } else if (notice.what == holder.what) {
            holder.told_at = notice.told_at, holder.told_by = notice.told_by;
        }
    }
}

/// The holder whose news a mail was queued for.
std::optional<Holder> holder_about(store::Snapshot& snapshot, std::string_view about) {
    const auto id = base::PublicId::parse(about.substr(0, about.find('/')));
    if (!id) return std::nullopt;
    auto sent = sent_deposits(snapshot);
    const auto found = std::ranges::find(sent, *id, &SentDeposit::id);
    if (found == sent.end()) return std::nullopt;
    auto holder = holder_of(snapshot, std::move(*found));
    return holder.is_untold() && about_of(*id, holder.what, holder.since) == about ? std::optional{std::move(holder)} : std::nullopt;
}

}  // namespace

Holder holder_of(store::Snapshot& snapshot, SentDeposit deposit) {
    Holder holder{.deposit = std::move(deposit), .what = {}};
    add_news(holder);
    if (!holder.what.empty()) holder.mail = notices::find_outgoing(snapshot, notices::Purpose::HolderNews, about_of(holder.deposit.id, holder.what, holder.since));
    return holder;
}

std::vector<Holder> holders_of(store::Snapshot& snapshot, collection::Reference reference) {
    std::vector<Holder> list;
    for (auto& deposit : recipients_of(snapshot, reference)) list.push_back(holder_of(snapshot, std::move(deposit)));
    return list;
}

void tell_holders(store::Transaction& transaction, base::Random& random, std::optional<casework::CaseKey> of, collection::Reference reference, std::string_view what, const audit::Event& by) {
    const auto holders = note_to_tell(transaction, reference, what, by);
    for (const auto& one : holders)
        if (!one.contact.address.empty())
            notices::queue(transaction, random, {.purpose = notices::Purpose::HolderNews, .about = about_of(one.id, what, by.at)}, by.at);
    if (of && !holders.empty()) transaction.run(set_telling_due, *of, by.at, by.at + holders_told_within);
}

std::vector<TellingDue> due_tellings(store::Snapshot& snapshot, base::Instant now) {
    std::vector<TellingDue> list;
    for (auto rows = snapshot.query(tellings_due, now); rows.step();) list.push_back({casework::CaseKey{rows.integer(0)}, rows.instant(1)});
    return list;
}

void forget_telling(store::Transaction& transaction, casework::CaseKey of) { transaction.run(remove_telling_due, of); }

std::optional<std::string> holder_message(store::Snapshot& snapshot, const store::Keys& keys, const Holder& holder) {
    if (holder.what != "hidden" && holder.what != "restored") return std::nullopt;
    const auto record = collection::find_record(snapshot, holder.deposit.review);
    const auto held = record ? std::optional{collection::held_record(snapshot, *record)} : std::nullopt;
    const bool risk = held && held->withdrawal && held->withdrawal->record_is_risk;
    return write_withdrawal(keys, {.deposit = holder.deposit.id, .what = holder.what, .said_at = holder.since, .record_is_risk = risk});
}

std::optional<HolderMail> holder_mail(store::Snapshot& snapshot, const store::Keys& keys, std::string_view about) {
    const auto holder = holder_about(snapshot, about);
    if (!holder || holder->deposit.contact.address.empty()) return std::nullopt;
    return HolderMail{holder->deposit.contact.address, holder->what, holder->deposit.their_reference, holder->deposit.way == DepositWay::Signed ? holder_message(snapshot, keys, *holder).value_or(std::string{}) : std::string{}, holder->deposit, holder->since};
}

void note_mailed(store::Transaction& transaction, std::string_view about, base::Instant at) {
    if (const auto holder = holder_about(transaction, about)) note_told(transaction, holder->deposit.id, holder->what, {.at = at, .kind = audit::Kind::RecordEdited});
}

}  // namespace publishing
