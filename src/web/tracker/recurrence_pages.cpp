#include "casework/case_store.h"
#include "casework/keeping.h"
#include "identity/visible_cases_store.h"
#include "web/html/tags.h"
#include "web/tracker/recurrence_view.h"
#include "web/tracker/tracker_list.h"
#include "web/tracker/tracker_pages.h"

namespace web {

using namespace html;
using namespace html::tag;
using identity::Permission;

namespace {

/// So many of the newest cases are compared with those before them: each costs the opening of its file once.
constexpr std::size_t most_compared = 50;

struct Again {
    casework::Case of;
    std::vector<learning::Recurrence> before;
};

/// The newest cases of which the reader may read what features are taken from.
std::vector<casework::Case> newest_cases(const SignedPage& page) {
    return page.store().read([&](store::Snapshot& snapshot) {
        std::vector<casework::Case> list;
        for (const auto& id : identity::cases_with(snapshot, page.context.actor, Permission::ReadRapidReview, page.context.now))
            if (auto of = casework::find_case(snapshot, base::PublicId::parse(id).value_or(base::PublicId{})); of && !desk_of(page).ground.keys.is_destroyed(of->seal)) list.push_back(*std::move(of));
        std::ranges::sort(list, [](const casework::Case& a, const casework::Case& b) { return a.opened_at > b.opened_at; });
        if (list.size() > most_compared) list.resize(most_compared);
        return list;
    });
}

/// What the reader may know of that very case, not of some.
casework::MayBeAsked may_be_asked(const SignedPage& page, const casework::Case& of) {
    return page.store().read([&](store::Snapshot& snapshot) -> casework::MayBeAsked {
        const auto standing = identity::case_standing(snapshot, page.context.actor, of.id.to_string());
        const identity::Object object{.data_class = identity::DataClass::C2, .standing = &standing};
        const auto may = [&](Permission permission) { return identity::authorize(page.context.actor, permission, object).has_value(); };
        return {.notification = may(Permission::ReadNotification), .referral = may(Permission::ReadReferral)};
    });
}

/// That two cases are alike tells something of both: whoever is shown it is recorded in the chain of each, before it is shown.
void record_reading(const SignedPage& page, const std::vector<Again>& list) {
    if (list.empty()) return;
    desk_of(page).store.write([&](store::Transaction& transaction) {
        for (const auto& one : list) {
            audit::record(transaction, doer_of(page).event(audit::Kind::CaseRead, one.of.id, "recurrence"));
            for (const auto& before : one.before) audit::record(transaction, doer_of(page).event(audit::Kind::CaseRead, before.case_id, "recurrence"));
        }
    });
}

Response recurrences_page(SignedPage& page) {
    const auto& t = page.t;
    std::vector<Again> list;
    for (auto& of : newest_cases(page))
        if (auto before = recurrences_of(page, of, may_be_asked(page, of)); !before.empty()) list.push_back({std::move(of), std::move(before)});
    record_reading(page, list);
    Html items;
    for (const auto& one : list) {
        Html inside;
        for (const auto& before : one.before)
            inside << h3(t("web.tracker.recurs_with"), sign(" "), a(href(page.link("/cases/" + before.case_reference)), span(from_record(), before.case_reference)))
                   << p(cls("muted"), t("web.tracker.recurs_shared"), sign(" "), span(from_record(), shared_in_words(page, before))) << recommendations_table(page, before.recommendations, t("web.tracker.recurs"));
        items << section(cls("card"), h2(a(href(page.link("/cases/" + one.of.reference)), span(from_record(), one.of.pseudonym.empty() ? one.of.reference : one.of.pseudonym + ", " + one.of.reference))), inside);
    }
    if (items.empty()) items = section(cls("card"), p(t("web.impact.recurrences_none")));
    auto frame = page.frame(std::string{t("web.impact.recurrences").text()});
    frame.breadcrumbs = {{Html{t("web.impact.title")}, page.link("/learning")}};
    frame.width = Width::Wide;
    return page.show(std::move(frame), div(cls("wrap wide"), h1(t("web.impact.recurrences")), p(cls("lede"), t("web.tracker.recurs_means")), items));
}

}  // namespace

void add_recurrence_pages(Routes& routes) { add_signed_page(routes, "/learning/recurrences", {.permission = Permission::ListCases}, recurrences_page); }

}  // namespace web
