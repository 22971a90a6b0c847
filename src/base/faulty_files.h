/// For tests: a disk that fails. Files live in a real folder, and beside it a model keeps what a power cut would leave:
/// only what was synced, under names whose folder was synced. Any write, sync, rename or removal can be made to fail.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/file.h"

namespace base {

/// The model. What goes through FaultyFiles, or another layer that tells it of its changes, is counted in steps.
class FaultyDisk {
public:
    enum class Failure {
        InputOutput,  ///< The step fails with EIO; what a failed sync should have kept is lost in the next power cut.
        DiskFull,     ///< The step and every later write fail with ENOSPC.
        Short,        ///< Half of the write is made, then EIO; other steps just fail.
        PowerCut,     ///< The step (half of it, for a write) and everything after it fails until restart().
    };

    /// All that is in the folder now is taken to last.
    explicit FaultyDisk(std::filesystem::path root);

    /// Lets the `nth` step from now fail; 0 for none.
    void fail_at(std::uint64_t nth, Failure);
    /// Writes, syncs, renames and removals since the last fail_at.
    std::uint64_t steps() const;
    /// Successful syncs of files so far.
    std::uint64_t syncs() const;
    /// Whether the failure that was asked for has happened.
    bool has_failed() const;
    /// The power goes now.
    void cut_power();
    /// What the disk holds when the power comes back; every file must be closed. With seed 0 nothing unsynced survives;
    /// other seeds let parts of it survive, in any order, torn between sectors of 512 bytes.
    void restart(unsigned seed);

    struct Content;
    using Key = std::shared_ptr<Content>;

    /// Whether the step may go on: 0, or the errno to fail with. A write may be made short first: `bytes` is lowered.
    int begin_write(std::size_t& bytes);
    int begin_step();
    int begin_sync(const Key&);
    Key opened(const std::filesystem::path&, bool emptied);
    void wrote(const Key&, std::uint64_t offset, std::string_view bytes);
    void truncated(const Key&, std::uint64_t size_bytes);
    void synced(const Key&);
    void renamed(const std::filesystem::path& from, const std::filesystem::path& to);
    void removed(const std::filesystem::path&);
    void folder_synced(const std::filesystem::path&);

private:
    using Names = std::map<std::filesystem::path, Key>;
    struct NameChange {
        std::filesystem::path from;  ///< Goes; empty for a new file.
        std::filesystem::path to;    ///< Comes, with the content; empty for a removal.
        Key content;             ///< None where a whole folder changes its name.
    };

    int decide();
    static void make(Names&, const NameChange&);
    void take_as_lasting();

    std::filesystem::path root_;
    mutable std::mutex mutex_;
    Names names_;
    Names lasting_;
    std::vector<NameChange> unsynced_names_;
    std::uint64_t steps_ = 0;
    std::uint64_t syncs_ = 0;
    std::uint64_t fail_at_ = 0;
    Failure failure_ = Failure::InputOutput;
    bool failed_ = false;
    bool off_ = false;
    bool full_ = false;
};

/// Files on such a disk.
class FaultyFiles final : public Files {
public:
    explicit FaultyFiles(FaultyDisk& disk) : disk_{disk} {}
    std::unique_ptr<File> open(const std::filesystem::path&, OpenMode) override;
    void rename(const std::filesystem::path& from, const std::filesystem::path& to) override;
    bool remove(const std::filesystem::path&) override;
    void sync_folder(const std::filesystem::path&) override;
    void create_folder(const std::filesystem::path&) override;
    std::vector<std::string> list(const std::filesystem::path& folder) override { return real_files().list(folder); }
    bool exists(const std::filesystem::path& path) override { return real_files().exists(path); }

private:
    FaultyDisk& disk_;
};

}  // namespace base
