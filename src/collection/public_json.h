/// Public records as they are kept between the projection and the pages: JSON in the collection_public_ tables.
#pragma once

#include <string>
#include <string_view>

#include "collection/public_review.h"

namespace collection {

std::string to_json(const ReviewSummary&);
/// Throws base::Fault if the text is damaged.
ReviewSummary summary_from_json(std::string_view json);

/// All but the summary and the files, which have rows of their own.
std::string detail_to_json(const PublicReview&);
PublicReview detail_from_json(std::string_view json);

}  // namespace collection
