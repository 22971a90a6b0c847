/// Passages: the blocks of a report, each with an anchor that is given once and answers for ever.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "documents/extraction.h"

namespace collection {

/// One block of a stored text with its identity. The identity outlives the text: a later extraction of the same file may
/// hold the passage under the same id, and links to it go on.
struct Passage {
    std::int64_t id = 0;     ///< 0: not stored yet.
    std::string anchor;      ///< Unique in its document for ever.
    documents::Block block;
};

/// The anchors of a report's blocks, in order. "4.12" gives "p4-12"; a lettered item under it "p4-12-a"; what has no
/// number of its own counts through the report: "p-17". Headings are "s-…", tables "t-3", footnotes "f-2".
/// None is one of `taken`; a repeated one gets a mark ("p4-12x2").
std::vector<std::string> give_anchors(const std::vector<documents::Block>& blocks, const std::set<std::string>& taken = {});

/// What a page prints beside a passage: its own number, or the one it was given; empty for headings and the like.
std::string shown_number(const std::string& anchor, const std::string& own_number);

}  // namespace collection
