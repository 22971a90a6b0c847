/// Small numbers hidden, so that a table that leaves the partnership tells nothing of single children: neither in a row, nor by taking the
/// shown rows from the total.
///
/// Practice of official statistics in England: counts under five are not shown, and where one row could be worked out from the others a
/// second is hidden too. Here a hidden small count stays as open as its words: with everything else known it may still be anything from
/// nought to four.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "casework/figures.h"

namespace casework {

inline constexpr std::int64_t smallest_shown = 5;

struct ShownCount {
    enum class Kind {
        Number,
        FewerThan5,
        Hidden,      ///< Five or more, and hidden so that another cannot be worked out.
    };
    Kind kind = Kind::Number;
    std::int64_t number = 0;  ///< Of Number alone; else 0.
    friend bool operator==(const ShownCount&, const ShownCount&) = default;
};

struct ShownRow {
    std::string word;
    ShownCount incidents, children;
};
struct ShownTable {
    std::string name;
    std::vector<ShownRow> rows;
    ShownRow total;
};

/// As it may be shown outside the partnership. Incidents and children of a row are shown or hidden together.
ShownTable for_outside(const FiguresTable& table);
/// All tables of a year together: what one table hides must not follow from another. Notifications and rapid reviews count the same
/// incidents, so that both show their total or neither shows anything; causes of delay are shown only beside the count that they divide.
std::vector<ShownTable> for_outside(const std::vector<FiguresTable>& tables);

}  // namespace casework
