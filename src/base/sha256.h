#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

namespace base {

/// The SHA-256 (FIPS 180-4) of what was added, as 64 lower-case hexadecimal digits.
class Sha256 {
public:
    Sha256();
    Sha256& add(std::string_view bytes);
    std::string hex();  ///< Ends the sum; the object is not used again.

private:
    alignas(16) std::array<std::byte, 128> state_;
};

/// The SHA-256 of the bytes, as 64 lower-case hexadecimal digits.
std::string sha256_hex(std::string_view bytes);

}  // namespace base
