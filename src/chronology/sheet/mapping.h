/// Which column of an agency's table is which: guessed from headings and contents, changed by a person, remembered for the agency.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "chronology/column.h"
#include "chronology/dates/written_date.h"
#include "chronology/sheet/grid.h"

namespace chronology {

struct Mapping {
    /// For each column of the grid what it means; nothing: kept under its heading.
    std::vector<std::optional<Meaning>> columns{};
    std::optional<std::size_t> heading{};  ///< Index of the row of headings; nothing: the table has none.
    std::vector<std::string> names{};      ///< The headings as they stand; of a table without them "Column A".
    bool has(Meaning meaning) const;
    std::optional<std::size_t> column_of(Meaning meaning) const;
    friend bool operator==(const Mapping&, const Mapping&) = default;
};

/// The best guess. Where no column reads as dates, or none holds the events, `column_of` those is nothing and the table is no chronology.
Mapping guess_mapping(const Grid& grid, const DateContext& context);
bool is_chronology(const Mapping& mapping);

/// The cells of the row of headings, or "Column A" where one is empty or there is no such row.
std::vector<std::string> column_names(const Grid& grid, std::optional<std::size_t> heading);

/// What is remembered: meanings by heading, so that a table with the same headings in another order is mapped as before.
std::string to_json(const Mapping& mapping);
/// The remembered meanings put over the guess. Headings that say nothing to anybody else are known again by it, so the row in which most of them stand
/// names the columns. Headings that the table does not have are passed over; text that `to_json` did not write too.
Mapping remembered(const Grid& grid, const Mapping& guess, const std::string& json);

}  // namespace chronology
