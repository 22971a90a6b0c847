#include <algorithm>

#include <fmt/format.h>

#include "base/fault.h"
#include "base/sha256.h"
#include "collection/record_reader.h"
#include "collection/term_store.h"
#include "collection/withheld_names.h"
#include "publishing/deposit_exchange.h"
#include "publishing/deposit_key.h"

namespace publishing {

namespace {

CAIRN_SQL(add_received, "INSERT INTO publishing_deposit_received (deposit_id, public_key, queue_id, received_at) VALUES ($1, $2, $3, $4)");
CAIRN_SQL(one_received, "SELECT queue_id FROM publishing_deposit_received WHERE deposit_id = $1");
CAIRN_SQL(received_of_entry, "SELECT deposit_id, received_at FROM publishing_deposit_received WHERE queue_id = $1");

std::unexpected<DepositRefusal> refuse(std::string part, std::string reason, std::string advice) { return std::unexpected{DepositRefusal{std::move(part), std::move(reason), std::move(advice)}}; }

std::string iso_day(base::Instant at) { return base::to_iso(base::Day{std::chrono::floor<std::chrono::days>(at)}); }

Trusts trusts_of(const store::Store& store) {
    return [&store](std::string_view key) { return store.read([&](store::Snapshot& snapshot) { return trusted_key(snapshot, key).has_value(); }); };
}

/// The files of the newest version of which a copy is held; of an anonymous one those that were written anew.
std::vector<DepositFile> held_files(const store::Store& store, const collection::HeldRecord& held, bool anonymous) {
    std::vector<DepositFile> files;
    for (const auto& one : held.versions.back().files) {
        if (!one.document || !one.copy_held || (anonymous && !one.file.rewritten)) continue;
        files.push_back({one.file, std::string{store.blobs().open(one.sha256).bytes()}});
    }
    return files;
}

/// What the desk will hold of one file, or why not.
std::expected<collection::QueueFile, DepositRefusal> take_deposit_file(store::Store& store, const collection::ReadFile& read, const DepositFile& file, const Deposit& deposit, std::vector<collection::Proposal>& proposals) {
    const auto part = "file/" + file.file.path;
    if (deposit.anonymous && !file.file.rewritten) return refuse(part, fmt::format("The file “{}” is not marked as written anew, and the area is to be withheld.", file.file.path), "Ask for one that names nobody.");
    const auto memory = base::file_in_memory(file.bytes);
    auto looked = read(memory->descriptor(), file.file.path, {});
    if (!looked) return refuse(part, file.file.path + ": " + looked.error().reason, looked.error().advice);
    // Before it is kept: what names the place never enters this installation.
    if (deposit.anonymous && collection::WithheldNames{deposit.record}.in(collection::words_of(*looked)))
        return refuse(part, fmt::format("The file “{}” names the area or publisher that is to be withheld.", file.file.path), "Ask for one that names nobody.");
    auto taken = collection::take_file(store, read, file.bytes, file.file.path);
    if (!taken) return refuse(part, file.file.path + ": " + taken.error().reason, taken.error().advice);
    const auto vocabulary = store.read([](store::Snapshot& snapshot) { return collection::vocabulary_in(snapshot); });
    for (auto& proposal : collection::proposals_from(taken->extraction, file.file.path, *vocabulary.themes))
        if (proposal.field == "theme") proposals.push_back(std::move(proposal));  // The record says the rest itself.
    auto kept = taken->file;
    kept.file = file.file;
    return kept;
}

void keep_received(store::Transaction& transaction, store::Keys& keys, const Parcel& parcel, const Deposit& deposit, collection::QueueEntry& entry, const audit::Event& by) {
    if (deposit.anonymous) {
        auto source = take_source(entry.fields);
        source.contact_name = deposit.contact_name, source.contact_address = deposit.contact_address, source.signed_by = parcel.public_key;
        keep_source(transaction, keys, entry.id, source, by.at);
    }
    collection::put_in_queue(transaction, entry);
    // Whose key signed an anonymous one tells where it is from: that lies with its source.
    transaction.run(add_received, deposit.id.to_string(), deposit.anonymous ? std::string{} : parcel.public_key, entry.id.to_string(), by.at);
    auto event = by;
    event.kind = audit::Kind::RecordCreated, event.object = "desk/" + entry.id.to_string(), event.reason = "deposit-received";
    audit::record(transaction, event);
}

}  // namespace

std::expected<Deposit, DepositRefusal> deposit_of(const store::Store& store, store::Keys& keys, collection::Reference reference, const DepositTo& to, base::Instant at) {
    const auto held = store.read([&](store::Snapshot& snapshot) -> std::optional<collection::HeldRecord> {
        const auto record = collection::find_record(snapshot, reference);
        return record ? std::optional{collection::held_record(snapshot, *record)} : std::nullopt;
    });
    if (!held) return refuse("reference", "There is no review with the reference " + collection::to_string(reference) + ".", "Look it up in the collection.");
    if (held->withdrawal) return refuse("reference", "The review " + collection::to_string(reference) + " is withdrawn.", "Restore it first.");
    Deposit deposit{.id = base::PublicId::make(base::system_random()), .made_on = iso_day(at), .record = held->fields, .files = {}, .contact_name = to.contact_name, .contact_address = to.contact_address,
                    .permission = to.permission.empty() ? held->fields.permission_words : to.permission, .anonymous = to.anonymous || held->fields.area_withheld};
    if (held->fields.area_withheld)
        if (const auto entry = store.read([&](store::Snapshot& snapshot) { return collection::queue_entry(snapshot, reference); }))
            if (const auto source = store.read([&](store::Snapshot& snapshot) { return open_source(snapshot, keys, entry->id); }))
                deposit.record.area = source->area, deposit.record.publisher = source->publisher, deposit.record.rights_holder = source->rights_holder, deposit.record.source_url = source->source_url;
    deposit.files = held_files(store, *held, deposit.anonymous);
    return deposit;
}

std::expected<PreparedDeposit, DepositRefusal> prepare_deposit(const store::Store& store, store::Keys& keys, collection::Reference reference, const DepositTo& to, base::Instant at) {
    auto deposit = deposit_of(store, keys, reference, to, at);
    if (!deposit) return std::unexpected{deposit.error()};
    auto bytes = write_deposit(keys, *deposit, to.public_key);
    if (!bytes) return std::unexpected{bytes.error()};
    SentDeposit note{.id = deposit->id, .review = reference, .recipient = to.recipient, .way = to.way, .sha256 = base::sha256_hex(*bytes), .contact = to.holder};
    return PreparedDeposit{std::move(note), *std::move(bytes)};
}

std::expected<MadeDeposit, DepositRefusal> export_deposit(store::Store& store, store::Keys& keys, collection::Reference reference, const DepositTo& to, audit::Event by) {
    auto prepared = prepare_deposit(store, keys, reference, to, by.at);
    if (!prepared) return std::unexpected{prepared.error()};
    store.write([&](store::Transaction& transaction) { note_sent(transaction, prepared->note, by); });
    return MadeDeposit{prepared->note.id, std::move(prepared->bytes)};
}

std::expected<ReceivedDeposit, DepositRefusal> receive_deposit(store::Store& store, store::Keys& keys, const collection::ReadFile& read, std::string_view bytes, const std::string& service, audit::Event by) {
    const auto parcel = open_parcel(bytes, trusts_of(store));
    if (!parcel) return std::unexpected{parcel.error()};
    auto deposit = read_deposit(keys, *parcel);
    if (!deposit) return std::unexpected{deposit.error()};
    if (store.read([&](store::Snapshot& snapshot) { return snapshot.query(one_received, deposit->id.to_string()).step(); }))
        return refuse("about: deposit", "This deposit came in before.", "Look it up on the page Deposits.");
    if (const auto field = deposit->anonymous ? collection::field_that_names(deposit->record) : std::string{}; !field.empty())
        return refuse("record: " + field, fmt::format("The field “{}” names the area or publisher that is to be withheld.", field), "Ask for a deposit that names neither.");
    collection::QueueEntry entry{.id = base::PublicId::make(base::system_random()), .partnership = {}, .came_as = "deposit", .came_name = {}, .fields = deposit->record, .entered_by = by.who.to_string(), .changed_by = by.who.to_string(),
                                 .entered_at = by.at, .changed_at = by.at};
    entry.fields.files.clear();
    if (entry.fields.permission_words.empty()) {
        entry.fields.permission = collection::Permission::Granted, entry.fields.permission_words = "granted";
    }
    for (const auto& file : deposit->files) {
        auto taken = take_deposit_file(store, read, file, *deposit, entry.proposals);
        if (!taken) return std::unexpected{taken.error()};
        entry.files.push_back(*std::move(taken));
    }
    store.write([&](store::Transaction& transaction) { keep_received(transaction, keys, *parcel, *deposit, entry, by); });
    return ReceivedDeposit{entry.id, deposit->id, write_acknowledgement(keys, {deposit->id, iso_day(by.at), service, {}})};
}

std::optional<std::string> acknowledgement_of(store::Snapshot& snapshot, const store::Keys& keys, const collection::QueueEntry& entry, const std::string& service) {
    auto row = snapshot.query(received_of_entry, entry.id.to_string());
    if (!row.step()) return std::nullopt;
    return write_acknowledgement(keys, {*base::PublicId::parse(row.text(0)), iso_day(row.instant(1)), service, entry.reference ? collection::to_string(*entry.reference) : std::string{}});
}

std::expected<DepositAcknowledgement, DepositRefusal> open_acknowledgement(const store::Store& store, std::string_view bytes) {
    const auto parcel = open_parcel(bytes, trusts_of(store));
    if (!parcel) return std::unexpected{parcel.error()};
    return read_acknowledgement(*parcel);
}

DepositRefusal never_went_out() { return {"about: deposit", "No deposit with this number went out from here.", "Look at the number, and ask whoever sent the acknowledgement."}; }

std::expected<DepositAcknowledgement, DepositRefusal> take_acknowledgement(store::Store& store, std::string_view bytes, audit::Event by) {
    const auto read = open_acknowledgement(store, bytes);
    if (!read) return std::unexpected{read.error()};
    if (!store.write([&](store::Transaction& transaction) { return note_acknowledged(transaction, *read, by); })) return std::unexpected{never_went_out()};
    return *read;
}

}  // namespace publishing
