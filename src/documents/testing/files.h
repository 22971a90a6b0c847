/// Files for the length of a test, and the folder of sample files where there is one.
#pragma once

#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string>
#include <string_view>

namespace documents::testing {

struct MadeFile {
    MadeFile(std::string_view name, std::string_view bytes)
        : path{std::filesystem::temp_directory_path() / ("cairn-documents-" + std::to_string(::getpid()) + "-" + std::string{name})} {
        std::ofstream{path, std::ios::binary} << bytes;
    }
    ~MadeFile() { std::filesystem::remove(path); }
    MadeFile(const MadeFile&) = delete;
    MadeFile& operator=(const MadeFile&) = delete;
    std::filesystem::path path;
};

/// CAIRN_SAMPLES, or ../shared/samples beside the repository; nothing where neither exists.
inline std::optional<std::filesystem::path> samples() {
    if (const char* folder = std::getenv("CAIRN_SAMPLES"); folder && std::filesystem::is_directory(folder)) return folder;
    for (const char* beside : {"../shared/samples", "../../shared/samples"})
        if (const auto folder = std::filesystem::path{CAIRN_SOURCE_DIR} / beside; std::filesystem::is_directory(folder)) return folder;
    return std::nullopt;
}

}  // namespace documents::testing
