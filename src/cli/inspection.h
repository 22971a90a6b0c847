/// Everything that can be wrong with a data folder, looked for: `cairn verify`.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "audit/verify.h"
#include "cli/vault.h"
#include "store/blobs.h"
#include "store/sealing/sealed_source.h"

namespace cli {

/// A file in which a name stands in the plain. Which name is not said: the report goes to people who may not know it.
struct NameFound {
    std::string file;
    std::uint64_t times = 0;
    std::uint64_t first_offset = 0;
};

struct Inspection {
    std::string database;  ///< "ok", or what is wrong.
    audit::Verification audit;
    store::BlobReport blobs;
    store::SealedFilesReport sealed_files;
    std::int64_t values = 0, destroyed_values = 0;
    std::vector<std::string> bad_values;
    std::int64_t names_sought = 0, names_too_short = 0;
    std::int64_t files_searched = 0;
    std::vector<NameFound> names_found;

    bool sound() const;
    std::string to_words() const;
    std::string to_json() const;
};

/// Rooms that keep something sealed. Each new one is named in inspection.cpp.
std::vector<const store::SealedSource*> sealed_sources();

struct InspectionOptions {
    std::vector<const store::SealedSource*> sources = sealed_sources();
    std::vector<std::string> canaries{};
    std::vector<std::filesystem::path> also{};  ///< Folders beside the data folder: logs, backups.
    std::filesystem::path except{};             ///< The list of names itself.
    std::function<void(std::int64_t done, std::int64_t total, std::string_view what)> on_progress{};
};

/// Beside a running server, or alone; changes nothing.
Inspection inspect(store::Store&, Vault&, const InspectionOptions&);

}  // namespace cli
