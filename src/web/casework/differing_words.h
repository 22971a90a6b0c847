/// Which words of two texts are not in the other, so that a reader sees what changed.
#pragma once

#include <string_view>
#include <utility>
#include <vector>

namespace web {

/// A run of a text: the same in both, or only here.
struct Run {
    std::string_view words;  // of the text that was given, which the caller keeps
    bool only_here;
    friend bool operator==(const Run&, const Run&) = default;
};

/// Both texts in runs; each text's runs put together are that text again. Texts that differ in more than some thousand words are
/// compared at their beginning and end alone.
std::pair<std::vector<Run>, std::vector<Run>> differing_words(std::string_view one, std::string_view other);

}  // namespace web
