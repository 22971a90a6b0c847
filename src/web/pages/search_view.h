/// The page of search results: what is shown, from values alone.
#pragma once

#include <map>

#include "search/request.h"
#include "web/pages/page.h"
#include "web/pages/search_form.h"

namespace web {

/// "Published 2016 to 2026", "Published from 2016": the years that are chosen, of which one at least is.
html::Words chosen_years(const Page& page, const SearchForm& form);

/// A filter that could come off when nothing was found, and how much would then be found.
struct Lifted {
    SearchForm form;
    std::string label;
    std::size_t total = 0;
};

struct SearchModel {
    SearchForm form;
    search::Results results;
    std::map<std::string, collection::ReviewSummary> reviews;  ///< By the hit's reference.
    std::vector<Lifted> lifted;                                ///< Only when nothing was found.
};

html::Html search_view(const Page& page, const SearchModel& model);

/// The label of a chosen facet value: as counted, else the value itself.
std::string label_of(const search::Results& results, const ChosenFacet& chosen);

}  // namespace web
