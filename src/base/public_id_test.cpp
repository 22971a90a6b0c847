#include <doctest/doctest.h>

#include <numeric>

#include "base/public_id.h"

using base::PublicId;

namespace {

/// 00, 01, 02, … so that what comes out can be written down beforehand.
struct Counting final : base::Random {
    void fill(std::span<unsigned char> bytes) override { std::iota(bytes.begin(), bytes.end(), static_cast<unsigned char>(0)); }
};

}  // namespace

TEST_SUITE("base: public ids") {

TEST_CASE("an id is 128 random bits, written as 32 lower-case hexadecimal digits") {
    Counting counting;
    const auto id = PublicId::make(counting);
    CHECK(id.to_string() == "000102030405060708090a0b0c0d0e0f");
    CHECK(PublicId::parse(id.to_string()) == id);
    CHECK(PublicId::from_bytes(id.bytes()) == id);
}

TEST_CASE("an id has one spelling: capitals, other lengths and other letters are none") {
    CHECK(!PublicId::parse("000102030405060708090A0B0C0D0E0F"));
    CHECK(!PublicId::parse("000102030405060708090a0b0c0d0e0"));
    CHECK(!PublicId::parse("000102030405060708090a0b0c0d0e0f0"));
    CHECK(!PublicId::parse("000102030405060708090a0b0c0d0e0g"));
    CHECK(!PublicId::parse(""));
}

TEST_CASE("two ids from the system's source are two ids, and neither is nothing") {
    const auto one = PublicId::make(base::system_random()), other = PublicId::make(base::system_random());
    CHECK(one != other);
    CHECK(!one.is_nothing());
    CHECK(PublicId{}.is_nothing());
}

}
