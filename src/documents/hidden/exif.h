/// What a camera or its owner wrote into a picture (Exif 2.32 / TIFF 6.0): place, time, names, serial numbers, a smaller picture.
#pragma once

#include <string_view>

#include "documents/hidden/findings.h"

namespace documents::hidden {

/// `tiff` begins with "II*" or "MM". Sizes, resolution and colour say nothing and are passed over. Whatever is cut short or loops is read as far
/// as it goes.
void find_in_exif(std::string_view tiff, std::string_view place, Findings& findings);

}  // namespace documents::hidden
