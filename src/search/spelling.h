/// Offers another spelling, from the words of the collection itself.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "search/segment_match.h"

namespace search {

/// Letters changed, left out, added or swapped with a neighbour (Damerau-Levenshtein, one swap at a place), in bytes of folded
/// text; `most` + 1 where there are more than `most`.
std::size_t letters_apart(std::string_view a, std::string_view b, std::size_t most);

/// All words of a snapshot with how often each is written, ready for looking through.
class SpellingList {
public:
    explicit SpellingList(const std::vector<SegmentView>& segments);

    /// The commonest word near enough to a misspelt one that `exists` confirms, or an empty text. Words of three letters or
    /// fewer are left alone. `times_written` says how rare the word itself is: a suggestion must be far commoner.
    std::string nearest(const std::string& folded, std::uint64_t times_written, const std::function<bool(const std::string&)>& exists) const;

private:
    struct Word {
        std::string_view text;
        std::uint64_t letters = 0;   ///< Which letters it has, a bit each: most words are ruled out by these alone.
        std::uint64_t count = 0;
    };
    std::vector<Word> words_;
    std::vector<std::shared_ptr<const Segment>> holders_;
};

}  // namespace search
