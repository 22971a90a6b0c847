#include <CLI/CLI.hpp>

#include <cstdio>
#include <memory>

#include "base/config.h"
#include "cli/command.h"
#include "cli/settings.h"

namespace cli {

void add_config(CLI::App& program, Chosen& chosen) {
    auto* command = program.add_subcommand("config", "Check the configuration, or explain every key of it");
    command->footer("Example: cairn config --explain > cairn.toml");
    auto explain = std::make_shared<bool>(false);
    command->add_flag("--explain", *explain, "Print every key with its default and what it means, as a file that can be kept and changed");
    command->callback([&chosen, explain] {
        chosen = [explain](const Setting& setting) {
            if (*explain) {
                std::fputs(base::explain_settings().c_str(), stdout);
                return Exit::Done;
            }
            const auto settings = settings_of(setting);
            if (!settings) return Exit::Refused;
            std::puts("The configuration is in order.");
            return Exit::Done;
        };
    });
}

}  // namespace cli
