/// Terms of the collection's vocabulary as the installation calls them now.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "web/signing/signed_page.h"

namespace web {

/// "Under 1, 28 days to under 6 months": the terms that stand, or ever stood, at those addresses. What is none is left out.
std::string terms_in_words(const SignedPage& page, std::string_view facet, const std::vector<std::string>& slugs, std::string_view between = ", ");

}  // namespace web
