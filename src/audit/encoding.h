/// What is hashed: one unmistakable way of writing an event down. Never changes; a second form would get a number of its own.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "audit/event.h"

namespace audit {

/// 32 bytes.
using Hash = std::string;
const Hash& no_hash();  ///< Zeros: before the first event of a chain.

/// An event at its place.
struct Link {
    std::string case_id;  ///< Empty: the installation's chain.
    std::int64_t sequence = 0;
    Hash previous;
};

Hash hash_of(const Link&, const Event&);
/// The tally after one more event.
Hash tally_after(const Hash& tally, const Hash& event);
/// The root of the hash tree over leaves in order (RFC 9162, section 2.1.1: leaves and nodes are told apart).
Hash tree_root(const std::vector<Hash>& leaves);
/// A leaf for one chain's head.
Hash head_leaf(std::string_view case_id, std::int64_t length, const Hash& head);

std::string hex_of(std::string_view bytes);
/// The bytes, or nothing where it is not hexadecimal.
std::optional<std::string> from_hex(std::string_view digits);

}  // namespace audit
