#include "web/pages/home_view.h"

#include <algorithm>

#include "web/html/components/charts.h"
#include "web/html/drawings.h"
#include "web/pages/excerpt.h"

namespace web {

using namespace html;
using namespace html::tag;

namespace {

Html suggested_searches(const Page& page) {
    // What is searched for is a key of its own: most reports are in English, and a Welsh reader shall find those too.
    struct Suggestion {
        Key shown, words;
    };
    static constexpr Suggestion suggestions[]{{"web.home.try_babies", "web.home.words_babies"}, {"web.home.try_sharing", "web.home.words_sharing"},
                                              {"web.home.try_voice", "web.home.words_voice"}, {"web.home.try_missed", "web.home.words_missed"},
                                              {"web.home.try_home", "web.home.words_home"}};
    Html list;
    for (const auto& [shown, words] : suggestions) list << li(a(href(page.link("/search").with("q", page.t(words).text())), page.t(shown)));
    return ul(cls("chips"), aria_label(page.t("web.home.suggested")), list);
}

Html hero(const Page& page, const HomeModel& model) {
    const auto& t = page.t;
    return div(cls("hero"), div(cls("wrap"), cairn_scene(), h1(t("web.home.heading")), p(cls("lede"), t("web.home.lede", {{"count", model.coverage.reviews}})),
                                form(role("search"), cls("hero__search"), action(page.link("/search")), attr("method", "get"),
                                     label(for_id("q"), cls("sbox__label"), t("web.search.label")),
                                     div(cls("sbox"), input(id("q"), name("q"), type("search"), attr("autocomplete", "off"), attr("maxlength", 500)),
                                         button(cls("btn"), type("submit"), t("web.search.button")))),
                                suggested_searches(page)));
}

struct Way {
    std::string_view path;
    Key heading, words;
    std::string_view colour;
};

Html ways(const Page& page) {
    static constexpr Way routes[]{{"/browse/areas", "web.home.way_find", "web.home.way_find_what", "route route--1"},
                                     {"/themes", "web.home.way_themes", "web.home.way_themes_what", "route route--2"},
                                     {"/recommendations", "web.home.way_learn", "web.home.way_learn_what", "route route--3"},
                                     {"/families", "web.home.way_families", "web.home.way_families_what", "route route--4"}};
    Html list;
    for (const auto& way : routes)
        list << li(cls("card " + std::string{way.colour}), h3(a(href(page.link(way.path)), page.t(way.heading))), p(page.t(way.words)));
    return together(h2(cls("sr"), page.t("web.home.what_you_can_do")), ul(cls("plain cols routes"), list));
}

Html recently(const Page& page, const HomeModel& model) {
    const auto& t = page.t;
    Html list;
    for (const auto& review : model.recent) list << review_row(page, review, 3, 200);
    return section(labelled_by("recent"), div(cls("row between"), h2(id("recent"), t("web.home.recent")), p(a(href(page.link("/search").with("q", "*").with("sort", "date")), t("web.home.all")))),
                   model.recent.empty() ? Html{p(t("web.home.empty"))} : Html{ul(cls("reclist"), list)});
}

Html most_raised(const Page& page, const HomeModel& model) {
    const auto& t = page.t;
    Html rows;
    for (const auto& theme : model.themes)
        rows << tr(th(scope("row"), a(href(page.link("/themes/" + theme.theme.slug)), from_record(), theme.theme.text)), td(cls("right tnum"), theme.reviews),
                   td(spark(page, theme.reviews_by_year)));
    if (rows.empty()) return {};
    return section(cls("card"), labelled_by("raised"), h2(cls("h2--card"), id("raised"), t("web.home.raised")),
                   div(cls("scroll"), attr("tabindex", 0), role("region"), aria_label(t("web.home.themes_table")),
                       table(cls("themes"), thead(tr(th(scope("col"), t("web.home.theme")), th(scope("col"), cls("right"), t("web.home.reviews")), th(scope("col"), t("web.home.over_time")))),
                             tbody(rows))));
}

}  // namespace

Html spark(const Page& page, const std::vector<std::pair<int, std::int64_t>>& by_year) {
    const int last = static_cast<int>(std::chrono::year_month_day{std::chrono::floor<std::chrono::days>(page.context.now)}.year());
    const int first = last - 9;
    std::vector<YearCount> counts;
    for (int year = first; year <= last; ++year) {
        const auto found = std::ranges::find(by_year, year, &std::pair<int, std::int64_t>::first);
        counts.push_back({year, found == by_year.end() ? 0 : found->second});
    }
    return sparkline(counts, page.t("web.home.spark", {{"first", counts.front().count}, {"from", std::to_string(first)}, {"last", counts.back().count}, {"to", std::to_string(last)}}));
}

Html home_view(const Page& page, const HomeModel& model) {
    const auto& t = page.t;
    return together(hero(page, model), div(cls("wrap"), ways(page),
                                           div(cls("cols two home__two"), recently(page, model),
                                               div(most_raised(page, model), section(cls("note home__note"), labelled_by("before"), h2(id("before"), t("web.note.heading")),
                                                                                     p(t("web.home.before"), sign(" "), a(href(page.link("/support")), t("web.home.find_support"))))))));
}

}  // namespace web
