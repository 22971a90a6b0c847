#include "store/reader_pool.h"

#include "store/control_sql.h"

namespace store {

ReaderPool::ReaderPool(std::filesystem::path database, std::string vfs, std::size_t kept_open)
    : database_{std::move(database)}, vfs_{std::move(vfs)}, kept_open_{kept_open} {}

std::unique_ptr<Connection> ReaderPool::take() {
    {
        const std::scoped_lock lock{mutex_};
        if (!idle_.empty()) {
            auto connection = std::move(idle_.back());
            idle_.pop_back();
            return connection;
        }
    }
    return std::make_unique<Connection>(database_, Connection::Use::Read, vfs_);
}

ReaderPool::Lease::Lease(ReaderPool& pool) : pool_{pool}, connection_{pool.take()} { connection_->run(begin_reading); }

ReaderPool::Lease::~Lease() {
    try {
        connection_->run(commit);
    } catch (const DatabaseFault&) {
        return;  // A connection that cannot end a read is not used again.
    }
    const std::scoped_lock lock{pool_.mutex_};
    if (pool_.idle_.size() < pool_.kept_open_) pool_.idle_.push_back(std::move(connection_));
}

}  // namespace store
