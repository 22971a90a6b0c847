#include "base/assert.h"
#include "base/fault.h"
#include "base/sha256.h"
#include "casework/handover.h"

namespace casework {

namespace {

CAIRN_SQL(add_handover, R"(
    INSERT INTO casework_handover (handover_id, casework_case, reference, partnership, key_id, parts, sha256, copy, handed_at, handed_by)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) RETURNING casework_handover)");
CAIRN_SQL(handovers_of_case, "SELECT " RECEIPT_COLUMNS " FROM casework_handover h WHERE h.casework_case = $1 ORDER BY h.casework_handover");
CAIRN_SQL(handover_by_id, "SELECT " RECEIPT_COLUMNS " FROM casework_handover h WHERE h.handover_id = $1");
CAIRN_SQL(handover_copy, "SELECT copy FROM casework_handover WHERE casework_handover = $1");

store::SealedPlace copy_place(const base::PublicId& handover) { return {store::SealedClass::C2, "casework_handover.copy", handover.to_string()}; }

std::string names_of(const FrozenCopy& copy) {
    std::string line;
    for (const auto& one : copy.parts) line += (line.empty() ? "" : " ") + one.part;
    return line;
}

std::vector<std::string> split(const std::string& line) {
    std::vector<std::string> words;
    for (std::size_t at = 0; at < line.size();) {
        const auto end = std::min(line.find(' ', at), line.size());
        words.push_back(line.substr(at, end - at));
        at = end + 1;
    }
    return words;
}

}  // namespace

Receipt read_receipt(const store::Statement& row) {
    Receipt receipt;
    receipt.key = HandoverKey{row.integer(0)};
    receipt.id = base::PublicId::parse(row.text(1)).value_or(base::PublicId{});
    receipt.reference = row.text(2), receipt.partnership = row.integer(3);
    const auto seal = store::KeyId::parse(row.text(4));
    if (!seal) throw base::Fault{"A copy that was handed over has no readable key", receipt.reference, "Restore the last backup and report this."};
    receipt.seal = *seal, receipt.parts = split(row.text(5)), receipt.sha256 = row.text(6);
    receipt.handed_at = row.optional_instant(7).value_or(base::Instant{}), receipt.handed_by = row.text(8);
    return receipt;
}

Receipt hand_over(store::Transaction& transaction, const Ground& ground, const Case& of, const FrozenCopy& copy, const Doer& doer) {
    CAIRN_ASSERT(!copy.parts.empty());
    const auto plain = to_json(copy);
    Receipt receipt;
    receipt.id = base::PublicId::make(ground.random), receipt.reference = of.reference, receipt.partnership = of.partnership;
    receipt.parts = split(names_of(copy)), receipt.sha256 = base::sha256_hex(plain), receipt.handed_at = doer.at, receipt.handed_by = doer.who.to_string();
    receipt.seal = ground.keys.new_case_key();
    const auto sealed = ground.keys.seal(receipt.seal, copy_place(receipt.id), plain);
    receipt.key = HandoverKey{transaction.insert(add_handover, receipt.id.to_string(), of.key, receipt.reference, receipt.partnership, receipt.seal.to_string(), names_of(copy), receipt.sha256,
                                                 store::Bytes{sealed}, receipt.handed_at, receipt.handed_by)};
    audit::record(transaction, doer.event(audit::Kind::ExportMade, of.id, receipt.id.to_string()));
    return receipt;
}

std::vector<Receipt> receipts_of(store::Snapshot& snapshot, const Case& of) {
    std::vector<Receipt> list;
    auto rows = snapshot.query(handovers_of_case, of.key);
    while (rows.step()) list.push_back(read_receipt(rows));
    return list;
}

std::optional<Receipt> find_receipt(store::Snapshot& snapshot, const base::PublicId& id) {
    auto rows = snapshot.query(handover_by_id, id.to_string());
    return rows.step() ? std::optional{read_receipt(rows)} : std::nullopt;
}

FrozenCopy open_copy(store::Snapshot& snapshot, const Ground& ground, const Receipt& receipt) {
    auto row = snapshot.query(handover_copy, receipt.key);
    CAIRN_ASSERT(row.step());
    const auto plain = ground.keys.unseal(receipt.seal, copy_place(receipt.id), row.blob(0));
    if (!plain) throw base::Fault{"A copy that was handed over cannot be opened", receipt.reference, std::string{store::words_of(plain.error())}};
    if (base::sha256_hex(*plain) != receipt.sha256) throw base::Fault{"A copy that was handed over is not what its receipt says", receipt.reference, "Restore the last backup and report this."};
    return frozen_copy_from(*plain);
}

}  // namespace casework
