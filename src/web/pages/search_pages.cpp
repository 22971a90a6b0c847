#include "web/pages/search_pages.h"

#include <algorithm>

#include "exchange/list.h"
#include "exchange/search_answer.h"
#include "web/pages/cited.h"
#include "web/pages/search_view.h"
#include "web/server/openapi.h"

namespace web {

using identity::DataClass;
using identity::Permission;

namespace {

constexpr std::string_view search_schema = R"({"type":"object","required":["total","took_us","results","facets"],"properties":{
"total":{"type":"integer","description":"Everything that matches under the lens asked for"},
"took_us":{"type":"integer","description":"Microseconds"},
"totals":{"type":"object","additionalProperties":{"type":"integer"}},
"results":{"type":"array","items":{"type":"object","required":["id","reference","url","title","year","area","nation","score","passages"],"properties":{
"id":{"type":"string"},"reference":{"type":"string"},"url":{"type":"string"},"title":{"type":"string"},"year":{"type":["integer","null"]},
"area":{"type":["string","null"]},"nation":{"type":["string","null"]},"score":{"type":"number"},"matching_passages":{"type":"integer"},
"passages":{"type":"array","items":{"type":"object","required":["page","paragraph","section","text","marks"],"properties":{
"page":{"type":["integer","null"]},"paragraph":{"type":"string"},"section":{"type":"string"},"text":{"type":"string"},"url":{"type":"string"},
"marks":{"type":"array","items":{"type":"array","items":{"type":"integer"}},"description":"[begin, end) in characters of text"}}}}}}},
"facets":{"type":"object","additionalProperties":{"type":"array","items":{"type":"object","required":["value","label","count"],"properties":{
"value":{"type":"string"},"label":{"type":"string"},"count":{"type":"integer"}}}}},
"synonyms":{"type":"array","items":{"type":"object"}},"ambiguous":{"type":"array","items":{"type":"object","properties":{"word":{"type":"string"},
"choices":{"type":"array","items":{"type":"object","properties":{"label":{"type":"string"},"query":{"type":"string"}}}}}}},"suggestion":{"type":["string","null"]}}})";
constexpr std::size_t most_listed = 1000;
constexpr std::size_t most_words_bytes = 2000;

search::Query parsed(const search::Snapshot& snapshot, const SearchForm& form) {
    return snapshot.parse(form.words.empty() ? "*" : std::string_view{form.words}.substr(0, most_words_bytes));
}

std::map<std::string, collection::ReviewSummary> reviews_of(const Page& page, const search::Results& results) {
    std::vector<collection::Reference> references;
    for (const auto& hit : results.hits)
        if (const auto reference = collection::parse_reference(hit.reference)) references.push_back(*reference);
    std::map<collection::Reference, collection::ReviewSummary> found;
    for (auto& summary : page.catalogue.summaries(references)) found.emplace(summary.reference, std::move(summary));
    std::map<std::string, collection::ReviewSummary> by_text;
    for (const auto& hit : results.hits)
        if (const auto reference = collection::parse_reference(hit.reference); reference && found.contains(*reference))
            by_text.emplace(hit.reference, found.at(*reference));
    return by_text;
}

/// How much each filter hides, asked only when nothing was found.
std::vector<Lifted> lifted(const Page& page, const search::Snapshot& snapshot, const search::Query& query, const SearchForm& form, const search::Results& results) {
    std::vector<Lifted> all;
    const auto count = [&](const SearchForm& without, std::string label) {
        auto request = without.request();
        request.limit = 0;
        request.offset = 0;
        request.count_facets = request.suggest_spelling = false;
        if (const auto total = snapshot.search(query, request).total) all.push_back({without, std::move(label), total});
    };
    for (std::size_t i = 0; i < form.chosen.size() && i < 8; ++i) count(form.without(form.chosen[i]), label_of(results, form.chosen[i]));
    if (form.year_from || form.year_to)
        count(form.without_years(), std::string{chosen_years(page, form).text()});
    return all;
}

/// A filter that somebody kept leads to the term of today, whatever it was called then.
SearchForm with_terms_of_today(SearchForm form, const collection::PublicCatalogue& catalogue) {
    static constexpr std::pair<std::string_view, std::string_view> facets[] = {{"theme", "practice_theme"}, {"harm", "harm_type"}, {"agency", "agency"}, {"setting", "setting"}};
    for (auto& one : form.chosen)
        for (const auto& [of_records, facet] : facets)
            if (one.facet == of_records)
                if (auto term = catalogue.term_ever_at(facet, one.value)) one.value = std::move(term->slug);
    return form;
}

SearchForm asked_form(const Page& page) { return with_terms_of_today(SearchForm::read(page.request.query), page.catalogue); }

std::string title_of(const Page& page, const SearchForm& form) {
    return std::string{(form.words.empty() ? page.t("web.search.heading_all") : page.t("web.search.heading", {{"words", form.words}})).text()};
}

Response search_page(Page& page) {
    SearchModel model{.form = asked_form(page), .results = {}, .reviews = {}, .lifted = {}};
    const auto snapshot = page.services.snapshot();
    const auto query = parsed(*snapshot, model.form);
    model.results = snapshot->search(query, model.form.request());
    model.reviews = reviews_of(page, model.results);
    if (model.results.total == 0 && model.form.filtered()) model.lifted = lifted(page, *snapshot, query, model.form, model.results);
    return page.answer({.title = title_of(page, model.form), .description = {}, .path = {}, .section = html::Section::Search, .robots = html::Robots::KeptOut},
                       search_view(page, model));
}

/// The works of a result list, at most a thousand, for a feed or a file.
std::vector<exchange::Listed> listed(const Page& page, const SearchForm& form, std::size_t most, exchange::Listed (*listing)(const Page&, const collection::ReviewSummary&) = listed_work) {
    auto request = form.request();
    request.lens = search::Lens::Reviews;
    request.offset = 0;
    request.limit = most;
    request.count_facets = request.suggest_spelling = false;
    request.passages_per_review = 0;
    const auto snapshot = page.services.snapshot();
    const auto results = snapshot->search(parsed(*snapshot, form), request);
    const auto reviews = reviews_of(page, results);
    std::vector<exchange::Listed> works;
    for (const auto& hit : results.hits)
        if (const auto found = reviews.find(hit.reference); found != reviews.end()) works.push_back(listing(page, found->second));
    return works;
}

Response search_feed(Page& page) {
    auto form = asked_form(page);
    if (!page.request.query.has("sort")) form.sort = search::Sort::NewestFirst;
    const exchange::Feed feed{.id = page.absolute(page.link(form.address("/search")).text()), .title = title_of(page, form),
                              .self = page.absolute(page.link(form.address("/search.atom")).text()),
                              .alternate = page.absolute(page.link(form.address("/search")).text()),
                              .author = std::string{page.t("web.frame.site_name").text()}, .language = std::string{html::tag_of(page.language)}};
    return Response::bytes("application/atom+xml; charset=utf-8", exchange::to_atom(feed, listed(page, form, 50, listed_news))).with_cache(Cache::Revalidate);
}

Response as_file(std::string_view type, std::string body, std::string_view name) {
    auto response = Response::bytes(type, std::move(body)).with_cache(Cache::Revalidate);
    response.headers.set("Content-Disposition", "attachment; filename=\"" + std::string{name} + "\"");
    return response;
}

Response search_csv(Page& page) {
    return as_file("text/csv; charset=utf-8", exchange::to_csv(listed(page, asked_form(page), most_listed)), "cairn-reviews.csv");
}

Response search_ris(Page& page) {
    return as_file("application/x-research-info-systems; charset=utf-8", exchange::to_ris(listed(page, asked_form(page), most_listed)),
                   "cairn-reviews.ris");
}

Response search_api(const Request& request, Context& context) {
    const auto began = std::chrono::steady_clock::now();
    Page page{request, context, html::Language::English};
    const auto form = asked_form(page);
    const auto snapshot = page.services.snapshot();
    const auto results = snapshot->search(parsed(*snapshot, form), form.request());
    const auto took = std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - began);
    return Response::json(exchange::to_json({.results = results, .catalogue = page.catalogue, .public_url = context.public_url, .took = took}))
        .with_cache(Cache::Revalidate);
}

ApiOperation search_operation() {
    using Place = ApiParameter::Place;
    using Kind = ApiParameter::Kind;
    ApiOperation operation{.id = "searchCollection", .summary = "Search the text of every review", .parameters = {}, .schema = std::string{search_schema}};
    const auto query = [&](const char* name, Kind kind, const char* explanation) { operation.parameters.push_back({name, Place::Query, kind, explanation}); };
    query("q", Kind::Text, "Words, \"phrases\", NEAR, prefix*, -without, OR, title: and other field words; * or nothing is everything");
    query("show", Kind::Text, "reviews, passages or recommendations");
    query("sort", Kind::Text, "relevance, date or title");
    query("synonyms", Kind::Text, "off: only the words themselves");
    query("match", Kind::Text, "all: every word must be there");
    query("from", Kind::Number, "First year of publication");
    query("to", Kind::Number, "Last year of publication");
    query("page", Kind::Number, "From 1");
    query("limit", Kind::Number, "Results on a page, at most 100");
    for (const auto& [facet, parameter] : facets_and_parameters())
        query(std::string{parameter}.c_str(), Kind::Texts, ("A value of the facet " + std::string{facet}).c_str());
    return operation;
}

}  // namespace

void add_search_pages(Routes& routes) {
    add_page(routes, "/search", RateClass::Search, search_page);
    add_page(routes, "/search.atom", RateClass::Search, search_feed);
    add_page(routes, "/search.csv", RateClass::Downloads, search_csv);
    add_page(routes, "/search.ris", RateClass::Downloads, search_ris);
    routes.add(Route{Method::Get, "/api/v1/search", DataClass::C0, Permission::ReadCollection, AuditEvent::None, no_body, RateClass::Search, search_api}
                   .describe(search_operation()));
}

}  // namespace web
