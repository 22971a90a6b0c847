/// Files of a case, sealed in pieces so that a large one is never in memory whole: `sealed/ab/cdef…`, named by chance.
/// Neither name nor size of a piece says what the plain file is.
///
///     auto writer = sealed_files.begin(key, place);
///     writer.add(bytes); …
///     const KeptSealed kept = writer.keep();          // on the disk, wanted by nobody yet
///     store.write([&](auto& transaction) { sealed_files.record(transaction, kept); … the room's own row … });
///
/// Inside: "CRNS", format version, key id (16), stream header (24), then pieces of 64 KiB by libsodium's secretstream
/// (XChaCha20-Poly1305), the last one marked: a file cut short, or with pieces moved, does not open.
#pragma once

#include <functional>
#include <mutex>
#include <set>

#include "store/sealing/keys.h"
#include "store/transaction.h"

namespace store {

class Store;

/// A sealed file on the disk that may not be in the database yet. While it lives no sweep takes it for an orphan.
struct KeptSealed {
    base::PublicId id;
    KeyId key = KeyId::installation();
    std::uint64_t plain_bytes = 0;
    std::string sha256;  ///< Of the sealed bytes: tells damage without any key.
    std::shared_ptr<const void> guard;
};

struct SealedFileFacts {
    base::PublicId id;
    KeyId key = KeyId::installation();
    std::uint64_t plain_bytes = 0;
    std::string sha256;
    base::Instant added_at;
};

struct SealedFilesReport {
    std::uint64_t sound = 0;
    std::vector<std::string> missing, damaged, orphans;
};

class SealedFiles {
public:
    SealedFiles(Store&, Keys&);

    class Writer {
    public:
        Writer(Writer&&) noexcept;
        ~Writer();  ///< Without keep(): what was written goes.
        void add(std::string_view bytes);
        /// Durable when it returns.
        KeptSealed keep();

    private:
        friend class SealedFiles;
        class Inside;
        explicit Writer(std::unique_ptr<Inside>);
        std::unique_ptr<Inside> inside_;
    };

    /// `place`: the column and row that will name the file; it opens under no other.
    Writer begin(KeyId, const SealedPlace& place);
    KeptSealed keep(KeyId, const SealedPlace& place, std::string_view bytes);
    /// The row for a kept file.
    void record(Transaction&, const KeptSealed&);
    /// Takes back the row; the file goes with the next sweep.
    static void forget(Transaction&, base::PublicId);
    static std::optional<SealedFileFacts> find(Snapshot&, base::PublicId);

    /// Hands the plain bytes on piece by piece, each proven before it is handed on; the end is proven when this returns.
    /// A file that ends early or was damaged further on is a refusal after some pieces: the receiver throws them away.
    std::expected<void, SealRefusal> read(KeyId, const SealedPlace& place, base::PublicId, const std::function<void(std::string_view)>& each) const;
    /// The whole, for small files.
    std::expected<std::string, SealRefusal> read(KeyId, const SealedPlace& place, base::PublicId) const;

    /// Compares every file with its row. Needs no key.
    SealedFilesReport verify() const;
    /// Removes files that nothing wants and that were last touched longer ago than `age`.
    std::size_t sweep(std::chrono::seconds age);
    std::filesystem::path path_of(base::PublicId) const;

private:
    struct InHand {
        std::mutex mutex;
        std::multiset<std::string> names;
    };
    std::shared_ptr<const void> take_in_hand(const std::string& name);
    std::vector<std::filesystem::path> stored_files() const;

    Store& store_;
    Keys& keys_;
    std::shared_ptr<InHand> in_hand_ = std::make_shared<InHand>();
};

}  // namespace store
