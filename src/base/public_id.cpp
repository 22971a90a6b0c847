#include "base/public_id.h"

namespace base {

namespace {

constexpr std::string_view digits = "0123456789abcdef";

std::optional<unsigned char> byte_of(char high, char low) {
    const auto a = digits.find(high), b = digits.find(low);
    if (a == digits.npos || b == digits.npos) return std::nullopt;
    return static_cast<unsigned char>(16 * a + b);
}

}  // namespace

PublicId PublicId::make(Random& random) {
    PublicId id;
    random.fill(id.bytes_);
    return id;
}

std::optional<PublicId> PublicId::parse(std::string_view text) {
    if (text.size() != 2 * size_bytes) return std::nullopt;
    PublicId id;
    for (std::size_t i = 0; i < size_bytes; ++i) {
        const auto byte = byte_of(text[2 * i], text[2 * i + 1]);
        if (!byte) return std::nullopt;
        id.bytes_[i] = *byte;
    }
    return id;
}

std::optional<PublicId> PublicId::from_bytes(std::string_view bytes) {
    if (bytes.size() != size_bytes) return std::nullopt;
    PublicId id;
    std::memcpy(id.bytes_.data(), bytes.data(), size_bytes);
    return id;
}

std::string PublicId::to_string() const {
    std::string text;
    for (const unsigned char byte : bytes_) text += {digits[byte / 16], digits[byte % 16]};
    return text;
}

}  // namespace base
