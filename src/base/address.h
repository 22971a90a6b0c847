/// Addresses of the Internet Protocol and ranges of them, as configuration and connections name them.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace base {

/// One IPv4 or IPv6 address. An IPv4 address that arrives mapped into IPv6 (`::ffff:192.0.2.1`) is the IPv4 address.
class Address {
public:
    Address() = default;  ///< `::`, nobody.

    /// The address written in the usual form, brackets around IPv6 allowed; nothing if it is none. No names, no ports.
    static std::optional<Address> parse(std::string_view text);

    /// From the sixteen bytes of an IPv6 address or the four of an IPv4 address, most significant first.
    static Address from_bytes(std::span<const unsigned char, 16> v6);
    static Address from_bytes(std::span<const unsigned char, 4> v4);

    bool is_v4() const;
    bool is_loopback() const;

    /// With all bits after the first `bits` cleared; `bits` counts from the start of the IPv4 or the IPv6 address.
    Address network(int bits) const;

    std::string to_string() const;

    friend auto operator<=>(const Address&, const Address&) = default;

private:
    friend class AddressRange;
    friend struct std::hash<Address>;
    std::array<unsigned char, 16> bytes_{};  ///< IPv4 is kept as `::ffff:a.b.c.d`.
};

/// `192.0.2.0/24`, `2001:db8::/32`, or one address.
class AddressRange {
public:
    /// The range written, or nothing: a bad address, a length that is too long, or bits set after the length.
    static std::optional<AddressRange> parse(std::string_view text);

    bool contains(const Address& address) const;

private:
    Address first_;
    int bits_ = 128;  ///< Of the sixteen bytes.
};

}  // namespace base

template <>
struct std::hash<base::Address> {
    std::size_t operator()(const base::Address& address) const noexcept {
        return std::hash<std::string_view>{}({reinterpret_cast<const char*>(address.bytes_.data()), address.bytes_.size()});
    }
};
