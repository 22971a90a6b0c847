/// Entries that probably tell of one event. Found for a person to decide about; nothing is ever merged or deleted.
///
/// Source: reference section 2.4 (same date or one apart, shared persons, similar text).
#pragma once

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "chronology/checks/traits.h"

namespace chronology {

/// What speaks for and against two entries telling of one event, each from -1 to 1 or a share from 0 to 1.
struct Likeness {
    enum Sign : std::uint8_t { SameDay, Words, Names, Time, Contact, Speaks, Subjects, SameAgency, Copied, count };
    std::array<float, count> signs{};  ///< Single precision is more than they are known to.
    float score = 0;                   ///< 0 to 1.
};
/// `same-day`, `words`, …: the key of its words in an explanation.
std::string_view to_word(Likeness::Sign sign);

/// Compares entries whose words have been weighed together: what every entry says counts for little.
class Comparison {
public:
    /// `all` outlives it.
    Comparison(const std::vector<Traits>& all, const WordBook& book);
    Likeness likeness(std::size_t first, std::size_t second) const;
    /// Its score where that reaches `least`; most pairs of a busy day are told apart by what costs little to look at.
    std::optional<float> score_of(std::size_t first, std::size_t second, double least) const;
    std::size_t size() const { return all_.size(); }
    const Traits& traits(std::size_t entry) const { return all_[entry]; }
    double weight(std::uint32_t word) const { return weights_[word]; }

private:
    void take_agencies(const WordBook& book);
    bool speaks(std::size_t one, std::size_t of) const;
    void compare_cheaply(Likeness& out, std::size_t first, std::size_t second) const;
    void compare_words(Likeness& out, std::size_t first, std::size_t second) const;

    const std::vector<Traits>& all_;
    std::vector<double> weights_;  ///< Of each word.
    std::vector<double> lengths_;  ///< Of each entry's words.
    std::vector<std::uint32_t> agencies_;   ///< Of each entry its agency, numbered from 0.
    std::vector<std::uint64_t> spoken_of_;  ///< Of each entry the agencies that its words name, as bits; the 64th and later ones are compared by their words.
    std::vector<std::uint64_t> names_;      ///< Of each entry a bit for each name: no bit in common, no name in common.
};

struct AlikePair {
    std::uint32_t first = 0, second = 0;  ///< Indexes of entries, the earlier first.
    float score = 0;                      ///< The signs behind it are asked of the comparison: there can be millions of pairs.
    friend auto operator<=>(const AlikePair&, const AlikePair&) = default;
};

/// What the case can set.
struct AlikeThreshold {
    double least = 0.35;  ///< Score from which a pair is shown.
    int days_apart = 1;
};

/// Pairs over the threshold, in the order of their first entries. `by_day`: indexes in the order of their first days.
std::vector<AlikePair> alike_pairs(const Comparison& comparison, const AlikeThreshold& threshold = {});

/// Pairs of at least that score, joined where they share an entry: each group tells of one event. Ascending indexes; groups in the order of their first.
std::vector<std::vector<std::size_t>> groups_of(const std::vector<AlikePair>& pairs, double least = 0);

}  // namespace chronology
