#include <algorithm>

#include "base/fault.h"
#include "casework/draft_paper.h"

namespace casework {

namespace {

CAIRN_SQL(insert_draft_paper, "INSERT INTO casework_draft_paper (paper_id, draft_id, file_id, bytes, facts, added_at) VALUES ($1, $2, $3, $4, $5, $6)");
CAIRN_SQL(papers_of_draft, "SELECT paper_id, file_id, bytes, facts, added_at FROM casework_draft_paper WHERE draft_id = $1 ORDER BY casework_draft_paper");
CAIRN_SQL(file_of_paper, "SELECT file_id FROM casework_draft_paper WHERE draft_id = $1 AND paper_id = $2");
CAIRN_SQL(remove_one_paper, "DELETE FROM casework_draft_paper WHERE draft_id = $1 AND paper_id = $2");
CAIRN_SQL(files_of_draft, "SELECT file_id FROM casework_draft_paper WHERE draft_id = $1");
CAIRN_SQL(remove_all_papers, "DELETE FROM casework_draft_paper WHERE draft_id = $1");

store::SealedPlace draft_facts_place(const base::PublicId& paper) { return {store::SealedClass::C2, "casework_draft_paper.facts", paper.to_string()}; }

std::vector<base::PublicId> ids_of(store::Statement rows) {
    std::vector<base::PublicId> ids;
    while (rows.step())
        if (const auto id = base::PublicId::parse(rows.text(0))) ids.push_back(*id);
    return ids;
}

}  // namespace

std::vector<DraftPaper> papers_of(store::Snapshot& snapshot, const Ground& ground, const Draft& draft) {
    std::vector<DraftPaper> list;
    auto rows = snapshot.query(papers_of_draft, draft.id.to_string());
    while (rows.step()) {
        DraftPaper paper;
        paper.id = base::PublicId::parse(rows.text(0)).value_or(base::PublicId{}), paper.file = base::PublicId::parse(rows.text(1)).value_or(base::PublicId{});
        paper.bytes = static_cast<std::uint64_t>(rows.integer(2)), paper.added_at = rows.optional_instant(4).value_or(base::Instant{});
        const auto facts = ground.keys.unseal(draft.seal, draft_facts_place(paper.id), rows.blob(3));
        if (!facts) throw base::Fault{"A paper of a referral cannot be opened", paper.id.to_string(), std::string{store::words_of(facts.error())}};
        paper.facts = paper_facts_from_json(*facts);
        list.push_back(std::move(paper));
    }
    return list;
}

std::expected<void, DraftPaperRefusal> add_paper(store::Transaction& transaction, store::SealedFiles& files, const Ground& ground, const Draft& draft, const KeptPaper& kept, base::Instant now) {
    if (!find_draft(transaction, ground, draft.id)) return std::unexpected{DraftPaperRefusal::Gone};
    const auto there = papers_of(transaction, ground, draft);
    if (std::ranges::any_of(there, [&](const DraftPaper& one) { return one.facts.sha256 == kept.facts.sha256; })) return {};
    if (there.size() >= draft_papers_allowed) return std::unexpected{DraftPaperRefusal::TooMany};
    std::uint64_t bytes = kept.file.plain_bytes;
    for (const auto& one : there) bytes += one.bytes;
    if (bytes > draft_bytes_allowed) return std::unexpected{DraftPaperRefusal::TooMuch};
    files.record(transaction, kept.file);
    const auto facts = ground.keys.seal(draft.seal, draft_facts_place(kept.document), to_json(kept.facts));
    transaction.run(insert_draft_paper, kept.document.to_string(), draft.id.to_string(), kept.file.id.to_string(), static_cast<std::int64_t>(kept.file.plain_bytes), store::Bytes{facts}, now);
    return {};
}

void remove_paper(store::Transaction& transaction, const Draft& draft, const base::PublicId& paper) {
    const auto files = ids_of(transaction.query(file_of_paper, draft.id.to_string(), paper.to_string()));
    transaction.run(remove_one_paper, draft.id.to_string(), paper.to_string());
    for (const auto& file : files) store::SealedFiles::forget(transaction, file);
}

std::vector<KeptPaper> reseal_papers(store::SealedFiles& files, const Draft& draft, const std::vector<DraftPaper>& papers, store::KeyId of_case) {
    std::vector<KeptPaper> kept;
    for (const auto& paper : papers) {
        const auto bytes = files.read(draft.seal, paper_place(paper.id, 1), paper.file);
        if (!bytes) throw base::Fault{"A paper of a referral cannot be opened", paper.id.to_string(), std::string{store::words_of(bytes.error())}};
        kept.push_back(keep_paper(files, of_case, paper.id, 1, paper.facts, *bytes));
    }
    return kept;
}

void remove_papers(store::Transaction& transaction, const base::PublicId& draft) {
    const auto files = ids_of(transaction.query(files_of_draft, draft.to_string()));
    transaction.run(remove_all_papers, draft.to_string());
    for (const auto& file : files) store::SealedFiles::forget(transaction, file);
}

}  // namespace casework
