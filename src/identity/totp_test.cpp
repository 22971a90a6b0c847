#include "identity/totp.h"

#include <doctest/doctest.h>

#include "identity/token.h"

using namespace identity;

namespace {
const std::string secret = "12345678901234567890";  // RFC 6238 appendix B, in ASCII.
base::Instant at(std::int64_t seconds) { return base::Instant{std::chrono::seconds{seconds}}; }
}  // namespace

TEST_SUITE("RFC 6238: timed codes") {

TEST_CASE("appendix B: the codes of the table for SHA-1") {
    const std::pair<std::int64_t, const char*> table[] = {{59, "94287082"}, {1111111109, "07081804"}, {1111111111, "14050471"},
                                                          {1234567890, "89005924"}, {2000000000, "69279037"}, {20000000000, "65353130"}};
    for (const auto& [seconds, code] : table) CHECK(timed_code(secret, time_step(at(seconds)), 8) == code);
}
TEST_CASE("section 5.2: a code of the step before and of the step after is taken, one of two steps away is not") {
    const auto now = at(1234567890);
    for (const int away : {-1, 0, 1}) CHECK(matching_step(secret, timed_code(secret, time_step(now) + away), now, -1) == time_step(now) + away);
    for (const int away : {-2, 2}) CHECK_FALSE(matching_step(secret, timed_code(secret, time_step(now) + away), now, -1));
}
TEST_CASE("section 5.2: a code that was used is not taken a second time, nor is one from before it") {
    const auto now = at(1234567890);
    const auto step = time_step(now);
    CHECK_FALSE(matching_step(secret, timed_code(secret, step), now, step));
    CHECK_FALSE(matching_step(secret, timed_code(secret, step - 1), now, step));
    CHECK(matching_step(secret, timed_code(secret, step + 1), now, step));
}
TEST_CASE("people write codes in two groups") { CHECK(matching_step(secret, timed_code(secret, 0).insert(3, " "), at(10), -1)); }

TEST_CASE("RFC 4648 section 10: base 32, which an app takes in any writing") {
    CHECK(to_base32("foobar") == "MZXW6YTBOI");
    CHECK(from_base32("mzxw 6ytb-oi") == "foobar");
    CHECK_FALSE(from_base32("MZXW1"));
}
TEST_CASE("the address for the app carries secret, account and issuer") {
    CHECK(code_address("foobar", "m.ashby@eastmarch.example", "Cairn") ==
          "otpauth://totp/Cairn:m.ashby%40eastmarch.example?secret=MZXW6YTBOI&issuer=Cairn&algorithm=SHA1&digits=6&period=30");
}

}
