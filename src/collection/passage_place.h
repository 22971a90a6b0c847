/// Where a passage is read: a summary, a response and a Welsh text have paragraphs of their own.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace collection {

struct PassagePlace {
    std::string anchor;
    std::string file;  ///< For report(); empty: the text that the review opens with.
    friend bool operator==(const PassagePlace&, const PassagePlace&) = default;
};

/// One line for the index to keep beside the passage, so that a page of results need not ask the store for each.
std::string to_string(const PassagePlace&);
/// Nothing for a passage that has no place in a report: a recommendation that the record alone gives.
std::optional<PassagePlace> parse_place(std::string_view);

}  // namespace collection
