#pragma once

#include "web/pages/page.h"

namespace web {

struct RecommendationsModel {
    collection::PointFilter filter;
    collection::Slice<collection::PublicPoint> slice;
    std::vector<collection::ThemeCount> themes;
};

/// What reviews have asked for, with filters, each with the place where it stands.
html::Html recommendations_view(const Page& page, const RecommendationsModel& model);
html::Html recommendation_view(const Page& page, const collection::PublicPoint& point);

}  // namespace web
