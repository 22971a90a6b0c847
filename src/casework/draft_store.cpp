#include <algorithm>

#include "base/fault.h"
#include "calendar/london.h"
#include "casework/case_store.h"
#include "casework/draft.h"
#include "casework/draft_paper.h"
#include "casework/key_end.h"
#include "casework/walk.h"

namespace casework {

namespace {

CAIRN_SQL(add_draft, R"(
    INSERT INTO casework_draft (draft_id, key_id, answers, version, made_at, changed_at, destroy_on) VALUES ($1, $2, $3, 1, $4, $4, $5))");
CAIRN_SQL(draft_by_id, "SELECT key_id, answers, version, made_at, changed_at, destroy_on FROM casework_draft WHERE draft_id = $1");
CAIRN_SQL(save_draft_row, "UPDATE casework_draft SET answers = $1, version = $2, changed_at = $3 WHERE draft_id = $4 AND version = $5");
CAIRN_SQL(remove_draft, "DELETE FROM casework_draft WHERE draft_id = $1");
CAIRN_SQL(drafts_to_destroy, "SELECT draft_id, key_id FROM casework_draft WHERE destroy_on <= $1");

CAIRN_SQL(add_receipt, "INSERT INTO casework_receipt (visit, reference, sent_at) VALUES ($1, $2, $3) ON CONFLICT (visit) DO NOTHING");
CAIRN_SQL(one_receipt, "SELECT reference FROM casework_receipt WHERE visit = $1");
CAIRN_SQL(forget_receipts, "DELETE FROM casework_receipt WHERE sent_at < $1");

store::SealedPlace place_of(const base::PublicId& draft, std::int64_t version) {
    return {store::SealedClass::C2, "casework_draft.answers", draft.to_string() + "/" + std::to_string(version)};
}

store::KeyId key_from(const std::string& text) {
    const auto key = store::KeyId::parse(text);
    if (!key) throw base::Fault{"A draft has no readable key", "casework_draft", "Restore the last backup and report this."};
    return *key;
}

struct DraftRow {
    Draft draft;
    store::KeyId key = store::KeyId::installation();
};

std::optional<DraftRow> row_of(store::Snapshot& snapshot, const Ground& ground, const base::PublicId& id) {
    auto rows = snapshot.query(draft_by_id, id.to_string());
    if (!rows.step()) return std::nullopt;
    DraftRow row{{id, {}, rows.integer(2), rows.optional_instant(3).value_or(base::Instant{}), rows.optional_instant(4).value_or(base::Instant{}), rows.optional_day(5).value_or(base::Day{})}, key_from(rows.text(0))};
    const auto plain = ground.keys.unseal(row.key, place_of(id, row.draft.version), rows.blob(1));
    if (!plain) return std::nullopt;  // Destroyed: there is nothing left to come back to.
    row.draft.answers = Answers::from_json(*plain);
    row.draft.seal = row.key;
    return row;
}

void destroy(store::Transaction& transaction, const base::PublicId& id, store::KeyId key, const audit::Who& who, base::Instant now) {
    remove_papers(transaction, id);
    transaction.run(remove_draft, id.to_string());
    end_links(transaction, id.to_string(), now);
    audit::record(transaction, {.at = now, .who = who, .object = key.to_string(), .kind = audit::Kind::KeyDestroyed});
    end_key(transaction, key, now);
}

}  // namespace

NewDraft begin_draft(store::Transaction& transaction, const Ground& ground, base::Instant now, std::string_view form) {
    NewDraft made;
    if (!form.empty()) {
        made.link = link_of_form(ground, form);
        const auto earlier = find_link(transaction, LinkPurpose::Referral, made.link.token, now);
        const auto id = earlier ? base::PublicId::parse(earlier->record) : std::nullopt;
        if (auto draft = id ? find_draft(transaction, ground, *id) : std::nullopt) return {*std::move(draft), made.link};
    }
    const auto key = ground.keys.new_case_key();
    made.draft = {base::PublicId::make(ground.random), {}, 1, now, now, calendar::day_in_london(now) + draft_kept, key};
    const auto sealed = ground.keys.seal(key, place_of(made.draft.id, 1), made.draft.answers.to_json());
    transaction.run(add_draft, made.draft.id.to_string(), key.to_string(), store::Bytes{sealed}, now, made.draft.destroy_on);
    audit::record(transaction, {.at = now, .who = audit::Who::the_public(), .object = key.to_string(), .kind = audit::Kind::KeyMade});
    const auto id = made.draft.id.to_string();
    if (form.empty()) made.link = make_link(transaction, LinkPurpose::Referral, id, std::nullopt, draft_kept, ground, now);
    else keep_link(transaction, made.link, LinkPurpose::Referral, id, std::nullopt, draft_kept, ground, now);
    return made;
}

std::optional<Draft> find_draft(store::Snapshot& snapshot, const Ground& ground, const base::PublicId& id) {
    auto row = row_of(snapshot, ground, id);
    return row ? std::optional{std::move(row->draft)} : std::nullopt;
}

std::expected<std::int64_t, Stale> save_draft(store::Transaction& transaction, const Ground& ground, const Draft& seen, const Answers& answers, base::Instant now) {
    const auto row = row_of(transaction, ground, seen.id);
    if (!row) throw base::Fault{"The referral is no longer kept", seen.id.to_string(), "Unsent referrals are destroyed after 28 days; begin a new one."};
    if (row->draft.version != seen.version) return std::unexpected{Stale{row->draft.version, row->draft.answers, "public", row->draft.changed_at}};
    const auto version = seen.version + 1;
    const auto sealed = ground.keys.seal(row->key, place_of(seen.id, version), answers.to_json());
    transaction.run(save_draft_row, store::Bytes{sealed}, version, now, seen.id.to_string(), seen.version);
    return version;
}

Case send_draft(store::Transaction& transaction, store::SealedFiles& files, const Ground& ground, const Draft& draft, const Sending& sending, const Doer& doer) {
    const auto children = static_cast<int>(std::max<std::size_t>(1, draft.answers.turns("child")));
    const auto there = papers_of(transaction, ground, draft);
    if (!std::ranges::equal(there, sending.papers, {}, &DraftPaper::id, &KeptPaper::document)) throw base::Fault{"The papers of a referral changed while it was sent", draft.id.to_string(), "Look at the list and send it again."};
    const auto of = open_case(transaction, ground, {.partnership = sending.partnership, .state = "referral.received", .children = children, .seal = sending.seal}, doer);
    const auto record = write_down(transaction, ground, of, {"referral", draft.answers, "sent"}, doer);
    remove_papers(transaction, draft.id);
    for (std::size_t i = 0; i < there.size(); ++i)
        add_document(transaction, files, ground, of, {.kind = "referral", .marking = "official_sensitive", .record = record.id.to_string(), .arrival = {"upload", calendar::day_in_london(there[i].added_at)}}, sending.papers[i], doer);
    if (const auto row = row_of(transaction, ground, draft.id)) destroy(transaction, draft.id, row->key, doer.who, doer.at);
    return case_at(transaction, of.key);
}

void keep_receipt(store::Transaction& transaction, const Ground& ground, std::string_view visit, const std::string& reference, base::Instant now) {
    transaction.run(forget_receipts, now - std::chrono::hours{24});
    transaction.run(add_receipt, ground.keys.blind_token("referral-receipt", visit), reference, now);
}

std::optional<std::string> receipt_of(store::Snapshot& snapshot, const Ground& ground, std::string_view visit) {
    auto rows = snapshot.query(one_receipt, ground.keys.blind_token("referral-receipt", visit));
    return rows.step() ? std::optional{rows.text(0)} : std::nullopt;
}

std::size_t destroy_old_drafts(store::Transaction& transaction, base::Instant now) {
    transaction.run(forget_receipts, now - std::chrono::hours{24});
    std::vector<std::pair<base::PublicId, store::KeyId>> ended;
    {
        auto rows = transaction.query(drafts_to_destroy, calendar::day_in_london(now));
        while (rows.step())
            if (const auto id = base::PublicId::parse(rows.text(0))) ended.emplace_back(*id, key_from(rows.text(1)));
    }
    for (const auto& [id, key] : ended) destroy(transaction, id, key, audit::Who::system(), now);
    return ended.size();
}

}  // namespace casework
