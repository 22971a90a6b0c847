/// Catalogue records at the door: JSON objects and table rows, checked field by field.
#pragma once

#include <expected>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "collection/record.h"

namespace collection {

/// Why a record was not taken. Whole sentences for whoever prepared the catalogue.
struct FieldRefusal {
    std::string field;   ///< Empty: the row as a whole.
    std::string reason;
    std::string advice;
};

/// The record in one line of JSON. Field names are told in any case, with spaces, hyphens or underscores.
std::expected<Record, FieldRefusal> record_from_line(std::string_view json_line);

/// The record in one row of a table whose first row names the columns. Lists are parted by `|` or `;`.
std::expected<Record, FieldRefusal> record_from_cells(const std::vector<std::string>& columns, const std::vector<std::string>& cells);

/// The kinds of file a record may name: overview, summary, briefing, response, easy-read, other.
const std::vector<std::string>& file_kinds();

/// The kind that the words mean ("Executive summary" is a summary), "other" if none.
std::string file_kind_of(std::string_view words);

/// An ISO day, month or year in what was written ("14/05/2026" is 2026-05-14, day first), or nothing.
std::optional<std::string> partial_date(std::string_view words);

}  // namespace collection
