#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace cli {

/// A line on stderr that says how far long work is, once it has taken two seconds. On a terminal it is written over, else
/// it comes at most every ten seconds.
class ProgressLine {
public:
    explicit ProgressLine(bool shown);
    ~ProgressLine();

    void show(std::int64_t done, std::int64_t total, std::string_view message, std::optional<std::chrono::seconds> left);
    /// A line that stays.
    void say(std::string_view words);

private:
    void clear();

    bool shown_;
    bool terminal_;
    bool on_screen_ = false;
    std::chrono::steady_clock::time_point began_, last_;
};

}  // namespace cli
