/// The piece of a text that shows most of what was found, with the words marked.
#pragma once

#include <string_view>
#include <vector>

#include "search/leaf_reader.h"
#include "search/request.h"

namespace search {

/// `spans` are places in the unit; the text's first word stands at `first_place`. `most_bytes` 0: the whole text.
Excerpt make_excerpt(std::string_view text, std::uint32_t first_place, const std::vector<PlaceSpan>& spans, std::size_t most_bytes);

}  // namespace search
