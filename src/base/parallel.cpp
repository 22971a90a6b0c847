#include "base/parallel.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <system_error>
#include <thread>
#include <vector>

namespace base {

void in_parts(std::size_t parts, const std::function<void(std::size_t part)>& work) {
    const auto threads = std::min<std::size_t>(parts, std::max(1U, std::thread::hardware_concurrency()));
    std::atomic<std::size_t> next{0};
    std::mutex mutex;
    std::exception_ptr thrown;
    const auto go_on = [&] {
        for (auto part = next++; part < parts; part = next++) try {
                work(part);
            } catch (...) {
                const std::scoped_lock lock{mutex};
                if (!thrown) thrown = std::current_exception();
                next = parts;
            }
    };
    {
        std::vector<std::jthread> others;
        try {
            for (std::size_t thread = 1; thread < threads; ++thread) others.emplace_back(go_on);
        } catch (const std::system_error&) {
            // No more threads are to be had: those that began do all of it.
        }
        go_on();
    }
    if (thrown) std::rethrow_exception(thrown);
}

}  // namespace base
