#include "base/log.h"

#include <fmt/format.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <cmath>

#include "base/day.h"
#include "base/text.h"

namespace base {

namespace {

constexpr std::string_view names[] = {"debug", "info", "warning", "error", "off"};
constexpr spdlog::level::level_enum levels[] = {spdlog::level::debug, spdlog::level::info, spdlog::level::warn,
                                                spdlog::level::err, spdlog::level::off};

spdlog::logger& logger() {
    // Never destroyed: threads may log while the program ends.
    static spdlog::logger& only = *[] {
        auto* made = new spdlog::logger{"cairn", std::make_shared<spdlog::sinks::stderr_sink_mt>()};
        made->set_pattern("%v");
        made->flush_on(spdlog::level::debug);
        return made;
    }();
    return only;
}

void append_json_text(std::string& out, std::string_view text) {
    out += '"';
    for (const char c : is_utf8(text) ? std::string{text} : to_nfc(text)) {
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (static_cast<unsigned char>(c) < 0x20) {
            out += fmt::format("\\u{:04x}", static_cast<unsigned char>(c));
        } else {
            out += c;
        }
    }
    out += '"';
}

void append_value(std::string& out, const LogField& field) {
    if (const auto* text = std::get_if<std::string_view>(&field.value)) append_json_text(out, *text);
    if (const auto* truth = std::get_if<bool>(&field.value)) out += *truth ? "true" : "false";
    if (const auto* number = std::get_if<std::int64_t>(&field.value)) out += fmt::format("{}", *number);
    if (const auto* real = std::get_if<double>(&field.value)) out += std::isfinite(*real) ? fmt::format("{}", *real) : "null";
}

}  // namespace

std::optional<Level> parse_level(std::string_view name) {
    for (int level = 0; level < 5; ++level) {
        if (names[level] == name) return static_cast<Level>(level);
    }
    return std::nullopt;
}

void set_log_level(Level level) { logger().set_level(levels[static_cast<int>(level)]); }

std::string log_line(Level level, std::string_view event, std::initializer_list<LogField> fields) {
    std::string out = fmt::format("\"level\":\"{}\",\"event\":", names[static_cast<int>(level)]);
    append_json_text(out, event);
    for (const LogField& field : fields) {
        out += ',';
        append_json_text(out, field.key);
        out += ':';
        append_value(out, field);
    }
    return out + '}';
}

void log(Level level, std::string_view event, std::initializer_list<LogField> fields) {
    const auto wanted = levels[static_cast<int>(level)];
    if (!logger().should_log(wanted)) return;
    // The wall clock on purpose: a log tells when the machine did a thing, whatever day a demonstration plays.
    logger().log(wanted, "{{\"at\":\"{}\",{}", to_iso(now()), log_line(level, event, fields));
}

}  // namespace base
