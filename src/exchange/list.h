/// A list of works as feed readers, spreadsheets and reference managers take it.
#pragma once

#include <string>
#include <vector>

#include "exchange/cited_work.h"

namespace exchange {

/// What an Atom feed says of itself (RFC 4287 section 4.1.1).
struct Feed {
    std::string id;         ///< An IRI that never changes: the feed's own address without its file ending.
    std::string title;
    std::string self;       ///< Absolute address of this feed.
    std::string alternate;  ///< The page that shows the same list.
    std::string author;
    std::string language;
};

/// One work and the instant its record last changed.
struct Listed {
    CitedWork work;
    base::Instant changed_at;
    std::string news = {};  ///< "Corrected: a date was wrong.": what a feed says before the abstract; empty: nothing.
};

/// An Atom feed (RFC 4287). `updated` is the newest change, or the epoch for an empty list: never the clock.
std::string to_atom(const Feed& feed, const std::vector<Listed>& works);

/// CSV (RFC 4180), UTF-8 with a byte order mark so that Excel reads accents; cells that a spreadsheet would
/// run as a formula begin with an apostrophe.
std::string to_csv(const std::vector<Listed>& works);

/// RIS of every work, one after the other.
std::string to_ris(const std::vector<Listed>& works);

}  // namespace exchange
