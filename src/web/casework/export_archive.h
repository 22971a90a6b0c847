/// Files in one ZIP archive, made in memory: nothing of a case is laid down on the way.
#pragma once

#include <string>
#include <vector>

#include "base/day.h"

namespace web {

struct ArchiveFile {
    std::string name;  ///< "0001.html"
    std::string bytes;
};

/// The archive's bytes; every file has the time `at`. Throws base::Fault where it cannot be made.
std::string archive(const std::vector<ArchiveFile>& files, base::Instant at);

}  // namespace web
