#include "web/pages/listing.h"

#include "web/html/components/navigation.h"
#include "web/pages/excerpt.h"

namespace web {

using namespace html;
using namespace html::tag;

collection::Window window_of(const Page& page) { return {.page = page.page_number(), .size = 20}; }

namespace {

/// The address asked for, on another page of its list.
Url on_page(const Page& page, int number) {
    Fields kept;
    for (const auto& field : page.request.query.entries())
        if (field.name != "page") kept.add(field.name, field.value);
    if (number > 1) kept.add("page", std::to_string(number));
    const auto whole = page.path_and_query();
    const auto query = kept.encoded();
    return page.link(whole.substr(0, whole.find('?')) + (query.empty() ? "" : "?" + query));
}

}  // namespace

Html turn_pages(const Page& page, std::int64_t total, int size) {
    const auto count = static_cast<int>((total + size - 1) / size);
    return html::govuk::page_links(page.t, page.page_number(), count, [&](int number) { return on_page(page, number); });
}

Html past_the_end(const Page& page) { return p(page.t.rich("web.browse.past_end", {}, {{"first", on_page(page, 1)}})); }

Html review_list(const Page& page, const collection::Slice<collection::ReviewSummary>& slice, int level) {
    Html list;
    for (const auto& review : slice.items) list << review_row(page, review, level);
    if (list.empty()) return slice.total > 0 ? past_the_end(page) : p(page.t("web.browse.empty"));
    return together(p(cls("muted"), page.t("web.search.count_reviews", {{"count", slice.total}})), ul(cls("reclist"), list), turn_pages(page, slice.total, 20));
}

Words nation_words(const Page& page, std::string_view slug) {
    const auto& t = page.t;
    if (slug == "england") return t("web.nation.england");
    if (slug == "wales") return t("web.nation.wales");
    if (slug == "scotland") return t("web.nation.scotland");
    if (slug == "northern-ireland") return t("web.nation.northern_ireland");
    if (slug == "crown-dependencies") return t("web.nation.crown_dependencies");
    if (slug == "united-kingdom") return t("web.nation.united_kingdom");
    return t("web.nation.other");
}

}  // namespace web
