/// Catalogue records at the door: the rows that the helper read, checked field by field.
#pragma once

#include <expected>
#include <string>
#include <string_view>
#include <vector>

#include <boost/json/fwd.hpp>

#include "collection/record.h"

namespace collection {

/// Why a record was not taken. Whole sentences for whoever prepared the catalogue.
struct FieldRefusal {
    std::string field;   ///< Empty: the row as a whole.
    std::string reason;
    std::string advice;
};

/// The record in the fields of one row, as the helper gives them. Field names are told in any case, with spaces, hyphens or
/// underscores; a name that stands twice in different spellings is refused. Lists in one text are parted by `|` or `;`.
std::expected<Record, FieldRefusal> record_from_object(const boost::json::object& fields);

/// The kinds of file a record may name: overview, summary, briefing, response, easy-read, other.
const std::vector<std::string>& file_kinds();

/// The kind that the words mean ("Executive summary" is a summary), "other" if none.
std::string file_kind_of(std::string_view words);

/// An ISO day, month or year in what was written ("14/05/2026" is 2026-05-14, day first), or nothing.
std::optional<std::string> partial_date(std::string_view words);

}  // namespace collection
