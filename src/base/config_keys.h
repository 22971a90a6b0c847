/// The table behind config.h. Adding a setting is a field in Settings and a row here; the page is written from it.
#pragma once

#include <span>
#include <string>
#include <variant>

#include "base/config.h"

namespace base {

/// Where a setting lives and so which type it has.
using Place = std::variant<std::string*, std::int64_t*, std::vector<std::string>*>;

struct ConfigKey {
    std::string_view name;                 ///< `server.port`.
    Place (*place)(Settings&);
    std::string (*refuse)(Place);          ///< Why the value cannot be taken, as the end of "server.port must be ..."; empty if it can.
    std::string_view explanation;          ///< Whole sentences.
};

std::span<const ConfigKey> config_keys();

}  // namespace base
