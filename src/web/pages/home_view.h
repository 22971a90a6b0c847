#pragma once

#include "web/pages/page.h"

namespace web {

struct HomeModel {
    collection::Coverage coverage;
    std::vector<collection::ReviewSummary> recent;
    std::vector<collection::ThemeCount> themes;  ///< Most reviews first, few.
};

html::Html home_view(const Page& page, const HomeModel& model);

/// Reviews a year as a small line, with the same in words for whoever cannot see it. Nothing with fewer than two years.
html::Html spark(const Page& page, const std::vector<std::pair<int, std::int64_t>>& by_year);

}  // namespace web
