/// Random bytes come in as a parameter, so that a test can hand in ones it knows.
#pragma once

#include <span>
#include <string>

namespace base {

class Random {
public:
    virtual ~Random() = default;
    virtual void fill(std::span<unsigned char> bytes) = 0;
    std::string bytes(std::size_t count);
};

/// The operating system's source; the only one outside tests. Safe from any thread.
Random& system_random();

}  // namespace base
