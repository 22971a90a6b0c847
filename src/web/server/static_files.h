/// Style sheets, scripts, fonts and pictures as answers: kept by browsers for ever, held compressed from the start.
#pragma once

#include "web/server/message.h"

namespace web {

/// The answer for a path under /static/: the file, in the smallest coding the reader takes, or 404 where name or hash is not ours.
Response static_file(const Request& request);

/// Compresses every file now, so that the first reader does not wait for it.
void prepare_static_files();

}  // namespace web
