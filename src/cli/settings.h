#pragma once

#include <optional>

#include "base/config.h"
#include "cli/command.h"

namespace cli {

/// The configuration that holds for this run; nothing, with the reason on stderr, where it is refused.
std::optional<base::Settings> settings_of(const Setting& setting);

}  // namespace cli
