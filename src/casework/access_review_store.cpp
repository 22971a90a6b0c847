#include "casework/access_review.h"

#include "base/fault.h"
#include "calendar/london.h"

namespace casework {

namespace {

CAIRN_SQL(reviews_of_week, "SELECT review_id, reviewed_by, reviewed_at, note FROM casework_access_review WHERE week_on = $1 ORDER BY casework_access_review");
CAIRN_SQL(add_review, "INSERT INTO casework_access_review (review_id, week_on, reviewed_by, reviewed_at, note) VALUES ($1, $2, $3, $4, $5)");

store::SealedPlace note_place(const std::string& review) { return {store::SealedClass::C2, "casework_access_review.note", review}; }

}  // namespace

base::Day week_of(base::Day day) { return day - (std::chrono::weekday{day} - std::chrono::Monday); }

base::Instant week_begins(base::Day monday) { return calendar::end_of_day(monday - std::chrono::days{1}); }

std::vector<AccessReview> access_reviews(store::Snapshot& snapshot, const Ground& ground, base::Day monday) {
    std::vector<AccessReview> list;
    auto rows = snapshot.query(reviews_of_week, monday);
    while (rows.step()) {
        const auto plain = ground.keys.unseal(store::KeyId::installation(), note_place(rows.text(0)), rows.blob(3));
        if (!plain) throw base::Fault{"The note of a weekly review cannot be opened", rows.text(0), std::string{store::words_of(plain.error())}};
        list.push_back({base::PublicId::parse(rows.text(0)).value_or(base::PublicId{}), rows.text(1), rows.instant(2), *plain});
    }
    return list;
}

void review_access(store::Transaction& transaction, const Ground& ground, base::Day monday, const std::string& note, const Doer& doer) {
    const auto id = base::PublicId::make(ground.random).to_string();
    transaction.run(add_review, id, monday, doer.who.to_string(), doer.at, store::Bytes{ground.keys.seal(store::KeyId::installation(), note_place(id), note)});
    audit::record(transaction, {.at = doer.at, .who = doer.who, .role = doer.role, .object = "week/" + base::to_iso(monday), .kind = audit::Kind::AuditRead,
                                .reason = "week-reviewed", .address = doer.address, .request = doer.request});
}

}  // namespace casework
