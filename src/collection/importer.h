/// Bringing published reviews in: catalogue records, reports, whole folders. Safe to stop, kill and run again.
///
///     collection::Importer importer{store, read_with(reader)};
///     const auto report = importer.run({"reports/"}, {.source = "north"});
#pragma once

#include <chrono>
#include <expected>
#include <filesystem>
#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "collection/import_report.h"
#include "collection/import_source.h"
#include "collection/record_store.h"
#include "documents/extraction.h"
#include "documents/reader.h"
#include "store/store.h"

namespace collection {

/// How a file is read: in the helper process, or in a test by whatever the test wants to hear.
using ReadFile = std::function<std::expected<documents::Extraction, documents::Refusal>(int descriptor, std::string_view name, std::stop_token)>;

/// How untrusted bytes are read.
struct Reading {
    ReadFile file;
    OpenCatalogue catalogue;
};
/// Both in the helper. Borrows the reader.
Reading read_with(const documents::Reader& reader);

struct ImportProgress {
    std::int64_t done = 0, total = 0;  ///< Records and lone files.
    std::string file;                  ///< What was just finished.
    std::optional<std::chrono::seconds> left;  ///< Estimated from the bytes that remain; nothing in the first two seconds.
};

struct ImportOptions {
    std::string source;                ///< Empty: the catalogue's stem.
    bool check_only = false;           ///< Reads and reports, and changes nothing.
    int workers = 0;                   ///< Files read at a time; 0: as many as there are cores.
    DrawNumber draw = system_draw();
    std::function<void(const ImportProgress&)> on_progress{};
    std::function<void()> on_batch{};  ///< After every hundred records that are durable: time to index them.
    std::stop_token stop{};
};

class Importer {
public:
    /// Borrows both.
    Importer(store::Store& store, Reading read) : store_{store}, read_{std::move(read)} {}

    /// Takes in what the paths hold. The same content again changes nothing; a record that says something else gets a new
    /// version; a bad file or row costs itself alone. A stop ends it between two records.
    /// Throws base::Fault where the store cannot write.
    ImportReport run(const std::vector<std::filesystem::path>& paths, const ImportOptions& options = {});

private:
    store::Store& store_;
    Reading read_;
};

}  // namespace collection
