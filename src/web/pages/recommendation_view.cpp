#include "web/pages/recommendation_view.h"

#include "web/pages/excerpt.h"
#include "web/pages/listing.h"

namespace web {

using namespace html;
using namespace html::tag;
using collection::PublicPoint;

namespace {

Url place_of(const Page& page, const PublicPoint& point) {
    auto link = review_link(page, point.review.reference);
    return point.anchor.empty() ? link : link.at(point.anchor);
}

Html themes_of(const Page& page, const PublicPoint& point) {
    Html list;
    for (const auto& theme : point.themes) list << a(cls("tag tag--quiet"), href(page.link("/themes/" + theme.slug)), from_record(), theme.text);
    if (list.empty()) return {};
    return p(cls("row row--tags"), list);
}

Html facts(const Page& page, const PublicPoint& point) {
    const auto& t = page.t;
    return p(cls("muted"), a(href(review_link(page, point.review.reference)), from_record(), point.review.title),
             when(point.review.year, [](Html& out, int year) { out << sign(" · ") << std::to_string(year); }),
             when(!point.addressee.empty(), [&](Html& out) { out << sign(" · ") << t("web.recommendation.to") << sign(" ") << span(from_record(), point.addressee); }),
             when(!point.page_label.empty(), [&](Html& out) { out << sign(" · ") << t("web.review.page", {{"page", point.page_label}}); }),
             when(point.guessed, [&](Html& out) { out << sign(" · ") << t("web.recommendation.guessed"); }));
}

Html row(const Page& page, const PublicPoint& point) {
    const Html whose = span(cls("sr"), from_record(), sign(": "), shortened(point.text, 60));
    return li(cls("hit"), div(cls("hit__p"), blockquote(from_record(), shortened(point.text, 600)), facts(page, point)), themes_of(page, point),
              p(cls("small"), when(!point.anchor.empty(), [&](Html& out) { out << a(href(place_of(page, point)), page.t("web.search.open_here"), whose) << sign(" · "); }),
                a(href(page.link("/recommendations/" + std::to_string(point.id))), page.t("web.recommendation.open"), whose)));
}

Html filters(const Page& page, const RecommendationsModel& model) {
    const auto& t = page.t;
    const auto& filter = model.filter;
    Html themes = option(value(std::string_view{}), t("web.recommendation.any_theme"));
    for (const auto& theme : model.themes) themes << option(value(theme.theme.slug), flag("selected", theme.theme.slug == filter.theme), from_record(), theme.theme.text);
    Html nations = option(value(std::string_view{}), t("web.recommendation.any_nation"));
    for (const std::string_view nation : {"england", "wales", "scotland", "northern-ireland"})
        nations << option(value(nation), flag("selected", nation == filter.nation), nation_words(page, nation));
    const auto box = [&](std::string_view box_id, const Words& words, std::string_view text) -> Html {
        return div(label(for_id(box_id), cls("small"), words), input(cls("in"), id(box_id), name(box_id), value(text), attr("maxlength", 200)));
    };
    return form(cls("card filterbar"), role("search"), action(page.link("/recommendations")), attr("method", "get"), aria_label(t("web.search.filter_results")),
                box("q", t("web.recommendation.words"), filter.words), box("addressee", t("web.recommendation.addressee"), filter.addressee),
                div(label(for_id("theme"), cls("small"), t("web.search.theme")), select(cls("in"), id("theme"), name("theme"), themes)),
                div(label(for_id("nation"), cls("small"), t("web.search.nation")), select(cls("in"), id("nation"), name("nation"), nations)),
                div(label(for_id("from"), cls("small"), t("web.search.from")), input(cls("in"), id("from"), name("from"), attr("inputmode", "numeric"), attr("maxlength", 4), value(filter.from_year ? std::to_string(*filter.from_year) : std::string{}))),
                div(label(for_id("to"), cls("small"), t("web.search.to")), input(cls("in"), id("to"), name("to"), attr("inputmode", "numeric"), attr("maxlength", 4), value(filter.to_year ? std::to_string(*filter.to_year) : std::string{}))),
                div(cls("row"), button(cls("btn"), type("submit"), t("web.search.apply")), a(cls("small"), href(page.link("/recommendations")), t("web.search.clear"))));
}

}  // namespace

Html recommendations_view(const Page& page, const RecommendationsModel& model) {
    const auto& t = page.t;
    Html list;
    for (const auto& point : model.slice.items) list << row(page, point);
    return div(cls("wrap"), h1(t("web.recommendation.title")), p(cls("lede"), t("web.recommendation.lede")), filters(page, model),
               h2(id("count"), attr("aria-live", "polite"), t("web.search.count_recommendations", {{"count", model.slice.total}})),
               list.empty() ? (model.slice.total > 0 ? past_the_end(page) : Html{p(t("web.recommendation.none"))}) : Html{ol(cls("plain"), list)}, page.asked("review").empty() ? turn_pages(page, model.slice.total, 20) : Html{});
}

Html recommendation_view(const Page& page, const PublicPoint& point) {
    const auto& t = page.t;
    return div(cls("wrap"), h1(t("web.recommendation.one")), blockquote(cls("quote quote--whole"), from_record(), p(point.text)), facts(page, point), themes_of(page, point),
               when(!point.anchor.empty(), [&](Html& out) { out << p(a(cls("btn btn--2"), href(place_of(page, point)), t("web.recommendation.read_in_place"))); }),
               p(a(href(page.link("/search").with("q", shortened(point.text, 200)).with("show", "recommendations")), t("web.recommendation.similar"))));
}

}  // namespace web
