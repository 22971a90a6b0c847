#pragma once

#include "web/pages/search_view.h"

namespace web {

/// The form of filters beside the results: years as a small histogram, and every facet with its exact counts.
html::Html search_filters(const Page& page, const SearchModel& model);

}  // namespace web
