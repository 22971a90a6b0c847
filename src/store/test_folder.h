/// For tests: a folder of its own that goes with the object.
#pragma once

#include <unistd.h>

#include <atomic>
#include <filesystem>
#include <string>

#include "base/log.h"

namespace store {

class TestFolder {
public:
    TestFolder() {
        base::set_log_level(base::Level::Error);  // Opening hundreds of folders is not what a test has to say.
        static std::atomic<int> next{0};
        path_ = std::filesystem::temp_directory_path() / ("cairn-test-" + std::to_string(::getpid()) + "-" + std::to_string(next++));
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
    std::filesystem::path path_;
};

}  // namespace store
