#include "publishing/deposit_withdrawal.h"

#include <boost/json.hpp>

#include "calendar/london.h"
#include "collection/cataloguing.h"
#include "collection/projection_store.h"
#include "collection/record_store.h"
#include "publishing/deposit_custody.h"
#include "publishing/deposit_key.h"
#include "publishing/holder_telling.h"

namespace publishing {

namespace json = boost::json;

namespace {

CAIRN_SQL(received_with_key, "SELECT queue_id, public_key FROM publishing_deposit_received WHERE deposit_id = $1");
CAIRN_SQL(add_told, "INSERT INTO publishing_deposit_told (deposit_id, what, record_is_risk, said_at, taken_by, taken_at) VALUES ($1, $2, $3, $4, $5, $6)");
CAIRN_SQL(newest_told, "SELECT what, said_at FROM publishing_deposit_told WHERE deposit_id = $1 ORDER BY said_at DESC, publishing_deposit_told DESC LIMIT 1");
CAIRN_SQL(told_of_entry, R"(
    SELECT t.what FROM publishing_deposit_told t JOIN publishing_deposit_received r ON r.deposit_id = t.deposit_id
    WHERE r.queue_id = $1 ORDER BY t.said_at DESC, t.publishing_deposit_told DESC LIMIT 1)");

/// Public words; also how a withdrawal that came so is known from one that a cataloguer made.
constexpr const char* by_its_publisher = "Taken off line by its publisher.";

std::unexpected<DepositRefusal> turned_down(std::string part, std::string reason, std::string advice) { return std::unexpected{DepositRefusal{std::move(part), std::move(reason), std::move(advice)}}; }

std::string words_in(const json::object& object, const char* name) {
    const auto* value = object.if_contains(name);
    return value && value->is_string() ? std::string{value->as_string()} : std::string{};
}

/// Of an anonymous deposit the key lies with its source: it tells where it is from.
std::string key_of_deposit(store::Snapshot& snapshot, store::Keys& keys, base::PublicId entry, std::string kept) {
    if (!kept.empty()) return kept;
    const auto source = open_source(snapshot, keys, entry);
    return source ? source->signed_by : std::string{};
}

/// The record that is public here, off line or on again. What a cataloguer withdrew for a reason of their own stays withdrawn.
void follow(store::Transaction& transaction, collection::Reference reference, const DepositWithdrawal& said, const audit::Event& by) {
    const auto record = collection::find_record(transaction, reference);
    if (!record) return;
    const auto held = collection::held_record(transaction, *record);
    const bool ours = held.withdrawal && held.withdrawal->reason == by_its_publisher;
    if (held.withdrawal && !ours) return;
    const auto today = calendar::day_in_london(by.at);
    if (said.what == "hidden") collection::set_withdrawal(transaction, *record, collection::Withdrawal{today, by_its_publisher, said.record_is_risk}, by.at);
    else collection::set_withdrawal(transaction, *record, std::nullopt, by.at);
    collection::publish(transaction, *record, today);
    tell_holders(transaction, base::system_random(), std::nullopt, reference, said.what, by);  // Whom it was given to from here in turn.
}

std::expected<FollowedWithdrawal, DepositRefusal> keep_withdrawal(store::Transaction& transaction, store::Keys& keys, const Parcel& parcel, const DepositWithdrawal& said, audit::Event by) {
    auto received = transaction.query(received_with_key, said.deposit.to_string());
    if (!received.step()) return turned_down("about: deposit", "No deposit with this number came in here.", "Look at the number, and ask whoever sent the message.");
    const auto entry_id = *base::PublicId::parse(received.text(0));
    if (key_of_deposit(transaction, keys, entry_id, received.text(1)) != parcel.public_key)
        return turned_down("key", "The deposit was signed by another key than this message.", "Telephone whoever deposited it, and hide it by hand meanwhile if in doubt.");
    if (auto before = transaction.query(newest_told, said.deposit.to_string()); before.step() && before.instant(1) >= said.said_at)
        return turned_down("about: at", "A message of the same time, or a newer one, came before.", "Nothing needs to be done.");
    transaction.run(add_told, said.deposit.to_string(), said.what, said.record_is_risk, said.said_at, by.who.to_string(), by.at);
    const auto entry = collection::queue_entry(transaction, entry_id);
    FollowedWithdrawal followed{.said = said, .entry = entry_id, .reference = entry ? entry->reference : std::nullopt};
    by.kind = said.what == "hidden" ? audit::Kind::TakenDown : audit::Kind::RecordEdited, by.object = "desk/" + entry_id.to_string(), by.reason = "told-by-publisher";
    audit::record(transaction, by);
    if (followed.reference) follow(transaction, *followed.reference, said, by);
    return followed;
}

}  // namespace

std::string write_withdrawal(const store::Keys& keys, const DepositWithdrawal& one) {
    Parcel parcel{.kind = "withdrawal", .public_key = {}, .parts = {}};
    parcel.parts["about"] = json::serialize(json::object{{"deposit", one.deposit.to_string()}, {"what", one.what}, {"at", base::to_iso(one.said_at)}, {"record_is_risk", one.record_is_risk}});
    return seal_parcel(keys, parcel);
}

std::expected<DepositWithdrawal, DepositRefusal> read_withdrawal(const Parcel& parcel) {
    if (parcel.kind != "withdrawal") return turned_down("cairn", "This is no message that a review was hidden.", "Read it in on the page Deposits.");
    const auto part = parcel.parts.find("about");
    json::error_code failure;
    const auto value = part == parcel.parts.end() ? json::value{} : json::parse(part->second, failure);
    if (failure || !value.is_object()) return turned_down("about", "The part “about” is missing or no JSON object.", "Ask for it again.");
    const auto& about = value.as_object();
    const auto deposit = base::PublicId::parse(words_in(about, "deposit"));
    const auto at = base::parse_instant(words_in(about, "at"));
    const auto what = words_in(about, "what");
    const auto* risk = about.if_contains("record_is_risk");
    if (!deposit) return turned_down("about: deposit", "The field “deposit” is no number of a deposit.", "Ask for it again.");
    if (!at) return turned_down("about: at", "The field “at” is no time.", "Ask for it again.");
    if (what != "hidden" && what != "restored") return turned_down("about: what", "The message says neither that it is hidden nor that it is restored.", "Telephone whoever sent it.");
    return DepositWithdrawal{*deposit, what, *at, risk && risk->is_bool() && risk->as_bool()};
}

bool looks_like_withdrawal(std::string_view bytes) { return bytes.starts_with("{\"cairn\":\"withdrawal"); }

std::expected<FollowedWithdrawal, DepositRefusal> take_withdrawal(store::Store& store, store::Keys& keys, std::string_view bytes, audit::Event by) {
    const auto parcel = open_parcel(bytes, [&store](std::string_view key) { return store.read([&](store::Snapshot& snapshot) { return trusted_key(snapshot, key).has_value(); }); });
    if (!parcel) return std::unexpected{parcel.error()};
    const auto said = read_withdrawal(*parcel);
    if (!said) return std::unexpected{said.error()};
    return store.write([&](store::Transaction& transaction) { return keep_withdrawal(transaction, keys, *parcel, *said, by); });
}

bool is_hidden_by_its_publisher(store::Snapshot& snapshot, base::PublicId entry) {
    auto row = snapshot.query(told_of_entry, entry.to_string());
    return row.step() && row.text(0) == "hidden";
}

}  // namespace publishing
