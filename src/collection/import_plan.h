/// What an import will look at: catalogues opened into records, folders into files, in an order that is always the same.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "collection/import_report.h"
#include "collection/record.h"

namespace collection {

/// A record of a catalogue, or a file that came alone.
struct PlannedItem {
    bool described = true;             ///< A catalogue's record.
    std::string source;
    Record record;                     ///< Of a lone file only the id: where it lay.
    std::filesystem::path catalogue;   ///< Records: whence it comes.
    int row = 0;
    std::vector<std::filesystem::path> files;  ///< One for each of record.files, or the lone file itself.

    std::string name() const { return described ? catalogue.string() : files[0].string(); }
};

struct ImportPlan {
    std::vector<PlannedItem> items;
    std::vector<ImportRefusal> refused;
    std::int64_t repeated = 0;         ///< Rows that say the same as an earlier row of their catalogue.
};

/// Catalogues first, then files; each by path. A file that a record names is not listed by itself. `source` empty: the stem
/// of the catalogue's name, or "files".
ImportPlan plan_import(const std::vector<std::filesystem::path>& paths, const std::string& source);

}  // namespace collection
