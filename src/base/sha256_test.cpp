#include "base/sha256.h"

#include <doctest/doctest.h>

TEST_CASE("the sum of a file is the one FIPS 180-4 gives for its examples") {
    CHECK(base::sha256_hex("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK(base::sha256_hex("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    CHECK(base::Sha256{}.add("a").add("bc").hex() == base::sha256_hex("abc"));
}
