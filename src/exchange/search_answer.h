/// The answer to a search as JSON: one shape for `GET /api/v1/search` and `cairn search --json`.
#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "collection/public_catalogue.h"
#include "search/request.h"

namespace exchange {

/// What surrounds the results of one search.
struct SearchAnswer {
    const search::Results& results;
    const collection::PublicCatalogue& catalogue;
    std::string public_url;                ///< Before every `url`; empty: they are paths.
    std::chrono::microseconds took{0};     ///< Parsing, searching and reading the records; not the writing of the JSON.
};

/// `total`, `took_us`, `results[]` (`id`, `reference`, `url`, `title`, `year`, `area`, `nation`, `score`, `passages[]`) and `facets`
/// (name to a list of `value`, `label`, `count`). `marks` are pairs [begin, end) counted in characters (Unicode code points) of `text`.
/// `id` is the source's own, and of an anonymous review its reference.
std::string to_json(const SearchAnswer& answer);

}  // namespace exchange
