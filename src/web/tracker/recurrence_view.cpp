#include "web/tracker/recurrence_view.h"

#include <algorithm>

#include "identity/visible_cases_store.h"
#include "web/casework/term_words.h"
#include "web/html/tags.h"
#include "web/pages/excerpt.h"
#include "web/tracker/tracker_list.h"

namespace web {

using namespace html;
using namespace html::tag;
using identity::Permission;
using learning::Recurrence;

namespace {

std::vector<Recurrence> of_case(CaseDesk& desk) {
    if (!desk.may(Permission::ReadRapidReview) || !desk.may(Permission::ReadRecommendations) || desk.is_over()) return {};
    return recurrences_of(desk.page, desk.of, {.notification = desk.may(Permission::ReadNotification), .referral = desk.may(Permission::ReadReferral)});
}

/// One recommendation in two lines: what was meant, and what came of it.
Html meant_item(const SignedPage& page, const learning::Head& head) {
    const auto& t = page.t;
    return li(p(a(href(page.link("/actions/" + head.id.to_string())), span(from_record(), number_of(head)), sign(": "), head.identifying ? text_of(t, head) : Html{span(from_record(), shortened(head.text, 140))})),
              p(cls("small"), impact_ladder(t, head.state), sign(" "), standing_tag(t, head, today_of(page))));
}

}  // namespace

std::string shared_in_words(const SignedPage& page, const Recurrence& one) {
    const auto ages = terms_in_words(page, "child_age", one.ages, "; "), harm = terms_in_words(page, "harm_type", one.harm, "; ");
    return ages.empty() || harm.empty() ? ages + harm : ages + "; " + harm;
}

std::vector<Recurrence> recurrences_of(const SignedPage& page, const casework::Case& of, casework::MayBeAsked may) {
    const auto reader = tracker_reader(page);
    auto found = page.store().read([&](store::Snapshot& snapshot) {
        // An earlier case is looked at only where the reader may read what its features are taken from.
        std::vector<std::string> cases;
        for (auto& id : identity::cases_with(snapshot, page.context.actor, Permission::ReadRapidReview, page.context.now))
            if (reader.cases.contains(id)) cases.push_back(std::move(id));
        return learning::recurrences(snapshot, desk_of(page).ground, *desk_of(page).features, of, may, cases);
    });
    for (auto& one : found) std::erase_if(one.recommendations, [&](const learning::Head& head) { return !learning::may_see(reader, head); });
    std::erase_if(found, [](const Recurrence& one) { return one.recommendations.empty(); });
    return found;
}

Html recurrence_card(CaseDesk& desk) {
    const auto& page = desk.page;
    const auto& t = page.t;
    Html items;
    for (const auto& one : of_case(desk)) {
        items << h3(t("web.tracker.recurs_with"), sign(" "), a(href(page.link("/cases/" + one.case_reference)), span(from_record(), one.case_reference))) << p(cls("muted"), t("web.tracker.recurs_shared"), sign(" "), span(from_record(), shared_in_words(page, one)));
        items << recommendations_table(page, one.recommendations, t("web.tracker.recurs"));
    }
    if (items.empty()) return {};
    return section(cls("card"), attr("aria-labelledby", "recurs"), h2(id("recurs"), t("web.tracker.recurs")), p(t("web.tracker.recurs_means")), items);
}

Html recurrence_aside(CaseDesk& desk) {
    const auto& page = desk.page;
    const auto& t = page.t;
    Html items;
    for (const auto& one : of_case(desk)) {
        items << h3(t("web.tracker.recurs_with"), sign(" "), a(href(page.link("/cases/" + one.case_reference)), span(from_record(), one.case_reference))) << p(cls("muted small"), t("web.tracker.recurs_shared"), sign(" "), span(from_record(), shared_in_words(page, one)));
        items << ul(cls("plain"), each(one.recommendations, [&](Html& out, const learning::Head& head) { out << meant_item(page, head); }));
    }
    if (items.empty()) return {};
    return aside(cls("card recurs"), attr("aria-labelledby", "recurs"), h2(id("recurs"), t("web.tracker.recurs")), p(cls("small"), t("web.tracker.recurs_means")), items);
}

}  // namespace web
