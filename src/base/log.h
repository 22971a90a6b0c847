/// What the program says about itself while it runs: one JSON object a line on standard error. Never case material:
/// identifiers of rows and requests, counts, durations and file names of our own making only.
#pragma once

#include <concepts>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace base {

enum class Level { Debug, Info, Warning, Error, Off };

/// The level called "debug", "info", "warning", "error" or "off" in the configuration file, or nothing.
std::optional<Level> parse_level(std::string_view name);

/// Lines below this level are dropped. Info at start. Off is for tests.
void set_log_level(Level);

struct LogField {
    LogField(std::string_view name, std::string_view text) : key{name}, value{text} {}
    LogField(std::string_view name, const char* text) : key{name}, value{std::string_view{text}} {}
    LogField(std::string_view name, const std::string& text) : key{name}, value{std::string_view{text}} {}
    LogField(std::string_view name, bool truth) : key{name}, value{truth} {}
    LogField(std::string_view name, std::integral auto number) : key{name}, value{static_cast<std::int64_t>(number)} {}
    LogField(std::string_view name, std::floating_point auto number) : key{name}, value{static_cast<double>(number)} {}

    std::string_view key;
    std::variant<std::string_view, bool, std::int64_t, double> value;
};

/// Writes `{"at":…,"level":…,"event":event,fields…}`. `event` is a stable name, room first: "store.opened".
void log(Level, std::string_view event, std::initializer_list<LogField> fields = {});

/// The line that log() writes, without its time: for tests.
std::string log_line(Level, std::string_view event, std::initializer_list<LogField> fields);

}  // namespace base
