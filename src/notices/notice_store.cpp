#include <set>

#include "identity/case_standing.h"
#include "identity/standing.h"
#include "notices/notice.h"
#include "notices/outgoing.h"

namespace notices {

namespace {

constexpr std::chrono::days kept_for{365};
constexpr int most_marked = 1000;  ///< In one transaction.

CAIRN_SQL(put_notice, R"(
    INSERT INTO notices_notice (notice_id, person, kind, case_id, cause, at) VALUES ($1, $2, $3, $4, $5, $6)
    ON CONFLICT (person, kind, case_id, cause) DO NOTHING)");

#define NOTICE_COLUMNS "SELECT n.notice, n.notice_id, n.kind, n.case_id, n.cause, n.at, n.read_at FROM notices_notice n "
// Whether the person may know of the case is asked each time: a membership that has ended takes its notices along.
#define THEIRS_TO_KNOW \
    "n.person = $1 AND (n.case_id = '' OR n.case_id IN (SELECT v.case_id FROM visible v) OR " \
    "(n.kind = 'break-glass' AND n.case_id IN (SELECT g.case_id FROM told_of_glass g))) "

CAIRN_SQL(inbox_page, CAIRN_VISIBLE_AND_TOLD NOTICE_COLUMNS "WHERE " THEIRS_TO_KNOW
          "ORDER BY CASE WHEN n.read_at IS NULL THEN 0 ELSE 1 END, n.notice DESC LIMIT $3 OFFSET $4");
CAIRN_SQL(inbox_counts, CAIRN_VISIBLE_AND_TOLD R"(
    SELECT COUNT(*), COALESCE(SUM(CASE WHEN n.read_at IS NULL THEN 1 ELSE 0 END), 0) FROM notices_notice n WHERE )" THEIRS_TO_KNOW);
CAIRN_SQL(own_unread, "SELECT COUNT(*) FROM notices_notice n WHERE n.person = $1 AND n.read_at IS NULL");
CAIRN_SQL(newest_unread, "SELECT n.kind, n.case_id FROM notices_notice n WHERE n.person = $1 AND n.read_at IS NULL ORDER BY n.notice DESC LIMIT $2");
CAIRN_SQL(unread_count, CAIRN_VISIBLE_AND_TOLD "SELECT COUNT(*) FROM notices_notice n WHERE n.read_at IS NULL AND " THEIRS_TO_KNOW);
CAIRN_SQL(notice_by_id, CAIRN_VISIBLE_AND_TOLD NOTICE_COLUMNS "WHERE n.notice_id = $3 AND " THEIRS_TO_KNOW);
CAIRN_SQL(unmailed_notices, CAIRN_VISIBLE_AND_TOLD NOTICE_COLUMNS "WHERE n.read_at IS NULL AND n.outgoing IS NULL AND " THEIRS_TO_KNOW "ORDER BY n.notice DESC LIMIT $3");
CAIRN_SQL(unread_ids, CAIRN_VISIBLE_AND_TOLD "SELECT n.notice FROM notices_notice n WHERE n.read_at IS NULL AND " THEIRS_TO_KNOW "ORDER BY n.notice LIMIT $3");
CAIRN_SQL(read_one, "UPDATE notices_notice SET read_at = $1 WHERE notice = $2 AND read_at IS NULL");
CAIRN_SQL(mail_one, "UPDATE notices_notice SET outgoing = $1 WHERE notice = $2");
CAIRN_SQL(remove_notices, "DELETE FROM notices_notice WHERE at < $1");

std::vector<Notice> read_notices(store::Statement rows) {
    std::vector<Notice> list;
    while (rows.step()) {
        const auto kind = parse_kind(rows.text_view(2));
        if (!kind) continue;  // Written by a later Cairn.
        list.push_back({rows.integer(0), base::PublicId::parse(rows.text_view(1)).value_or(base::PublicId{}), *kind, rows.text(3), rows.text(4), rows.instant(5), rows.optional_instant(6)});
    }
    return list;
}

}  // namespace

int notify(store::Transaction& transaction, base::Random& random, const Happened& what, std::span<const identity::PersonId> people) {
    std::set<identity::PersonId> told;
    for (const auto person : people) {
        told.insert(person);
        for (const auto cover : identity::who_covers(transaction, person, what.at)) told.insert(cover);
    }
    int count = 0;
    for (const auto person : told) {
        const auto id = base::PublicId::make(random);
        if (transaction.run(put_notice, id.to_string(), person, name_of(what.kind), what.case_id, what.cause, what.at) == 0) continue;
        if (is_told_at_once(what.kind)) queue(transaction, random, {.purpose = Purpose::AtOnce, .about = id.to_string(), .person = person}, what.at);
        ++count;
    }
    return count;
}

Inbox inbox(store::Snapshot& snapshot, identity::PersonId person, base::Instant now, int page, int size) {
    Inbox box;
    box.notices = read_notices(snapshot.query(inbox_page, person, now, size, static_cast<std::int64_t>(page - 1) * size));
    auto counts = snapshot.query(inbox_counts, person, now);
    counts.step();
    box.total = counts.integer(0), box.unread = counts.integer(1);
    return box;
}

std::int64_t count_unread(store::Snapshot& snapshot, identity::PersonId person, base::Instant now) {
    auto any = snapshot.query(own_unread, person);
    any.step();
    if (any.integer(0) == 0) return 0;  // The usual answer, without asking which cases the person may know of.
    auto row = snapshot.query(unread_count, person, now);
    row.step();
    return row.integer(0);
}

bool has_unread(store::Snapshot& snapshot, const identity::Actor& actor, base::Instant now) {
    constexpr int most_looked_at = 50;
    if (!actor.person()) return false;
    auto rows = snapshot.query(newest_unread, actor.person()->person, most_looked_at);
    while (rows.step()) {
        if (rows.text_view(1).empty()) return true;
        const auto standing = identity::case_standing(snapshot, actor, rows.text_view(1));
        if (standing.exists && !standing.conflict && (!standing.roles.empty() || standing.break_glass_until)) return true;
        if (rows.text_view(0) == name_of(Kind::BreakGlass)) return count_unread(snapshot, actor.person()->person, now) > 0;  // Told without belonging to the case.
    }
    return false;
}

std::optional<Notice> find_notice(store::Snapshot& snapshot, identity::PersonId person, base::Instant now, const base::PublicId& id) {
    auto found = read_notices(snapshot.query(notice_by_id, person, now, id.to_string()));
    return found.empty() ? std::nullopt : std::optional{std::move(found.front())};
}

void mark_read(store::Transaction& transaction, identity::PersonId person, const base::PublicId& id, base::Instant now) {
    if (const auto found = find_notice(transaction, person, now, id)) transaction.run(read_one, now, found->key);
}

void mark_all_read(store::Transaction& transaction, identity::PersonId person, base::Instant now) {
    std::vector<std::int64_t> keys;
    auto rows = transaction.query(unread_ids, person, now, most_marked);
    while (rows.step()) keys.push_back(rows.integer(0));
    for (const auto key : keys) transaction.run(read_one, now, key);
}

std::vector<Notice> unmailed(store::Snapshot& snapshot, identity::PersonId person, base::Instant now, int most) {
    return read_notices(snapshot.query(unmailed_notices, person, now, most));
}

void mark_mailed(store::Transaction& transaction, const std::vector<Notice>& list, std::int64_t outgoing) {
    for (const auto& notice : list) transaction.run(mail_one, outgoing, notice.key);
}

std::int64_t remove_old(store::Transaction& transaction, base::Instant now) { return transaction.run(remove_notices, now - kept_for); }

}  // namespace notices
