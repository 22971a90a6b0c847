#include "web/tracker/tracker_desk.h"

#include <algorithm>
#include <array>

#include "base/assert.h"
#include "casework/case_store.h"
#include "identity/organisation.h"
#include "identity/permission_table.h"
#include "identity/visible_cases_store.h"
#include "web/html/tags.h"

namespace web {

using namespace html;
using namespace html::tag;
using identity::Permission;
using learning::Rung;

namespace {

/// The agency of somebody whose role sees what is their own agency's.
void add_own_agency(store::Snapshot& snapshot, const SignedPage& page, learning::Reader& reader) {
    const auto& me = page.me();
    if (!me.organisation || !me.two_factor) return;
    const bool answers_for_agency = std::ranges::any_of(me.standing, [](const identity::StandingRole& held) { return identity::PermissionTable::built_in().scope(held.role, Permission::ReadRecommendations) == identity::Scope::Own; });
    if (!answers_for_agency) return;
    const auto agency = identity::organisation(snapshot, *me.organisation);
    if (agency && agency->partnership) reader.agency = agency->name, reader.agency_partnership = agency->partnership->value();
}

learning::Reader reader_in(store::Snapshot& snapshot, const SignedPage& page) {
    learning::Reader reader;
    const auto& actor = page.context.actor;
    if (!actor.person()) return reader;
    for (auto& id : identity::cases_with(snapshot, actor, Permission::ReadRecommendations, page.context.now)) reader.cases.insert(std::move(id));
    for (const auto partnership : identity::partnerships_with(actor, Permission::ReadTracker).partnerships) reader.partnerships.insert(partnership.value());
    for (auto& id : identity::closed_to(snapshot, actor.person()->person, page.context.now)) reader.closed_cases.insert(std::move(id));
    add_own_agency(snapshot, page, reader);
    return reader;
}

struct MayDo {
    bool write = false, approve = false;
};

bool names_agency(const learning::Reader& reader, const learning::Head& head) {
    return !reader.agency.empty() && (head.addressees.find(reader.agency) != std::string::npos || head.owners.find(reader.agency) != std::string::npos);
}

/// The same question as every route asks, of this recommendation's case or partnership. `own`: asked as of what is their own agency's.
MayDo may_do(store::Snapshot& snapshot, const SignedPage& page, const learning::Head& head, bool own) {
    const auto& actor = page.context.actor;
    std::optional<identity::CaseStanding> standing;
    if (!head.case_id.empty()) standing = identity::case_standing(snapshot, actor, head.case_id);
    const identity::Object object{.data_class = identity::DataClass::C1, .standing = standing ? &*standing : nullptr, .partnership = identity::OrganisationId{head.partnership},
                                  .ownership = own ? identity::Ownership::Own : identity::Ownership::Others};
    const bool in_tracker = !head.identifying && (head.case_id.empty() || head.state != "proposed");
    const auto may = [&](Permission in_case, Permission everywhere) { return identity::authorize(actor, in_case, object).has_value() || (in_tracker && identity::authorize(actor, everywhere, object).has_value()); };
    return {may(Permission::WriteRecommendations, Permission::WriteTracker), may(Permission::ApproveRecommendations, Permission::ApproveTracker)};
}

const Words& words_or_fail(const Catalogue& t, std::string_view kind, std::string_view word) {
    const auto* words = t.find("learning." + std::string{kind} + "." + std::string{word});
    CAIRN_ASSERT(words);
    return *words;
}

}  // namespace

learning::Reader tracker_reader(const SignedPage& page) {
    return page.store().read([&](store::Snapshot& snapshot) { return reader_in(snapshot, page); });
}

std::vector<std::int64_t> tracker_partnerships(const SignedPage& page, Permission permission) {
    std::vector<std::int64_t> list;
    for (const auto partnership : identity::partnerships_with(page.context.actor, permission).partnerships) list.push_back(partnership.value());
    return list;
}

WritingAllowed writing_allowed(store::Snapshot& snapshot, const SignedPage& page, const learning::Reader& reader, const learning::Head& head) {
    if (may_do(snapshot, page, head, false).write) return WritingAllowed::All;
    return names_agency(reader, head) && may_do(snapshot, page, head, true).write ? WritingAllowed::OwnAgency : WritingAllowed::None;
}

std::optional<Following> following(SignedPage& page, const base::PublicId& id) {
    auto& desk = desk_of(page);
    return page.store().read([&](store::Snapshot& snapshot) -> std::optional<Following> {
        const auto head = learning::find_head(snapshot, id);
        const auto* below = page.context.standing();
        const auto reader = reader_in(snapshot, page);
        if (!head || !learning::may_see(reader, *head) || (below && below->case_id != head->case_id) || (!below && head->identifying)) return std::nullopt;
        Following found{page, desk, learning::open_thread(snapshot, desk.ground, *head), {}};
        const auto may = may_do(snapshot, page, *head, names_agency(reader, *head));
        found.may_write = may.write, found.may_approve = may.approve;
        if (reader.cases.contains(head->case_id))
            if (const auto of = casework::find_case(snapshot, *base::PublicId::parse(head->case_id))) found.case_reference = of->reference;
        return found;
    });
}

std::optional<Following> following(SignedPage& page) {
    const auto id = base::PublicId::parse(page.request.parameter("id"));
    return id ? following(page, *id) : std::nullopt;
}

std::string Following::path(std::string_view below) const {
    return (page.context.standing() ? "/cases/" + page.request.parameter("case") : std::string{}) + "/actions/" + head().id.to_string() + std::string{below};
}

PageFrame Following::frame(std::string title, bool itself) const {
    auto made = page.frame(std::move(title));
    if (page.context.standing()) made.casework->marked = true;
    const auto& reference = page.context.standing() ? page.request.parameter("case") : case_reference;
    if (!reference.empty()) made.breadcrumbs = {{Html{page.t("web.case.caseload")}, page.link("/cases")}, {Html{span(from_record(), reference)}, page.link("/cases/" + reference)}, {Html{page.t("web.tracker.title")}, page.link("/cases/" + reference + "/actions")}};
    else made.breadcrumbs = {{Html{page.t("web.tracker.title")}, page.link("/actions")}};
    if (!itself) made.breadcrumbs.push_back({Html{span(from_record(), number_of(head()))}, link()});
    return made;
}

std::string number_of(const learning::Head& head) { return "R" + std::to_string(head.number); }
Html text_of(const Catalogue& t, const learning::Head& head) { return head.identifying ? Html{em(t("web.tracker.in_its_case"))} : Html{span(from_record(), head.text)}; }

const Words& state_of_recommendation(const Catalogue& t, std::string_view state) { return words_or_fail(t, "state", state); }
const Words& event_of_recommendation(const Catalogue& t, std::string_view event) { return words_or_fail(t, "event", event); }
const Words& guard_of_recommendation(const Catalogue& t, std::string_view guard) { return words_or_fail(t, "guard", guard); }

Html standing_tag(const Catalogue& t, const learning::Head& head, base::Day today) {
    if (learning::is_overdue(head.state, head.due_on, today)) return span(cls("tag tag--late"), t("web.tracker.overdue"));
    if (head.retest_on && *head.retest_on < today) return span(cls("tag tag--soon"), t("web.tracker.evidence_due"));
    const auto rung = learning::rung_of(head.state);
    const char* look = rung == Rung::BetterForChildren || rung == Rung::PracticeChanged ? "tag tag--ok" : head.state == "not_effective" ? "tag tag--late" : "tag";
    return span(cls(look), state_of_recommendation(t, head.state));
}

Key rung_key(Rung rung) {
    switch (rung) {
        case Rung::Planned: return "web.tracker.rung_planned";
        case Rung::Done: return "web.tracker.rung_done";
        case Rung::PracticeChanged: return "web.tracker.rung_changed";
        case Rung::BetterForChildren: return "web.tracker.rung_better";
        case Rung::None: break;
    }
    return "web.tracker.rung_none";
}

Html impact_ladder(const Catalogue& t, std::string_view state) {
    const auto rung = static_cast<int>(learning::rung_of(state));
    Html boxes;
    constexpr html::Tag box{"i"};
    for (int step = 1; step <= 4; ++step) boxes << box(cls(step <= rung ? "on" : "off"));
    return together(span(cls("steps"), attr("aria-hidden", "true"), boxes), span(cls("small"), t(rung_key(learning::rung_of(state)))));
}

}  // namespace web
