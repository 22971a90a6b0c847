#include <algorithm>

#include "casework/review_group.h"
#include "web/casework/sheet_view.h"
#include "web/html/days.h"
#include "web/html/tags.h"
#include "web/review/review_pages.h"

namespace web {

using namespace html;
using namespace html::tag;

namespace {

Html standing_tag(const Catalogue& t, const std::string& standing) {
    if (standing.empty()) return span(cls("tag tag--quiet"), t("web.quality.not_judged"));
    return span(cls(standing == "marker_met" ? "tag tag--ok" : standing == "marker_partly" ? "tag tag--soon" : "tag tag--late"), option_words(t, standing));
}

/// The last judgement of each marker; earlier ones stay among the records.
const casework::Record* judged_last(const casework::CaseFile& file, const std::string& marker) {
    const auto list = file.all_where("quality_marker", "marker", "marker", marker);
    return list.empty() ? nullptr : list.back();
}

Response quality_page(SignedPage& page) {
    CaseDesk desk{page};
    const auto& t = page.t;
    Html rows;
    std::int64_t judged = 0;
    for (const auto& marker : casework::quality_markers()) {
        const auto* last = judged_last(desk.file(), marker);
        judged += last ? 1 : 0;
        rows << tr(th(scope("row"), a(href(page.link("/quality/" + marker)), option_words(t, marker))), td(standing_tag(t, last ? last->answers.of("marker", "standing") : std::string{})),
                   td(cls("wrap-any"), last ? Html{together(span(from_record(), last->answers.of("marker", "evidence")), sign(" "), a(href(desk.link("/quality_marker/" + last->id.to_string())), t("web.quality.change"), span(cls("sr"), sign(": "), option_words(t, marker))))} : Html{}));
    }
    const Html body = div(cls("wrap"), h1(t("web.quality.title")), p(t("web.quality.mean")), p(role("status"), t("web.quality.judged", {{"count", judged}})),
                          section(cls("card"), review_table(t, "web.quality.title", {"web.quality.marker", "web.quality.standing", "web.quality.evidence"}, rows)),
                          p(cls("acts no-print"), when(desk.may(identity::Permission::WorkCase) && !desk.is_over(), [&](Html& out) { out << a(cls("btn"), href(desk.link("/quality_marker/new")), t("web.quality.judge")) << sign(" "); }), a(href(desk.link("/review")), t("web.hub.title"))));
    return page.show(desk.frame(std::string{t("web.quality.title").text()}), body);
}

Response marker_page(SignedPage& page) {
    const auto& t = page.t;
    const auto marker = page.request.parameter("marker");
    if (std::ranges::count(casework::quality_markers(), marker) == 0) return Response::error(404);
    const auto cases = reviews_of(page);
    const auto standing = page.store().read([&](store::Snapshot& snapshot) { return casework::standing_of(snapshot, marker, cases); });
    Html rows;
    for (const auto& of : cases) {
        const auto found = standing.find(of.key);
        rows << tr(th(scope("row"), a(href(page.link("/cases/" + of.reference + "/quality")), span(from_record(), of.pseudonym.empty() ? of.reference : of.pseudonym)), small(from_record(), of.reference)), td(path_words(t, "state", of.state)),
                   td(standing_tag(t, found == standing.end() ? std::string{} : found->second)));
    }
    const auto& title = option_words(t, marker);
    auto frame = page.frame(std::string{title.text()});
    frame.breadcrumbs.push_back({Html{t("web.group.title")}, page.link("/group")});
    return page.show(std::move(frame), div(cls("wrap"), p(cls("eyebrow"), t("web.quality.title")), h1(title), p(t("web.quality.across_mean")),
                                           rows.empty() ? Html{section(cls("card"), p(t("web.quality.none")))} : Html{section(cls("card"), review_table(t, "web.quality.across", {"web.quality.case", "web.quality.state", "web.quality.standing"}, rows))}));
}

}  // namespace

void add_quality_pages(Routes& routes) {
    add_signed_page(routes, "/cases/{case}/quality", {.permission = identity::Permission::ReadCase, .audit = AuditEvent::ReadCase, .data_class = identity::DataClass::C2}, quality_page);
    add_signed_page(routes, "/quality/{marker}", {.permission = identity::Permission::ListCases, .audit = AuditEvent::None}, marker_page);
}

}  // namespace web
