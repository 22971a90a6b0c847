/// A catalogue's bytes taken apart into rows. Runs in the helper only.
#pragma once

#include <functional>
#include <optional>
#include <string_view>

#include "documents/catalogue/row.h"
#include "documents/extraction.h"

namespace documents::catalogue {

/// Gives out each row, in order; one that cannot be read costs itself alone. Memory is that of one row, but for UTF-16, which
/// is converted whole. Refuses what is no catalogue at all.
std::optional<Refusal> read_rows(std::string_view bytes, Form form, const std::function<void(Row)>& give);

}  // namespace documents::catalogue
