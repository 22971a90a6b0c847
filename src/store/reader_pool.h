#pragma once

#include <filesystem>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "store/connection.h"

namespace store {

/// Reading connections for as many threads as ask at once. Nobody waits: a missing one is opened; a few stay open.
class ReaderPool {
public:
    ReaderPool(std::filesystem::path database, std::string vfs, std::size_t kept_open);

    /// A connection inside a read transaction, given back when this object goes.
    class Lease {
    public:
        explicit Lease(ReaderPool&);
        Lease(const Lease&) = delete;
        Lease& operator=(const Lease&) = delete;
        ~Lease();
        Connection& connection() { return *connection_; }

    private:
        ReaderPool& pool_;
        std::unique_ptr<Connection> connection_;
    };

private:
    std::unique_ptr<Connection> take();

    std::filesystem::path database_;
    std::string vfs_;
    std::size_t kept_open_;
    std::mutex mutex_;
    std::vector<std::unique_ptr<Connection>> idle_;
};

}  // namespace store
