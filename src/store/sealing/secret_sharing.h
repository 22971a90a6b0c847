/// A secret shared among people so that any two together have it and one alone has nothing: Shamir's scheme with a
/// polynomial of degree one over GF(256), the field of AES (FIPS 197, section 4.2).
///
/// Source: A. Shamir, "How to share a secret", Communications of the ACM 22 (1979).
#pragma once

#include <expected>
#include <vector>

#include "base/random.h"
#include "store/sealing/secret.h"

namespace store {

struct Share {
    unsigned char number = 0;  ///< From 1.
    Secret bytes;
};

/// 2 to 255 people.
std::vector<Share> share_between(const Secret& secret, int people, base::Random&);
/// The secret of two shares with different numbers and the same length; of shares of two secrets it is nonsense, which the
/// caller must be able to tell.
Secret join(const Share& one, const Share& other);

/// Multiplication in GF(256), in the same time for all values.
unsigned char field_product(unsigned char a, unsigned char b);
unsigned char field_inverse(unsigned char a);

}  // namespace store
