#include "web/pages/browse_pages.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "exchange/list.h"
#include "web/html/components/navigation.h"
#include "web/pages/cited.h"
#include "web/pages/excerpt.h"
#include "web/pages/listing.h"
#include "web/pages/page.h"

namespace web {

using namespace html;
using namespace html::tag;
using collection::Counted;
using collection::ReviewSummary;
using collection::Slice;

namespace {

struct Shelf {
    std::string_view path;
    Key words;
};
constexpr Shelf shelves[]{{"/browse/areas", "web.browse.areas"}, {"/browse/years", "web.browse.years"}, {"/browse/types", "web.browse.types"}, {"/browse/a-z", "web.browse.letters"}};

Html shelf_links(const Page& page, std::string_view here) {
    Html list;
    for (const auto& shelf : shelves)
        list << li(a(href(page.link(shelf.path)), attr("aria-current", shelf.path == here ? std::optional<std::string>{"page"} : std::nullopt), page.t(shelf.words)));
    return nav(aria_label(page.t("web.browse.ways")), ul(cls("lens"), list));
}

PageFrame frame_of(const Page& page, std::string title) {
    PageFrame frame;
    frame.title = std::move(title);
    frame.section = Section::Browse;
    frame.breadcrumbs = {{Html{page.t("web.frame.home")}, page.link("/")}};
    return frame;
}

Html counted_row(const Page& page, const Counted& one, const std::string& path) {
    return li(a(href(page.link(path + one.label.slug)), from_record(), one.label.text), sign(" "), span(cls("n"), sign("("), one.reviews, sign(")")));
}

constexpr std::string_view no_area = "no-area";

/// Values under headings by their group, in the order they came.
Html grouped(const Page& page, const std::vector<Counted>& all, const std::string& path) {
    std::vector<std::pair<std::string, Html>> groups;
    for (const auto& one : all) {
        auto found = std::ranges::find(groups, one.group, &std::pair<std::string, Html>::first);
        if (found == groups.end()) found = groups.insert(groups.end(), {one.group, Html{}});
        found->second << counted_row(page, one, path);
    }
    Html out;
    for (const auto& [group, list] : groups)
        out << section(when(!group.empty(), [&](Html& head) { head << h2(cls("h2--small"), group == no_area ? page.t("web.browse.no_area") : nation_words(page, group)); }), ul(cls("plain columns"), list));
    return out;
}

Response shelf_page(Page& page, const Shelf& shelf, const std::vector<Counted>& all, const std::string& path) {
    const auto& words = page.t(shelf.words);
    return page.answer(frame_of(page, std::string{words.text()}),
                       div(cls("wrap"), h1(words), shelf_links(page, shelf.path), all.empty() ? Html{p(page.t("web.browse.empty"))} : grouped(page, all, path)));
}

/// Nations in one order, whichever has the first name of the alphabet; what belongs to none comes last.
std::vector<Counted> by_nation(std::vector<Counted> all) {
    constexpr std::array<std::string_view, 6> order{"england", "northern-ireland", "scotland", "wales", "crown-dependencies", "united-kingdom"};
    std::ranges::stable_sort(all, {}, [&](const Counted& one) { return std::pair{one.group == no_area, std::ranges::find(order, one.group) - order.begin()}; });
    return all;
}

/// Reviews without an area stand under no nation: "withheld" and "not known" are said once.
std::vector<Counted> areas_of(const Page& page) {
    auto all = page.catalogue.areas();
    for (auto& one : all)
        if (one.label.slug == "withheld" || one.label.slug == "not-known") one.group = no_area;
    return by_nation(std::move(all));
}

Response areas_page(Page& page) { return shelf_page(page, shelves[0], areas_of(page), "/areas/"); }
Response years_page(Page& page) { return shelf_page(page, shelves[1], page.catalogue.years(), "/browse/years/"); }
Response types_page(Page& page) { return shelf_page(page, shelves[2], by_nation(page.catalogue.schemes()), "/browse/types/"); }
Response letters_page(Page& page) { return shelf_page(page, shelves[3], page.catalogue.letters(), "/browse/a-z/"); }

std::optional<std::string> name_in(const std::vector<Counted>& all, std::string_view slug) {
    for (const auto& one : all)
        if (one.label.slug == slug) return one.label.text;
    return std::nullopt;
}

Response list_page(Page& page, const std::string& name_shown, const Shelf& shelf, const Slice<ReviewSummary>& slice) {
    auto frame = frame_of(page, name_shown);
    frame.breadcrumbs.push_back({Html{page.t(shelf.words)}, page.link(shelf.path)});
    return page.answer(std::move(frame), div(cls("wrap"), h1(from_record(), name_shown), review_list(page, slice)));
}

Response year_page(Page& page) {
    const auto& slug = page.request.parameter("year");
    int year = 0;
    const auto [end, fault] = std::from_chars(slug.data(), slug.data() + slug.size(), year);
    const bool known = fault == std::errc{} && end == slug.data() + slug.size();
    if (!known && slug != "not-known") return Response::error(404);
    const auto slice = page.catalogue.in_year(known ? std::optional{year} : std::nullopt, window_of(page));
    if (slice.total == 0) return Response::error(404);
    return list_page(page, known ? slug : std::string{page.t("web.browse.year_not_known").text()}, shelves[1], slice);
}

Response type_page(Page& page) {
    const auto& slug = page.request.parameter("type");
    const auto known = name_in(page.catalogue.schemes(), slug);
    if (!known) return Response::error(404);
    return list_page(page, *known, shelves[2], page.catalogue.of_scheme(slug, window_of(page)));
}

Response letter_page(Page& page) {
    const auto& slug = page.request.parameter("letter");
    const auto known = name_in(page.catalogue.letters(), slug);
    if (!known) return Response::error(404);
    return list_page(page, *known, shelves[3], page.catalogue.under_letter(slug, window_of(page)));
}

Html area_facts(const Page& page, const collection::AreaDetail& area) {
    const auto& t = page.t;
    Html rows;
    const auto names = [](const std::vector<collection::Label>& all) {
        Html out;
        for (const auto& one : all) {
            if (!out.empty()) out << sign(", ");
            out << one.text;
        }
        return out;
    };
    if (area.nation) rows << div(dt(t("web.review.nation")), dd(from_record(), area.nation->text));
    if (!area.body.empty())
        rows << div(dt(t("web.area.body")), dd(span(from_record(), area.body), when(!area.body_verified, [&](Html& out) { out << sign(" ") << span(cls("muted"), t("web.area.unverified")); })));
    if (!area.was.empty()) rows << div(dt(t("web.area.was")), dd(from_record(), names(area.was)));
    if (!area.now.empty()) rows << div(dt(t("web.area.now")), dd(from_record(), names(area.now)));
    rows << div(dt(t("web.area.last_12_months")), dd(a(href(page.link("/areas/" + area.area.slug + "/published")), area.published_last_12_months)));
    return section(cls("card"), h2(t("web.review.details")), dl(cls("kv"), rows));
}

Html area_themes(const Page& page, const collection::AreaDetail& area) {
    if (area.themes.empty()) return {};
    Html list;
    for (const auto& theme : area.themes)
        list << li(a(href(page.link("/search").with("area", area.area.slug).with("theme", theme.theme.slug)), from_record(), theme.theme.text), sign(" "), span(cls("n"), sign("("), theme.reviews, sign(")")));
    return section(cls("card"), h2(page.t("web.area.themes")), ul(cls("plain small files"), list));
}

constexpr int newest_shown = 3, most_in_feed = 50;

Html lately_published(const Page& page, const collection::AreaDetail& area) {
    const auto& t = page.t;
    const auto path = "/areas/" + area.area.slug + "/published";
    Html list;
    for (const auto& review : page.catalogue.lately_in_area(area.area.slug, {.page = 1, .size = newest_shown}).items) list << review_row(page, review, 3);
    return section(labelled_by("lately"), h2(id("lately"), t("web.area.last_12_months")), list.empty() ? Html{p(t("web.area.none_lately"))} : Html{ul(cls("reclist"), list)},
                   ul(cls("acts acts--list"), when(area.published_last_12_months > newest_shown, [&](Html& out) { out << li(a(href(page.link(path)), t("web.area.all_lately"))); }), li(a(href(page.link(path + ".atom")), t("web.search.atom")))));
}

/// What a partnership published lately, at an address that it can give to anybody.
Response published_page(Page& page) {
    const auto area = page.catalogue.area(page.request.parameter("area"));
    if (!area) return Response::error(404);
    const auto& t = page.t;
    const auto path = "/areas/" + area->area.slug;
    const auto slice = page.catalogue.lately_in_area(area->area.slug, window_of(page));
    auto frame = frame_of(page, area->area.text + ": " + std::string{t("web.area.last_12_months").text()});
    frame.breadcrumbs.push_back({Html{t(shelves[0].words)}, page.link(shelves[0].path)});
    frame.breadcrumbs.push_back({span(from_record(), area->area.text), page.link(path)});
    return page.answer(std::move(frame), div(cls("wrap"), h1(span(from_record(), area->area.text), sign(": "), t("web.area.last_12_months")), slice.total == 0 ? Html{p(t("web.area.none_lately"))} : review_list(page, slice),
                                             p(a(href(page.link(path + "/published.atom")), t("web.search.atom")))));
}

Response published_feed(Page& page) {
    const auto area = page.catalogue.area(page.request.parameter("area"));
    if (!area) return Response::error(404);
    const auto address = page.absolute(page.link("/areas/" + area->area.slug + "/published").text());
    const exchange::Feed feed{.id = address, .title = area->area.text + ": " + std::string{page.t("web.area.last_12_months").text()}, .self = address + ".atom", .alternate = address,
                              .author = std::string{page.t("web.frame.site_name").text()}, .language = std::string{tag_of(page.language)}};
    std::vector<exchange::Listed> works;
    for (const auto& review : page.catalogue.lately_in_area(area->area.slug, {.page = 1, .size = most_in_feed}).items) works.push_back(listed_news(page, review));
    return Response::bytes("application/atom+xml; charset=utf-8", exchange::to_atom(feed, works)).with_cache(Cache::Revalidate);
}

Response area_page(Page& page) {
    const auto& slug = page.request.parameter("area");
    const auto area = page.catalogue.area(slug);
    if (!area) return Response::error(404);
    auto frame = frame_of(page, area->area.text);
    frame.breadcrumbs.push_back({Html{page.t(shelves[0].words)}, page.link(shelves[0].path)});
    return page.answer(std::move(frame), div(cls("wrap"), h1(from_record(), area->area.text),
                                             div(cls("cols two"), div(when(page.page_number() == 1, [&](Html& out) { out << lately_published(page, *area); }), section(h2(page.t("web.area.reviews")), review_list(page, page.catalogue.in_area(slug, window_of(page)), 3))),
                                                 aside(cls("side"), aria_label(page.t("web.review.details")), area_facts(page, *area), area_themes(page, *area)))));
}

}  // namespace

void add_browse_pages(Routes& routes) {
    add_page(routes, "/browse/areas", RateClass::Pages, areas_page);
    add_page(routes, "/browse/years", RateClass::Pages, years_page);
    add_page(routes, "/browse/types", RateClass::Pages, types_page);
    add_page(routes, "/browse/a-z", RateClass::Pages, letters_page);
    add_page(routes, "/browse/years/{year}", RateClass::Pages, year_page);
    add_page(routes, "/browse/types/{type}", RateClass::Pages, type_page);
    add_page(routes, "/browse/a-z/{letter}", RateClass::Pages, letter_page);
    add_page(routes, "/areas/{area}", RateClass::Pages, area_page);
    add_page(routes, "/areas/{area}/published", RateClass::Pages, published_page);
    add_page(routes, "/areas/{area}/published.atom", RateClass::Pages, published_feed);
}

}  // namespace web
