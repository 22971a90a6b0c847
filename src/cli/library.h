/// A data folder as a command or the server has it: the store, the index over it, and what keeps the two together.
#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "calendar/in_force.h"
#include "cli/command.h"
#include "cli/vault.h"
#include "collection/public_catalogue.h"
#include "documents/reader.h"
#include "search/index.h"
#include "store/sealing/keys.h"
#include "store/store.h"

namespace cli {

class Library {
public:
    enum class Access {
        Owner,   ///< Reads and writes; refused where another process owns the folder.
        Reader,  ///< Owner where nobody else is, so that a damaged index can be mended; else reads beside the owner.
    };

    /// Throws base::Fault with the refusal's words where the folder cannot be had. The index is then whole and up to date, rebuilt if need be.
    static std::unique_ptr<Library> open(const Setting& setting, Access access, std::string purpose);

    store::Store& store() { return *store_; }
    search::Index& index() { return *index_; }
    const documents::Reader& reader() const { return reader_; }
    collection::PublicCatalogue catalogue() const;
    bool demonstration() const;
    /// Keys and audit, opened at the first call; kept by whoever works with them while the library goes.
    std::shared_ptr<Vault> vault();
    /// The calendar in force: the program's own, the tables of `site.rules` over it, and over both what was loaded last.
    calendar::Shelf& calendar();
    /// The time by which people sign in and act: the system's, or the one that `serve --now` moved.
    base::Instant now() const { return clock_(); }
    void use_clock(std::function<base::Instant()> clock) { clock_ = std::move(clock); }

    /// Every change that the index has not seen goes into it. Safe from any thread; the owner alone calls it.
    void catch_up();
    /// Reads the index's files again, and builds the index anew if any is missing or damaged: whoever serves goes on answering.
    void mend_index();
    /// Built anew from the store beside what is there.
    void rebuild(const std::function<void(std::int64_t done, std::int64_t total)>& on_progress = {}, const std::function<bool()>& stop_wanted = {});

    /// What is wrong with the index: damaged files, or a generation that is not the store's.
    std::vector<std::string> index_problems() const;
    /// For /readyz: nothing when well.
    std::string index_problem() const;
    std::string store_problem() const;

    /// The source's own id of every record, by the index's key: for evaluation runs on the shell.
    std::unordered_map<std::int64_t, std::string> own_ids() const;

private:
    Library() = default;
    /// The index knows the words that mean the same in this installation.
    void use_vocabulary();
    void rebuild_locked(const std::function<void(std::int64_t, std::int64_t)>& on_progress, const std::function<bool()>& stop_wanted);

    Setting setting_;
    std::unique_ptr<store::Store> store_;
    std::unique_ptr<search::Index> index_;
    documents::Reader reader_;
    std::function<base::Instant()> clock_ = base::now;
    std::mutex indexing_;  ///< One writer of the index at a time.
    int vocabulary_version_ = 0;  ///< That the index uses; the program's own is 0.
    std::mutex opening_vault_;
    std::shared_ptr<Vault> vault_;
    std::mutex opening_calendar_;
    std::unique_ptr<calendar::Shelf> calendar_;
};

}  // namespace cli
