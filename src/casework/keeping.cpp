#include "casework/keeping.h"

#include <algorithm>

#include "audit/event_store.h"
#include "base/assert.h"
#include "base/text.h"
#include "calendar/london.h"
#include "casework/case_store.h"
#include "casework/caseload_import.h"
#include "casework/keeping_store.h"
#include "casework/key_end.h"
#include "casework/unsaved.h"

namespace casework {

namespace {

std::unexpected<KeepingRefusal> refused(KeepingRefusal why) { return std::unexpected{why}; }

bool says_nothing(const std::string& reasons) { return base::trim(reasons).empty(); }

void tell(store::Transaction& transaction, const Case& of, audit::Kind kind, std::string object, const char* reason, const Doer& doer) {
    auto event = doer.event(kind, of.id, std::move(object));
    event.reason = reason;
    audit::record(transaction, event);
}

/// The first of what always stands in the way.
std::optional<KeepingRefusal> hindrance(const Keeping& keeping, const std::string& reasons) {
    if (keeping.destroyed) return KeepingRefusal::Destroyed;
    if (says_nothing(reasons)) return KeepingRefusal::ReasonsMissing;
    return std::nullopt;
}

/// What stands in the way of destroying it, asked when it is proposed and again when it is confirmed.
std::optional<KeepingRefusal> reprieve(const Keeping& keeping) {
    if (keeping.destroyed) return KeepingRefusal::Destroyed;
    if (!keeping.closure) return KeepingRefusal::NotClosed;
    if (keeping.held()) return KeepingRefusal::Held;
    return std::nullopt;
}

bool a_clock_runs(store::Snapshot& snapshot, const Case& of) {
    return std::ranges::any_of(clocks_of(snapshot, of), [](const Clock& clock) { return clock.runs(); });
}

}  // namespace

std::string_view to_word(HoldKind kind) { return kind == HoldKind::Court ? "court" : "inquiry"; }

std::optional<HoldKind> hold_kind_named(std::string_view word) {
    for (const auto kind : {HoldKind::Court, HoldKind::Inquiry})
        if (to_word(kind) == word) return kind;
    return std::nullopt;
}

std::optional<base::Day> usual_review(const Case& of, base::Day closed_on) {
    if (!of.state.starts_with("referral.") && of.state != "sin.withdrawn") return std::nullopt;
    const std::chrono::year_month_day date{closed_on};
    const auto later = date + review_not_taken_forward;
    return base::Day{later.ok() ? later : later.year() / later.month() / std::chrono::last};  // 29 February: its month's end.
}

bool Keeping::held() const {
    return std::ranges::any_of(holds, [](const Hold& hold) { return hold.stands(); });
}

Kept close_case(store::Transaction& transaction, const Ground& ground, const Case& of, const Closing& closing, const Doer& doer) {
    const auto keeping = keeping_of(transaction, ground, of);
    if (const auto why = hindrance(keeping, closing.reasons)) return refused(*why);
    if (keeping.closure) return refused(KeepingRefusal::AlreadyClosed);
    if (closing.closed_on > calendar::day_in_london(doer.at)) return refused(KeepingRefusal::DayAhead);
    if (closing.review_on <= closing.closed_on) return refused(KeepingRefusal::ReviewNotAfter);
    if (a_clock_runs(transaction, of)) return refused(KeepingRefusal::ClockRuns);
    write_closure(transaction, ground, of, closing, doer);
    tell(transaction, of, audit::Kind::RetentionDecided, {}, "closed", doer);
    return {};
}

Kept review_again(store::Transaction& transaction, const Ground& ground, const Case& of, base::Day review_on, const std::string& reasons, const Doer& doer) {
    const auto keeping = keeping_of(transaction, ground, of);
    if (const auto why = hindrance(keeping, reasons)) return refused(*why);
    if (!keeping.closure) return refused(KeepingRefusal::NotClosed);
    if (review_on <= calendar::day_in_london(doer.at)) return refused(KeepingRefusal::ReviewNotAfter);
    write_closure(transaction, ground, of, {keeping.closure->closed_on, review_on, reasons}, doer);
    tell(transaction, of, audit::Kind::RetentionDecided, {}, "kept", doer);
    return {};
}

Kept set_hold(store::Transaction& transaction, const Ground& ground, const Case& of, const Holding& holding, const Doer& doer) {
    const auto keeping = keeping_of(transaction, ground, of);
    if (const auto why = hindrance(keeping, holding.reasons)) return refused(*why);
    if (holding.set_on > calendar::day_in_london(doer.at)) return refused(KeepingRefusal::DayAhead);
    const auto id = base::PublicId::make(ground.random);
    write_hold(transaction, ground, of, id, holding, doer);
    tell(transaction, of, audit::Kind::HoldSet, id.to_string(), holding.kind == HoldKind::Court ? "court" : "inquiry", doer);
    if (keeping.proposal) {
        remove_proposal(transaction, of);
        tell(transaction, of, audit::Kind::RetentionDecided, {}, "stopped-by-hold", doer);
    }
    return {};
}

Kept lift_hold(store::Transaction& transaction, const Ground& ground, const Case& of, const base::PublicId& id, base::Day lifted_on, const std::string& reasons, const Doer& doer) {
    const auto keeping = keeping_of(transaction, ground, of);
    if (const auto why = hindrance(keeping, reasons)) return refused(*why);
    const auto hold = std::ranges::find_if(keeping.holds, [&](const Hold& one) { return one.id == id && one.stands(); });
    if (hold == keeping.holds.end()) return refused(KeepingRefusal::NoSuchHold);
    if (lifted_on > calendar::day_in_london(doer.at)) return refused(KeepingRefusal::DayAhead);
    if (lifted_on < hold->set_on) return refused(KeepingRefusal::LiftedBeforeSet);
    write_lifting(transaction, ground, of, id, lifted_on, reasons, doer);
    tell(transaction, of, audit::Kind::HoldLifted, id.to_string(), hold->kind == HoldKind::Court ? "court" : "inquiry", doer);
    return {};
}

Kept propose_destruction(store::Transaction& transaction, const Ground& ground, const Case& of, const std::string& reasons, const Doer& doer) {
    const auto keeping = keeping_of(transaction, ground, of);
    if (const auto why = reprieve(keeping)) return refused(*why);
    if (says_nothing(reasons)) return refused(KeepingRefusal::ReasonsMissing);
    if (keeping.proposal) return refused(KeepingRefusal::AlreadyProposed);
    write_proposal(transaction, ground, of, reasons, doer);
    tell(transaction, of, audit::Kind::RetentionDecided, {}, "destruction-proposed", doer);
    return {};
}

Kept take_back_destruction(store::Transaction& transaction, const Ground& ground, const Case& of, const Doer& doer) {
    if (!keeping_of(transaction, ground, of).proposal) return refused(KeepingRefusal::NotProposed);
    remove_proposal(transaction, of);
    tell(transaction, of, audit::Kind::RetentionDecided, {}, "destruction-taken-back", doer);
    return {};
}

std::expected<Certificate, KeepingRefusal> confirm_destruction(store::Transaction& transaction, const Ground& ground, const Case& of, const Doer& doer) {
    const auto keeping = keeping_of(transaction, ground, of);
    if (const auto why = reprieve(keeping)) return refused(*why);
    if (!keeping.proposal) return refused(KeepingRefusal::NotProposed);
    if (keeping.proposal->by == doer.who.to_string()) return refused(KeepingRefusal::SamePerson);
    Certificate certificate;
    certificate.reference = of.reference, certificate.proposed_by = keeping.proposal->by, certificate.confirmed_by = doer.who.to_string();
    certificate.proposed_at = keeping.proposal->at, certificate.confirmed_at = doer.at, certificate.key_id = of.seal.to_string();
    certificate.records = versions_written(transaction, of);
    remove_proposal(transaction, of);
    drop_all_unsaved(transaction, of);
    forget_imported(transaction, of);
    remove_material(transaction, of, doer.at);
    tell(transaction, of, audit::Kind::RetentionDecided, {}, "destroyed", doer);
    audit::record(transaction, doer.event(audit::Kind::KeyDestroyed, of.id, certificate.key_id));
    const auto chain = audit::find_chain(transaction, of.id.to_string());
    CAIRN_ASSERT(chain.has_value());
    certificate.audit_events = chain->length, certificate.audit_head = audit::hex_of(chain->head);
    write_certificate(transaction, of, certificate);
    end_key(transaction, of.seal, doer.at);
    return certificate;
}

}  // namespace casework
