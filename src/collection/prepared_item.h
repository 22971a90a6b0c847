/// One record or lone file read and summed, ready to be entered. Inside the import only.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "collection/import_source.h"
#include "collection/importer.h"
#include "collection/report_text.h"

namespace collection {

struct PreparedFile {
    RecordFile file;
    std::string path;
    std::string sha256;                 ///< Empty: there is no such file, or it was not read.
    std::int64_t size_bytes = 0;
    std::string media_type;
    std::optional<store::KeptBlob> kept;  ///< On the disk, not yet in the database.
    std::optional<ReportText> text;     ///< None where the store has it already.
    std::optional<ImportRefusal> refusal;
    bool term_ended = false;            ///< Its copy is not taken.
};

struct PreparedItem {
    PlannedItem item;
    std::vector<PreparedFile> files;
    std::vector<Suggested> suggested;
    std::int64_t bytes = 0;
    bool stopped = false;
};

/// Reads the item's files. Runs on any thread; writes nothing but files that no row wants yet.
PreparedItem prepare(store::Store&, const ReadFile&, PlannedItem, const ImportOptions&);

}  // namespace collection
