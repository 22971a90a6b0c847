/// A browser that runs for one document: its process, its folder, and the words that it and we exchange over one line.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <expected>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

#include "documents/print/printer.h"

namespace documents {

/// A new folder that only this account may enter, in memory where there is a place for it. Gone with its owner.
class PrivateFolder {
public:
    PrivateFolder();
    ~PrivateFolder();
    PrivateFolder(const PrivateFolder&) = delete;
    PrivateFolder& operator=(const PrivateFolder&) = delete;
    const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

class Browser {
public:
    /// Starts it. Throws base::Fault where the machine gives no process or pipe.
    Browser(const std::string& program, const std::filesystem::path& folder, const PrintLimits& limits, std::function<bool()> is_stopped);
    Browser(const Browser&) = delete;
    Browser& operator=(const Browser&) = delete;
    /// Kills it and every process that it began.
    ~Browser();

    /// One command of the DevTools protocol and its whole answer, both JSON. `parameters` is an object; `session` may be empty.
    std::expected<std::string, PrintRefusal> ask(std::string_view method, std::string_view parameters, std::string_view session = {});

private:
    std::expected<void, PrintRefusal> send(std::string_view text);
    std::expected<std::string, PrintRefusal> next_message();
    std::expected<void, PrintRefusal> wait_for(short events);

    PrintLimits limits_;
    std::function<bool()> is_stopped_;
    std::chrono::steady_clock::time_point until_;
    pid_t pid_ = -1;
    int line_ = -1;
    int asked_ = 0;
    std::string unread_;
};

/// Resident bytes of every process of the group.
std::int64_t memory_of_group(pid_t group);

}  // namespace documents
