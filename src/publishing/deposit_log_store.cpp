#include <algorithm>

#include "publishing/deposit_log.h"

namespace publishing {

namespace {

CAIRN_SQL(add_sent, R"(
    INSERT INTO publishing_deposit_sent (deposit_id, year, number, recipient, way, sha256, made_by, made_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8))");
CAIRN_SQL(acknowledge_sent, R"(
    UPDATE publishing_deposit_sent SET acknowledged_on = $1, acknowledged_by = $2, their_reference = $3, noted_by = $4, noted_at = $5 WHERE deposit_id = $6)");
CAIRN_SQL(one_sent, "SELECT year, number FROM publishing_deposit_sent WHERE deposit_id = $1");
CAIRN_SQL(every_sent, R"(
    SELECT deposit_id, year, number, recipient, way, sha256, made_by, made_at, acknowledged_on, acknowledged_by, their_reference
    FROM publishing_deposit_sent ORDER BY publishing_deposit_sent DESC)");
CAIRN_SQL(every_deposit_notice, "SELECT what, told_by, told_at FROM publishing_deposit_notice WHERE deposit_id = $1 ORDER BY publishing_deposit_notice");
CAIRN_SQL(add_deposit_notice, "INSERT INTO publishing_deposit_notice (deposit_id, what, told_by, told_at) VALUES ($1, $2, $3, $4)");

CAIRN_SQL(put_contact, "INSERT INTO publishing_deposit_contact (deposit_id, address, telephone) VALUES ($1, $2, $3)");
CAIRN_SQL(one_contact, "SELECT address, telephone FROM publishing_deposit_contact WHERE deposit_id = $1");

std::string text_or_nothing(const store::Statement& row, int at) { return row.is_null(at) ? std::string{} : row.text(at); }

void record_deposit(store::Transaction& transaction, base::PublicId id, audit::Kind kind, const char* reason, audit::Event by) {
    by.kind = kind, by.object = "deposit/" + id.to_string(), by.reason = reason;
    audit::record(transaction, by);
}

}  // namespace

void note_sent(store::Transaction& transaction, const SentDeposit& one, audit::Event by) {
    transaction.run(add_sent, one.id.to_string(), one.review.year, one.review.number, one.recipient, std::string{one.way == DepositWay::Signed ? "signed" : "mail"}, one.sha256, by.who.to_string(), by.at);
    if (!one.contact.address.empty() || !one.contact.telephone.empty()) transaction.run(put_contact, one.id.to_string(), one.contact.address, one.contact.telephone);
    record_deposit(transaction, one.id, audit::Kind::ExportMade, "deposit-made", by);
}

bool note_acknowledged(store::Transaction& transaction, const DepositAcknowledgement& one, audit::Event by) {
    if (!transaction.query(one_sent, one.deposit.to_string()).step()) return false;
    transaction.run(acknowledge_sent, one.received_on, one.by, one.reference, by.who.to_string(), by.at, one.deposit.to_string());
    record_deposit(transaction, one.deposit, audit::Kind::RecordEdited, "deposit-acknowledged", by);
    return true;
}

std::vector<SentDeposit> sent_deposits(store::Snapshot& snapshot) {
    std::vector<SentDeposit> list;
    auto rows = snapshot.query(every_sent);
    while (rows.step()) {
        SentDeposit one{.id = *base::PublicId::parse(rows.text(0)), .review = {rows.number(1), rows.number(2)}, .recipient = rows.text(3), .way = rows.text(4) == "signed" ? DepositWay::Signed : DepositWay::Mail,
                        .sha256 = rows.text(5), .made_by = rows.text(6), .made_at = rows.instant(7), .acknowledged_on = text_or_nothing(rows, 8), .acknowledged_by = text_or_nothing(rows, 9),
                        .their_reference = text_or_nothing(rows, 10)};
        auto notices = snapshot.query(every_deposit_notice, one.id.to_string());
        while (notices.step()) one.notices.push_back({notices.text(0), notices.text(1), notices.instant(2)});
        if (auto contact = snapshot.query(one_contact, one.id.to_string()); contact.step()) one.contact = {contact.text(0), contact.text(1)};
        list.push_back(std::move(one));
    }
    return list;
}

std::vector<SentDeposit> recipients_of(store::Snapshot& snapshot, collection::Reference reference) {
    auto list = sent_deposits(snapshot);
    std::erase_if(list, [&](const SentDeposit& one) { return one.review != reference; });
    return list;
}

std::vector<SentDeposit> note_to_tell(store::Transaction& transaction, collection::Reference reference, std::string_view what, audit::Event by) {
    auto list = recipients_of(transaction, reference);
    for (const auto& one : list) {
        transaction.run(add_deposit_notice, one.id.to_string(), std::string{what} + "-to-tell", by.who.to_string(), by.at);
        record_deposit(transaction, one.id, audit::Kind::RecordEdited, "deposit-recipient-to-tell", by);
    }
    return list;
}

void note_told(store::Transaction& transaction, base::PublicId deposit, std::string_view what, audit::Event by) {
    transaction.run(add_deposit_notice, deposit.to_string(), std::string{what}, by.who.to_string(), by.at);
    record_deposit(transaction, deposit, audit::Kind::RecordEdited, "deposit-recipient-told", by);
}

}  // namespace publishing
