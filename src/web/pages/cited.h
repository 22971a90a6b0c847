/// A public record as a bibliography sees it, with the address that this installation gives it.
#pragma once

#include "collection/public_review.h"
#include "exchange/list.h"
#include "web/pages/page.h"

namespace web {

exchange::CitedWork cited_work(const Page& page, const collection::PublicReview& review);
exchange::Listed listed_work(const Page& page, const collection::ReviewSummary& review);

}  // namespace web
