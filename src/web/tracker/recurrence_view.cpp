#include "web/tracker/recurrence_view.h"

#include <algorithm>

#include "identity/visible_cases_store.h"
#include "learning/recurrence.h"
#include "web/html/tags.h"
#include "web/tracker/tracker_list.h"

namespace web {

using namespace html;
using namespace html::tag;
using identity::Permission;

Html recurrence_card(CaseDesk& desk) {
    const auto& page = desk.page;
    const auto& t = page.t;
    if (!desk.may(Permission::ReadRapidReview) || !desk.may(Permission::ReadRecommendations)) return {};
    const auto& file = desk.file();
    const casework::MayBeAsked may{.notification = desk.may(Permission::ReadNotification), .referral = desk.may(Permission::ReadReferral)};
    const auto reader = tracker_reader(page);
    auto found = page.store().read([&](store::Snapshot& snapshot) {
        // An earlier case is opened only where the reader may read what its features are taken from.
        std::vector<std::string> cases;
        for (auto& id : identity::cases_with(snapshot, page.context.actor, Permission::ReadRapidReview, page.context.now))
            if (reader.cases.contains(id)) cases.push_back(std::move(id));
        return learning::recurrences(snapshot, desk.desk.ground, file, may, cases);
    });
    Html items;
    for (auto& one : found) {
        std::erase_if(one.recommendations, [&](const learning::Head& head) { return !learning::may_see(reader, head); });
        if (one.recommendations.empty()) continue;
        items << h3(t("web.tracker.recurs_with"), sign(" "), a(href(page.link("/cases/" + one.case_reference)), span(from_record(), one.case_reference)));
        items << recommendations_table(page, one.recommendations, t("web.tracker.recurs"));
    }
    if (items.empty()) return {};
    return section(cls("card"), attr("aria-labelledby", "recurs"), h2(id("recurs"), t("web.tracker.recurs")), p(t("web.tracker.recurs_means")), items);
}

}  // namespace web
