/// The data folder: the database, the files beside it, and who may write. Everything that lasts goes through here.
///
///     auto store = store::Store::open(folder, {.mode = store::Mode::Owner, .purpose = "cairn serve"});
///     store->read([&](store::Snapshot& snapshot) { … });
///     const auto key = (*store)->write([&](store::Transaction& transaction) { return transaction.insert(…); });
#pragma once

#include <expected>
#include <filesystem>
#include <functional>
#include <future>
#include <memory>
#include <string>

#include "base/day.h"
#include "base/file.h"
#include "store/migration.h"
#include "store/reader_pool.h"
#include "store/transaction.h"
#include "store/writer.h"

namespace store {

class Blobs;
class Jobs;

enum class Mode {
    Owner,     ///< Reads and writes; one process at a time, held by the lock file.
    ReadOnly,  ///< Reads beside the owner, or without one; never writes, never checkpoints.
};

struct Options {
    Mode mode = Mode::Owner;
    std::string purpose = "cairn";                       ///< What this process does, for whoever is refused meanwhile.
    std::function<base::Instant()> clock = base::now;    ///< The time that rows are stamped with.
    base::Files* files = &base::real_files();
    std::string vfs{};                                   ///< SQLite's file layer by name; empty for its own.
    std::size_t readers_kept_open = 8;
    std::vector<Migration> migrations = embedded_migrations();
    MigrationStep on_migration_step{};                     ///< For the test that kills it there.
};

/// Why the folder was not opened; `words` are for the person who asked.
struct OpenRefusal {
    enum class Code {
        Held,     ///< Another process owns the folder: hand it the work (`handover.h`).
        Missing,  ///< There is no data folder there to read.
        Schema,   ///< Written by a later or a different Cairn, or not yet upgraded and opened for reading only.
    };
    Code code;
    std::string words;
};

class Store {
public:
    /// Opens the folder, making it when it is new and bringing its schema up to this program's after a checked backup.
    static std::expected<std::unique_ptr<Store>, OpenRefusal> open(const std::filesystem::path& folder, Options = {});
    ~Store();

    /// Queues the job for the one writer thread; the future holds what it returns once that is durable, or what it threw.
    /// A job takes `Transaction&`, should end within 20 ms (bulk work comes in slices), may be undone by throwing, by
    /// `roll_back()` or by returning a std::expected without a value, and may not itself call write.
    template <class Job>
    auto write_later(Job job) -> std::future<std::invoke_result_t<Job&, Transaction&>> {
        auto pending = std::make_unique<PendingJob<Job>>(std::move(job));
        auto future = pending->future();
        submit(std::move(pending));
        return future;
    }

    /// The same, waiting for it.
    template <class Job>
    auto write(Job job) -> std::invoke_result_t<Job&, Transaction&> {
        return write_later(std::move(job)).get();
    }

    /// Runs the job over one consistent snapshot, on this thread, beside any number of others and the writer.
    template <class Job>
    auto read(Job&& job) const -> std::invoke_result_t<Job&, Snapshot&> {
        ReaderPool::Lease lease{*readers_};
        Snapshot snapshot{lease.connection()};
        return job(snapshot);
    }

    /// Whether writes are accepted. After a failed write or sync they are not, until the program starts again.
    WriterState state() const;
    /// For whoever writes beside the database (stored files, the index) and failed: from now on nothing is confirmed.
    void stop_writing(const std::string& reason);

    /// Calls back on the writing thread after each commit, before anybody is told of it, while the returned object lives.
    std::shared_ptr<const void> follow_commits(std::function<void(Snapshot&)> call);

    /// The files of the folder by their sum; see blobs.h.
    Blobs& blobs() { return *blobs_; }
    const Blobs& blobs() const { return *blobs_; }
    /// Long work that outlives the process; see jobs.h.
    Jobs& jobs() { return *jobs_; }

    /// "ok", or what SQLite finds wrong with the database first. Takes as long as reading it does.
    std::string integrity() const;

    const std::filesystem::path& folder() const { return folder_; }
    Mode mode() const { return options_.mode; }
    base::Files& files() const { return *options_.files; }
    base::Instant now() const { return options_.clock(); }

private:
    Store(std::filesystem::path folder, Options options);
    void submit(std::unique_ptr<PendingWrite>);

    std::filesystem::path folder_;
    Options options_;
    std::unique_ptr<class FolderLock> lock_;
    std::unique_ptr<ReaderPool> readers_;
    std::unique_ptr<Writer> writer_;
    std::unique_ptr<Blobs> blobs_;
    std::unique_ptr<Jobs> jobs_;
};

}  // namespace store
