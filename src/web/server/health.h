/// Whether this process can answer, and what it has done: behind /readyz and /metrics.
#pragma once

#include <atomic>
#include <chrono>
#include <functional>
#include <mutex>
#include <string>
#include <vector>

namespace web {

/// One thing that must be well before readers are sent here. `problem` returns nothing when it is, else a few words for whoever looks
/// after the installation; it answers from memory within microseconds.
struct ReadinessCheck {
    std::string name;  ///< "store", "index".
    std::function<std::string()> problem;
};

class Health {
public:
    /// From any thread, at any time.
    void add(ReadinessCheck check);
    /// From now on not ready: the server finishes what is in hand.
    void stopping() { stopping_ = true; }

    struct Readiness {
        bool ready = true;
        std::string words;  ///< One line for each check: "store: ok".
    };
    Readiness readiness() const;

private:
    mutable std::mutex mutex_;
    std::vector<ReadinessCheck> checks_;
    std::atomic<bool> stopping_{false};
};

/// What the server counts for /metrics; the series are the process's, as all of base/metrics.h.
void count_answer(int status, std::chrono::microseconds took);
void count_connection_opened();
void count_connection_closed();
void count_connection_refused();

}  // namespace web
