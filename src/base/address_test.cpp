#include "base/address.h"

#include <doctest/doctest.h>

using base::Address;
using base::AddressRange;

TEST_CASE("an address is read in the usual forms and in no other") {
    CHECK(Address::parse("192.0.2.7")->to_string() == "192.0.2.7");
    CHECK(Address::parse("2001:db8::1")->to_string() == "2001:db8::1");
    CHECK(Address::parse("[2001:db8::1]")->to_string() == "2001:db8::1");
    for (const char* none : {"", "192.0.2", "192.0.2.256", "192.0.2.7 ", "[192.0.2.7]", "localhost", "1.2.3.4:80", "::1%lo"})
        CHECK_FALSE(Address::parse(none));
}

TEST_CASE("an IPv4 address that arrives mapped into IPv6 is the IPv4 address") {
    CHECK(Address::parse("::ffff:192.0.2.7") == Address::parse("192.0.2.7"));
}

TEST_CASE("loopback is 127.0.0.0/8 and ::1") {
    CHECK(Address::parse("127.0.0.1")->is_loopback());
    CHECK(Address::parse("127.9.9.9")->is_loopback());
    CHECK(Address::parse("::1")->is_loopback());
    CHECK_FALSE(Address::parse("128.0.0.1")->is_loopback());
    CHECK_FALSE(Address{}.is_loopback());
}

TEST_CASE("a network keeps the first bits") {
    CHECK(Address::parse("192.0.2.77")->network(24).to_string() == "192.0.2.0");
    CHECK(Address::parse("2001:db8:1:2:3::4")->network(48).to_string() == "2001:db8:1::");
}

TEST_CASE("a range holds its own addresses and not its neighbours") {
    const auto range = AddressRange::parse("10.1.2.0/23");
    REQUIRE(range);
    CHECK(range->contains(*Address::parse("10.1.2.0")));
    CHECK(range->contains(*Address::parse("10.1.3.255")));
    CHECK_FALSE(range->contains(*Address::parse("10.1.4.0")));
    CHECK_FALSE(range->contains(*Address::parse("10.1.1.255")));
    CHECK(AddressRange::parse("::/0")->contains(*Address::parse("10.1.1.255")));
    CHECK_FALSE(AddressRange::parse("0.0.0.0/0")->contains(*Address::parse("2001:db8::1")));
    CHECK(AddressRange::parse("2001:db8::1")->contains(*Address::parse("2001:db8::1")));
}

TEST_CASE("a range with bits after its length is a slip and is refused") {
    for (const char* none : {"10.1.2.3/24", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/", "::/129", "10.0.0.0/8x"})
        CHECK_FALSE(AddressRange::parse(none));
}
