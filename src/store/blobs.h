/// Files by their SHA-256, `blobs/ab/cdef…`: written once, never changed. The row in the database says that one is wanted.
#pragma once

#include <chrono>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/file.h"
#include "store/transaction.h"

namespace store {

class Store;

/// A file that is on the disk and not yet in the database. While this lives no sweep takes it for an orphan.
struct KeptBlob {
    std::string sha256;
    std::uint64_t size_bytes = 0;
    std::shared_ptr<const void> guard;
};

struct BlobFacts {
    std::string sha256;
    std::uint64_t size_bytes = 0;
    std::string media_type;
    base::Instant added_at;
};

/// A stored file open for reading: `bytes()` is mapped, `file().descriptor()` goes to the helper process.
class OpenBlob {
public:
    explicit OpenBlob(std::unique_ptr<base::File> file) : file_{std::move(file)}, mapped_{*file_} {}
    std::string_view bytes() const { return mapped_.bytes(); }
    base::File& file() const { return *file_; }

private:
    std::unique_ptr<base::File> file_;
    base::MappedFile mapped_;
};

/// What looking through all files found.
struct BlobReport {
    std::uint64_t sound = 0;
    std::vector<std::string> missing;  ///< Sums with a row and no file.
    std::vector<std::string> damaged;  ///< Sums whose file says something else.
    std::vector<std::string> orphans;  ///< Names of files under blobs/ without a row.
};

class Blobs {
public:
    explicit Blobs(Store& store) : store_{store} {}

    /// Makes the bytes durable as a file, then the row. For a row that belongs to other rows use keep and record.
    KeptBlob add(std::string_view bytes, std::string_view media_type);

    /// Makes the bytes durable as a file; nothing wants it until record() has run in a committed transaction.
    KeptBlob keep(std::string_view bytes);
    /// The row for a kept file, fine when it is there already.
    void record(Transaction&, const KeptBlob&, std::string_view media_type);
    /// Takes back the row; the file goes with the next sweep. Refused (a constraint) while another row refers to it.
    void forget(Transaction&, std::string_view sha256);

    /// The row, or nothing.
    static std::optional<BlobFacts> find(Snapshot&, std::string_view sha256);
    /// The bytes; a missing file is a Fault that says so.
    OpenBlob open(std::string_view sha256) const;

    /// Reads every file and compares it with its name and its row. Takes as long as reading the folder does.
    BlobReport verify();
    /// Removes files that nothing wants and that were last touched longer ago than `age`. Returns how many.
    std::size_t sweep(std::chrono::seconds age);

    std::filesystem::path path_of(std::string_view sha256) const;

private:
    std::vector<std::filesystem::path> stored_files() const;

    // Sums that somebody has kept and not yet let go of; shared with those who have, who may outlive the store.
    struct InHand {
        std::mutex mutex;
        std::multiset<std::string> sums;
    };
    static std::shared_ptr<const void> take_in_hand(std::shared_ptr<InHand>, const std::string& sum);
    void make_file(const std::filesystem::path&, std::string_view bytes);

    Store& store_;
    std::shared_ptr<InHand> in_hand_ = std::make_shared<InHand>();
};

}  // namespace store
