/// One line for each request, for whoever looks after the installation. Never what was searched for, never case material.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <string>

#include "base/address.h"
#include "base/day.h"

namespace web {

struct AccessRecord {
    base::Instant at;
    std::string request_id;
    base::Address client;
    std::string method;
    std::string route;  ///< The pattern; empty where none fitted.
    std::string path;   ///< Without the query; empty where the route's class is not C0.
    int status = 0;
    std::uint64_t bytes = 0;
    std::chrono::microseconds took{0};
    std::string detail;  ///< What went wrong inside, for errors that carry a reference.
};

using AccessLog = std::function<void(const AccessRecord&)>;

/// How much of a reader's address a log line keeps.
enum class LoggedAddress { Whole, Network, Nothing };

/// The record as one line of JSON, with a line feed at its end. Network: the first 24 bits of an IPv4 address, 48 of IPv6.
std::string to_json_line(const AccessRecord& record, LoggedAddress address);

}  // namespace web
