#include "web/pages/search_view.h"

#include <algorithm>

#include "collection/passage_place.h"
#include "web/html/components/navigation.h"
#include "web/html/drawings.h"
#include "web/pages/cited.h"
#include "web/pages/excerpt.h"
#include "web/pages/listing.h"
#include "web/pages/search_filters.h"

namespace web {

using namespace html;
using namespace html::tag;

namespace {

Url to(const Page& page, const SearchForm& form, int number = 1) { return page.link(form.address("/search", number)); }

Html search_box(const Page& page, const SearchForm& form) {
    const auto& t = page.t;
    auto kept = form.fields();
    Html hidden;
    for (const auto& field : kept.entries())
        if (field.name != "q") hidden << input(type("hidden"), name(field.name), value(field.value));
    return tag::form(role("search"), action(page.link("/search")), attr("method", "get"),
                div(cls("row between row--end"),
                    div(cls("grow"), label(for_id("q"), cls("sbox__label"), t("web.search.label")),
                        div(cls("sbox"), input(id("q"), name("q"), type("search"), value(form.words), attr("autocomplete", "off"), attr("maxlength", 500)),
                            button(cls("btn"), type("submit"), t("web.search.button")))),
                    p(cls("small"), a(href(page.link("/help/search")), t("web.search.tips")), sign(" "), span(cls("muted"), t("web.search.tips_such_as")))),
                hidden);
}

Html synonyms_line(const Page& page, const SearchModel& model) {
    const auto& t = page.t;
    if (model.form.synonyms == search::Synonyms::Off) {
        auto with = model.form;
        with.synonyms = search::Synonyms::Used;
        return p(cls("small also"), t("web.search.only_mine"), sign(" "), a(href(to(page, with)), t("web.search.with_synonyms")));
    }
    if (model.results.synonyms.empty()) return {};
    auto without = model.form;
    without.synonyms = search::Synonyms::Off;
    Html list;
    std::vector<std::string> said;
    for (const auto& use : model.results.synonyms)
        for (const auto& expansion : use.expansions) {
            if (said.size() >= 8 || std::ranges::find(said, expansion) != said.end()) continue;
            if (!said.empty()) list << sign(", ");
            list << strong(from_record(), expansion);
            said.push_back(expansion);
        }
    return p(cls("small also"), t("web.search.also"), sign(" "), list, sign(". "), a(href(to(page, without)), t("web.search.only_my_words")));
}

Html suggestion_line(const Page& page, const SearchModel& model) {
    if (model.results.suggestion.empty()) return {};
    auto mended = model.form;
    mended.words = model.results.suggestion;
    return p(page.t("web.search.did_you_mean"), sign(" "), a(href(to(page, mended)), from_record(), model.results.suggestion), sign("?"));
}

Html ambiguous_lines(const Page& page, const SearchModel& model) {
    Html lines;
    for (const auto& word : model.results.ambiguous) {
        Html choices;
        for (const auto& choice : word.choices) {
            auto chosen = model.form;
            chosen.words = choice.query;
            if (!choices.empty()) choices << sign(" · ");
            choices << a(href(to(page, chosen)), from_record(), choice.label);
        }
        lines << p(cls("small"), from_record(), page.t("web.search.ambiguous", {{"word", word.word}}), sign(" "), choices);
    }
    return lines;
}

Html lenses(const Page& page, const SearchModel& model) {
    const auto& t = page.t;
    const auto tab = [&](search::Lens lens, const Words& words, std::size_t count) -> Html {
        const bool current = model.form.lens == lens;
        return li(a(href(to(page, model.form.under(lens))), attr("aria-current", current ? std::optional<std::string>{"true"} : std::nullopt), words,
                    sign(" "), span(cls("n"), t.number(static_cast<std::int64_t>(count)))));
    };
    return ul(cls("lens"), aria_label(t("web.search.lenses")), tab(search::Lens::Reviews, t("web.search.lens_reviews"), model.results.total_reviews),
              tab(search::Lens::Passages, t("web.search.lens_passages"), model.results.total_passages),
              tab(search::Lens::Recommendations, t("web.search.lens_recommendations"), model.results.total_recommendations));
}

Words count_words(const Page& page, const SearchModel& model) {
    const auto total = static_cast<std::int64_t>(model.results.total);
    switch (model.form.lens) {
        case search::Lens::Passages: return page.t("web.search.count_passages", {{"count", total}});
        case search::Lens::Recommendations: return page.t("web.search.count_recommendations", {{"count", total}});
        case search::Lens::Reviews: break;
    }
    return page.t("web.search.count_reviews", {{"count", total}});
}

Html sorting(const Page& page, const SearchModel& model) {
    const auto& t = page.t;
    const auto choice = [&](const char* word, const Words& words, search::Sort sort) -> Html {
        return option(value(word), flag("selected", model.form.sort == sort), words);
    };
    return div(cls("row small"), label(for_id("sort"), t("web.search.sort_by")),
               select(id("sort"), name("sort"), cls("in in--auto"), attr("form", "filters"),
                      choice("relevance", t("web.search.sort_relevance"), search::Sort::Relevance),
                      choice("date", t("web.search.sort_date"), search::Sort::NewestFirst),
                      choice("title", t("web.search.sort_title"), search::Sort::Title)),
               button(cls("btn btn--2 btn--s"), type("submit"), attr("form", "filters"), t("web.search.sort_button")));
}

Html chip(const Page& page, const SearchForm& without, const Html& name_shown) {
    return li(a(href(to(page, without)), span(cls("sr"), page.t("web.search.remove_filter"), sign(" ")), name_shown, sign(" "), cross_mark()));
}

Html chips(const Page& page, const SearchModel& model) {
    const auto& form = model.form;
    if (!form.filtered()) return {};
    Html list;
    if (form.year_from || form.year_to) list << chip(page, form.without_years(), Html{chosen_years(page, form)});
    for (const auto& chosen : form.chosen) list << chip(page, form.without(chosen), span(from_record(), label_of(model.results, chosen)));
    return together(h3(cls("sr"), page.t("web.search.filters_in_use")), ul(cls("chips chips--on"), list));
}

Html take_away(const Page& page, const SearchForm& form) {
    const auto& t = page.t;
    return ul(cls("acts acts--list"), li(a(href(page.link(form.address("/search.atom"))), t("web.search.atom"))),
              li(a(href(page.link(form.address("/search.csv"))), t("web.search.csv"))), li(a(href(page.link(form.address("/search.ris"))), t("web.search.ris"))));
}

/// "Child Rowan: Eastmarch … , paragraph 4.12, page 21": what is copied after the words themselves.
std::string citation_of(const Page& page, const collection::ReviewSummary& review, const search::PassageHit& hit) {
    return cited_place(page, listed_work(page, review).work, hit.paragraph, hit.page ? std::to_string(hit.page) : std::string{});
}

Html passage(const Page& page, const SearchModel& model, const collection::ReviewSummary& review, const search::PassageHit& hit, int number) {
    const auto& t = page.t;
    const auto placed = collection::parse_place(hit.place);
    const auto text = placed ? text_link(page, review.reference, placed->file) : review_link(page, review.reference);
    auto here = text;
    if (!model.form.words.empty()) here = here.with("find", model.form.words);
    if (placed) here = here.at(placed->anchor);
    Html place;
    const auto part = [&](auto&& words) {
        if (!place.empty()) place << sign(", ");
        place << words;
    };
    if (!hit.paragraph.empty()) part(t("web.search.place_paragraph", {{"number", hit.paragraph}}));
    if (hit.page) part(t("web.search.place_page", {{"page", hit.page}}));
    if (!hit.section.empty()) part(Html{span(from_record(), hit.section)});
    return div(cls("hit__p"), blockquote(from_record(), lang(hit.language.empty() ? "en" : hit.language), quoted(hit.excerpt)),
               p(cls("muted"), place, when(!place.empty(), [](Html& out) { out << sign(" · "); }), a(href(here), t("web.search.open_here"), span(cls("sr"), from_record(), sign(": "), review.title)), sign(" · "),
                 a(href(placed ? text.with("quote", placed->anchor).at("quote") : page.link(collection::path_of(review.reference) + "/cite")),
                   attr("data-copy-quote", hit.excerpt.text), attr("data-copy-citation", citation_of(page, review, hit)), t("web.search.copy"),
                   span(cls("sr"), from_record(), sign(": "), review.title, sign(", "), number))));
}

Html hit(const Page& page, const SearchModel& model, const search::Hit& found) {
    const auto entry = model.reviews.find(found.reference);
    if (entry == model.reviews.end()) return {};
    const auto& review = entry->second;
    const auto& t = page.t;
    Html passages;
    int number = 0;
    for (const auto& one : found.passages) passages << passage(page, model, review, one, ++number);
    Html more;
    if (model.form.lens == search::Lens::Reviews && found.matching_passages > found.passages.size() && !model.form.words.empty())
        more = p(cls("small hit__more"), a(href(review_link(page, review.reference).with("find", model.form.words)),
                                 t("web.search.passages_in_review", {{"count", found.matching_passages}}), span(cls("sr"), from_record(), sign(": "), review.title)));
    return li(cls("hit"), h3(a(href(review_link(page, review.reference)), from_record(), marked(found.title))), facts_line(page, review),
              content_note(page, review),
              when(found.passages.empty() && !found.abstract.text.empty(), [&](Html& out) { out << p(from_record(), marked(found.abstract)); }), passages,
              div(cls("row between"), theme_tags(review), more));
}

Html nothing_found(const Page& page, const SearchModel& model) {
    const auto& t = page.t;
    if (model.results.total > 0) return div(cls("card"), past_the_end(page));
    Html ways;
    for (const auto& lifted : model.lifted)
        ways << li(a(href(to(page, lifted.form)), from_record(), t("web.search.without_filter", {{"filter", lifted.label}})), sign(" "), span(cls("n"), sign("("), lifted.total, sign(")")));
    if (!model.lifted.empty()) ways = together(p(t("web.search.none_filters")), ul(ways));
    return div(cls("card"), h3(t("web.search.none")),
               when(!model.form.words.empty(), [&](Html& out) { out << p(t("web.search.none_words"), sign(" "), strong(from_record(), model.form.words)); }), ways,
               p(t.rich("web.search.none_help", {}, {{"tips", page.link("/help/search")}, {"browse", page.link("/browse/areas")}})));
}

Html pages(const Page& page, const SearchModel& model) {
    const auto size = static_cast<std::size_t>(model.form.size);
    const auto count = static_cast<int>(std::min<std::size_t>((model.results.total + size - 1) / size, 1'000'000));
    return html::govuk::page_links(page.t, model.form.page, count, [&](int number) { return to(page, model.form, number); });
}

}  // namespace

Words chosen_years(const Page& page, const SearchForm& form) {
    const auto& t = page.t;
    if (!form.year_to) return t("web.search.chip_from", {{"from", std::to_string(*form.year_from)}});
    if (!form.year_from) return t("web.search.chip_to", {{"to", std::to_string(*form.year_to)}});
    return t("web.search.chip_years", {{"from", std::to_string(*form.year_from)}, {"to", std::to_string(*form.year_to)}});
}

std::string label_of(const search::Results& results, const ChosenFacet& chosen) {
    for (const auto& [name, counts] : results.facets)
        if (name == chosen.facet)
            for (const auto& count : counts)
                if (count.value == chosen.value) return count.label;
    return chosen.value;
}

Html search_view(const Page& page, const SearchModel& model) {
    const auto& t = page.t;
    Html hits;
    for (const auto& found : model.results.hits) hits << hit(page, model, found);
    const Words heading = model.form.words.empty() ? t("web.search.heading_all") : t("web.search.heading", {{"words", model.form.words}});
    return div(cls("wrap"), h1(cls("sr"), from_record(), heading), search_box(page, model.form), synonyms_line(page, model), suggestion_line(page, model),
               ambiguous_lines(page, model),
               div(cls("cols find"), search_filters(page, model),
                   div(lenses(page, model),
                       div(cls("row between hit__head"), h2(id("count"), attr("aria-live", "polite"), count_words(page, model)), sorting(page, model)),
                       chips(page, model), when(!model.results.hits.empty(), [&](Html& out) { out << take_away(page, model.form); }),
                       model.results.hits.empty() ? nothing_found(page, model) : Html{ol(cls("plain"), attr("start", (model.form.page - 1) * model.form.size + 1), hits)},
                       pages(page, model))));
}

}  // namespace web
