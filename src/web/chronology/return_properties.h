/// What a blank return says of itself, unseen, so that it is known when it comes back: whose it is, and what its columns mean in whatever language.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "chronology/column.h"

namespace web {

inline constexpr std::string_view columns_property = "CairnColumns";
/// In `casework::form_property` of such a file.
inline constexpr std::string_view return_form = "chronology";

/// "start_date,source,event", and back: nothing where a word of it is unknown.
std::string columns_as_property(const std::vector<chronology::Meaning>& columns);
std::vector<chronology::Meaning> returned_columns(std::string_view property);

}  // namespace web
