#include "web/family/leaflet_pages.h"

#include "web/casework/print_view.h"
#include "web/family/leaflet_view.h"
#include "web/html/tags.h"
#include "web/pages/services.h"

namespace web {

using namespace html;
using namespace html::tag;

namespace {

/// Of the partnership that the path names; without one, the host's own.
std::optional<LeafletOwner> owner_asked(const Page& page) {
    for (const auto& [name, value] : page.request.parameters)
        if (name == "partnership") return page.services.store.read([&](store::Snapshot& snapshot) { return leaflet_owner(snapshot, page.request.parameter("partnership")); });
    return LeafletOwner{.slug = {}, .public_id = {}, .name = std::string{page.t("web.content.host").text()}, .words = {}};
}

std::string leaflet_path(const LeafletOwner& owner, LeafletKind kind, bool pdf) {
    const std::string base = owner.slug.empty() ? "/families/leaflet" : "/families/" + owner.slug + "/leaflet";
    const std::string end = pdf ? ".pdf" : "";
    return base + (kind == LeafletKind::LargePrint ? "-large-print" : kind == LeafletKind::EasyRead ? "-easy-read" : "") + end;
}

struct KindWords {
    LeafletKind kind;
    Key words;
};
constexpr KindWords kinds_of_leaflet[]{{LeafletKind::Usual, "web.leaflet.usual"}, {LeafletKind::LargePrint, "web.leaflet.large_print"}, {LeafletKind::EasyRead, "web.leaflet.easy_read"}};

/// The other kinds, and each as a file where one can be made.
Html ways_to_read(const Page& page, const LeafletOwner& owner, LeafletKind now) {
    Html items;
    for (const auto& [kind, words] : kinds_of_leaflet)
        items << li(a(href(page.link(leaflet_path(owner, kind, false))), attr("aria-current", kind == now ? std::optional<std::string>{"page"} : std::nullopt), page.t(words)),
                    when(can_make_pdf(page), [&](Html& out) { out << sign(" · ") << a(href(page.link(leaflet_path(owner, kind, true))), page.t("web.leaflet.pdf"), span(cls("sr"), sign(", "), page.t(words))); }));
    return nav(cls("toc no-print"), aria_label(page.t("web.leaflet.ways")), h2(cls("toc__head"), page.t("web.leaflet.ways")), ul(items));
}

template <LeafletKind kind>
Response leaflet_page(Page& page) {
    const auto owner = owner_asked(page);
    if (!owner) return Response::error(404);
    PageFrame frame;
    frame.title = leaflet_title(page.t, *owner);
    frame.description = std::string{page.t("web.leaflet.description").text()};
    frame.section = Section::Families;
    frame.breadcrumbs = {{Html{page.t("web.frame.home")}, page.link("/")}, {Html{page.t("web.frame.nav_families")}, page.link("/families")}};
    const Html main = article(cls("prose page"), h1(from_record(), frame.title), leaflet_body(page.t, page.language, *owner, kind));
    return page.answer(std::move(frame), div(cls("wrap"), div(cls("cols page-with-contents"), ways_to_read(page, *owner, kind), main)));
}

template <LeafletKind kind>
Response leaflet_pdf(Page& page) {
    const auto owner = owner_asked(page);
    if (!owner) return Response::error(404);
    const auto title = leaflet_title(page.t, *owner);
    const Html content = article(cls("prose"), h1(from_record(), title), leaflet_body(page.t, page.language, *owner, kind));
    return public_pdf(page, public_print_job(page.t, {title, content}), "leaflet.pdf", page.link(leaflet_path(*owner, kind, false)));
}

template <LeafletKind kind>
void add_kind(Routes& routes, const std::string& end) {
    for (const std::string base : {"/families/leaflet", "/families/{partnership}/leaflet"}) {
        add_page(routes, base + end, RateClass::Pages, leaflet_page<kind>);
        add_page(routes, base + end + ".pdf", RateClass::Downloads, leaflet_pdf<kind>);
    }
}

}  // namespace

void add_leaflet_pages(Routes& routes) {
    add_kind<LeafletKind::Usual>(routes, "");
    add_kind<LeafletKind::LargePrint>(routes, "-large-print");
    add_kind<LeafletKind::EasyRead>(routes, "-easy-read");
}

}  // namespace web
