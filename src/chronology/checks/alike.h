/// Entries that probably tell of one event. Found for a person to decide about; nothing is ever merged or deleted.
///
/// Source: reference section 2.4 (same date or one apart, shared persons, similar text).
#pragma once

#include <array>
#include <cstddef>
#include <string_view>
#include <vector>

#include "chronology/checks/traits.h"

namespace chronology {

/// What speaks for and against two entries telling of one event, each from -1 to 1 or a share from 0 to 1.
struct Likeness {
    enum Sign : std::uint8_t { SameDay, Words, Names, Time, Contact, Speaks, Subjects, SameAgency, Copied, count };
    std::array<double, count> signs{};
    double score = 0;  ///< 0 to 1.
};
/// `same-day`, `words`, …: the key of its words in an explanation.
std::string_view to_word(Likeness::Sign sign);

/// Compares entries whose words have been weighed together: what every entry says counts for little.
class Comparison {
public:
    /// `all` outlives it.
    Comparison(const std::vector<Traits>& all, const WordBook& book);
    Likeness likeness(std::size_t first, std::size_t second) const;
    std::size_t size() const { return all_.size(); }
    const Traits& traits(std::size_t entry) const { return all_[entry]; }
    double weight(std::uint32_t word) const { return weights_[word]; }

private:
    const std::vector<Traits>& all_;
    std::vector<double> weights_;  ///< Of each word.
    std::vector<double> lengths_;  ///< Of each entry's words.
};

struct AlikePair {
    std::size_t first = 0, second = 0;  ///< Indexes of entries, the earlier first.
    Likeness likeness;
};

/// What the case can set.
struct AlikeThreshold {
    double least = 0.35;  ///< Score from which a pair is shown.
    int days_apart = 1;
};

/// Pairs over the threshold, in the order of their first entries. `by_day`: indexes in the order of their first days.
std::vector<AlikePair> alike_pairs(const Comparison& comparison, const AlikeThreshold& threshold = {});

/// Pairs joined where they share an entry: each group tells of one event. Ascending indexes; groups in the order of their first.
std::vector<std::vector<std::size_t>> groups_of(const std::vector<AlikePair>& pairs);

}  // namespace chronology
