#include "exchange/search_answer.h"

#include <map>

#include <boost/json.hpp>

#include "base/text.h"
#include "collection/passage_place.h"

namespace exchange {

namespace json = boost::json;

namespace {

using Records = std::map<std::string, collection::ReviewSummary>;

/// Marks come in bytes; readers of JSON count characters.
json::array characters(const search::Excerpt& excerpt) {
    json::array marks;
    const std::string_view text = excerpt.text;
    for (const auto& mark : excerpt.marks) {
        const auto begin = base::length(text.substr(0, mark.begin));
        marks.push_back(json::array{begin, begin + base::length(text.substr(mark.begin, mark.end - mark.begin))});
    }
    return marks;
}

std::string address_of(const std::string& review_url, const collection::PassagePlace& place) {
    return review_url + (place.file.empty() ? "" : "?file=" + place.file) + "#" + place.anchor;
}

/// A passage of the record itself has no place in the report: its address is the review's.
json::object passage(const search::PassageHit& hit, const std::string& review_url) {
    const auto place = collection::parse_place(hit.place);
    return {{"page", hit.page ? json::value(hit.page) : json::value(nullptr)},
            {"paragraph", hit.paragraph},
            {"section", hit.section},
            {"text", hit.excerpt.text},
            {"marks", characters(hit.excerpt)},
            {"url", place ? address_of(review_url, *place) : review_url}};
}

json::value label_or_null(const std::optional<collection::Label>& label) {
    return label ? json::value(label->text) : json::value(nullptr);
}

json::object result(const search::Hit& hit, const Records& records, const SearchAnswer& answer) {
    const auto reference = collection::parse_reference(hit.reference);
    const std::string url = reference ? answer.public_url + collection::path_of(*reference) : std::string{};
    const auto found = records.find(hit.reference);
    const bool known = found != records.end();
    json::array passages;
    for (const auto& one : hit.passages) passages.push_back(passage(one, url));
    return {{"id", known && !found->second.own_id.empty() ? found->second.own_id : hit.reference},
            {"reference", hit.reference},
            {"url", url},
            {"title", hit.title.text},
            {"year", hit.year ? json::value(hit.year) : json::value(nullptr)},
            {"area", known ? label_or_null(found->second.area) : json::value(nullptr)},
            {"nation", known ? label_or_null(found->second.nation) : json::value(nullptr)},
            {"score", hit.score},
            {"matching_passages", hit.matching_passages},
            {"passages", std::move(passages)}};
}

Records records_of(const SearchAnswer& answer) {
    std::vector<collection::Reference> references;
    for (const auto& hit : answer.results.hits)
        if (const auto reference = collection::parse_reference(hit.reference)) references.push_back(*reference);
    std::map<collection::Reference, collection::ReviewSummary> by_reference;
    for (auto& summary : answer.catalogue.summaries(references)) by_reference.emplace(summary.reference, summary);
    Records records;
    for (const auto& hit : answer.results.hits) {
        const auto reference = collection::parse_reference(hit.reference);
        if (!reference) continue;
        if (const auto found = by_reference.find(*reference); found != by_reference.end()) records.emplace(hit.reference, found->second);
    }
    return records;
}

json::object facets(const search::Results& results) {
    json::object all;
    for (const auto& [name, counts] : results.facets) {
        json::array values;
        for (const auto& count : counts) values.push_back(json::object{{"value", count.value}, {"label", count.label}, {"count", count.count}});
        all[name] = std::move(values);
    }
    json::array years;
    for (const auto& [year, count] : results.years)
        years.push_back(json::object{{"value", std::to_string(year)}, {"label", std::to_string(year)}, {"count", count}});
    all["year"] = std::move(years);
    return all;
}

json::array synonyms(const search::Results& results) {
    json::array all;
    for (const auto& use : results.synonyms) all.push_back(json::object{{"word", use.word}, {"also", json::value_from(use.expansions)}});
    return all;
}

json::array ambiguous(const search::Results& results) {
    json::array all;
    for (const auto& word : results.ambiguous) {
        json::array choices;
        for (const auto& choice : word.choices) choices.push_back(json::object{{"label", choice.label}, {"query", choice.query}});
        all.push_back(json::object{{"word", word.word}, {"choices", std::move(choices)}});
    }
    return all;
}

}  // namespace

std::string to_json(const SearchAnswer& answer) {
    const auto& results = answer.results;
    const auto records = records_of(answer);
    json::array hits;
    for (const auto& hit : results.hits) hits.push_back(result(hit, records, answer));
    json::object whole{{"total", results.total},
                       {"took_us", answer.took.count()},
                       {"totals", json::object{{"reviews", results.total_reviews}, {"passages", results.total_passages},
                                               {"recommendations", results.total_recommendations}}},
                       {"results", std::move(hits)},
                       {"facets", facets(results)},
                       {"synonyms", synonyms(results)},
                       {"ambiguous", ambiguous(results)},
                       {"suggestion", results.suggestion.empty() ? json::value(nullptr) : json::value(results.suggestion)}};
    return json::serialize(whole);
}

}  // namespace exchange
