#pragma once

#include <expected>
#include <string_view>

#include <boost/json/value.hpp>

#include "documents/catalogue/row.h"

namespace documents::catalogue {

/// The JSON value in well-formed UTF-8, within RowLimits. Refuses what two readers could understand in two ways: a key that
/// is given twice, a number past what a double holds, a NUL.
std::expected<boost::json::value, RowRefusal> value_from_json(std::string_view utf8);

}  // namespace documents::catalogue
