/// The files of data/ that belong to this room.
#pragma once

#include <string_view>

namespace identity {

/// The bytes of a file of data/. Asserts that it travels inside the program.
std::string_view own_data(std::string_view name);

}  // namespace identity
