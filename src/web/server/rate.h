/// How often one address may ask.
#pragma once

#include <array>
#include <chrono>
#include <cstddef>
#include <mutex>
#include <unordered_map>

#include "base/address.h"
#include "base/config.h"
#include "web/server/route.h"

namespace web {

/// What limits count as one: an IPv4 address, or a /64 network of IPv6, which one household or office holds whole.
base::Address counted_address(const base::Address& address);

/// A token bucket for each address and class of route. Times are monotonic, so that a clock set back stops nobody.
class Rates {
public:
    using Time = std::chrono::steady_clock::time_point;

    /// At most `most_addresses` are remembered; see make_room for who is forgotten.
    explicit Rates(const base::Settings::Rates& per_minute, std::size_t most_addresses = 65536);

    /// Zero if the request may go on, and counts it; else the whole seconds after which one may.
    std::chrono::seconds wait_for(const base::Address& client, RateClass rate, Time now);

private:
    static constexpr std::size_t classes = 6;
    struct Bucket {
        std::array<double, classes> spent{};  ///< Tokens taken and not yet given back.
        Time last;
    };
    void give_back(Bucket& bucket, Time now) const;
    void make_room(Time now);

    std::array<double, classes> per_minute_{};
    const std::size_t most_addresses_;
    std::mutex mutex_;
    std::unordered_map<base::Address, Bucket> buckets_;
};

/// The tokens that may be taken at once where so many are given a minute: a quarter of them, and one at least.
constexpr double burst_of(double per_minute) { return per_minute < 4 ? 1 : per_minute / 4; }

}  // namespace web
