/// Accounts of one event that differ in a fact: shown side by side, and a person says what is to be made of it.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "chronology/checks/alike.h"

namespace chronology {

struct Difference {
    enum class In : std::uint8_t { Seen, SpokenTo, Kept, Present, Time, Date, Count, Side } in{};
    std::string first{}, second{};  ///< What each account says, where it is a word or a number.
    friend bool operator==(const Difference&, const Difference&) = default;
};
/// `seen`, `spoken-to`, `kept`, `present`, `time`, `date`, `count`, `side`.
std::string_view to_word(Difference::In in);

struct DifferingPair {
    std::size_t first = 0, second = 0;
    std::vector<Difference> differences{};
};

/// What the case can set.
struct DifferingThreshold {
    double least = 0.35;        ///< Likeness from which two entries are compared.
    int minutes_apart = 60;     ///< More than that is a difference of time.
};

/// Facts in which two accounts of one event differ.
std::vector<Difference> differences(const Traits& first, const Traits& second, const WordBook& book, const DifferingThreshold& threshold = {});
/// `pairs` as `alike_pairs` gives them with this threshold's `least`.
std::vector<DifferingPair> differing_pairs(const std::vector<AlikePair>& pairs, const Comparison& comparison, const WordBook& book, const DifferingThreshold& threshold = {});

}  // namespace chronology
