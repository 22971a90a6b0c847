/// Key bytes in memory that is locked against swapping, fenced by guard pages, left out of core dumps and wiped at the end.
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace store {

class Secret {
public:
    static constexpr std::size_t key_bytes = 32;

    explicit Secret(std::size_t size_bytes = key_bytes);
    static Secret of(std::string_view bytes);

    std::span<unsigned char> bytes() { return {memory_.get(), size_}; }
    std::span<const unsigned char> bytes() const { return {memory_.get(), size_}; }
    std::string_view view() const { return {reinterpret_cast<const char*>(memory_.get()), size_}; }
    Secret copy() const { return of(view()); }

private:
    struct Free {
        void operator()(unsigned char*) const;
    };
    std::unique_ptr<unsigned char, Free> memory_;
    std::size_t size_;
};

/// Overwrites bytes that held a secret on their way.
void wipe(std::string& bytes);

}  // namespace store
