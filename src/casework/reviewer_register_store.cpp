#include <algorithm>

#include "base/text.h"
#include "casework/reviewer_register.h"

namespace casework {

namespace {

#define REVIEWER_COLUMNS \
    "r.reviewer_id, r.partnership, r.name, r.organisation, r.experience, r.methods, r.availability, r.conflicts, r.removed_at, COALESCE(r.removed_why, ''), " \
    "(SELECT COUNT(*) FROM casework_appointment a JOIN casework_case c ON c.casework_case = a.casework_case WHERE c.partnership = r.partnership " \
    "AND a.reviewer IN (SELECT n.name FROM casework_reviewer_version n WHERE n.casework_reviewer = r.casework_reviewer)), v.version, v.written_by, v.written_at"
#define NEWEST_VERSION " FROM casework_reviewer r JOIN casework_reviewer_version v ON v.casework_reviewer = r.casework_reviewer AND v.version = r.version "
CAIRN_SQL(all_reviewers, "SELECT " REVIEWER_COLUMNS NEWEST_VERSION "ORDER BY r.name, r.casework_reviewer");
CAIRN_SQL(one_reviewer, "SELECT " REVIEWER_COLUMNS NEWEST_VERSION "WHERE r.reviewer_id = $1");
#undef NEWEST_VERSION
#undef REVIEWER_COLUMNS
CAIRN_SQL(add_reviewer_row, R"(
    INSERT INTO casework_reviewer (reviewer_id, partnership, name, organisation, experience, methods, availability, conflicts, added_by, added_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10))");
CAIRN_SQL(move_reviewer, R"(
    UPDATE casework_reviewer SET name = $1, organisation = $2, experience = $3, methods = $4, availability = $5, conflicts = $6, version = version + 1
    WHERE reviewer_id = $7 AND version = $8 AND removed_at IS NULL)");
CAIRN_SQL(keep_reviewer_version, R"(
    INSERT INTO casework_reviewer_version (casework_reviewer, version, name, organisation, experience, methods, availability, conflicts, written_by, written_at)
    SELECT casework_reviewer, version, name, organisation, experience, methods, availability, conflicts, $1, $2 FROM casework_reviewer WHERE reviewer_id = $3)");
CAIRN_SQL(versions_of_reviewer, R"(
    SELECT r.reviewer_id, r.partnership, v.name, v.organisation, v.experience, v.methods, v.availability, v.conflicts, r.removed_at, COALESCE(r.removed_why, ''), 0, v.version, v.written_by, v.written_at
    FROM casework_reviewer r JOIN casework_reviewer_version v ON v.casework_reviewer = r.casework_reviewer WHERE r.reviewer_id = $1 ORDER BY v.version)");
CAIRN_SQL(remove_reviewer_row, "UPDATE casework_reviewer SET removed_by = $1, removed_at = $2, removed_why = $3 WHERE reviewer_id = $4 AND removed_at IS NULL");
CAIRN_SQL(clear_appointments, "DELETE FROM casework_appointment WHERE casework_case = $1");
CAIRN_SQL(add_appointment, "INSERT INTO casework_appointment (record_id, casework_case, reviewer, appointed_on, removed_on) VALUES ($1, $2, $3, $4, $5)");
CAIRN_SQL(clear_quality, "DELETE FROM casework_quality WHERE casework_case = $1");
CAIRN_SQL(put_quality, R"(
    INSERT INTO casework_quality (casework_case, marker, standing, judged_on) VALUES ($1, $2, $3, $4)
    ON CONFLICT (casework_case, marker) DO UPDATE SET standing = excluded.standing, judged_on = excluded.judged_on)");
CAIRN_SQL(clear_watched, "DELETE FROM casework_watched WHERE casework_case = $1");

RegisteredReviewer read_reviewer(store::Statement& row) {
    RegisteredReviewer one;
    one.id = *base::PublicId::parse(row.text(0));
    one.partnership = row.integer(1);
    one.name = row.text(2), one.organisation = row.text(3), one.experience = row.text(4), one.methods = row.text(5), one.availability = row.text(6), one.conflicts = row.text(7);
    one.removed = !row.is_null(8), one.removed_why = row.text(9);
    one.appointments = static_cast<int>(row.integer(10));
    one.version = row.integer(11), one.written_by = row.text(12), one.written_at = row.instant(13);
    return one;
}

bool fits(const RegisteredReviewer& one, const ReviewersWanted& wanted) {
    if (std::ranges::count(wanted.partnerships, one.partnership) == 0 || (one.removed && !wanted.with_removed)) return false;
    const auto all = base::fold(one.name + '\n' + one.organisation + '\n' + one.experience + '\n' + one.methods);
    return wanted.words.empty() || all.find(base::fold(wanted.words)) != std::string::npos;
}

void note(store::Transaction& transaction, audit::Kind kind, const base::PublicId& id, const Doer& doer) {
    audit::record(transaction, {.at = doer.at, .who = doer.who, .role = doer.role, .object = "reviewer-" + id.to_string(), .kind = kind, .address = doer.address, .request = doer.request});
}

}  // namespace

ReviewerList registered_reviewers(store::Snapshot& snapshot, const ReviewersWanted& wanted) {
    ReviewerList list;
    {
        auto rows = snapshot.query(all_reviewers);
        while (rows.step())
            if (auto one = read_reviewer(rows); fits(one, wanted)) list.reviewers.push_back(std::move(one));
    }
    if (wanted.sort == ReviewersWanted::Sort::Appointments) std::ranges::stable_sort(list.reviewers, std::greater{}, &RegisteredReviewer::appointments);
    list.total = static_cast<std::int64_t>(list.reviewers.size());
    if (wanted.size == 0) return list;
    const auto first = std::min<std::size_t>(list.reviewers.size(), static_cast<std::size_t>(std::max(0, wanted.page - 1)) * static_cast<std::size_t>(wanted.size));
    const auto last = std::min(list.reviewers.size(), first + static_cast<std::size_t>(wanted.size));
    list.reviewers = {list.reviewers.begin() + static_cast<std::ptrdiff_t>(first), list.reviewers.begin() + static_cast<std::ptrdiff_t>(last)};
    return list;
}

std::optional<RegisteredReviewer> registered_reviewer(store::Snapshot& snapshot, const base::PublicId& id) {
    auto row = snapshot.query(one_reviewer, id.to_string());
    return row.step() ? std::optional{read_reviewer(row)} : std::nullopt;
}

void register_reviewer(store::Transaction& transaction, const Ground& ground, RegisteredReviewer one, const Doer& doer) {
    one.id = base::PublicId::make(ground.random);
    transaction.run(add_reviewer_row, one.id.to_string(), one.partnership, one.name, one.organisation, one.experience, one.methods, one.availability, one.conflicts, doer.who.to_string(), doer.at);
    transaction.run(keep_reviewer_version, doer.who.to_string(), doer.at, one.id.to_string());
    note(transaction, audit::Kind::RecordCreated, one.id, doer);
}

bool edit_reviewer(store::Transaction& transaction, const RegisteredReviewer& seen, const Doer& doer) {
    if (transaction.run(move_reviewer, seen.name, seen.organisation, seen.experience, seen.methods, seen.availability, seen.conflicts, seen.id.to_string(), seen.version) == 0) return false;
    transaction.run(keep_reviewer_version, doer.who.to_string(), doer.at, seen.id.to_string());
    note(transaction, audit::Kind::RecordEdited, seen.id, doer);
    return true;
}

std::vector<RegisteredReviewer> reviewer_versions(store::Snapshot& snapshot, const base::PublicId& id) {
    std::vector<RegisteredReviewer> list;
    auto rows = snapshot.query(versions_of_reviewer, id.to_string());
    while (rows.step()) list.push_back(read_reviewer(rows));
    return list;
}

void remove_reviewer(store::Transaction& transaction, const base::PublicId& id, const std::string& why, const Doer& doer) {
    if (transaction.run(remove_reviewer_row, doer.who.to_string(), doer.at, why, id.to_string()) == 0) return;
    note(transaction, audit::Kind::RecordEdited, id, doer);
}

void keep_review_lists(store::Transaction& transaction, const CaseFile& file) {
    transaction.run(clear_appointments, file.of.key);
    for (const auto* one : file.all("appointment")) {
        const auto& answers = one->answers;
        if (const auto& name = answers.of("appointment", "reviewer"); !name.empty())
            transaction.run(add_appointment, one->id.to_string(), file.of.key, name, answers.day({"appointment", 0, "appointed_on"}), answers.day({"removal", 0, "on"}));
    }
    transaction.run(clear_quality, file.of.key);
    for (const auto* one : file.all("quality_marker")) {
        const auto &marker = one->answers.of("marker", "marker"), &standing = one->answers.of("marker", "standing");
        if (!marker.empty() && !standing.empty()) transaction.run(put_quality, file.of.key, marker, standing, one->answers.day({"marker", 0, "on"}));
    }
}

void forget_review_lists(store::Transaction& transaction, const Case& of) {
    transaction.run(clear_appointments, of.key);
    transaction.run(clear_quality, of.key);
    transaction.run(clear_watched, of.key);
}

}  // namespace casework
