#include "base/address.h"

#include <arpa/inet.h>

#include <algorithm>
#include <charconv>

#include "base/assert.h"

namespace base {

namespace {

constexpr std::array<unsigned char, 12> v4_mapped{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};

std::string_view without_brackets(std::string_view text) {
    const bool bracketed = text.size() > 2 && text.front() == '[' && text.back() == ']';
    return bracketed ? text.substr(1, text.size() - 2) : text;
}

}  // namespace

std::optional<Address> Address::parse(std::string_view text) {
    const std::string plain{without_brackets(text)};
    if (plain.size() >= INET6_ADDRSTRLEN || plain.find('\0') != std::string::npos) return std::nullopt;
    if (std::array<unsigned char, 4> v4; text == plain && inet_pton(AF_INET, plain.c_str(), v4.data()) == 1) return from_bytes(v4);
    if (std::array<unsigned char, 16> v6; inet_pton(AF_INET6, plain.c_str(), v6.data()) == 1) return from_bytes(v6);
    return std::nullopt;
}

Address Address::from_bytes(std::span<const unsigned char, 16> v6) {
    Address address;
    std::ranges::copy(v6, address.bytes_.begin());
    return address;
}

Address Address::from_bytes(std::span<const unsigned char, 4> v4) {
    Address address;
    std::ranges::copy(v4, std::ranges::copy(v4_mapped, address.bytes_.begin()).out);
    return address;
}

bool Address::is_v4() const { return std::equal(v4_mapped.begin(), v4_mapped.end(), bytes_.begin()); }

bool Address::is_loopback() const {
    if (is_v4()) return bytes_[12] == 127;
    return bytes_[15] == 1 && std::all_of(bytes_.begin(), bytes_.end() - 1, [](unsigned char byte) { return byte == 0; });
}

Address Address::network(int bits) const {
    const int kept = is_v4() ? bits + 96 : bits;
    CAIRN_ASSERT(bits >= 0 && kept <= 128);
    Address cleared = *this;
    for (int bit = kept; bit < 128; ++bit) cleared.bytes_[bit / 8] &= static_cast<unsigned char>(~(0x80u >> (bit % 8)));
    return cleared;
}

std::string Address::to_string() const {
    char text[INET6_ADDRSTRLEN] = {};
    if (is_v4()) {
        inet_ntop(AF_INET, bytes_.data() + v4_mapped.size(), text, sizeof text);
    } else {
        inet_ntop(AF_INET6, bytes_.data(), text, sizeof text);
    }
    return text;
}

std::optional<AddressRange> AddressRange::parse(std::string_view text) {
    const std::size_t slash = text.find('/');
    const auto address = Address::parse(text.substr(0, slash));
    if (!address) return std::nullopt;
    const int longest = address->is_v4() ? 32 : 128;
    int bits = longest;
    if (slash != std::string_view::npos) {
        const std::string_view digits = text.substr(slash + 1);
        const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), bits);
        if (error != std::errc{} || end != digits.data() + digits.size() || bits < 0 || bits > longest) return std::nullopt;
    }
    if (address->network(bits) != *address) return std::nullopt;
    AddressRange range;
    range.first_ = *address;
    range.bits_ = bits + (128 - longest);
    return range;
}

bool AddressRange::contains(const Address& address) const {
    for (int bit = 0; bit < bits_; bit += 8) {
        const int here = std::min(8, bits_ - bit);
        const auto mask = static_cast<unsigned char>(0xff00u >> here);
        if ((address.bytes_[bit / 8] & mask) != (first_.bytes_[bit / 8] & mask)) return false;
    }
    return true;
}

}  // namespace base
