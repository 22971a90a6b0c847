/// What names a private thing wherever a URL, an API or the audit does: 128 random bits, from which nothing can be guessed.
#pragma once

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "base/random.h"

namespace base {

class PublicId {
public:
    static constexpr std::size_t size_bytes = 16;

    /// Names nothing: all bits are 0, which chance does not give.
    constexpr PublicId() = default;
    static PublicId make(Random&);
    /// The id written by to_string, or nothing: exactly 32 lower-case hexadecimal digits.
    static std::optional<PublicId> parse(std::string_view digits);
    /// The id in its 16 bytes, or nothing where there are more or fewer.
    static std::optional<PublicId> from_bytes(std::string_view bytes);

    std::string to_string() const;
    std::string_view bytes() const { return {reinterpret_cast<const char*>(bytes_.data()), bytes_.size()}; }
    bool is_nothing() const { return *this == PublicId{}; }
    friend constexpr auto operator<=>(const PublicId&, const PublicId&) = default;

private:
    std::array<unsigned char, size_bytes> bytes_{};
};

}  // namespace base

template <>
struct std::hash<base::PublicId> {
    std::size_t operator()(const base::PublicId& id) const noexcept {
        std::size_t first = 0;
        std::memcpy(&first, id.bytes().data(), sizeof first);  // Random already.
        return first;
    }
};
