#include "cli/inspection.h"

#include <algorithm>

#include "base/fault.h"
#include "casework/sealed_values.h"
#include "chronology/book/log.h"
#include "learning/sealed_words.h"
#include "publishing/deposit_custody.h"
#include "store/sealing/plain_search.h"

namespace cli {

namespace fs = std::filesystem;

namespace {

using Progress = std::function<void(std::int64_t, std::int64_t, std::string_view)>;

void add_names(const store::SealedValue& value, const std::string& plain, Inspection& result, store::PlainSearch& names) {
    if (value.holds == store::SealedValue::Holds::Name && !names.add(plain)) ++result.names_too_short;
    if (!value.names_in) return;
    for (const auto& name : value.names_in(plain))
        if (!names.add(name)) ++result.names_too_short;
}

void open_values(store::Store& store, Vault& vault, const std::vector<const store::SealedSource*>& sources, Inspection& result, store::PlainSearch& names) {
    store.read([&](store::Snapshot& snapshot) {
        for (const auto* source : sources) {
            source->each(snapshot, [&](const store::SealedValue& value) {
                ++result.values;
                auto plain = vault.keys().unseal(value.key, value.place, value.sealed);
                if (!plain && plain.error() == store::SealRefusal::KeyDestroyed) {
                    ++result.destroyed_values;
                } else if (!plain) {
                    result.bad_values.push_back(value.place.column + " of " + value.place.row + ": " + std::string{store::words_of(plain.error())});
                } else {
                    add_names(value, *plain, result, names);
                }
            });
        }
    });
}

/// Every file of the data folder, what is kept outside it, our temporary files, and what the caller names.
std::vector<fs::path> files_to_search(const store::Store& store, const Vault& vault, const InspectionOptions& options) {
    std::vector<fs::path> folders{store.folder(), vault.roots_folder()};
    folders.insert(folders.end(), options.also.begin(), options.also.end());
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator{fs::temp_directory_path(), ignored}) {
        if (entry.path().filename().string().starts_with("cairn")) folders.push_back(entry.path());
    }
    std::vector<fs::path> files;
    for (const auto& folder : folders) {
        if (fs::is_regular_file(folder, ignored)) files.push_back(folder);
        for (fs::recursive_directory_iterator entry{folder, fs::directory_options::skip_permission_denied, ignored}, end; entry != end; entry.increment(ignored)) {
            if (ignored) break;
            if (entry->is_regular_file(ignored) && !entry->is_symlink(ignored)) files.push_back(entry->path());
        }
    }
    std::sort(files.begin(), files.end());
    files.erase(std::unique(files.begin(), files.end()), files.end());
    std::erase_if(files, [&](const fs::path& file) { return !options.except.empty() && fs::equivalent(file, options.except, ignored); });
    return files;
}

void search_files(const std::vector<fs::path>& files, const store::PlainSearch& names, base::Files& disk, Inspection& result, const Progress& progress) {
    for (const auto& path : files) {
        progress(result.files_searched++, static_cast<std::int64_t>(files.size()), "names in the plain");
        try {
            const auto found = names.search(*disk.open(path, base::OpenMode::Read));
            if (found.times > 0) result.names_found.push_back({path.string(), found.times, found.first_offset});
        } catch (const base::Fault&) {
            // A file that went meanwhile holds nothing; one that may not be read is another user's.
            if (disk.exists(path)) result.bad_values.push_back(path.string() + " could not be searched");
        }
    }
}

}  // namespace

std::vector<const store::SealedSource*> sealed_sources() {
    static const casework::SealedValues casework;
    static const publishing::SealedSources deposits;
    static const learning::SealedWords learning;
    static const chronology::SealedChronology chronology;
    return {&casework, &deposits, &learning, &chronology};
}

bool Inspection::sound() const {
    return database == "ok" && audit.sound() && blobs.missing.empty() && blobs.damaged.empty() && sealed_files.missing.empty() && sealed_files.damaged.empty() &&
           bad_values.empty() && names_found.empty();
}

Inspection inspect(store::Store& store, Vault& vault, const InspectionOptions& options) {
    const Progress progress = options.on_progress ? options.on_progress : [](std::int64_t, std::int64_t, std::string_view) {};
    Inspection result;
    progress(0, 5, "the database");
    result.database = store.integrity();
    const auto testimony = audit::read_testimony(store.files(), vault.keys(), vault.roots_folder());
    result.audit = store.read([&](store::Snapshot& snapshot) {
        return audit::verify(snapshot, testimony, [&](std::int64_t done, std::int64_t total) { progress(done, total, "the audit"); });
    });
    progress(2, 5, "files");
    result.blobs = store.blobs().verify();
    progress(3, 5, "sealed files");
    result.sealed_files = vault.files().verify();
    progress(4, 5, "sealed values");
    store::PlainSearch names;
    open_values(store, vault, options.sources, result, names);
    for (const auto& canary : options.canaries) {
        if (!names.add(canary)) ++result.names_too_short;
    }
    result.names_sought = static_cast<std::int64_t>(names.names());
    if (names.names() > 0) search_files(files_to_search(store, vault, options), names, store.files(), result, progress);
    return result;
}

}  // namespace cli
