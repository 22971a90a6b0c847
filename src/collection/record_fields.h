/// One field at a time: from what JSON or a table cell gives to what a record keeps.
#pragma once

#include <expected>
#include <optional>
#include <string>
#include <string_view>

#include <boost/json/fwd.hpp>

#include "collection/record_reader.h"

namespace collection {

/// Puts one value into the record. Returns a refusal if the value cannot be what the field means; `known` is set to
/// false if no field has that name. Used by record_reader only.
std::optional<FieldRefusal> put_field(Record& record, std::string_view name, const boost::json::value& value, bool& known);

/// A refusal if the value holds a date of birth under any name, at any depth.
std::optional<FieldRefusal> birth_date_in(std::string_view name, const boost::json::value& value);

}  // namespace collection
