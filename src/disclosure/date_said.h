/// A day in words or figures as the day it is.
#pragma once

#include <string>
#include <string_view>

namespace disclosure {

/// `2025-01-14` for "Tuesday 14 January 2025" and "14/01/25"; `01-14` where no year stands; the text itself where it is no day.
std::string day_as_iso(std::string_view written);

}  // namespace disclosure
