/// A public record as a bibliography sees it, with the address that this installation gives it.
#pragma once

#include "collection/public_review.h"
#include "exchange/list.h"
#include "web/pages/page.h"

namespace web {

exchange::CitedWork cited_work(const Page& page, const collection::PublicReview& review);
/// With what is new of it: whether its publisher corrected it, and why. For feeds: it asks for the versions of the review.
exchange::Listed listed_news(const Page& page, const collection::ReviewSummary& review);
exchange::Listed listed_work(const Page& page, const collection::ReviewSummary& review);

/// The citation as a sentence, with the paragraph and the page where there are such.
std::string cited_place(const Page& page, const exchange::CitedWork& work, std::string_view paragraph, std::string_view page_label);

}  // namespace web
