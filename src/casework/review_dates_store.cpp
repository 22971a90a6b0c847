#include "casework/review_dates.h"

#include <algorithm>
#include <array>

#include "calendar/london.h"
#include "casework/case_store.h"
#include "casework/path.h"
#include "casework/proceedings.h"
#include "casework/telling.h"
#include "identity/case_standing.h"

namespace casework {

namespace {

using identity::Role;

constexpr std::array keepers_of_dates{Role::Coordinator, Role::BusinessManager};
constexpr std::array monitors{Role::Coordinator, Role::BusinessManager, Role::Chair};
constexpr std::array writers_of_draft{Role::Coordinator, Role::BusinessManager, Role::Reviewer};
constexpr std::array answerable{Role::Coordinator, Role::BusinessManager, Role::Chair, Role::DelegatedPartner, Role::LeadPartner};

constexpr std::chrono::days long_past{60};  ///< What passed before that was told of, or lay in the past when it was written.

CAIRN_SQL(clear_dates, "DELETE FROM casework_review_date WHERE casework_case = $1");
CAIRN_SQL(add_date, "INSERT INTO casework_review_date (casework_case, record_id, what, due_on, done_on, recorded_at) VALUES ($1, $2, $3, $4, $5, $6)");
CAIRN_SQL(dates_of_person, CAIRN_VISIBLE_CASES R"(
    SELECT d.record_id, c.reference, c.nation, d.what, d.due_on, d.done_on, d.recorded_at
    FROM visible v JOIN casework_case c ON c.case_id = v.case_id JOIN casework_review_date d ON d.casework_case = c.casework_case
    WHERE d.due_on >= $3 AND d.due_on <= $4 ORDER BY d.due_on, c.reference, d.casework_review_date LIMIT $5)");
CAIRN_SQL(dates_to_tell, R"(
    SELECT casework_case, record_id, what, due_on FROM casework_review_date
    WHERE done_on IS NULL AND due_on >= $1 AND due_on <= $2 ORDER BY casework_review_date)");
CAIRN_SQL(reviews_to_tell, R"(
    SELECT casework_case, casework_clock, due_on, explained FROM casework_clock
    WHERE rule = 'review' AND ended = '' AND met_on IS NULL AND due_on >= $1 AND due_on <= $2 ORDER BY casework_clock)");

std::span<const Role> told_of(std::string_view what) {
    if (what == "monitoring") return monitors;
    if (what == "draft" || what == "accuracy") return writers_of_draft;
    return keepers_of_dates;
}

/// What is near, has come or has passed; "" where nobody is to hear of it today.
std::string_view nearness(base::Day today, base::Day due, std::chrono::days before) {
    if (today > due) return "passed";
    if (today == due) return "day";
    return due - today <= before ? "before" : "";
}

/// One thing that is near: the cause holds its day, so that a day that moved is told of anew.
struct Near {
    CaseKey of;
    std::string cause;
    std::span<const Role> roles;
    std::string round{};  ///< Of a round of factual accuracy: its request, whose agency hears of it too.
};

std::vector<Near> near_dates(store::Snapshot& snapshot, base::Day today) {
    std::vector<Near> list;
    auto rows = snapshot.query(dates_to_tell, today - long_past, today + reminded_before);
    while (rows.step()) {
        const auto record = rows.text(1), what = rows.text(2);
        const auto due = rows.day(3);
        list.push_back({rows.id<CaseKey>(0), record + "/" + what + "/" + base::to_iso(due) + "/" + std::string{nearness(today, due, reminded_before)}, told_of(what), what == "accuracy" ? record : std::string{}});
    }
    return list;
}

/// Six months: four weeks before, a week before, on the day; afterwards as long as nobody has told the Panel and the Secretary of State why.
std::vector<Near> near_reviews(store::Snapshot& snapshot, base::Day today) {
    std::vector<Near> list;
    auto rows = snapshot.query(reviews_to_tell, today - long_past, today + review_reminded_before);
    while (rows.step()) {
        const auto due = rows.day(2);
        const bool explained = rows.integer(3) == 1;
        if (due < today && explained) continue;
        const auto near = due - today > reminded_before ? std::string_view{"early"} : nearness(today, due, reminded_before);
        list.push_back({rows.id<CaseKey>(0), "review/" + std::to_string(rows.integer(1)) + "/" + base::to_iso(due) + "/" + std::string{near}, answerable});
    }
    return list;
}

void add_appointment_dates(const CaseFile& file, std::vector<ReviewDate>& list) {
    const auto* drafted = file.last_step("draft_in");
    for (const auto* one : file.all("appointment"))
        if (const auto due = one->answers.day({"terms", 0, "draft_due_on"}); due && one->answers.of("removal", "on").empty())
            list.push_back({one->id.to_string(), "draft", *due, drafted ? std::optional{drafted->happened_on} : std::nullopt});
}

void add_agency_report_dates(const CaseFile& file, std::vector<ReviewDate>& list) {
    for (const auto* one : file.all("report_request")) {
        const auto due = one->answers.day({"request", 0, "due_on"}), promised = one->answers.day({"request", 0, "promised_on"});
        if (!due) continue;
        const auto expected = promised ? std::max(*due, *promised) : *due;
        const bool came = std::ranges::any_of(file.all("agency_report"), [&](const Record* report) { return report->parent == one->id.to_string() && report->standing != "draft"; });
        const bool over = came || (one->standing != "sent" && one->standing != "kept");
        list.push_back({one->id.to_string(), "agency_report", expected, over ? std::optional{expected} : std::nullopt});
    }
}

void add_accuracy_dates(const CaseFile& file, std::vector<ReviewDate>& list) {
    for (const auto* one : file.all("accuracy"))
        if (const auto due = one->answers.day({"request", 0, "due_on"})) list.push_back({one->id.to_string(), "accuracy", *due, one->standing == "sent" ? std::nullopt : due});
}

/// The agency that was asked to check paragraphs: the same words as when it was asked.
int tell_checking(store::Transaction& transaction, const Ground& ground, const Case& of, const Near& near, const Doer& doer) {
    const auto id = base::PublicId::parse(near.round);
    const auto request = id ? find_record(transaction, ground, of, *id) : std::nullopt;
    return request ? tell_agency(transaction, ground, of, notices::Kind::AccuracyAsked, near.cause, request->answers.of("request", "organisation"), doer) : 0;
}

}  // namespace

std::vector<ReviewDate> review_dates(const CaseFile& file, const Ground& ground) {
    std::vector<ReviewDate> list;
    for (const auto* one : file.all("proceeding"))
        if (const auto again = look_again(file, *one, ground)) list.push_back({one->id.to_string(), "proceeding", *again, std::nullopt});
    for (const auto* one : file.all("monitoring"))
        if (const auto due = one->answers.day({"monitoring", 0, "due_on"})) list.push_back({one->id.to_string(), "monitoring", *due, one->answers.day({"monitoring", 0, "reply_on"})});
    add_agency_report_dates(file, list);
    add_accuracy_dates(file, list);
    add_appointment_dates(file, list);
    return list;
}

void keep_review_dates(store::Transaction& transaction, const Ground& ground, const CaseFile& file, base::Instant now) {
    transaction.run(clear_dates, file.of.key);
    if (is_closed(file.of.state)) return;
    for (const auto& one : review_dates(file, ground)) transaction.run(add_date, file.of.key, one.record, one.what, one.due_on, one.done_on, now);
}

void forget_review_dates(store::Transaction& transaction, const Case& of) { transaction.run(clear_dates, of.key); }

std::vector<ReviewDay> review_days(store::Snapshot& snapshot, identity::PersonId person, base::Instant now, base::Day from, base::Day until, int most) {
    std::vector<ReviewDay> list;
    auto rows = snapshot.query(dates_of_person, person, now, from, until, most);
    while (rows.step()) list.push_back({rows.text(0), rows.text(1), rows.text(2), rows.text(3), rows.day(4), !rows.is_null(5), rows.instant(6)});
    return list;
}

int tell_review_dates(store::Transaction& transaction, const Ground& ground, base::Instant now) {
    const auto today = calendar::day_in_london(now);
    auto list = near_dates(transaction, today);
    for (auto& one : near_reviews(transaction, today)) list.push_back(std::move(one));
    Doer itself;
    itself.at = now;
    int told = 0;
    for (const auto& one : list) {
        const auto of = case_at(transaction, one.of);
        told += tell_members(transaction, ground, of, notices::Kind::ReviewDate, one.cause, one.roles, itself);
        if (!one.round.empty()) told += tell_checking(transaction, ground, of, one, itself);
    }
    return told;
}

}  // namespace casework
