#include "store/blobs.h"

#include <sys/stat.h>

#include <algorithm>
#include <unordered_set>

#include "base/assert.h"
#include "base/fault.h"
#include "base/sha256.h"
#include "store/blobs_store.h"
#include "store/store.h"

namespace store {

namespace fs = std::filesystem;

namespace {

// Names are the sum's first two digits as a folder, the rest as the file.
std::string sum_of(const fs::path& file) { return file.parent_path().filename().string() + file.filename().string(); }

bool older_than(const fs::path& file, std::chrono::seconds age) {
    struct stat facts {};
    if (::stat(file.c_str(), &facts) != 0) return false;
    const auto touched = std::chrono::system_clock::from_time_t(facts.st_mtime);
    return std::chrono::system_clock::now() - touched >= age;
}

}  // namespace

fs::path Blobs::path_of(std::string_view sha256) const {
    CAIRN_ASSERT(sha256.size() == 64);
    return store_.folder() / "blobs" / sha256.substr(0, 2) / sha256.substr(2);
}

std::shared_ptr<const void> Blobs::take_in_hand(std::shared_ptr<InHand> in_hand, const std::string& sum) {
    const std::scoped_lock lock{in_hand->mutex};  // Against a sweep between the look and the use.
    in_hand->sums.insert(sum);
    return {in_hand.get(), [in_hand, sum](const void*) {
                const std::scoped_lock letting_go{in_hand->mutex};
                in_hand->sums.erase(in_hand->sums.find(sum));
            }};
}

void Blobs::make_file(const fs::path& path, std::string_view bytes) {
    base::Files& files = store_.files();
    if (files.exists(path) && files.open(path, base::OpenMode::Read)->size() == bytes.size()) {
        // Whoever made it may have been killed before its name was made to last.
        files.sync_folder(path.parent_path());
        return;
    }
    files.create_folder(path.parent_path());
    base::write_durably(files, path, bytes);
}

KeptBlob Blobs::keep(std::string_view bytes) {
    CAIRN_ASSERT(store_.mode() == Mode::Owner);
    const std::string sum = base::sha256_hex(bytes);
    KeptBlob kept{.sha256 = sum, .size_bytes = bytes.size(), .guard = take_in_hand(in_hand_, sum)};
    try {
        make_file(path_of(sum), bytes);
    } catch (const base::Fault& fault) {
        store_.stop_writing(fault.what());
        throw;
    }
    return kept;
}

void Blobs::record(Transaction& transaction, const KeptBlob& kept, std::string_view media_type) {
    insert_blob_row(transaction, {.sha256 = kept.sha256, .size_bytes = kept.size_bytes, .media_type = std::string{media_type}, .added_at = store_.now()});
}

KeptBlob Blobs::add(std::string_view bytes, std::string_view media_type) {
    KeptBlob kept = keep(bytes);
    store_.write([&](Transaction& transaction) { record(transaction, kept, media_type); });
    return kept;
}

void Blobs::forget(Transaction& transaction, std::string_view sha256) { delete_blob_row(transaction, sha256); }

std::optional<BlobFacts> Blobs::find(Snapshot& snapshot, std::string_view sha256) { return find_blob_row(snapshot, sha256); }

OpenBlob Blobs::open(std::string_view sha256) const {
    const fs::path path = path_of(sha256);
    if (!store_.files().exists(path)) {
        throw base::Fault{"A stored file is missing", path.string(), "Restore it from a backup; `cairn verify` lists every missing file"};
    }
    return OpenBlob{store_.files().open(path, base::OpenMode::Read)};
}

std::vector<fs::path> Blobs::stored_files() const {
    std::vector<fs::path> all;
    const fs::path top = store_.folder() / "blobs";
    for (const auto& folder : store_.files().list(top)) {
        for (const auto& name : store_.files().list(top / folder)) all.push_back(top / folder / name);
    }
    return all;
}

BlobReport Blobs::verify() {
    BlobReport report;
    const auto rows = store_.read([](Snapshot& snapshot) { return all_blob_rows(snapshot); });
    std::unordered_set<std::string> wanted;
    for (const auto& row : rows) {
        wanted.insert(row.sha256);
        if (!store_.files().exists(path_of(row.sha256))) {
            report.missing.push_back(row.sha256);
        } else if (base::sha256_hex(open(row.sha256).bytes()) != row.sha256) {
            report.damaged.push_back(row.sha256);
        } else {
            ++report.sound;
        }
    }
    for (const auto& file : stored_files()) {
        if (!wanted.contains(sum_of(file))) report.orphans.push_back(file.parent_path().filename().string() + "/" + file.filename().string());
    }
    return report;
}

std::size_t Blobs::sweep(std::chrono::seconds age) {
    CAIRN_ASSERT(store_.mode() == Mode::Owner);
    std::size_t removed = 0;
    for (const auto& file : stored_files()) {
        if (!older_than(file, age)) continue;
        const std::string sum = sum_of(file).substr(0, 64);  // An unfinished file has more behind its sum.
        // Held while looking at the rows: whoever keeps the same bytes meanwhile waits, then writes the file anew.
        const std::scoped_lock lock{in_hand_->mutex};
        if (in_hand_->sums.contains(sum)) continue;
        const bool finished = sum == sum_of(file);
        if (finished && store_.read([&](Snapshot& snapshot) { return find_blob_row(snapshot, sum).has_value(); })) continue;
        if (store_.files().remove(file)) ++removed;
    }
    return removed;
}

}  // namespace store
