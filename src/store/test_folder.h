/// For tests: a folder of its own that goes with the object.
#pragma once

#include <unistd.h>

#include <atomic>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <string>

#include "base/log.h"

namespace store {

/// How many steps of making the schema lie between two that are made to fail: its statements are many and alike. Every one in
/// `./test --long` (CAIRN_KILLS 1000), every seventh otherwise.
inline std::uint64_t between_like_steps() {
    const char* kills = std::getenv("CAIRN_KILLS");
    return kills != nullptr && std::atoi(kills) >= 1000 ? 1 : 7;
}

class TestFolder {
public:
    TestFolder() {
        base::set_log_level(base::Level::Off);  // Hundreds of folders are opened, and broken, on purpose.
        static std::atomic<int> next{0};
        path_ = root() / ("cairn-test-" + std::to_string(::getpid()) + "-" + std::to_string(next++));
        std::filesystem::create_directories(path_);
    }
    TestFolder(const TestFolder&) = delete;
    TestFolder& operator=(const TestFolder&) = delete;
    ~TestFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    const std::filesystem::path& path() const { return path_; }

private:
    // In memory where there is such a place: no test here depends on a real disk, and hundreds of syncs take half a minute.
    static std::filesystem::path root() {
        const std::filesystem::path memory = "/dev/shm";
        return ::access(memory.c_str(), W_OK) == 0 ? memory : std::filesystem::temp_directory_path();
    }

    std::filesystem::path path_;
};

}  // namespace store
