/// The smaller pages of a review: how to cite it, its versions, its relatives.
#pragma once

#include "collection/related_reviews.h"
#include "exchange/cited_work.h"
#include "web/pages/page.h"

namespace web {

html::Html cite_view(const Page& page, const collection::PublicReview& review, const exchange::CitedWork& work);
html::Html versions_view(const Page& page, const collection::PublicReview& review, const std::vector<collection::PublicVersion>& versions);
html::Html related_view(const Page& page, const collection::PublicReview& review, const std::vector<collection::RelatedReview>& related);

}  // namespace web
