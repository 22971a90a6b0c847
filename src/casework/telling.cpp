#include "casework/telling.h"

#include <algorithm>
#include <array>

#include "calendar/london.h"
#include "casework/case_store.h"
#include "casework/link.h"
#include "identity/organisation.h"
#include "identity/person.h"
#include "notices/notice.h"

namespace casework {

namespace {

using identity::Role;
using notices::Kind;

constexpr std::array keepers{Role::Coordinator, Role::BusinessManager};
constexpr std::array takers_in{Role::Coordinator, Role::BusinessManager, Role::Notifier, Role::Chair, Role::DelegatedPartner, Role::LeadPartner};
constexpr std::array signers{Role::Chair, Role::DelegatedPartner, Role::LeadPartner};
constexpr std::array drafters{Role::Coordinator, Role::BusinessManager, Role::Reviewer};
constexpr std::array deciders{Role::Coordinator, Role::BusinessManager, Role::Chair, Role::DelegatedPartner, Role::LeadPartner};

std::optional<identity::PersonId> account_of(store::Snapshot& snapshot, const Doer& doer) {
    const auto person = identity::person_by_public_id(snapshot, doer.who.to_string());
    return person ? std::optional{person->id} : std::nullopt;
}

/// A request that was sent and that nobody has answered, declined or waived.
bool is_unanswered(store::Snapshot& snapshot, const Ground& ground, const Case& of, const Record& request) {
    if ((request.form != "request" && request.form != "report_request") || request.standing != "sent") return false;
    return std::ranges::none_of(records_under(snapshot, ground, of, request.id), [](const Record& record) { return (record.form == "return" || record.form == "agency_report") && record.standing != "draft"; });
}

/// The agency whose round of factual accuracy an answer belongs to: answer → comment → request.
std::string agency_of_answer(store::Snapshot& snapshot, const Ground& ground, const Case& of, const Record& answer) {
    const auto above = [&](const Record& record) {
        const auto id = base::PublicId::parse(record.parent);
        return id ? find_record(snapshot, ground, of, *id) : std::nullopt;
    };
    const auto comment = above(answer);
    const auto request = comment ? above(*comment) : std::nullopt;
    return request ? request->answers.of("request", "organisation") : std::string{};
}

/// Everybody in force of the case whom `is_told` chooses, but for whoever did it.
template <class IsTold>
int tell_those(store::Transaction& transaction, const Ground& ground, const Case& of, Kind kind, const std::string& cause, const Doer& doer, const IsTold& is_told) {
    const auto id = of.id.to_string();
    const auto by = account_of(transaction, doer);
    std::vector<identity::PersonId> people;
    for (const auto& member : identity::members(transaction, id)) {
        const bool in_force = member.from <= doer.at && (!member.until || *member.until > doer.at);
        if (in_force && member.person != by && is_told(member)) people.push_back(member.person);
    }
    return notices::notify(transaction, ground.random, {.kind = kind, .case_id = id, .cause = cause, .at = doer.at}, people);
}

}  // namespace

int tell_members(store::Transaction& transaction, const Ground& ground, const Case& of, Kind kind, const std::string& cause, std::span<const Role> roles, const Doer& doer) {
    return tell_those(transaction, ground, of, kind, cause, doer, [&](const identity::Member& member) { return std::ranges::count(roles, member.role) > 0; });
}

int tell_agency(store::Transaction& transaction, const Ground& ground, const Case& of, Kind kind, const std::string& cause, std::string_view organisation, const Doer& doer) {
    const auto asked = identity::organisation_by_public_id(transaction, organisation);
    if (!asked) return 0;
    return tell_those(transaction, ground, of, kind, cause, doer, [&](const identity::Member& member) {
        return member.agency && *member.agency == asked->id && (member.role == Role::AgencyLead || member.role == Role::AgencyAuthor);
    });
}

void tell_match(store::Transaction& transaction, const Ground& ground, const Case& of, const Case& other, const Doer& doer) {
    tell_members(transaction, ground, of, Kind::Match, "match/" + other.id.to_string(), keepers, doer);
}

void tell_referral(store::Transaction& transaction, const Ground& ground, const Case& of, const Doer& doer) {
    tell_members(transaction, ground, of, Kind::Referral, of.id.to_string(), takers_in, doer);
}

void tell_returned(store::Transaction& transaction, const Ground& ground, const Case& of, const std::string& answer, const Doer& doer) {
    // With its time: an agency that was asked again, and answers again, is news again.
    tell_members(transaction, ground, of, Kind::Returned, answer + "/" + base::to_iso(doer.at), keepers, doer);
}

void tell_accuracy_returned(store::Transaction& transaction, const Ground& ground, const Case& of, const Record& request, const Doer& doer) {
    tell_members(transaction, ground, of, Kind::AccuracyReturned, request.id.to_string(), drafters, doer);
}

void tell_written(store::Transaction& transaction, const Ground& ground, const Case& of, const Record& record, const Doer& doer) {
    if (record.form == "accuracy") tell_agency(transaction, ground, of, Kind::AccuracyAsked, record.id.to_string(), record.answers.of("request", "organisation"), doer);
    if (record.form == "accuracy_answer") tell_agency(transaction, ground, of, Kind::AccuracyAnswered, record.id.to_string(), agency_of_answer(transaction, ground, of, record), doer);
    if (record.form == "approval" && record.answers.of("approval", "answer") == "dissents")
        tell_members(transaction, ground, of, Kind::Dissent, record.id.to_string(), deciders, doer);
    if (record.form == "letter" && record.answers.of("letter", "direction") == "from_panel")
        tell_members(transaction, ground, of, Kind::Reply, record.id.to_string(), deciders, doer);
}

void tell_step(store::Transaction& transaction, const Ground& ground, const Case& of, std::string_view event, const Doer& doer) {
    if (event != "circulate") return;
    tell_members(transaction, ground, of, Kind::ApprovalAsked, "circulated/" + std::to_string(steps_of(transaction, ground, of).size()), signers, doer);
}

void tell_recounted(store::Transaction& transaction, const Ground& ground, const Case& of, const std::string& cause, const Doer& doer) {
    tell_members(transaction, ground, of, Kind::Recounted, cause, deciders, doer);
}

void tell_break_glass(store::Transaction& transaction, const Ground& ground, const identity::BreakGlass& begun) {
    const std::array told{begun.first_told, begun.second_told};
    notices::notify(transaction, ground.random, {.kind = Kind::BreakGlass, .case_id = begun.case_id, .cause = std::to_string(begun.key), .at = begun.from}, told);
}

std::vector<LateRequest> late_requests(store::Snapshot& snapshot, const Ground& ground, base::Instant now) {
    constexpr std::chrono::days looked_back{60};
    std::vector<LateRequest> late;
    for (const auto& open : request_links(snapshot, now - looked_back)) {
        const auto of = case_at(snapshot, open.of);
        const auto id = base::PublicId::parse(open.record);
        const auto request = id ? find_record(snapshot, ground, of, *id) : std::nullopt;
        if (!request || !is_unanswered(snapshot, ground, of, *request)) continue;
        const auto due = request->answers.day({"request", 0, "due_on"}), promised = request->answers.day({"request", 0, "promised_on"});
        const auto expected = promised && due ? std::max(*promised, *due) : due;
        if (expected && *expected < calendar::day_in_london(now)) late.push_back({of, Kind::RequestOverdue, open.record + "/" + base::to_iso(*expected)});
        if (open.expires_at <= now) late.push_back({of, Kind::RequestEnded, open.record + "/" + base::to_iso(open.expires_at)});
    }
    return late;
}

int tell_late_requests(store::Transaction& transaction, const Ground& ground, const std::vector<LateRequest>& late, base::Instant now) {
    Doer itself;
    itself.at = now;
    int told = 0;
    for (const auto& one : late) told += tell_members(transaction, ground, one.of, one.kind, one.cause, keepers, itself);
    return told;
}

}  // namespace casework
