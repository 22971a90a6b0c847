#include "documents/wire.h"

#include <algorithm>
#include <cmath>

#include "base/text.h"

namespace documents {

namespace {

/// At most `limit` bytes of the text, never ending inside a letter.
std::string_view clipped(std::string_view text, std::size_t limit) {
    if (text.size() <= limit) return text;
    while (limit > 0 && (static_cast<unsigned char>(text[limit]) & 0xC0) == 0x80) --limit;
    return text.substr(0, limit);
}

}  // namespace

void Writer::number(std::uint64_t value) {
    for (; value >= 0x80; value >>= 7) bytes_ += static_cast<char>(value | 0x80);
    bytes_ += static_cast<char>(value);
}

void Writer::text(std::string_view text, std::size_t limit) {
    const std::string sound = base::is_utf8(text) ? std::string{} : base::to_nfc(text);
    blob(clipped(sound.empty() ? text : std::string_view{sound}, limit));
}

void Writer::blob(std::string_view blob) {
    number(blob.size());
    bytes_ += blob;
}

void Writer::decimal(double value) { number(static_cast<std::uint64_t>(std::llround((std::clamp(value, -1.0, 1e6) + 1) * 100))); }

char Scanner::byte() {
    if (rest_.empty()) return static_cast<char>(fail());
    const char result = rest_.front();
    rest_.remove_prefix(1);
    return result;
}

std::uint64_t Scanner::number(std::uint64_t most) {
    std::uint64_t value = 0;
    for (int shift = 0; shift < 63; shift += 7) {
        if (rest_.empty()) return fail();
        const auto byte = static_cast<unsigned char>(rest_.front());
        rest_.remove_prefix(1);
        value |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
        if (byte < 0x80) return value <= most ? value : fail();
    }
    return fail();
}

std::string Scanner::blob(std::size_t most) {
    const auto size = number(most);
    if (size > rest_.size()) fail();
    if (failed_) return {};
    std::string result{rest_.substr(0, size)};
    rest_.remove_prefix(size);
    return result;
}

std::string Scanner::text(std::size_t most) {
    std::string result = blob(most);
    if (result.find('\0') != std::string::npos || !base::is_utf8(result)) fail();
    return result;
}

std::uint64_t Scanner::fail() {
    failed_ = true;
    rest_ = {};
    return 0;
}

}  // namespace documents
