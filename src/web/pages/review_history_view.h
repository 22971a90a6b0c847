/// The smaller pages of a review: how to cite it, its versions, its relatives.
#pragma once

#include "collection/related_reviews.h"
#include "exchange/cited_work.h"
#include "collection/public_report.h"
#include "web/pages/page.h"
#include "web/pages/review_view.h"

namespace web {

html::Html cite_view(const Page& page, const collection::PublicReview& review, const exchange::CitedWork& work);
html::Html versions_view(const Page& page, const collection::PublicReview& review, const std::vector<collection::PublicVersion>& versions);

/// A correction closed it: listed with its reason, and its words are given out no more.
bool is_closed(const collection::PublicVersion& version);
/// The version before that one, where its words may still be compared; null otherwise.
const collection::PublicVersion* version_before(const std::vector<collection::PublicVersion>& versions, int version);
html::Url compared_link(const Page& page, collection::Reference reference, int version);
/// What a version changed in the words of the one before it.
html::Html compared_view(const Page& page, const collection::PublicReview& review, const collection::PublicVersion& version, const collection::PublicReport& before, const collection::PublicReport& after);
/// In place of a version that a correction closed: why, and where the newest is.
html::Html closed_view(const Page& page, const collection::PublicReview& review, const collection::PublicVersion& version, const std::vector<collection::PublicVersion>& versions);
/// Above a review: that it was corrected, when and why; or that an earlier version is being read. Nothing where neither is so.
html::Html version_notice(const Page& page, const ReviewModel& model);

html::Html related_view(const Page& page, const collection::PublicReview& review, const std::vector<collection::RelatedReview>& related);

}  // namespace web
