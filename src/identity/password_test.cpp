#include "identity/password.h"

#include <doctest/doctest.h>

#include "identity/testing.h"

using namespace identity;

namespace {
std::string verdict(std::string_view password) {
    const auto taken = check_new_password(password, {"m.ashby@eastmarch.example"});
    if (taken) return "taken";
    return taken.error() == PasswordRefusal::TooShort ? "too short" : taken.error() == PasswordRefusal::TooLong ? "too long" : "common";
}
}  // namespace

TEST_SUITE("passwords") {

TEST_CASE("twelve characters are enough, eleven are not, whatever characters they are") {
    CHECK(verdict("heron and reed") == "taken");
    CHECK(verdict("abcdefghijk") == "too short");
    CHECK(verdict("ŵŷâêîôûáéíóú") == "taken");       // twelve characters, twenty-four bytes
    CHECK(verdict("            x") == "taken");
}
TEST_CASE("what guessers try first is refused: lists, runs, one's own address") {
    for (const char* common : {"Password1234", "QWERTYuiop123", "safeguarding123", "111111111111", "123456789012", "M.Ashby@eastmarch.example"})
        CHECK_MESSAGE(verdict(common) == "common", common);
}
TEST_CASE("a password of a thousand letters is taken, a book is not") {
    CHECK(verdict(std::string(512, 'x') + std::string(512, 'y')) == "taken");
    CHECK(verdict(std::string(1025, 'x')) == "too long");
}
TEST_CASE("a password fits its own hash, and nothing fits the hash of nobody") {
    const PasswordHasher hasher{testing::cheap};
    const std::string hash = hasher.hash("heron and reed");
    CHECK(hash.starts_with("$argon2id$v=19$"));
    CHECK(hasher.verify(hash, "heron and reed"));
    CHECK_FALSE(hasher.verify(hash, "heron and reeD"));
    CHECK_FALSE(hasher.verify("", "what is held against an account that is not there"));
}
TEST_CASE("the usual cost is Argon2id with 64 MiB and three passes") {
    const PasswordHasher hasher;
    CHECK(hasher.hash("heron and reed").starts_with("$argon2id$v=19$m=65536,t=3,p=1$"));
}

}
