/// One line for each request, for whoever looks after the installation. Never what was searched for, never case material.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <string>

#include "base/address.h"
#include "base/config.h"
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

/// The log that the settings ask for: lines of base/log.h with the event "web.request"; empty where none is wanted.
AccessLog access_log(const base::Settings::Log& settings);

/// The address as it is logged. "network": the first 24 bits of an IPv4 address, 48 of IPv6.
std::string logged_address(const base::Address& address, std::string_view how_much);

}  // namespace web
