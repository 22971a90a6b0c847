#include "web/pages/search_form.h"

#include <algorithm>
#include <charconv>

#include "base/text.h"

namespace web {

namespace {

constexpr std::size_t most_chosen = 100;
constexpr int most_results_on_a_page = 100;

std::optional<int> number(std::optional<std::string_view> text, int least, int most) {
    if (!text) return std::nullopt;
    const auto trimmed = base::trim(*text);
    int value = 0;
    const auto [end, fault] = std::from_chars(trimmed.data(), trimmed.data() + trimmed.size(), value);
    if (fault != std::errc{} || end != trimmed.data() + trimmed.size() || value < least || value > most) return std::nullopt;
    return value;
}

search::Lens lens_of(std::string_view word) {
    if (word == "passages") return search::Lens::Passages;
    if (word == "recommendations") return search::Lens::Recommendations;
    return search::Lens::Reviews;
}

search::Sort sort_of(std::string_view word) {
    if (word == "date") return search::Sort::NewestFirst;
    if (word == "title") return search::Sort::Title;
    return search::Sort::Relevance;
}

}  // namespace

const std::vector<std::pair<std::string_view, std::string_view>>& facets_and_parameters() {
    static const std::vector<std::pair<std::string_view, std::string_view>> all{
        {"age", "age"}, {"theme", "theme"}, {"nation", "nation"}, {"area", "area"},
        {"agency", "agency"}, {"scheme", "type"}, {"harm", "harm"}, {"setting", "setting"}};
    return all;
}

std::string_view facet_parameter(std::string_view facet) {
    for (const auto& [name, parameter] : facets_and_parameters())
        if (name == facet) return parameter;
    return {};
}

std::string_view to_word(search::Lens lens) {
    switch (lens) {
        case search::Lens::Passages: return "passages";
        case search::Lens::Recommendations: return "recommendations";
        case search::Lens::Reviews: break;
    }
    return "reviews";
}

SearchForm SearchForm::read(const Fields& fields) {
    SearchForm form;
    form.words = std::string{base::trim(fields.first("q").value_or(""))};
    form.lens = lens_of(fields.first("show").value_or(""));
    form.sort = sort_of(fields.first("sort").value_or(""));
    if (fields.first("synonyms").value_or("") == "off") form.synonyms = search::Synonyms::Off;
    if (fields.first("match").value_or("") == "all") form.matching = search::Matching::AllWords;
    form.year_from = number(fields.first("from"), 1000, 9999);
    form.year_to = number(fields.first("to"), 1000, 9999);
    for (const auto& [facet, parameter] : facets_and_parameters())
        for (const auto value : fields.all(parameter)) {
            ChosenFacet chosen{std::string{facet}, std::string{base::trim(value)}};
            if (!chosen.value.empty() && form.chosen.size() < most_chosen && std::ranges::find(form.chosen, chosen) == form.chosen.end())
                form.chosen.push_back(std::move(chosen));
        }
    form.page = number(fields.first("page"), 1, 1'000'000).value_or(1);
    form.size = number(fields.first("limit"), 1, most_results_on_a_page).value_or(SearchForm::usual_size);
    return form;
}

Fields SearchForm::fields() const {
    Fields result;
    if (!words.empty()) result.add("q", words);
    if (lens != search::Lens::Reviews) result.add("show", std::string{to_word(lens)});
    if (sort != search::Sort::Relevance) result.add("sort", sort == search::Sort::Title ? "title" : "date");
    if (synonyms == search::Synonyms::Off) result.add("synonyms", "off");
    if (matching == search::Matching::AllWords) result.add("match", "all");
    if (year_from) result.add("from", std::to_string(*year_from));
    if (year_to) result.add("to", std::to_string(*year_to));
    for (const auto& one : chosen) result.add(std::string{facet_parameter(one.facet)}, one.value);
    if (size != usual_size) result.add("limit", std::to_string(size));
    return result;
}

std::string SearchForm::address(std::string_view path, int page_number) const {
    auto all = fields();
    if (page_number > 1) all.add("page", std::to_string(page_number));
    const auto query = all.encoded();
    return query.empty() ? std::string{path} : std::string{path} + "?" + query;
}

bool SearchForm::holds(std::string_view facet, std::string_view value) const {
    return std::ranges::any_of(chosen, [&](const ChosenFacet& one) { return one.facet == facet && one.value == value; });
}

SearchForm SearchForm::without(const ChosenFacet& facet) const {
    auto copy = *this;
    std::erase(copy.chosen, facet);
    return copy;
}

SearchForm SearchForm::without_years() const {
    auto copy = *this;
    copy.year_from = copy.year_to = std::nullopt;
    return copy;
}

SearchForm SearchForm::without_filters() const {
    auto copy = without_years();
    copy.chosen.clear();
    return copy;
}

SearchForm SearchForm::under(search::Lens other) const {
    auto copy = *this;
    copy.lens = other;
    return copy;
}

search::Request SearchForm::request() const {
    search::Request asked;
    asked.lens = lens;
    asked.sort = sort;
    asked.matching = matching;
    asked.synonyms = synonyms;
    asked.limit = static_cast<std::size_t>(size);
    asked.offset = static_cast<std::size_t>(page - 1) * asked.limit;
    asked.year_from = year_from;
    asked.year_to = year_to;
    for (const auto& one : chosen) asked.filters[one.facet].push_back(one.value);
    return asked;
}

}  // namespace web
