#include "audit/encoding.h"

#include <sodium/crypto_hash_sha256.h>
#include <sodium/utils.h>

#include "store/sealing/box.h"

namespace audit {

namespace {

Hash sha256(std::string_view bytes) {
    Hash sum(crypto_hash_sha256_BYTES, '\0');
    crypto_hash_sha256(reinterpret_cast<unsigned char*>(sum.data()), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
    return sum;
}

Hash root_of(const std::vector<Hash>& leaves, std::size_t from, std::size_t to) {
    if (to - from == 1) return sha256('\0' + leaves[from]);
    std::size_t half = 1;
    while (2 * half < to - from) half *= 2;
    return sha256('\1' + root_of(leaves, from, from + half) + root_of(leaves, from + half, to));
}

}  // namespace

const Hash& no_hash() {
    static const Hash zeros(crypto_hash_sha256_BYTES, '\0');
    return zeros;
}

Hash hash_of(const Link& link, const Event& event) {
    std::string text = "cairn audit event 1";
    const std::string sequence = std::to_string(link.sequence), at = base::to_iso(event.at);
    for (const std::string_view part : {std::string_view{link.case_id}, std::string_view{sequence}, std::string_view{link.previous}, std::string_view{at},
                                        std::string_view{event.who.to_string()}, std::string_view{event.role}, std::string_view{event.object}, name_of(event.kind),
                                        name_of(event.outcome), std::string_view{event.reason}, std::string_view{event.address}, std::string_view{event.request}}) {
        store::add_part(text, part);
    }
    return sha256(text);
}

Hash tally_after(const Hash& tally, const Hash& event) { return sha256("cairn audit tally 1" + tally + event); }

Hash tree_root(const std::vector<Hash>& leaves) { return leaves.empty() ? sha256("") : root_of(leaves, 0, leaves.size()); }

Hash head_leaf(std::string_view case_id, std::int64_t length, const Hash& head) {
    std::string text = "cairn audit head 1";
    for (const std::string& part : {std::string{case_id}, std::to_string(length), head}) store::add_part(text, part);
    return text;
}

std::string hex_of(std::string_view bytes) {
    std::string digits(2 * bytes.size() + 1, '\0');
    sodium_bin2hex(digits.data(), digits.size(), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
    digits.pop_back();
    return digits;
}

std::optional<std::string> from_hex(std::string_view digits) {
    std::string bytes(digits.size() / 2, '\0');
    std::size_t length = 0;
    if (sodium_hex2bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), digits.data(), digits.size(), nullptr, &length, nullptr) != 0) return std::nullopt;
    return length * 2 == digits.size() ? std::optional{bytes} : std::nullopt;
}

}  // namespace audit
