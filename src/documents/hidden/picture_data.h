/// What a picture file says beside its picture: camera, place and owner, captions, comments, a smaller picture, bytes after its end.
#pragma once

#include <string_view>

#include "documents/hidden/findings.h"

namespace documents::hidden {

/// JPEG, PNG, GIF, WebP and TIFF; other bytes say nothing. `place` names the picture.
void find_in_picture(std::string_view bytes, std::string_view place, Findings& findings);

/// Whether the bytes begin like a picture that can be looked through.
bool is_picture_data(std::string_view bytes);

}  // namespace documents::hidden
