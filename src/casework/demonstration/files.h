/// The files of `data/demonstration/`, which travel inside the program.
#pragma once

#include <string_view>
#include <vector>

#include "base/embedded.h"

namespace casework::demonstration {

const std::vector<base::EmbeddedFile>& files();
/// The lines of a list: "surnames.txt".
std::vector<std::string_view> lines_of(std::string_view name);

}  // namespace casework::demonstration
