/// Which files an import looks at: catalogues and reports, in an order that is always the same.
#pragma once

#include <filesystem>
#include <vector>

#include "collection/import_report.h"

namespace collection {

struct FoundPaths {
    std::vector<std::filesystem::path> catalogues, files;  ///< Each by path, once.
    std::vector<ImportRefusal> refused;
};

/// What lies at the paths and in folders below them. Hidden files and folders are passed over; a link inside a folder that
/// leads out of it is refused, since whoever filled the folder need not be whoever may show what lies elsewhere.
FoundPaths find_paths(const std::vector<std::filesystem::path>& paths);

}  // namespace collection
