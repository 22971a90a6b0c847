/// What a reader asked of the search, as it stands in the address: one form for pages, feeds, lists and the API.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "search/request.h"
#include "web/server/fields.h"

namespace web {

/// One filter that is in use.
struct ChosenFacet {
    std::string facet;  ///< As the index names it: "scheme".
    std::string value;
    friend bool operator==(const ChosenFacet&, const ChosenFacet&) = default;
};

struct SearchForm {
    static constexpr int usual_size = 10;  ///< Results on a page: each may show two passages, so more is a long way down.

    std::string words;
    search::Lens lens = search::Lens::Reviews;
    search::Sort sort = search::Sort::Relevance;
    search::Synonyms synonyms = search::Synonyms::Used;
    search::Matching matching = search::Matching::AnyWord;
    std::optional<int> year_from, year_to;
    std::vector<ChosenFacet> chosen;
    int page = 1;
    int size = usual_size;

    /// Reads the fields; what is nonsense is left out, since a reader mends it on the page. At most 100 values of facets.
    static SearchForm read(const Fields& fields);
    /// The fields again, without what is as it would be anyway and without the page.
    Fields fields() const;
    /// `/search?q=…` with this form's fields; `page` where it is not the first.
    std::string address(std::string_view path = "/search", int page_number = 1) const;

    bool holds(std::string_view facet, std::string_view value) const;
    SearchForm without(const ChosenFacet& facet) const;
    SearchForm without_years() const;
    SearchForm without_filters() const;
    SearchForm under(search::Lens other) const;
    bool filtered() const { return year_from || year_to || !chosen.empty(); }
    int filters_in_use() const { return static_cast<int>(chosen.size()) + ((year_from || year_to) ? 1 : 0); }

    search::Request request() const;
};

/// The name a facet has in addresses ("type" for "scheme"), or nothing for a facet that addresses do not know.
std::string_view facet_parameter(std::string_view facet);

/// Every facet in the order the page shows them.
const std::vector<std::pair<std::string_view, std::string_view>>& facets_and_parameters();

std::string_view to_word(search::Lens lens);

}  // namespace web
