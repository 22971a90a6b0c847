/// What an area says of a national recommendation, in words.
#pragma once

#include <string>

#include "web/html/messages.h"

namespace web {

/// Of a word of `learning::adoption_standings()`.
const html::Words& adoption_words(const html::Catalogue& t, const std::string& standing);

}  // namespace web
