/// Finds recommendations that say nearly the same, among very many, in the time between two keystrokes.
///
/// Two are as alike as the share of their words that they have in common, each word counted by how rare it is: `share` is the sum over common
/// words divided by the sum over all words of either. Words are stems without stop words, so that "agencies should share" meets "share by the
/// agency". What nearly every text says counts nearly nothing.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace learning {

/// For one thread at a time.
class AlikeIndex {
public:
    /// Adds a text and returns its place, from 0.
    std::size_t add(std::string_view text);
    /// It is found no more.
    void remove(std::size_t place);
    std::size_t size() const { return weights_of_.size(); }

    struct Found {
        std::size_t place = 0;
        double share = 0;  ///< 0 to 1.
    };
    /// The most alike first, at most `most`, none below `least`.
    std::vector<Found> like(std::string_view text, std::size_t most, double least) const;

private:
    double rarity(std::size_t texts_with_it) const;

    std::unordered_map<std::string, std::uint32_t> numbers_;       ///< Of stems.
    std::vector<std::vector<std::uint32_t>> places_;               ///< Of texts, by stem, ascending.
    std::vector<std::vector<std::uint32_t>> weights_of_;           ///< Stems of each text, without repeats; empty where it was removed.
};

/// From this share on two recommendations are called nearly identical, and from the lower one alike.
inline constexpr double nearly_identical = 0.45;
inline constexpr double alike_enough = 0.25;

}  // namespace learning
