#include "web/pages/search_filters.h"

#include <algorithm>

#include "collection/vocabulary.h"
#include "web/html/components/scripted.h"

namespace web {

using namespace html;
using namespace html::tag;

namespace {

constexpr std::size_t shown_at_once = 8;

Html histogram(const Page& page, const SearchModel& model) {
    const auto& years = model.results.years;
    if (years.empty()) return {};
    const int first = years.front().first, last = years.back().first;
    std::size_t most = 1;
    for (const auto& [year, count] : years) most = std::max(most, count);
    const double width = 240.0 / std::max(1, last - first + 1);
    const auto in_range = [&](int year) { return (!model.form.year_from || year >= *model.form.year_from) && (!model.form.year_to || year <= *model.form.year_to); };
    Html bars;
    for (const auto& [year, count] : years) {
        const int height = std::max(1, static_cast<int>(48 * count / most));
        const auto left = static_cast<int>((year - first) * width * 10);
        bars << rect(attr("x", std::to_string(left / 10) + "." + std::to_string(left % 10)), attr("y", 52 - height),
                     attr("width", std::to_string(std::max(2, static_cast<int>(width) - 1))), attr("height", height),
                     cls(in_range(year) ? "bar-in" : "bar-out"));
    }
    const auto title_words = page.t("web.search.histogram", {{"from", std::to_string(first)}, {"to", std::to_string(last)}});
    return together(svg(attr("viewBox", "0 0 240 56"), cls("years"), role("img"), aria_label(title_words), bars, path(cls("years__base"), attr("d", "M0 53.5h240"))),
                    div(cls("row years__ends"), attr("aria-hidden", "true"), span(std::to_string(first)), span(std::to_string(last))));
}

Html year_box(const Words& words, std::string_view box_id, std::string_view field, const std::optional<int>& year) {
    return div(label(cls("small"), for_id(box_id), words),
               input(cls("in"), id(box_id), name(field), attr("inputmode", "numeric"), attr("maxlength", 4), value(year ? std::to_string(*year) : std::string{})));
}

Html years_facet(const Page& page, const SearchModel& model) {
    const auto& t = page.t;
    return details(cls("facet"), flag("open"), summary(t("web.search.year")),
                   fieldset(legend(cls("sr"), t("web.search.year")), histogram(page, model),
                            div(cls("row row--tight"), year_box(t("web.search.from"), "y1", "from", model.form.year_from),
                                year_box(t("web.search.to"), "y2", "to", model.form.year_to))));
}

Html tick(const SearchForm& form, std::string_view facet, const search::FacetCount& count) {
    return label(cls("tick"), input(type("checkbox"), name(facet_parameter(facet)), value(count.value), flag("checked", form.holds(facet, count.value))),
                 span(from_record(), count.label), span(cls("n"), count.count));
}

const std::vector<search::FacetCount>* counts_of(const search::Results& results, std::string_view facet) {
    for (const auto& [name, counts] : results.facets)
        if (name == facet) return &counts;
    return nullptr;
}

Html ticks(const Page& page, const SearchForm& form, std::string_view facet, const std::vector<search::FacetCount>& counts) {
    Html first, rest;
    std::size_t shown = 0;
    for (const auto& count : counts) {
        const bool at_once = shown < shown_at_once || form.holds(facet, count.value);
        (at_once ? first : rest) << tick(form, facet, count);
        shown += at_once;
    }
    if (rest.empty()) return first;
    return together(first, details(cls("more"), summary(cls("small"), page.t("web.search.show_more", {{"count", counts.size() - shown}})), rest));
}

/// Ages are read from the youngest on, whatever their counts.
std::vector<search::FacetCount> by_age(std::vector<search::FacetCount> counts) {
    const auto bands = collection::Vocabulary::built_in().facet("child_age");
    const auto place = [&](const search::FacetCount& count) { return std::ranges::find(bands, count.value, &collection::Term::slug) - bands.begin(); };
    std::ranges::stable_sort(counts, {}, place);
    return counts;
}

struct FacetBox {
    std::string_view facet;
    Key words;
    bool open;
};

Html facet_box(const Page& page, const SearchModel& model, const FacetBox& box) {
    const auto* counts = counts_of(model.results, box.facet);
    if (!counts || counts->empty()) return {};
    const bool chosen = std::ranges::any_of(model.form.chosen, [&](const ChosenFacet& one) { return one.facet == box.facet; });
    const auto& words = page.t(box.words);
    return details(cls("facet"), flag("open", box.open || chosen), summary(words),
                   fieldset(legend(cls("sr"), words),
                            when(counts->size() > shown_at_once, [&](Html& out) {
                                out << filter_list_box(page.t, "find-" + std::string{box.facet});
                            }),
                            ticks(page, model.form, box.facet, box.facet == "age" ? by_age(*counts) : *counts)));
}

/// What the form keeps that is not one of its boxes.
Html kept(const SearchForm& form) {
    Html out;
    const auto fields = form.fields();
    for (const auto& field : fields.entries())
        if (field.name == "q" || field.name == "show" || field.name == "synonyms")
            out << input(type("hidden"), name(field.name), value(field.value));
    return out;
}

}  // namespace

Html search_filters(const Page& page, const SearchModel& model) {
    const auto& t = page.t;
    static constexpr FacetBox boxes[]{{"age", "web.search.age", true}, {"theme", "web.search.theme", true}, {"nation", "web.search.nation", true},
                                      {"area", "web.search.area", false}, {"scheme", "web.search.scheme", false}, {"harm", "web.search.harm", false},
                                      {"agency", "web.search.agency", false}, {"setting", "web.search.setting", false}};
    Html facets = years_facet(page, model);
    for (const auto& box : boxes) facets << facet_box(page, model, box);
    return form(id("filters"), aria_label(t("web.search.filter_results")), action(page.link("/search")), attr("method", "get"), kept(model.form),
                details(cls("fl"), summary(span(cls("btn btn--2"), t("web.search.filter_button", {{"count", model.form.filters_in_use()}}))),
                        div(cls("row between"), h2(cls("h2--small"), t("web.search.filter")),
                            when(model.form.filtered(), [&](Html& out) { out << a(cls("small"), href(page.link(model.form.without_filters().address())), t("web.search.clear")); })),
                        div(cls("fl__in"), facets),
                        label(cls("tick"), input(type("checkbox"), name("match"), value("all"), flag("checked", model.form.matching == search::Matching::AllWords)),
                              span(t("web.search.all_words"))),
                        button(cls("btn btn--wide"), type("submit"), t("web.search.apply"))));
}

}  // namespace web
