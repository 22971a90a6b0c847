/// Threads that run pages: so many, and no more work waiting for them than they can do in good time.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace web {

class Workers {
public:
    Workers(std::size_t threads, std::size_t most_waiting);
    /// Finishes what was accepted.
    ~Workers();
    Workers(const Workers&) = delete;
    Workers& operator=(const Workers&) = delete;

    /// Whether the work was accepted: refused where as many wait as may. `work` does not throw.
    [[nodiscard]] bool submit(std::function<void()> work);
    std::size_t waiting() const;

private:
    void run();

    mutable std::mutex mutex_;
    std::condition_variable arrived_;
    std::deque<std::function<void()>> waiting_;
    const std::size_t most_waiting_;
    bool ending_ = false;
    std::vector<std::thread> threads_;
};

}  // namespace web
