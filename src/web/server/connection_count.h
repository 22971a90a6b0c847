/// How many connections one address, and all together, may hold open.
#pragma once

#include <cstddef>
#include <expected>
#include <memory>
#include <mutex>
#include <unordered_map>

#include "base/address.h"

namespace web {

class ConnectionCount {
public:
    ConnectionCount(std::size_t most, std::size_t most_per_address) : most_{most}, most_per_address_{most_per_address} {}

    /// Holds one place until it is destroyed.
    class Place {
    public:
        Place(ConnectionCount& count, base::Address address) : count_{&count}, address_{address} {}
        ~Place() { count_->leave(address_); }
        Place(const Place&) = delete;
        Place& operator=(const Place&) = delete;

    private:
        ConnectionCount* count_;
        base::Address address_;
    };

    enum class Full { Everywhere, ForThisAddress };
    enum class Standing { Limited, Exempt };
    /// A place, or which limit is reached. `Exempt` addresses are counted and never refused.
    std::expected<std::unique_ptr<Place>, Full> enter(const base::Address& address, Standing standing);

private:
    void leave(const base::Address& address);

    const std::size_t most_, most_per_address_;
    std::mutex mutex_;
    std::size_t open_ = 0;
    std::unordered_map<base::Address, std::size_t> by_address_;
};

}  // namespace web
