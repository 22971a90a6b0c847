/// Which files an import looks at: catalogues and reports, in an order that is always the same.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "collection/import_report.h"

namespace collection {

/// A path as text that may be kept and shown: a name is bytes, and those that are no UTF-8 or control the terminal are written
/// as %0A.
std::string told(const std::filesystem::path&);

struct FoundPaths {
    std::vector<std::filesystem::path> catalogues, files;  ///< Each by path, once.
    std::vector<ImportRefusal> refused;
};

/// What lies at the paths and in folders below them. Hidden files and folders are passed over; a link inside a folder that
/// leads out of it is refused, since whoever filled the folder need not be whoever may show what lies elsewhere.
FoundPaths find_paths(const std::vector<std::filesystem::path>& paths);

}  // namespace collection
