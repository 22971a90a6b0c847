#include "store/sealing/secret_sharing.h"

#include "base/assert.h"

namespace store {

unsigned char field_product(unsigned char a, unsigned char b) {
    unsigned product = 0, shifted = a;
    for (int bit = 0; bit < 8; ++bit) {
        product ^= shifted & (0u - ((b >> bit) & 1u));
        shifted = (shifted << 1) ^ (0x11bu & (0u - ((shifted >> 7) & 1u)));
    }
    return static_cast<unsigned char>(product);
}

unsigned char field_inverse(unsigned char a) {
    // a^254: the field has 255 elements other than zero.
    unsigned char result = 1;
    for (int i = 0; i < 254; ++i) result = field_product(result, a);
    return result;
}

std::vector<Share> share_between(const Secret& secret, int people, base::Random& random) {
    CAIRN_ASSERT(people >= 2 && people <= 255);
    Secret slope{secret.bytes().size()};
    random.fill(slope.bytes());
    std::vector<Share> shares;
    for (int number = 1; number <= people; ++number) {
        Share share{static_cast<unsigned char>(number), secret.copy()};
        for (std::size_t i = 0; i < secret.bytes().size(); ++i) share.bytes.bytes()[i] ^= field_product(slope.bytes()[i], share.number);
        shares.push_back(std::move(share));
    }
    return shares;
}

Secret join(const Share& one, const Share& other) {
    CAIRN_ASSERT(one.number != other.number && one.bytes.bytes().size() == other.bytes.bytes().size());
    // The line through both points, at zero.
    const unsigned char under = field_inverse(one.number ^ other.number);
    const unsigned char weight_one = field_product(other.number, under), weight_other = field_product(one.number, under);
    Secret secret{one.bytes.bytes().size()};
    for (std::size_t i = 0; i < secret.bytes().size(); ++i) {
        secret.bytes()[i] = field_product(one.bytes.bytes()[i], weight_one) ^ field_product(other.bytes.bytes()[i], weight_other);
    }
    return secret;
}

}  // namespace store
