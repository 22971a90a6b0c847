#pragma once

#include <string>
#include <vector>

#include "collection/public_catalogue.h"

namespace exchange {

struct ReviewAnswer {
    const collection::PublicReview& review;
    std::vector<collection::PublicPoint> points;
    std::vector<collection::PublicVersion> versions;
    std::string public_url;
};

/// One review as `GET /api/v1/reviews/{year}/{number}` answers it. Of a withdrawn record nothing but that it was withdrawn.
std::string to_json(const ReviewAnswer& answer);

}  // namespace exchange
