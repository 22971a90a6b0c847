/// Lists of reviews that go on over several pages.
#pragma once

#include "collection/public_catalogue.h"
#include "web/pages/page.h"

namespace web {

/// The part of a list that the address asks for: twenty a page.
collection::Window window_of(const Page& page);

/// The reviews of one part of a list, with the way to the other parts.
html::Html review_list(const Page& page, const collection::Slice<collection::ReviewSummary>& slice, int level = 2);

/// "Page 1, 2, … Next" for a list of `total` entries at the address asked for; nothing where one page holds it.
html::Html turn_pages(const Page& page, std::int64_t total, int size);

/// What stands in place of a list that has entries, but none on the page asked for: the way to its first page.
html::Html past_the_end(const Page& page);

/// A nation's name in the page's language by its slug.
html::Words nation_words(const Page& page, std::string_view slug);

}  // namespace web
