#include "web/pages/theme_pages.h"

#include <algorithm>
#include <charconv>

#include "web/pages/excerpt.h"
#include "web/pages/home_view.h"
#include "web/pages/listing.h"
#include "web/pages/recommendation_view.h"

namespace web {

using namespace html;
using namespace html::tag;
using collection::PublicPassage;
using collection::ThemeCount;

namespace {

PageFrame theme_frame(const Page& page, std::string title) {
    PageFrame frame;
    frame.title = std::move(title);
    frame.section = Section::Themes;
    frame.breadcrumbs = {{Html{page.t("web.frame.home")}, page.link("/")}};
    return frame;
}

/// In the reader's language where somebody wrote it; marked as such.
Html theme_name(const Page& page, const ThemeCount& theme) {
    const bool in_welsh = page.language == Language::Welsh && !theme.welsh.empty();
    return span(lang(in_welsh ? "cy" : "en"), from_record(), in_welsh ? theme.welsh : theme.theme.text);
}

Html theme_row(const Page& page, const ThemeCount& theme) {
    return tr(th(scope("row"), a(href(page.link("/themes/" + theme.theme.slug)), theme_name(page, theme)),
                 when(!theme.scope_note.empty(), [&](Html& out) { out << div(cls("muted small"), from_record(), theme.scope_note); })),
              td(cls("right tnum"), theme.reviews), td(cls("right tnum"), theme.passages), td(spark(page, theme.reviews_by_year)));
}

Response themes_page(Page& page) {
    const auto& t = page.t;
    auto themes = page.catalogue.themes();
    if (page.asked("sort") == "name") std::ranges::sort(themes, {}, [](const ThemeCount& one) { return one.theme.text; });
    Html rows;
    for (const auto& theme : themes) rows << theme_row(page, theme);
    const Html list = div(cls("scroll"), attr("tabindex", 0), role("region"), aria_label(t("web.home.themes_table")),
                          table(cls("themes tbl"), thead(tr(th(scope("col"), a(href(page.link("/themes").with("sort", "name")), t("web.home.theme"))),
                                                        th(scope("col"), cls("right"), a(href(page.link("/themes")), t("web.home.reviews"))), th(scope("col"), cls("right"), t("web.theme.passages")),
                                                        th(scope("col"), t("web.home.over_time")))),
                                tbody(rows)));
    return page.answer(theme_frame(page, std::string{t("web.theme.title").text()}),
                       div(cls("wrap"), h1(t("web.theme.title")), p(cls("lede"), t("web.theme.lede")), ul(cls("acts acts--list"), li(a(href(page.link("/themes/groups")), t("web.terms.groups"))), li(a(href(page.link("/about/themes")), t("web.theme.how"))), li(a(href(page.link("/themes/changes")), t("web.terms.changes")))),
                           themes.empty() ? Html{p(t("web.browse.empty"))} : list));
}

Html passage_row(const Page& page, const PublicPassage& passage) {
    const auto& t = page.t;
    const auto link = review_link(page, passage.review.reference).at(passage.anchor);
    return li(cls("hit"), div(cls("hit__p"), blockquote(from_record(), lang(passage.language.empty() ? "en" : passage.language), quoted(shortened(passage.text, 500))),
                              p(cls("muted"), a(href(review_link(page, passage.review.reference)), from_record(), passage.review.title), sign(" · "),
                                when(!passage.number.empty(), [&](Html& out) { out << t("web.search.place_paragraph", {{"number", passage.number}}) << sign(" · "); }),
                                when(!passage.page_label.empty(), [&](Html& out) { out << t("web.review.page", {{"page", passage.page_label}}) << sign(" · "); }),
                                a(href(link), t("web.search.open_here"), span(cls("sr"), from_record(), sign(": "), passage.review.title, sign(" "), passage.number)))));
}

Response theme_page(Page& page) {
    const auto& t = page.t;
    const auto& slug = page.request.parameter("theme");
    const auto theme = page.catalogue.theme(slug);
    if (!theme) {
        // What it was called once still leads to it; what was merged leads to the theme that stayed.
        const auto now = page.catalogue.term_ever_at("practice_theme", slug);
        return now && now->slug != slug ? Response::moved(page.link("/themes/" + now->slug).text()) : Response::error(404);
    }
    const auto passages = page.catalogue.theme_passages(slug, window_of(page));
    Html list;
    for (const auto& passage : passages.items) list << passage_row(page, passage);
    auto frame = theme_frame(page, theme->theme.text);
    frame.breadcrumbs.push_back({Html{t("web.theme.title")}, page.link("/themes")});
    return page.answer(
        std::move(frame),
        div(cls("wrap"), h1(theme_name(page, *theme)), when(!theme->scope_note.empty(), [&](Html& out) { out << p(cls("lede"), from_record(), theme->scope_note); }),
            ul(cls("acts acts--list"), li(a(href(page.link("/search").with("q", "*").with("theme", slug)), t("web.theme.reviews_with", {{"count", theme->reviews}}))),
               li(a(href(page.link("/recommendations").with("theme", slug)), t("web.theme.recommendations"))),
               li(a(href(page.link("/search.atom").with("theme", slug)), t("web.search.atom")))),
            figure(cls("by-year"), figcaption(cls("muted small"), t("web.theme.by_year")), spark(page, theme->reviews_by_year)), h2(t("web.theme.passages_that_show", {{"count", passages.total}})),
            list.empty() ? (passages.total > 0 ? past_the_end(page) : Html{p(t("web.theme.no_passages"))}) : Html{ol(cls("plain"), list)}, turn_pages(page, passages.total, 20)));
}

std::optional<int> year_in(const Page& page, std::string_view name_of_field) {
    const auto text = page.asked(name_of_field);
    int year = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), year);
    return !text.empty() && fault == std::errc{} && end == text.data() + text.size() && year >= 1000 && year <= 9999 ? std::optional{year} : std::nullopt;
}

/// Those of one review, all on one page.
collection::Slice<collection::PublicPoint> recommendations_of(const Page& page, collection::Reference reference) {
    collection::Slice<collection::PublicPoint> all{.items = page.catalogue.points(reference), .total = 0};
    std::erase_if(all.items, [](const collection::PublicPoint& point) { return point.kind != collection::PointKind::Recommendation; });
    all.total = static_cast<std::int64_t>(all.items.size());
    return all;
}

Response recommendations_page(Page& page) {
    const auto& t = page.t;
    RecommendationsModel model;
    const auto theme = page.asked("theme");
    const auto theme_now = page.catalogue.term_ever_at("practice_theme", theme);
    model.filter = {.words = page.asked("q"), .theme = theme_now ? theme_now->slug : theme, .area = page.asked("area"), .nation = page.asked("nation"), .scheme = page.asked("type"),
                    .addressee = page.asked("addressee"), .from_year = year_in(page, "from"), .to_year = year_in(page, "to")};
    const auto review = collection::parse_reference(page.asked("review"));
    model.slice = review ? recommendations_of(page, *review) : page.catalogue.recommendations(model.filter, window_of(page));
    model.themes = page.catalogue.themes();
    auto frame = theme_frame(page, std::string{t("web.recommendation.title").text()});
    frame.section = Section::Recommendations;
    return page.answer(std::move(frame), recommendations_view(page, model));
}

Response recommendation_page(Page& page) {
    const auto& text = page.request.parameter("id");
    std::int64_t number = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (fault != std::errc{} || end != text.data() + text.size()) return Response::error(404);
    const auto point = page.catalogue.recommendation(number);
    if (!point) return Response::error(404);
    auto frame = theme_frame(page, shortened(point->text, 70));
    frame.section = Section::Recommendations;
    frame.crumb = std::string{page.t("web.recommendation.one").text()};
    frame.breadcrumbs.push_back({Html{page.t("web.recommendation.title")}, page.link("/recommendations")});
    return page.answer(std::move(frame), recommendation_view(page, *point));
}

}  // namespace

void add_theme_pages(Routes& routes) {
    add_page(routes, "/themes", RateClass::Pages, themes_page);
    add_page(routes, "/themes/{theme}", RateClass::Pages, theme_page);
    add_page(routes, "/recommendations", RateClass::Pages, recommendations_page);
    add_page(routes, "/recommendations/{id}", RateClass::Pages, recommendation_page);
}

}  // namespace web
