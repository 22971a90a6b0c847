/// Keeps outside the data folder, while events are written, what tells later whether the record was changed: `testimony.h`.
///
/// Found: any event changed, removed, moved or put between others, and any tail cut, up to the last commit that reached
/// `roots/head`. That file is written at each commit and synced at each root: after a power cut it may be older than the
/// database by what the system had not yet flushed (30 seconds on Linux as installed); a crash of the program loses nothing.
/// Not found: what somebody does who can write the key store too, and puts back both an older database and older roots.
/// Against that each root is logged ("audit.root"), for a log that is kept on another host.
#pragma once

#include <memory>
#include <mutex>

#include "audit/testimony.h"
#include "store/store.h"

namespace audit {

class Witness {
public:
    /// From now on every commit is witnessed in `folder`. Where the record is already less than, or other than, what was
    /// witnessed before, that is marked for good, logged, and recorded as an event; the program goes on.
    static std::unique_ptr<Witness> begin(store::Store&, const store::Keys&, std::filesystem::path folder);
    ~Witness();

    /// Writes a root where the last one is of another day, or there is none, and something was recorded since.
    void keep_daily_root();
    /// Writes a root now, where anything was recorded since the last one: at a graceful stop.
    void write_root();

    /// Says that the record is shorter on purpose: called once, after a backup was restored, before begin().
    static void note_restored(store::Store&, const store::Keys&, const std::filesystem::path& folder);

private:
    Witness(store::Store&, const store::Keys&, std::filesystem::path folder);
    void compare();
    void append(Mark::Kind, std::int64_t witnessed_before);
    void write_head(const Tally&);

    store::Store& store_;
    const store::Keys& keys_;
    std::filesystem::path folder_;
    std::mutex mutex_;  ///< Of the roots; the head belongs to the writing thread once it is followed.
    std::optional<Mark> last_;
    Hash last_line_;
    std::unique_ptr<base::File> head_;
    Tally written_;
    std::size_t slot_ = 0;
    std::shared_ptr<const void> following_;
};

}  // namespace audit
