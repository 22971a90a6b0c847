#pragma once

#include "web/signing/signed_page.h"

namespace web {

/// New recovery codes, shown once, with what to do with them.
html::Html recovery_view(const SignedPage& page, const std::vector<std::string>& codes);

}  // namespace web
