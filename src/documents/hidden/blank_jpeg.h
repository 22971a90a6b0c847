#pragma once

#include <string_view>

namespace documents::hidden {

/// Whether the bytes are a JPEG that shows hardly anything but light paper.
bool is_blank_jpeg(std::string_view bytes);

}  // namespace documents::hidden
