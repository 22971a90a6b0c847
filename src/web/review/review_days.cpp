#include "casework/review_dates.h"
#include "web/casework/clock_card.h"
#include "web/html/days.h"
#include "web/html/tags.h"
#include "web/review/review_pages.h"

namespace web {

using namespace html;
using namespace html::tag;

namespace {

constexpr std::chrono::days days_looked_back{60}, days_looked_ahead{14};
constexpr int most_days = 50;

}  // namespace

const Words& review_date_words(const Catalogue& t, std::string_view what) {
    if (what == "proceeding") return t("web.hub.date_proceeding");
    if (what == "monitoring") return t("web.hub.date_monitoring");
    if (what == "accuracy") return t("web.hub.date_accuracy");
    return what == "agency_report" ? t("web.hub.date_agency_report") : t("web.hub.date_draft");
}

Html review_days_card(const SignedPage& page) {
    const auto& t = page.t;
    const auto today = today_of(page);
    auto list = page.store().read([&](store::Snapshot& snapshot) { return casework::review_days(snapshot, page.me().person, page.context.now, today - days_looked_back, today + days_looked_ahead, most_days); });
    std::erase_if(list, [](const casework::ReviewDay& one) { return one.done; });
    if (list.empty()) return {};
    Html items;
    for (const auto& one : list)
        items << li(span(a(href(page.link("/cases/" + one.reference + "/review")), span(from_record(), one.reference)), small(review_date_words(t, one.what), sign(", "), day(t, one.due_on))), due_tag(page, one.nation, one.due_on, today));
    return section(cls("card"), attr("aria-labelledby", "review-days"), h2(id("review-days"), t("web.hub.days_title")), ul(cls("tasks"), items));
}

}  // namespace web
