/// Dated things of the host as an Atom feed (RFC 4287); lists of reviews are exchange's own.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "web/pages/page.h"

namespace web {

struct FeedEntry {
    std::string title, summary;
    std::string address;        ///< Absolute, of the page that says it.
    std::string id;             ///< Never changes, and is no other entry's.
    base::Instant updated_at;
    std::string_view language;  ///< Of title and summary.
};

/// `path`: of the feed, "/news.atom"; `of`: of the page that shows the same, "/news". An empty feed says the epoch, never the clock.
Response atom_feed(const Page& page, const html::Words& title, std::string_view path, std::string_view of, const std::vector<FeedEntry>& entries);

}  // namespace web
