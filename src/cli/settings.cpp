#include "cli/settings.h"

#include <cstdio>

namespace cli {

std::optional<base::Settings> settings_of(const Setting& setting) {
    std::string path = setting.configuration;
    std::error_code ignored;
    if (path.empty() && std::filesystem::exists(setting.data / "cairn.toml", ignored)) path = (setting.data / "cairn.toml").string();
    auto settings = base::load_settings(path);
    if (!settings) {
        std::fprintf(stderr, "cairn: %s\n", settings.error().to_string().c_str());
        return std::nullopt;
    }
    return std::move(*settings);
}

}  // namespace cli
