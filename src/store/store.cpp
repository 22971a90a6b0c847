#include "store/store.h"

#include "base/assert.h"
#include "base/log.h"
#include "store/blobs.h"
#include "store/folder_lock.h"
#include "store/jobs.h"
#include "store/upgrade.h"
#include "store/upgrade_store.h"

namespace store {

namespace {

namespace fs = std::filesystem;

constexpr const char* database_name = "cairn.db";

OpenRefusal refusal(const SchemaRefusal& schema) { return {OpenRefusal::Code::Schema, schema.words}; }

// The writing connection with the schema of this program.
std::expected<std::unique_ptr<Connection>, OpenRefusal> prepare_to_write(const fs::path& folder, const Options& options) {
    const fs::path database = folder / database_name;
    auto connection = std::make_unique<Connection>(database, Connection::Use::Write, options.vfs);
    // Before the first byte is changed: a later Cairn's folder is left exactly as it is.
    if (auto pending = pending_migrations(*connection, options.migrations); !pending) return std::unexpected{refusal(pending.error())};
    use_write_ahead_log(*connection);
    auto upgraded = upgrade(*connection, options.migrations, *options.files, options.clock(), options.on_migration_step);
    if (!upgraded) return std::unexpected{refusal(upgraded.error())};
    options.files->sync_folder(folder);
    return connection;
}

// A reader must find exactly the schema that its statements were written for.
std::expected<void, OpenRefusal> check_to_read(const fs::path& folder, const Options& options) {
    Connection connection{folder / database_name, Connection::Use::Read, options.vfs};
    const auto pending = pending_migrations(connection, options.migrations);
    if (!pending) return std::unexpected{refusal(pending.error())};
    if (pending->empty()) return {};
    return std::unexpected{OpenRefusal{OpenRefusal::Code::Schema,
                                       "This data folder was written by an earlier Cairn and has not had the change " + pending->front().name +
                                           ". Start `cairn serve` on it once: that makes a backup and upgrades it"}};
}

}  // namespace

Store::Store(fs::path folder, Options options) : folder_{std::move(folder)}, options_{std::move(options)} {
    readers_ = std::make_unique<ReaderPool>(folder_ / database_name, options_.vfs, options_.readers_kept_open);
    blobs_ = std::make_unique<Blobs>(*this);
    jobs_ = std::make_unique<Jobs>(*this);
}

std::expected<std::unique_ptr<Store>, OpenRefusal> Store::open(const fs::path& folder, Options options) {
    std::unique_ptr<Store> store{new Store{fs::absolute(folder), std::move(options)}};
    base::Files& files = *store->options_.files;
    if (store->mode() == Mode::ReadOnly) {
        if (!files.exists(store->folder_ / database_name)) {
            return std::unexpected{OpenRefusal{OpenRefusal::Code::Missing, "There is no Cairn data folder at " + folder.string() +
                                                                               ". Check the path, or import something into it first"}};
        }
        if (auto checked = check_to_read(store->folder_, store->options_); !checked) return std::unexpected{checked.error()};
        return store;
    }
    files.create_folder(store->folder_);
    auto lock = FolderLock::take(files, store->folder_, store->options_.purpose);
    if (!lock) {
        return std::unexpected{OpenRefusal{OpenRefusal::Code::Held, "The data folder " + folder.string() + " is in use by " + lock.error().holder +
                                                                        ". Wait until it has ended, or stop it"}};
    }
    store->lock_ = std::make_unique<FolderLock>(std::move(*lock));
    auto connection = prepare_to_write(store->folder_, store->options_);
    if (!connection) return std::unexpected{connection.error()};
    store->writer_ = std::make_unique<Writer>(std::move(*connection));
    base::log(base::Level::Info, "store.opened", {{"purpose", store->options_.purpose}});
    return store;
}

Store::~Store() {
    jobs_.reset();     // They write.
    readers_.reset();  // The last checkpoint can then fold the whole log.
    writer_.reset();
}

void Store::submit(std::unique_ptr<PendingWrite> job) {
    if (!writer_) throw base::Fault{"This program opened the data folder for reading only", folder_.string(), ""};
    writer_->submit(std::move(job));
}

std::shared_ptr<const void> Store::follow_commits(std::function<void(Snapshot&)> call) {
    CAIRN_ASSERT(writer_);
    return writer_->follow(std::move(call));
}

std::string Store::integrity() const {
    Connection connection{folder_ / database_name, Connection::Use::Read, options_.vfs};
    return integrity_of(connection);
}

WriterState Store::state() const {
    return writer_ ? writer_->state() : WriterState{.writing = false, .reason = "opened for reading only"};
}

void Store::stop_writing(const std::string& reason) {
    if (writer_) writer_->stop_writing(reason);
}

}  // namespace store
