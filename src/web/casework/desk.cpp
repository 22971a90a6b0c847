#include "web/casework/desk.h"

#include "audit/capacity.h"
#include "base/assert.h"
#include "base/fault.h"
#include "calendar/london.h"
#include "casework/case_store.h"
#include "identity/membership.h"
#include "identity/person.h"
#include "identity/standing.h"
#include "web/html/tags.h"

namespace web {

using namespace html;
using namespace html::tag;

namespace {

bool takes_in(identity::Role role) {
    using enum identity::Role;
    return role == Coordinator || role == BusinessManager || role == Notifier || role == Chair || role == DelegatedPartner || role == LeadPartner;
}

/// The path names a case by its code; whoever came so far was let in to exactly that case.
casework::Case case_of(const SignedPage& page) {
    auto found = desk_of(page).store.read([&](store::Snapshot& snapshot) { return casework::find_case(snapshot, page.request.parameter("case")); });
    CAIRN_ASSERT(found.has_value());
    return *found;
}

}  // namespace

/// Those who take in referrals: the case is theirs from the first moment, so that it lies with somebody.
void Desk::welcome(store::Transaction& transaction, const casework::Case& of, base::Instant now) {
    const identity::OrganisationId partnership{of.partnership};
    const identity::Act act{.at = now, .journal = journal};
    const auto id = of.id.to_string();
    if (!identity::admit_case(transaction, id, partnership, act)) throw base::Fault{"The case could not be made known to its partnership", of.reference, ""};
    constexpr int most_people = 500;
    for (const auto& person : identity::people(transaction, {.partnership = partnership, .size = most_people}).people) {
        if (person.disabled) continue;
        for (const auto& held : identity::standing_of(transaction, person.id, now))
            if (held.partnership == partnership && !held.on_behalf_of && takes_in(held.role)) (void)identity::join_case(transaction, id, {.person = person.id, .role = held.role}, act);
    }
}

Desk& desk_of(const SignedPage& page) {
    CAIRN_ASSERT(page.services.desk);
    return *page.services.desk;
}

casework::Doer doer_of(const SignedPage& page) {
    casework::Doer doer;
    doer.at = page.context.now, doer.address = page.request.client.to_string(), doer.request = page.request.id;
    if (const auto* person = page.context.actor.person())
        if (const auto id = base::PublicId::parse(person->public_id)) doer.who = audit::Who::account(*id);
    if (const auto* standing = page.context.standing(); standing && !standing->roles.empty()) doer.role = identity::to_word(standing->roles.front().role);
    if (const auto giver = page.context.grant().on_behalf_of())
        if (const auto whose = page.store().read([&](store::Snapshot& snapshot) { return identity::person(snapshot, *giver); }))
            doer.role = audit::to_text({doer.role, base::PublicId::parse(whose->public_id)});
    return doer;
}

base::Day today_of(const SignedPage& page) { return calendar::day_in_london(page.context.now); }

Html name_of_account(const SignedPage& page, std::string_view who) {
    if (who == "public") return page.t("web.case.somebody_without_account");
    if (who == "system") return page.t("web.case.cairn_itself");
    const auto person = page.store().read([&](store::Snapshot& snapshot) { return identity::person_by_public_id(snapshot, who); });
    return person ? Html{span(from_record(), person->name)} : Html{span(from_record(), who)};
}

CaseDesk::CaseDesk(SignedPage& asked) : page{asked}, desk{desk_of(asked)}, of{case_of(asked)} {}

const casework::CaseFile& CaseDesk::file() {
    if (!file_) file_ = desk.store.read([&](store::Snapshot& snapshot) { return casework::open_file(snapshot, desk.ground, of); });
    return *file_;
}

PageFrame CaseDesk::frame(std::string title, bool overview) const {
    auto made = page.frame(std::move(title));
    made.casework->marked = true;
    made.breadcrumbs = {{Html{page.t("web.case.caseload")}, page.link("/cases")}};
    if (!overview) made.breadcrumbs.push_back({Html{span(from_record(), of.reference)}, link()});
    return made;
}

Html CaseDesk::name() const { return span(from_record(), of.pseudonym.empty() ? of.reference : of.pseudonym); }

}  // namespace web
