/// Whether this process lives, whether it can answer, and what it has done: /healthz, /readyz, /metrics.
#pragma once

#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <mutex>
#include <string>
#include <vector>

namespace web {

/// One thing that must be well before readers are sent here. `problem` returns nothing when it is, else a few words for whoever looks
/// after the installation; it answers from memory within microseconds.
struct ReadinessCheck {
    std::string name;                       ///< "store", "index".
    std::function<std::string()> problem;
};

class Health {
public:
    void add(ReadinessCheck check);
    /// More of the metrics page in Prometheus' text format, written by another room.
    void add_metrics(std::function<std::string()> text);

    struct Readiness {
        bool ready = true;
        std::string words;  ///< One line for each check: "store: ok".
    };
    Readiness readiness() const;

    /// Counts one answered request.
    void answered(int status, std::chrono::microseconds took);
    void connection_opened() { ++connections_open_; ++connections_total_; }
    void connection_closed() { --connections_open_; }
    void connection_refused() { ++connections_refused_; }
    void stopping() { stopping_ = true; }

    /// The page /metrics in Prometheus' text format 0.0.4.
    std::string metrics() const;

private:
    static constexpr std::array<double, 10> bucket_seconds{.001, .0025, .005, .01, .025, .05, .1, .25, 1, 5};

    mutable std::mutex mutex_;
    std::vector<ReadinessCheck> checks_;
    std::vector<std::function<std::string()>> texts_;
    std::atomic<bool> stopping_{false};
    std::array<std::atomic<std::uint64_t>, 6> by_class_{};  ///< 1xx to 5xx at 1 to 5.
    std::array<std::atomic<std::uint64_t>, bucket_seconds.size() + 1> by_time_{};
    std::atomic<std::uint64_t> microseconds_{0};
    std::atomic<std::int64_t> connections_open_{0};
    std::atomic<std::uint64_t> connections_total_{0}, connections_refused_{0};
};

}  // namespace web
