/// Instants as people in the United Kingdom say them.
#pragma once

#include "base/day.h"
#include "web/html/messages.h"

namespace web::html {

/// `14 May 2026, 10:30` by London's clock.
Words moment_words(const Catalogue& t, base::Instant at);
/// The same inside `<time datetime="2026-05-14T09:30:00.000Z">`.
Html moment(const Catalogue& t, base::Instant at);

}  // namespace web::html
