/// From what a page returned to what goes on the wire: conditions, ranges, compression, caching, security.
#pragma once

#include "base/config.h"
#include "identity/authorize.h"
#include "web/server/message.h"
#include "web/server/security_headers.h"

namespace web {

/// What is known about the answer besides what the page said.
struct Circumstances {
    identity::DataClass data_class = identity::DataClass::C0;
    Reached reached = Reached::Plainly;
    base::Settings::Compression compression;
};

/// The answer as it is sent, but for Date and Connection. Compresses, so it runs where the page ran.
Response finish(const Request& request, Response response, const Circumstances& circumstances);

}  // namespace web
