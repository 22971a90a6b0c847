#include "cli/progress.h"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>

namespace cli {

using namespace std::chrono_literals;
using std::chrono::steady_clock;

namespace {

std::string in_words(std::chrono::seconds left) {
    if (left < 60s) return fmt::format("about {} s left", left.count());
    if (left < 90min) return fmt::format("about {} min left", (left.count() + 59) / 60);
    return fmt::format("about {} h left", (left.count() + 3599) / 3600);
}

}  // namespace

ProgressLine::ProgressLine(bool shown) : shown_{shown}, terminal_{::isatty(STDERR_FILENO) == 1}, began_{steady_clock::now()}, last_{} {}

ProgressLine::~ProgressLine() { clear(); }

void ProgressLine::clear() {
    if (on_screen_) std::fputs("\r\033[K", stderr);
    on_screen_ = false;
}

void ProgressLine::show(std::int64_t done, std::int64_t total, std::string_view message, std::optional<std::chrono::seconds> left) {
    const auto now = steady_clock::now();
    if (!shown_ || now - began_ < 2s || now - last_ < (terminal_ ? steady_clock::duration{100ms} : steady_clock::duration{10s})) return;
    last_ = now;
    std::string line = total > 0 ? fmt::format("{} of {}", done, total) : fmt::format("{}", done);
    if (left) line += ", " + in_words(*left);
    if (!message.empty()) line += fmt::format(": {}", message.substr(0, 60));
    if (terminal_) {
        std::fprintf(stderr, "\r\033[K%s", line.c_str());
        std::fflush(stderr);
        on_screen_ = true;
    } else {
        std::fprintf(stderr, "%s\n", line.c_str());
    }
}

void ProgressLine::say(std::string_view words) {
    if (!shown_) return;
    clear();
    std::fprintf(stderr, "%.*s\n", static_cast<int>(words.size()), words.data());
}

}  // namespace cli
