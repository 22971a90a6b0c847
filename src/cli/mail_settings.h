/// Where the configuration says that mail is handed in.
#pragma once

#include <memory>

#include "base/config.h"
#include "notices/post.h"

namespace cli {

/// Nothing where no server is configured. Throws base::Fault where the configuration is half of one, or would send a password or mail in
/// the plain to another computer.
std::unique_ptr<notices::Post> post_of(const base::Settings& settings);

}  // namespace cli
