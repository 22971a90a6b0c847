/// A QR code as inline SVG, so that the secret in it goes to no other server and no picture of it is kept.
#pragma once

#include <string_view>

#include "web/html/messages.h"

namespace web {

/// `words` say what it is for those who cannot see it; the page shows the same as text too.
html::Html qr_code(std::string_view text, const html::Words& words);

}  // namespace web
